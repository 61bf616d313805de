"""What the head of an HTML page says of it."""

from typing import NamedTuple

from lxml.html import HtmlElement

SAMPLE = "communique-sample"  # marks a reworded page of the starter corpus


class Head(NamedTuple):
    title: str = ""
    social_title: str = ""  # og:title
    site: str = ""  # og:site_name
    language: str = ""
    sample: bool = False


def head_of(tree: HtmlElement) -> Head:
    """The head's title and metadata; an empty text stands for what it does not say."""
    named: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("http-equiv") or ""
        named.setdefault(name.lower(), meta.get("content", ""))
    title = next(tree.iter("title"), None)
    return Head(
        title=" ".join(title.text_content().split()) if title is not None else "",
        social_title=" ".join(named.get("og:title", "").split()),
        site=" ".join(named.get("og:site_name", "").split()),
        language=tree.get("lang") or tree.get("xml:lang") or named.get("content-language", ""),
        sample=SAMPLE in named,
    )
