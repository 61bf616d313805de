"""Documents made ready for the index, which any process can do."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from zlib import crc32

import numpy as np
import orjson

from indexer.analysis.folding import fold
from indexer.analysis.texts import lines
from indexer.authority import Authority
from indexer.engines.opensearch import mapping
from indexer.engines.opensearch.escapes import NOTHING, json_text, key
from indexer.engines.opensearch.terms import ready
from indexer.engines.shared import dating, stored
from indexer.fields import facet_values
from indexer.model import Document, Published

_LOTS = 2**31


@dataclass(frozen=True, slots=True)
class OpenSearchPart:
    """What a worker hands over to be committed: of each document its id, and JSON to index."""

    documents: tuple[tuple[str, str], ...]


def prepare(documents: Iterable[Document], authority: Authority) -> OpenSearchPart:
    return OpenSearchPart(tuple((one.id, _json(one, authority)) for one in documents))


def _json(document: Document, authority: Authority) -> str:
    fields = {
        mapping.ID: document.id,
        mapping.GROUP: _group(document),
        mapping.VERSIONS: document.versions,
        mapping.LOT: crc32(document.id.encode()) % _LOTS,
        mapping.MADE: stored.made(document).decode(),
        mapping.DOCUMENT: json_text(stored.packed(document).decode("utf-8", "surrogatepass")),
        **_texts(document, authority),
        **{mapping.facet(n): [key(v) for v in held] for n, held in facet_values(document).items()},
        **_days(document.published),
    }
    if 0 < len(document.title) <= mapping.LONGEST_TITLE:
        fields[mapping.TITLE] = title_key(document.title)
    return orjson.dumps(fields).decode()


def _group(document: Document) -> str:
    """No document's id is another's group."""
    return key(f"group {document.group}" if document.group else f"alone {document.id}")


def title_key(title: str) -> str:
    """What titles are found by as they begin, and themselves."""
    return key(f"{' '.join(fold(title).split())}\x1f{title}")


def _texts(document: Document, authority: Authority) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {mapping.WORDS: []}
    for field, given in lines(document, authority).items():
        made = [ready(line) for line in given]
        found[mapping.exact(field)] = [line.exact or NOTHING for line in made]
        found[mapping.stems(field)] = [line.stems or NOTHING for line in made]
        words = dict.fromkeys(chain.from_iterable(line.words for line in made))
        found[mapping.WORDS] += map(mapping.of_field(field, "").__add__, words)
    return found


def _days(published: Published) -> dict[str, int]:
    if not published.date:
        return {}
    number = np.array([published.number])
    return {
        mapping.DATE: published.number,
        mapping.FIRST_DAY: int(dating.first_days(number)[0]),
        mapping.LAST_DAY: int(dating.last_days(number)[0]),
    }
