"""What the interface calls things: facets, kinds, languages, rules; and sentences of the engine."""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.support import NullTranslations
from markupsafe import Markup, escape

from indexer.errors import QueryError
from indexer.fields import AMBIGUOUS, UNDATED, in_office
from indexer.model import Kind, Message
from webapp import offices
from webapp.wording import (
    gettext,
    gettext_noop,
    interface_language,
    listed,
    locale,
    part_of_date,
    sentences,
)
from webapp.years import canonical, is_months

FACETS: Mapping[str, str] = {
    "year": gettext_noop("Year"),
    "minister": gettext_noop("Minister"),
    "status": gettext_noop("In office that day"),
    "office": gettext_noop("Office that day"),
    "country": gettext_noop("Ministers of"),
    "source": gettext_noop("Source"),
    "kind": gettext_noop("Kind"),
    "language": gettext_noop("Language"),
}
KINDS: Mapping[str, str] = {
    Kind.PRESS_RELEASE: gettext_noop("press release"),
    Kind.JOINT_STATEMENT: gettext_noop("joint statement"),
    Kind.STATEMENT: gettext_noop("statement"),
    Kind.SPEECH: gettext_noop("speech"),
    Kind.PRESS_CONFERENCE: gettext_noop("press conference"),
    Kind.COMMENTARY: gettext_noop("commentary"),
    Kind.EVENT_REPORT: gettext_noop("event report"),
    Kind.OTHER: gettext_noop("other"),
}
DATE_RULES: Mapping[str, str] = {
    "dateline": gettext_noop("from the dateline"),
    "headed line": gettext_noop("from the line under the title"),
    "metadata": gettext_noop("from the page’s metadata"),
    "address": gettext_noop("from the page’s address"),
    "signature": gettext_noop("from the signature"),
    "body": gettext_noop("from the text"),
    "title": gettext_noop("from the title"),
    "correction": gettext_noop("corrected by hand"),
}
FIELDS: Mapping[str, str] = {
    "title": gettext_noop("title"),
    "published": gettext_noop("date"),
    "source": gettext_noop("publisher"),
    "kind": gettext_noop("kind of publication"),
    "language": gettext_noop("language"),
}
# Sentences of the engine whose value is a code, by what tells them
_CODED: Mapping[str, str] = {
    "the kind “%(text)s”": "kind",
    "the language “%(text)s”": "language",
    "holder of the office: %(text)s": "office",
    "ministers of %(text)s": "country",
}
# By the first word of the Unicode name of a name's first letter; Han alone tells no language.
_SCRIPTS = {
    "CJK": "und-Hani",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "THAI": "th",
    "LAO": "lo",
    "KHMER": "km",
    "MYANMAR": "my",
    "CYRILLIC": "und-Cyrl",
    "ARABIC": "und-Arab",
    "DEVANAGARI": "und-Deva",
}


def value(facet: str, text: str, label: str = "") -> str:
    """A facet value as people read it; `label` is what the engine calls it."""
    match facet:
        case "year":
            return years(text)
        case "kind":
            return gettext(KINDS[text]) if text in KINDS else text
        case "language":
            return language(text)
        case "status":
            return _status(text, label)
        case "office":
            return offices.title(label or text)
        case "country":
            return offices.country(label or text)
        case "minister" if text == AMBIGUOUS:
            return gettext("a name that fits several people")
        case _:
            return label or text


def _status(text: str, name: str) -> str:
    """Whether the person of that name was in office, as a value of the status facet says."""
    person = text.partition(" ")[0]
    if text == in_office(person):
        return gettext("%(name)s in office", name=name or person)
    return gettext("%(name)s out of office", name=name or person)


def years(text: str) -> str:
    return _years(text, sentences())


@lru_cache(maxsize=4096)
def _years(text: str, _: NullTranslations) -> str:
    """In the reader's language, whose sentences are named so that each has its own."""
    if text == UNDATED:
        return gettext("No sure date")
    if not canonical(text):
        return text
    first, dots, last = text.partition("..")
    if not dots:
        return year(text)
    if is_months(text):
        return period(*(_month_of_year(end) if end else "" for end in (first, last)))
    if not first:
        return gettext("until %(year)s", year=last)
    if not last:
        return gettext("since %(year)s", year=first)
    return gettext("%(first)s to %(last)s", first=first, last=last)


def period(first: str, last: str) -> str:
    """Between two dates in words, one of which may be ""."""
    if not first:
        return gettext("until %(date)s", date=last)
    if not last:
        return gettext("since %(date)s", date=first)
    return gettext("from %(first)s to %(last)s", first=first, last=last)


def year(digits: str) -> str:
    """A year by itself, or a month."""
    return _month_of_year(digits) if is_months(digits) else gettext("%(year)s", year=digits)


def month(text: str) -> str:
    """A month beside its year: "May"."""
    return part_of_date(date.fromisoformat(f"{text}-01"), "MMM")


def _month_of_year(text: str) -> str:
    """As in “May 2022”."""
    return part_of_date(date.fromisoformat(f"{text}-01"), "yMMMM")


def language(tag: str) -> str:
    return _language(tag, sentences())


@lru_cache(maxsize=1024)
def _language(tag: str, _: NullTranslations) -> str:
    if tag == "und":
        return gettext("not known")
    try:
        known = Locale.parse(tag, sep="-", resolve_likely_subtags=False)
    except (ValueError, UnknownLocaleError):
        return tag
    return known.get_display_name(locale()) or tag


@lru_cache(maxsize=4096)
def language_of(name: str) -> str:
    """A `lang` for a native name, as far as its script tells."""
    script = unicodedata.name(name[:1], "").split(" ")[0] if name else ""
    return _SCRIPTS.get(script, "und")


def about(kind: Kind, language_tag: str) -> tuple[str, ...]:
    """What sets a document apart: its kind, and its language where it is not the reader's."""
    return _about(kind, language_tag, sentences())


@lru_cache(maxsize=1024)
def _about(kind: Kind, language_tag: str, _: NullTranslations) -> tuple[str, ...]:
    foreign = language_tag.partition("-")[0] != interface_language()
    sort = () if kind is Kind.OTHER else (value("kind", kind),)
    return (*sort, language(language_tag)) if foreign else sort


def fields(names: Iterable[str]) -> str:
    """Parts of a document as people call them."""
    return listed(gettext(FIELDS[name]) for name in names if name in FIELDS)


def date_rule(rule: str) -> str:
    return gettext(DATE_RULES[rule]) if rule in DATE_RULES else rule


def said(message: Message | QueryError) -> Markup:
    """A sentence of the engine in the reader's language, its values in bold."""
    return _said(message, "")


def _said(message: Message | QueryError, outer: str) -> Markup:
    """`outer` is the facet whose codes the sentence around this one tells, "" for none."""
    facet = next((name for words, name in _CODED.items() if words in message.template), outer)
    values = {name: _filled(given, facet) for name, given in message.values.items()}
    return escape(gettext(message.template)) % values


def _filled(given: str | Message, facet: str) -> Markup:
    if isinstance(given, Message):
        return _said(given, facet)
    return Markup("<b>%s</b>") % value(facet, given)
