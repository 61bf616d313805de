"""How the values of all facets are shown: their labels and their order."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.authority import Authority, facet_label
from indexer.fields import UNDATED
from indexer.model import Face, Facet

Numbers = NDArray[np.int64]
Known = tuple[str, str]  # a facet and a value


def _face(facet: str, value: str, authority: Authority) -> Face:
    person = authority.people.get(value) if facet == "minister" else None
    if person is None:
        return Face(value, facet_label(facet, value, authority))
    return Face(value, person.name, person.note, person.native)


class Faces:
    """Of v values in all. Years come newest first; of others those of most documents, then by
    label. A value's place is where it would stand if none had documents, facet after facet.
    """

    def __init__(
        self, values: Mapping[str, Sequence[str]], authority: Authority, most: int
    ) -> None:
        """`most` documents hold a value."""
        self._values, self._authority, self._most = values, authority, most
        faces = [_face(name, one, authority) for name, own in values.items() for one in own]
        names = [name for name, own in values.items() for _ in own]
        order = sorted(range(len(faces)), key=lambda n: _place(names[n], faces[n], values))
        self._faces = [faces[n] for n in order]  # [v] by place
        self._numbers = np.array(order, np.int64)  # [v] the value in each place
        self._places = {(names[n], faces[n].value): place for place, n in enumerate(order)}
        self._bounds = [0, *accumulate(map(len, values.values()))]  # of the facets
        self._steps, self._bases = self._keys([names[number] for number in order])
        self._edges = np.arange(len(values) + 1) * (most + 1) * len(faces)  # keys of each facet

    def _keys(self, names: Sequence[str]) -> tuple[Numbers, Numbers]:
        """What sorts the values of each place: the base, less the step for each document."""
        facets = {name: number for number, name in enumerate(self._values)}
        steps = [0 if name == "year" else len(names) for name in names]
        bases = [
            (facets[name] * (self._most + 1) + self._most) * len(names) + place
            for place, name in enumerate(names)
        ]
        return np.array(steps, np.int64), np.array(bases, np.int64)

    def shown(self, counts: Numbers, chosen: Mapping[str, Iterable[str]]) -> tuple[Facet, ...]:
        """All values with documents, and the chosen ones; `counts` int64[v] by value."""
        kept = [(name, one) for name, own in chosen.items() for one in own if _is_value(name, one)]
        unknown = [one for one in dict.fromkeys(kept) if one not in self._places]
        if unknown:
            return self._with(unknown, counts, chosen)
        by_place = counts.take(self._numbers)
        held = by_place > 0
        if kept:
            held[[self._places[one] for one in kept]] = True
        keys = (self._bases - by_place * self._steps)[held]
        keys.sort()
        bounds = keys.searchsorted(self._edges).tolist()
        places = keys % max(1, len(self._numbers))
        faces, documents = self._chosen(places.tolist()), tuple(by_place.take(places).tolist())
        return tuple(
            [
                Facet(name, faces[a:b], documents[a:b])
                for name, (a, b) in zip(self._values, pairwise(bounds), strict=True)
            ]
        )

    def _chosen(self, places: Sequence[int]) -> tuple[Face, ...]:
        """Those in some places, of which a page has hundreds: no step of this is Python's."""
        if not places:
            return ()
        found: tuple[Face, ...] = itemgetter(*places, 0)(self._faces)  # of two or more a tuple
        return found[:-1]

    def _with(
        self, unknown: Sequence[Known], counts: Numbers, chosen: Mapping[str, Iterable[str]]
    ) -> tuple[Facet, ...]:
        """The same with values that no document of the index holds."""
        ends = dict(zip(self._values, self._bounds[1:], strict=True))
        values = {
            name: (*own, *(one for facet, one in unknown if facet == name))
            for name, own in self._values.items()
        }
        more = np.insert(counts, [ends[facet] for facet, _ in unknown], 0)
        return Faces(values, self._authority, self._most).shown(more, chosen)


def _place(name: str, face: Face, facets: Mapping[str, Any]) -> tuple[int, int, str, str]:
    facet = list(facets).index(name)
    if name == "year":
        return facet, -int(face.value) if face.value.isdecimal() else 0, "", face.value
    return facet, 0, face.label.casefold(), face.value


def _is_value(facet: str, chosen: str) -> bool:
    """A range of years is none."""
    return facet != "year" or chosen.isdecimal() or chosen == UNDATED
