"""The table of formats: a new one is a module with `written`, and a row here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from webapp.citing import bibtex, csl, plain, ris
from webapp.citing.citation import Citation
from webapp.wording import gettext_noop


@dataclass(frozen=True, slots=True)
class Style:
    """A format: its name to people, its media type, and how a citation is written in it."""

    name: str
    media_type: str
    written: Callable[[Citation], str]


# By the suffix of the address that gives it
FORMATS: Mapping[str, Style] = {
    "bib": Style(gettext_noop("BibTeX"), "application/x-bibtex", bibtex.written),
    "ris": Style(gettext_noop("RIS"), "application/x-research-info-systems", ris.written),
    "csl.json": Style(
        gettext_noop("CSL-JSON"), "application/vnd.citationstyles.csl+json", csl.written
    ),
    "txt": Style(gettext_noop("plain text"), "text/plain", plain.written),
}
