"""The words of the interface in the reader's language, by Babel.

A language is a file `translations/<code>.po`, read at the first use, and a row in `LANGUAGES`; the
README says by which command its texts are collected.
"""

import io
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from importlib import resources

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations
from flask import Flask, request
from markupsafe import Markup
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

# By the code in the address and in Accept-Language; British, so that days stand before months
LANGUAGES: Mapping[str, str] = {"en": "en_GB", "ja": "ja"}
DEFAULT = "en"
_LEAP = 2000  # a year that has every day
PARAMETER = "ui"  # of the address: the language of the interface, whatever the browser says


@dataclass(frozen=True, slots=True)
class Reader:
    """In which language somebody reads the page, and whether the address says so."""

    language: str
    sentences: NullTranslations
    named: bool = False


# Who reads outside of requests, in English, which stands in the code itself
_ANYBODY = Reader(DEFAULT, NullTranslations())
_reader: ContextVar[Reader] = ContextVar("reader", default=_ANYBODY)


def init(app: Flask) -> None:
    app.before_request(_listen)


def _listen() -> None:
    asked = request.args.get(PARAMETER, "")
    named = asked in LANGUAGES
    accepted = request.environ.get("HTTP_ACCEPT_LANGUAGE", "")
    language = asked if named else _preferred(accepted)
    _reader.set(Reader(language, catalogue(language), named=named))


@lru_cache(maxsize=1024)
def _preferred(accepted: str) -> str:
    """By the header of that name, of which browsers send few."""
    return parse_accept_header(accepted, LanguageAccept).best_match(LANGUAGES, DEFAULT)


def say(text: str, **values: object) -> Markup:
    """A sentence as templates have it: values are escaped, the sentence itself is not."""
    return Markup(gettext(text)) % values  # noqa: S704 -- the interface's own sentences


def gettext(text: str, **values: str) -> str:
    said = _reader.get().sentences.gettext(text)
    return said % values if values else said


def ngettext(one: str, many: str, number: int, **values: str) -> str:
    """`%(n)s` is the number as the language writes it."""
    values["n"] = decimal(number)
    return _reader.get().sentences.ngettext(one, many, number) % values


def listed(parts: Iterable[str]) -> str:
    """One after the other, parted as the language parts them."""
    return gettext(", ").join(parts)


def gettext_noop(text: str) -> str:
    """Mark a text of a table for translation; whoever shows it calls `gettext`."""
    return text


def decimal(number: int) -> str:
    """As Babel writes it; its tables are asked for the sign between thousands alone."""
    if 0 <= number < 1000:  # noqa: PLR2004 -- as every language of ours writes them
        return str(number)
    return f"{number:,}".replace(",", _thousands(_reader.get().language))


def fraction(number: float) -> str:
    """With two digits behind the point."""
    return format_decimal(number, format="#,##0.00", locale=locale())


def long_date(day: date) -> str:
    return _date(day, "long", interface_language())


def part_of_date(day: date, skeleton: str) -> str:
    """Some parts of a date in the order of the language: "MMMd" is 16 Dec."""
    known = day if "y" in skeleton else day.replace(year=_LEAP)  # the same in every year
    return _skeleton(known, skeleton, interface_language())


def time_of_day(moment: datetime) -> str:
    return format_time(moment, "HH:mm", locale=locale())


def locale() -> Locale:
    return _locale(interface_language())


def interface_language() -> str:
    return _reader.get().language


@cache
def own_name(language: str) -> str:
    """What a language calls itself: "English", "日本語"."""
    return Locale.parse(language).get_display_name() or language


def named_language() -> str:
    """The language that the address names, "" where it names none."""
    reader = _reader.get()
    return reader.language if reader.named else ""


def sentences() -> NullTranslations:
    """Those of the reader's language; what is remembered of a language is remembered by them."""
    return _reader.get().sentences


def catalogue(language: str) -> NullTranslations:
    """The sentences of a language."""
    return _ANYBODY.sentences if language == DEFAULT else _catalogue(language)


@cache
def _catalogue(language: str) -> NullTranslations:
    source = resources.files("webapp").joinpath("translations", f"{language}.po")
    compiled = io.BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Translations(compiled)


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(LANGUAGES[language])


# Babel reads its tables anew for each of the hundred numbers and dates of a page.


@cache
def _thousands(language: str) -> str:
    return format_decimal(1000, locale=_locale(language))[1:-3]


@lru_cache(maxsize=8192)
def _date(day: date, form: str, language: str) -> str:
    return format_date(day, form, locale=_locale(language))


@lru_cache(maxsize=8192)
def _skeleton(day: date, skeleton: str, language: str) -> str:
    return format_skeleton(skeleton, day, locale=_locale(language))
