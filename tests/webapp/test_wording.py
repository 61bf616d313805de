"""Every text of the interface goes through gettext."""

import re

import pytest
from babel.support import NullTranslations
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from indexer.model import Stripped
from tests.factories import make_document, make_mention
from tests.webapp.conftest import BUDGET, TOKYO
from tests.webapp.stub import StubSearcher
from webapp import wording

GREEK = "Ωμέγα"  # whatever is Latin on a page over this archive is the interface's
OWN = {"Communiqué", "OR", "minister"}  # the name, and words of the query language


class Bracketed(NullTranslations):
    """A language in which every sentence stands in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    ugettext = gettext
    ungettext = ngettext


@pytest.fixture
def bracketed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "catalogue", lambda _: Bracketed())


def bare_words(page: BeautifulSoup) -> set[str]:
    """Latin words outside of brackets and addresses."""
    for place in page.select("script, style, .addr, .languages a"):
        place.decompose()
    whole, before = re.sub(r"https?://\S+", " ", page.get_text(" ")), ""
    while whole != before:
        before, whole = whole, re.sub(r"⟦[^⟦⟧]*⟧", " ", whole)
    return set(re.findall(r"[A-Za-zÀ-ÿ]{2,}", whole))


@pytest.mark.parametrize(
    "address",
    ["/", "/?sort=newest&size=1", f"/?year=2019..&source={GREEK}", f"/d/{TOKYO}?q={GREEK}", "/no"],
)
def test_no_text_of_the_page_is_bare(
    client: FlaskClient, searcher: StubSearcher, bracketed: None, address: str
) -> None:
    searcher.documents = [
        make_document(
            name,
            title=GREEK,
            body=GREEK,
            date=None,
            source=GREEK,
            language="und",
            people=(make_mention("ω", GREEK), make_mention("ψ", GREEK, tail=True)),
            tail=(GREEK,),
            stripped=(Stripped(GREEK, GREEK),),
            sample=True,
        )
        for name in (TOKYO, BUDGET)
    ]

    assert bare_words(BeautifulSoup(client.get(address).text, "lxml")) <= OWN


def test_sentences_of_the_engine_are_translated_by_their_template(
    client: FlaskClient, bracketed: None
) -> None:
    answer = client.get("/?q=((")

    assert "⟦“<b>((</b>” has nothing but parentheses.⟧" in answer.text
