"""What a segment keeps by document, copied from several materials into one."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh import schema
from indexer.engines.whoosh.disk.arrays import Array, Output, forget
from indexer.engines.whoosh.disk.material import Material

Mask = NDArray[np.bool_]


def write_columns(sources: Sequence[tuple[Material, Mask]], output: Output) -> None:
    """The columns of the living documents, source after source."""
    room = sum(int(alive.sum()) for _, alive in sources)
    for name, dtype in schema.NUMBERS.items():
        append = output.array(name, dtype, room)
        for material, alive in sources:
            append(material.numbers[name][alive])
    for name in schema.TEXTS:
        _write_texts(sources, name, output)


def _write_texts(sources: Sequence[tuple[Material, Mask]], name: str, output: Output) -> None:
    strings = [(material.texts[name], alive) for material, alive in sources]
    content = output.array(name, np.uint8, sum(len(one.content) for one, _ in strings))
    sizes: list[Array] = [np.zeros(0, np.uint64)]
    for one, alive in strings:
        sizes.append(one.sizes()[alive])
        for first, last in _spans(alive):
            content(one.cut(first, last))
        forget(one.content)
    ends = np.cumsum(np.concatenate(sizes), dtype=np.uint64)
    output.array(f"{name} ends", np.uint64, len(ends))(ends)


def _spans(alive: Mask) -> Iterator[tuple[int, int]]:
    """Where the living stand together."""
    bounds = np.flatnonzero(np.diff(alive, prepend=False, append=False)).tolist()
    return zip(bounds[::2], bounds[1::2], strict=True)
