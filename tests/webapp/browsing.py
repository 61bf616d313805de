"""Ask the page as a browser or as htmx would, and read the answer."""

import re

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

HTMX = {"HX-Request": "true", "HX-Current-URL": "http://localhost/"}
TYPING = {**HTMX, "HX-Trigger": "q", "HX-Trigger-Name": "q"}
# Words in Latin letters that no translation changes: names, formats, words of the query language
MAY_STAY = frozenset(
    {"Communiqué", "Atom", "BibTeX", "CSL-JSON", "CSV", "JSON", "Lines", "RIS", "UTC", "Wikidata"}
    | {"OR", "NOT", "minister"}
)
RESTORING = {**HTMX, "HX-History-Restore-Request": "true"}


def read(client: FlaskClient, address: str, headers: dict[str, str] | None = None) -> BeautifulSoup:
    return BeautifulSoup(client.get(address, headers=headers, follow_redirects=True).text, "lxml")


def one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    found = page.select(selector)
    assert len(found) == 1, f"{len(found)} elements for {selector}"
    return found[0]


def text(element: Tag) -> str:
    """As it reads, white space folded."""
    return " ".join(element.get_text().split())


def texts(page: BeautifulSoup | Tag, selector: str) -> list[str]:
    return [text(element) for element in page.select(selector)]


def link(page: BeautifulSoup | Tag, words: str) -> str:
    """Where the one link that reads so leads."""
    found = [a for a in page.select("a[href]") if words in text(a)]
    assert len(found) == 1, f"{len(found)} links read {words!r}"
    return str(found[0]["href"])


def latin(words: str) -> set[str]:
    """The words in Latin letters."""
    return set(re.findall(r"[A-Za-zÀ-ÿ]{2,}(?:-[A-Z]+)?", words))
