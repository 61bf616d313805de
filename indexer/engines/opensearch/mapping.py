"""The index in OpenSearch's terms."""

from typing import Any

from indexer.engines.opensearch.escapes import BETWEEN, NOTHING
from indexer.engines.opensearch.terms import LINES_APART
from indexer.fields import FACETS, TEXT_FIELDS

FORMAT = 4  # raised whenever an older version could not read the index

ID = "id"
DATE = "date"  # YYYYMMDD, zeros for what is not known; absent without a date
FIRST_DAY, LAST_DAY = "first_day", "last_day"  # that the date may mean
WORDS = "words"  # as they are written, each with its field before it
TITLE = "title_key"  # folded, then as it is
LOT = "lot"  # a number to draw samples by
MADE = "made"  # fingerprint and places
DOCUMENT = "document"
GROUP = "group"  # what documents of one group share; one without a group has its own
VERSIONS = "versions"

DEEPEST = 100_000  # hits that one can page through, and groups that are counted one by one
LONGEST_TITLE = 300  # characters, to be suggested
_LONGEST_VALUE = 8_000  # characters of a facet value; a longer one is not counted
_MOST_CHARACTERS = 1_000_000  # at one position


def exact(field: str) -> str:
    return f"{field}_exact"


def stems(field: str) -> str:
    return f"{field}_stems"


def facet(name: str) -> str:
    return f"facet_{name}"


def of_field(field: str, word: str) -> str:
    """A word as `WORDS` holds it."""
    return f"{field[0]}:{word}"


def made(shards: int) -> dict[str, Any]:
    """What a new index is made with: nothing is copied or shown while it is being filled."""
    return {
        "settings": {
            "number_of_shards": shards,
            "number_of_replicas": 0,
            "refresh_interval": "-1",  # a commit is shown by its writer alone
            "max_result_window": DEEPEST,
            "codec": "best_compression",
            "merge.policy.expunge_deletes_allowed": 0,  # per cent: scores count what is deleted
            "analysis": _ANALYSIS,
        },
        "mappings": {
            "dynamic": "strict",
            "_meta": {"format": FORMAT, "commit": 0, "phase": "idle"},
            "_source": {"includes": [MADE, DOCUMENT]},
            "properties": _properties(),
        },
    }


_ANALYSIS = {
    "tokenizer": {"apart": {"type": "whitespace", "max_token_length": _MOST_CHARACTERS}},
    "filter": {
        "empty": {"type": "stop", "stopwords": [NOTHING]},
        "together": {
            "type": "pattern_capture",
            "preserve_original": False,
            "patterns": [f"([^{BETWEEN}]+)"],
        },
    },
    "analyzer": {
        "ready": {"type": "custom", "tokenizer": "apart", "filter": ["empty", "together"]}
    },
}


def _properties() -> dict[str, object]:
    text = {"type": "text", "analyzer": "ready", "position_increment_gap": LINES_APART}
    value = {"type": "keyword", "ignore_above": _LONGEST_VALUE}
    kept = {"type": "keyword", "index": False, "doc_values": False}
    names = [name(field.name) for field in TEXT_FIELDS for name in (exact, stems)]
    return {
        **dict.fromkeys(names, text),
        **{facet(one.name): value for one in FACETS},
        **{key: {"type": "keyword"} for key in (ID, WORDS, TITLE, GROUP)},
        **{key: {"type": "integer"} for key in (DATE, FIRST_DAY, LAST_DAY, LOT, VERSIONS)},
        **dict.fromkeys((MADE, DOCUMENT), kept),
    }
