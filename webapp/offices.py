"""Offices and countries as the reader's language calls them; the records have them in English."""

from collections.abc import Iterator

from webapp.archive import authority
from webapp.wording import DEFAULT, gettext, gettext_noop, interface_language, listed, locale

# Those of the records that come with Communiqué; what else a record says stands as it is.
ROLES = frozenset(
    (
        gettext_noop("Acting Minister for Foreign Affairs"),
        gettext_noop("Acting Minister of Foreign Affairs"),
        gettext_noop("Acting President"),
        gettext_noop("Acting Prime Minister"),
        gettext_noop("Acting Secretary of Foreign Affairs"),
        gettext_noop("Acting Secretary of State"),
        gettext_noop("Chief Cabinet Secretary"),
        gettext_noop("Deputy Prime Minister"),
        gettext_noop("First Prime Minister"),
        gettext_noop("Foreign Secretary"),
        gettext_noop("Head of state (chairman of the ruling council)"),
        gettext_noop("Minister Mentor"),
        gettext_noop("Minister for Foreign Affairs"),
        gettext_noop("Minister of External Affairs"),
        gettext_noop("Minister of Foreign Affairs"),
        gettext_noop("Minister of Foreign Affairs and Cooperation"),
        gettext_noop("Minister of Foreign Affairs and International Cooperation"),
        gettext_noop("Minister of Foreign Affairs and Trade"),
        gettext_noop("Premier of the State Council"),
        gettext_noop("President"),
        gettext_noop("President, China"),
        gettext_noop("President, Lao PDR"),
        gettext_noop("President, Viet Nam"),
        gettext_noop("Prime Minister"),
        gettext_noop("Second Minister of Foreign Affairs"),
        gettext_noop("Second Prime Minister"),
        gettext_noop("Secretary of Foreign Affairs"),
        gettext_noop("Secretary of State"),
        gettext_noop("Secretary-General of ASEAN"),
        gettext_noop("Senior Minister"),
        gettext_noop("State Counsellor"),
        # kinds of offices, as the facet has them
        gettext_noop("chief cabinet secretary"),
        gettext_noop("deputy prime minister"),
        gettext_noop("foreign minister"),
        gettext_noop("minister mentor"),
        gettext_noop("other"),
        gettext_noop("president"),
        gettext_noop("president, China"),
        gettext_noop("president, Lao PDR"),
        gettext_noop("president, Viet Nam"),
        gettext_noop("prime minister"),
        gettext_noop("second foreign minister"),
        gettext_noop("secretary-general"),
        gettext_noop("senior minister"),
        gettext_noop("state counsellor"),
    )
)
_AND, _PARTED = " and ", "; "


def title(text: str) -> str:
    """ "Prime Minister, Japan", "Prime Minister and Minister of Foreign Affairs, Japan"."""
    if interface_language() == DEFAULT:
        return text
    if _PARTED in text:
        return gettext(_PARTED).join(map(title, text.split(_PARTED)))
    roles, _, of = text.rpartition(", ")
    if text in ROLES or of not in _codes():
        return listed(_roles(text))
    return gettext("%(office)s, %(country)s", office=listed(_roles(roles)), country=country(of))


def role(text: str) -> str:
    return gettext(text) if text in ROLES else text


def country(name: str) -> str:
    """By the name that the records give it, or by its code; in English it keeps that name."""
    if interface_language() == DEFAULT:
        return name
    code = _codes().get(name, name)
    found: str = locale().territories.get(code, name)
    return found


def _codes() -> dict[str, str]:
    return {one.name: one.code for one in authority().countries.values()}


def _roles(text: str) -> Iterator[str]:
    """The longest that are known, of some that are held at once: "… and …" may be part of one."""
    end = len(text)
    while text not in ROLES and (end := text.rfind(_AND, 0, end)) > 0:
        if text[:end] in ROLES:
            yield role(text[:end])
            text = text[end + len(_AND) :]
            end = len(text)
    yield role(text)
