"""How a run tells how far it is."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

Advance = Callable[[int], None]
# a stage's name and length give a way to say that so many more are done
Progress = Callable[[str, int], AbstractContextManager[Advance]]


@contextmanager
def silent(_stage: str, _length: int) -> Iterator[Advance]:
    """Tells nothing."""
    yield lambda _: None
