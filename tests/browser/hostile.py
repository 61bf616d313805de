"""An archive that somebody filled with ill will: every part of its pages tries to run something."""

from collections.abc import Iterable, Iterator
from pathlib import Path

RUN = "parent.pwned=top.pwned=window.pwned=1;alert(1)"
FAR = "https://far.invalid"
# Text that would run, fetch, reach out of its element or mislead, were it not escaped
PAYLOADS = (
    f"<script>{RUN}</script>",
    f'"><img src={FAR}/x onerror="{RUN}">',
    f"'><svg/onload={RUN}>",
    f'</title></textarea></style><iframe src="javascript:{RUN}">',
    f'<meta http-equiv="refresh" content="0;url={FAR}/refresh">',
    f"<style>@import url({FAR}/s.css);*{{background:url({FAR}/b)}}</style>",
    f'<a href="javascript:{RUN}">talks</a><form action="{FAR}"><button>go</button></form>',
    "{{ 7*191 }}{% for x in range(9) %}z{% endfor %}${7*191}#{7*191}",
    "\u202egnitsac\u202c \u2066left\u2069 \u200bjoint",
    "]]> <!-- --!> &lt;b&gt; &#60;script&#62; \x00 \x0b \ufffe",
    f'=HYPERLINK("{FAR}","x")',
    "%(n)s %s {0} %00 \\u003cscript\\u003e",
)
COMPUTED = "1337"  # what a template would make of 7*191
PERSON = "mal-ice"

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<link rel="canonical" href="https://hostile.example/{number}.html?{query}">
<meta name="author" content="{title}"><meta property="og:site_name" content="{title}">
<meta http-equiv="refresh" content="0;url={far}/refresh"><style>body{{display:none}}</style>
<script>{run}</script><base href="{far}/">
</head><body onload="{run}">
<nav><a href="javascript:{run}">{title}</a></nav>
<h1>{title}</h1>
<p>16 December 202{year}</p>
<p>Foreign Minister Mal Ice spoke of strategic talks. {raw} The words {title} were said twice.</p>
<p>{title}</p>
<table><tr><td>{title}</td><td onclick="{run}">Tokyo</td></tr></table>
<ul><li>{title}</li></ul>
<svg onload="{run}"><script>{run}</script><a xlink:href="javascript:{run}"><text>x</text></a></svg>
<object data="{far}/o"></object><embed src="{far}/e"><img src="{far}/i" onerror="{run}">
<p>Media Contacts: {title}</p>
</body></html>
"""
_RECORDS = """
[country]
code = "XX"
name = "<script>{run}</script>"
words = ["Nowhere"]

[[person]]
id = "mal-ice"
name = "Mal Ice"
family = "Ice"
given = "Mal"
native = "<img src=x onerror={run}>"

[[person.office]]
role = "Foreign Minister \\"><script>{run}</script>"
from = "2019-01-01"
to = "2030-01-01"
confidence = "high"
sources = ["nobody"]
"""


def write(root: Path) -> None:
    """A corpus folder: each payload in every part of a page, and as a version of it before."""
    (root / "authority").mkdir(parents=True)
    (root / "authority" / "nowhere.toml").write_text(_RECORDS.format(run="alert(1)"), "utf-8")
    for number, payload in enumerate(PAYLOADS):
        for captured in ("20200101000000", "20210101000000"):
            file = root / "pages" / captured / "hostile.example" / f"{number}.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_page(number, payload, captured), "utf-8")


def _page(number: int, payload: str, captured: str) -> str:
    escaped = payload.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return _PAGE.format(
        title=f"{escaped} strategic talks {captured}",
        number=number,
        query=escaped.replace(" ", "+"),
        far=FAR,
        run=RUN,
        year=number % 4,
        raw=payload,
    )


def addresses(ids: Iterable[str]) -> Iterator[str]:
    """Every kind of page, of those documents and with the payloads in the address itself."""
    yield from ("/", "/?q=talks", "/?q=strategic&size=100", "/help", "/trends?q=talks")
    yield f"/people/{PERSON}"
    for one in ids:
        yield from (f"/d/{one}?q=talks", f"/d/{one}?q=talks&stripped=1", f"/d/{one}/versions")
    yield f"/d/{one}/why?q=talks"
    yield from ("/receipt?q=talks", "/?q=zzyzx", "/advanced", "/?q=talks&year=2022&ui=ja")
