"""What cleaning took out of the documents of an archive: by site and rule, with samples."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from indexer.identity import site_of
from indexer.model import Document, Stripped


@dataclass(frozen=True, slots=True)
class Sample:
    """A span that was taken, and the document from whose page it was."""

    document: str  # its id
    text: str


@dataclass(slots=True)
class Taken:
    """What one rule took, in one site or in all."""

    spans: int = 0
    characters: int = 0
    documents: int = 0
    samples: list[Sample] = field(default_factory=list)


@dataclass(slots=True)
class Holding:
    """The documents of a site, or of all sites: what was kept of them, and what was taken."""

    documents: int = 0
    kept: int = 0  # characters of the bodies
    corrected: int = 0  # documents that people have put right in some field
    rules: dict[str, Taken] = field(default_factory=dict)

    @property
    def taken(self) -> int:
        """Characters of all that was stripped."""
        return sum(rule.characters for rule in self.rules.values())

    def add(self, document: Document, samples: int) -> None:
        self.documents += 1
        self.kept += len(document.text)
        self.corrected += bool(document.corrected)
        for span in document.stripped:
            self._take(document.id, span, samples)
        for rule in {span.rule for span in document.stripped}:
            self.rules[rule].documents += 1

    def _take(self, id: str, span: Stripped, samples: int) -> None:
        taken = self.rules.setdefault(span.rule, Taken())
        taken.spans += 1
        taken.characters += len(span.text)
        new = span.text not in {sample.text for sample in taken.samples}
        if new and len(taken.samples) < samples:
            taken.samples.append(Sample(id, span.text))


def audit(documents: Iterable[Document], samples: int, site: str = "") -> Mapping[str, Holding]:
    """The holdings by site; with `site`, that one alone. Each rule shows so many samples."""
    found: dict[str, Holding] = {}
    for document in documents:
        here = site_of(document.captures[-1]) if document.captures else ""
        if site in {"", here}:
            found.setdefault(here, Holding()).add(document, samples)
    return dict(sorted(found.items()))
