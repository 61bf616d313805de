"""A receipt for a search: what it found on a day, in an address that can be cited and checked.

The address states the totals, a digest for each facet's counts and one over the documents in their
order; so that the same search, run again, shows whether anything has changed. Which documents are
new or gone only a kept file of their ids can tell.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from urllib.parse import urlencode

from indexer.engines import Searcher
from indexer.identity import ID
from indexer.model import Facet, Query
from webapp import dates, labels
from webapp.query_string import Args, address, handing_on, pairs
from webapp.wording import decimal, gettext

MOST = 5_000  # documents, in the order of the search, that a receipt vouches for
_SEAL = re.compile(r"[0-9a-f]{16}")
_MADE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}Z")


class NoReceipt(Exception):
    """What was given states no answer that one could compare."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The answer to a query at a time."""

    query: Query
    made: str  # "2026-11-22T07:10Z"
    held: int  # documents of the whole archive
    total: int
    facets: str  # "year-0a1b2c3d.minister-…"
    seal: str  # of ids and fingerprints, in the order of the search
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that a receipt states."""

    name: str
    then: str
    now: str

    @property
    def same(self) -> bool:
        return self.then == self.now


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    window: str
    query: str  # as typed
    search: str  # the address of the search
    made: str  # as a machine reads it
    moment: str  # and as people do
    rows: tuple[Row, ...]
    changed: bool
    whole: str  # the address of this receipt
    file: str  # the address of its file
    fresh: str  # the address of a new receipt
    vouched: str  # "" where the receipt vouches for all that was found
    compared: bool  # with a kept file of ids
    new: tuple[tuple[str, str], ...] = ()  # address and title
    gone: tuple[str, ...] = ()  # ids


def issued(searcher: Searcher, query: Query) -> Receipt:
    """Of the whole result set, whatever its page."""
    results = searcher.search(query)
    documents = islice(searcher.scan(query), MOST)
    told = [(document.id, document.fingerprint) for document in documents]
    return Receipt(
        query=query,
        made=datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ"),
        held=searcher.search(Query(size=1)).total,
        total=results.total,
        facets=".".join(f"{facet.name}-{_counts(facet)}" for facet in results.facets),
        seal=_digest(f"{one} {fingerprint}" for one, fingerprint in told)[:16],
        ids=tuple(one for one, _ in told),
    )


def receipt_address(receipt: Receipt, path: str = "/receipt") -> str:
    stated = {
        "made": receipt.made,
        "held": receipt.held,
        "total": receipt.total,
        "facets": receipt.facets,
        "seal": receipt.seal,
    }
    return f"{path}?{urlencode((*pairs(receipt.query), *stated.items()))}"


def stated(args: Args, query: Query) -> Receipt:
    """The receipt that an address states; raise `NoReceipt` where it states none."""
    made, seal = args.get("made", ""), args.get("seal", "")
    if not (_MADE.fullmatch(made) and _SEAL.fullmatch(seal)):
        raise NoReceipt
    held, total = _number(args.get("held", "")), _number(args.get("total", ""))
    return Receipt(query, made, held, total, args.get("facets", "")[:500], seal)


def written(receipt: Receipt) -> str:
    """The file that tells, later, which documents are new and which are gone."""
    return json.dumps({"receipt": receipt_address(receipt), "ids": receipt.ids}, indent=1) + "\n"


def kept_ids(text: str) -> tuple[str, ...]:
    """The ids in a kept file; raise `NoReceipt` where it is none."""
    try:
        given = json.loads(text)
    except ValueError as error:
        raise NoReceipt from error
    ids = given.get("ids") if isinstance(given, dict) else None
    if not isinstance(ids, list) or not all(isinstance(i, str) and ID.fullmatch(i) for i in ids):
        raise NoReceipt
    return tuple(ids[:MOST])


def receipt_page(
    then: Receipt, now: Receipt, kept: Sequence[str] | None, searcher: Searcher
) -> ReceiptPage:
    rows = tuple(_rows(then, now))
    new, gone = _since(kept, now.ids) if kept is not None else ((), ())
    cut = min(MOST, then.total)
    return ReceiptPage(
        window=gettext("%(title)s · Communiqué", title=gettext("Receipt")),
        query=then.query.text or gettext("all documents of this search"),
        search=address(then.query),
        made=then.made,
        moment=dates.moment(then.made),
        rows=rows,
        changed=not all(row.same for row in rows),
        whole=receipt_address(then),
        file=receipt_address(now, "/receipt.json"),
        fresh=receipt_address(now),
        vouched="" if cut == then.total else decimal(cut),
        compared=kept is not None,
        new=tuple((handing_on(f"/d/{one}"), _title(searcher, one)) for one in new[:100]),
        gone=gone[:100],
    )


def _since(kept: Sequence[str], found: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is found now and was not kept, and what was kept and is not found."""
    before, after = set(kept), set(found)
    new = tuple(one for one in found if one not in before)
    return new, tuple(one for one in kept if one not in after)


def _rows(then: Receipt, now: Receipt) -> Iterable[Row]:
    yield Row(gettext("Documents found"), decimal(then.total), decimal(now.total))
    yield Row(gettext("Documents and their order"), then.seal, now.seal)
    before, after = _facets(then.facets), _facets(now.facets)
    for name, digest in after.items():
        label = gettext(labels.FACETS[name])
        yield Row(gettext("Counts of %(facet)s", facet=label), before.get(name, "–"), digest)
    yield Row(gettext("Documents in the archive"), decimal(then.held), decimal(now.held))


def _facets(text: str) -> Mapping[str, str]:
    parts = (one.rpartition("-") for one in text.split(".") if "-" in one)
    return {name: digest for name, _, digest in parts}


def _counts(facet: Facet) -> str:
    return _digest(f"{value} {count}" for value, count in sorted(facet.counts.items()))[:8]


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,12}", text) else 0


def _title(searcher: Searcher, id: str) -> str:
    return searcher.document(id).title or gettext("Untitled")
