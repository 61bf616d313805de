"""Values of the office and country facets: what they are called, and what people write for them."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from indexer.authority.names import fold
from indexer.authority.titles import LATIN, NATIVE, Office, office_of

if TYPE_CHECKING:
    from indexer.authority.lookup import Authority

_SMALL = {"of", "the", "for", "a", "an"}
_BY_LENGTH = sorted(NATIVE, key=len, reverse=True)


def facet_label(facet: str, value: str, authority: "Authority") -> str:
    """ "foreign minister, Japan" for "JP foreign minister"; "Japan" for "JP".

    Of the status facet it is the name of the person who is in office or out of it.
    """
    countries = authority.countries
    if facet == "status":
        person = authority.people.get(value.partition(" ")[0])
        return person.name if person else value
    if facet == "country" and value in countries:
        return countries[value].name
    code, _, office = value.partition(" ")
    if facet == "office" and code in countries:
        return f"{office}, {countries[code].name}"
    return value


def office_values(written: str, authority: "Authority") -> tuple[str, ...]:
    """Values of the office facet that are meant: "foreign minister", "Japanese PM", 外務大臣."""
    if written in _held(authority):
        return (written,)
    offices, rest = _office(written)
    codes = country_codes(rest, authority) if rest else ()
    if not offices or (rest and not codes):
        return ()
    return tuple(
        value
        for value, (code, office) in _held(authority).items()
        if office in offices and (not codes or code in codes)
    )


def country_codes(written: str, authority: "Authority") -> tuple[str, ...]:
    """Codes of the country that a word means: "JP", "Japan", "Japanese", 日本."""
    if written.upper() in authority.countries:
        return (written.upper(),)
    code = authority.country_words.get(fold(written))
    return (code,) if code else ()


def in_words(values: Iterable[str], authority: "Authority") -> str:
    """What these values of the office facet have in common, else all of them."""
    chosen = tuple(values)
    kinds = {value.partition(" ")[2] for value in chosen}
    everywhere = [v for v, (_, office) in _held(authority).items() if office.value in kinds]
    if len(kinds) == 1 and len(chosen) > 1 and set(chosen) == set(everywhere):
        return next(iter(kinds))
    return "; ".join(facet_label("office", value, authority) for value in chosen)


def of_countries(values: Iterable[str], codes: Iterable[str]) -> tuple[str, ...]:
    """Those of the office facet's values that are offices of these countries."""
    wanted = set(codes)
    return tuple(value for value in values if value.partition(" ")[0] in wanted)


def _held(authority: "Authority") -> Mapping[str, tuple[str, Office]]:
    """Every office that somebody held, by its value in the facet."""
    found: dict[str, tuple[str, Office]] = {}
    for person in authority.people.values():
        for tenure in person.tenures:
            office = office_of(tenure)
            code = person.country if tenure.of else ""
            found[f"{code} {office}".strip()] = (code, office)
    return found


def _office(written: str) -> tuple[frozenset[Office], str]:
    """The offices that some words mean, and the words that are left."""
    words = [word for word in re.split(r"[\s,]+", written) if word]
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            offices = LATIN.get(fold("".join(words[start : start + length])))
            if offices:
                rest = [*words[:start], *words[start + length :]]
                left = " ".join(word for word in rest if word.casefold() not in _SMALL)
                return offices, left.removesuffix("'s").removesuffix("’s")
    native = next((title for title in _BY_LENGTH if written.strip().endswith(title)), "")
    if native:
        return NATIVE[native], written.strip().removesuffix(native).rstrip("のノ・ ")
    return frozenset(), written
