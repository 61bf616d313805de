"""How the values of a facet are shown: their labels and their order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.authority import Authority, facet_label
from indexer.fields import UNDATED
from indexer.model import FacetValue

_SMALL = 100  # documents

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Face:
    """What is shown of a value beside its count."""

    value: str
    label: str
    note: str = ""
    native: str = ""

    @classmethod
    def of(cls, facet: str, value: str, authority: Authority) -> "Face":
        person = authority.people.get(value) if facet == "minister" else None
        if person is None:
            return cls(value, facet_label(facet, value, authority))
        return cls(value, person.name, person.note, person.native)


class _Made(dict[tuple[int, int], FacetValue]):
    """Values by number and count: few counts are large, and small ones come again and again."""

    def __init__(self, faces: Sequence[Face]) -> None:
        super().__init__()
        self._faces = faces

    def __missing__(self, key: tuple[int, int]) -> FacetValue:
        number, count = key
        face = self._faces[number]
        made = FacetValue(face.value, face.label, count, face.note, face.native)
        if count <= _SMALL:
            self[key] = made
        return made


class Faces:
    """Of one facet. Years come newest first; of others those of most documents, then by label."""

    def __init__(self, facet: str, values: Iterable[str], authority: Authority) -> None:
        self._facet, self._authority = facet, authority
        self._faces = [Face.of(facet, value, authority) for value in values]
        self._numbers = {face.value: number for number, face in enumerate(self._faces)}
        self._made = _Made(self._faces)
        order = sorted(range(len(self._faces)), key=self._place)
        self._ranks = np.zeros(len(order), np.int64)
        self._ranks[order] = np.arange(len(order))

    def _place(self, number: int) -> tuple[int, str, str]:
        face = self._faces[number]
        if self._facet == "year":
            return -int(face.value) if face.value.isdecimal() else 0, "", face.value
        return 0, face.label.casefold(), face.value

    def shown(self, counts: Numbers, chosen: Iterable[str]) -> tuple[FacetValue, ...]:
        """All values with documents, and the chosen ones; `counts` int64[v] by value."""
        kept = [one for one in chosen if self._is_value(one)]
        if any(one not in self._numbers for one in kept):
            return self._with_unknown(counts, kept)
        held = counts > 0
        held[[self._numbers[one] for one in kept]] = True
        codes = np.flatnonzero(held)
        keys = (
            [self._ranks[codes]] if self._facet == "year" else [self._ranks[codes], -counts[codes]]
        )
        codes = codes[np.lexsort(keys)]
        return tuple(
            map(self._made.__getitem__, zip(codes.tolist(), counts[codes].tolist(), strict=True))
        )

    def _is_value(self, chosen: str) -> bool:
        """A range of years is none."""
        return self._facet != "year" or chosen.isdecimal() or chosen == UNDATED

    def _with_unknown(self, counts: Numbers, chosen: Iterable[str]) -> tuple[FacetValue, ...]:
        """The same with values that no document of the index holds."""
        values = [face.value for face in self._faces]
        unknown = [one for one in dict.fromkeys(chosen) if one not in self._numbers]
        every = Faces(self._facet, (*values, *unknown), self._authority)
        return every.shown(np.append(counts, np.zeros(len(unknown), np.int64)), chosen)
