"""Files that arrive in a corpus folder, each told of once it has come to rest."""

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from watchfiles import Change, DefaultFilter, watch

from indexer.corpus import Corpus

TICK = 0.3  # seconds between two looks at what is still being written
_PATIENCE = 4  # times the rest, that those which are at rest wait for those which are not
_Stamp = tuple[int, int] | None  # size and time of the last change; None of what is not there


@dataclass
class Settling:
    """Paths that have changed, until they have stayed as they are for `rest` seconds."""

    rest: float
    _seen: dict[Path, tuple[_Stamp, float]] = field(default_factory=dict)

    def note(self, paths: Iterable[Path], moment: float) -> None:
        for path in paths:
            self._seen[path] = (_stamp(path), moment)

    def settled(self, moment: float) -> frozenset[Path]:
        """Those at rest, and known no longer: all together, unless one of them takes long."""
        for path, (stamp, _) in self._seen.items():
            if stamp != (now := _stamp(path)):
                self._seen[path] = (now, moment)
        rested = {path: moment - since for path, (_, since) in self._seen.items()}
        ready = {path for path, seconds in rested.items() if seconds >= self.rest}
        if len(ready) < len(rested) and max(rested.values()) < _PATIENCE * self.rest:
            return frozenset()
        for path in ready:
            del self._seen[path]
        return frozenset(ready)


class _Filter(DefaultFilter):
    """What an indexing run would look at: hidden names are none of it."""

    def __init__(self, corpus: Corpus) -> None:
        super().__init__(ignore_dirs=(), ignore_entity_patterns=(), ignore_paths=())
        self._root = corpus.root.resolve()
        self._watched = {one.resolve() for one in (corpus.pages, corpus.root / "authority")}

    def __call__(self, change: Change, path: str) -> bool:
        del change
        file = Path(path)
        inside = file.relative_to(self._root).parts if file.is_relative_to(self._root) else ()
        hidden = any(name.startswith(".") for name in inside)
        watched = bool(self._watched.intersection((file, *file.parents)))
        return not hidden and (watched or file == self._root / "corrections.toml")


def arrivals(
    corpus: Corpus, stop: Event, *, rest: float, polling: bool
) -> Iterator[frozenset[Path]]:
    """What has changed and come to rest; empty sets meanwhile, so that time can be told by them.

    `polling` looks at every file again and again, for filesystems that send no events. Where
    events cannot be had at all, that is done unasked.
    """
    settling = Settling(rest)
    for changed in _changes(corpus, stop, polling=polling):
        moment = time.monotonic()
        settling.note(changed, moment)
        yield settling.settled(moment)


def _changes(corpus: Corpus, stop: Event, *, polling: bool) -> Iterator[set[Path]]:
    try:
        for changes in watch(
            corpus.root.resolve(),
            watch_filter=_Filter(corpus),
            stop_event=stop,
            debounce=int(TICK * 1000),
            rust_timeout=int(TICK * 1000),
            yield_on_timeout=True,
            force_polling=polling or None,  # None leaves it to what the system can do
            raise_interrupt=False,
            ignore_permission_denied=True,
        ):
            yield {Path(path) for _, path in changes}
    except OSError:  # as where no more watches are to be had
        if polling:
            raise
        yield from _changes(corpus, stop, polling=True)


def _stamp(path: Path) -> _Stamp:
    try:
        found = os.stat(path)  # noqa: PTH116 -- a loop of links is an OSError here as well
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
