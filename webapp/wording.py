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
from flask import Flask, Response, request
from markupsafe import Markup

# By the code in the address and in Accept-Language; British, so that days stand before months
LANGUAGES: Mapping[str, str] = {"en": "en_GB", "ja": "ja"}
DEFAULT = "en"
PARAMETER = "ui"  # of the address: the language of the interface, whatever the browser says


@dataclass(frozen=True, slots=True)
class Reader:
    """In which language somebody reads the page, and whether the address says so."""

    language: str
    named: bool = False


_ANYBODY = Reader(DEFAULT)
_reader: ContextVar[Reader] = ContextVar("reader", default=_ANYBODY)


def init(app: Flask) -> None:
    app.before_request(_listen)
    app.after_request(_complete)


def _listen() -> None:
    asked = request.args.get(PARAMETER, "")
    if asked in LANGUAGES:
        _reader.set(Reader(asked, named=True))
    else:
        _reader.set(Reader(request.accept_languages.best_match(LANGUAGES, DEFAULT)))


def _complete(response: Response) -> Response:
    if response.mimetype == "text/html":
        response.vary.add("Accept-Language")
        response.headers["Content-Language"] = interface_language()
    return response


def say(text: str, **values: object) -> Markup:
    """A sentence as templates have it: values are escaped, the sentence itself is not."""
    return Markup(_plain(text)) % values  # noqa: S704 -- the interface's own sentences


def gettext(text: str, **values: str) -> str:
    said = _plain(text)
    return said % values if values else said


def ngettext(one: str, many: str, number: int, **values: str) -> str:
    """`%(n)s` is the number as the language writes it."""
    return _plain_plural(one, many, number) % {"n": decimal(number), **values}


def listed(parts: Iterable[str]) -> str:
    """One after the other, parted as the language parts them."""
    return gettext(", ").join(parts)


def gettext_noop(text: str) -> str:
    """Mark a text of a table for translation; whoever shows it calls `gettext`."""
    return text


def decimal(number: int) -> str:
    return _decimal(number, interface_language())


def fraction(number: float) -> str:
    """With two digits behind the point."""
    return format_decimal(number, format="#,##0.00", locale=locale())


def long_date(day: date) -> str:
    return _date(day, "long", interface_language())


def part_of_date(day: date, skeleton: str) -> str:
    """Some parts of a date in the order of the language: "MMMd" is 16 Dec."""
    return _skeleton(day, skeleton, interface_language())


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
    return catalogue(interface_language())


def catalogue(language: str) -> NullTranslations:
    """The sentences of a language; English stands in the code itself."""
    return _catalogue(language)


def _plain(text: str) -> str:
    return catalogue(interface_language()).gettext(text)


def _plain_plural(one: str, many: str, number: int) -> str:
    return catalogue(interface_language()).ngettext(one, many, number)


@cache
def _catalogue(language: str) -> NullTranslations:
    source = resources.files("webapp").joinpath("translations", f"{language}.po")
    if not source.is_file():
        return NullTranslations()
    compiled = io.BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Translations(compiled)


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(LANGUAGES[language])


# Babel reads its tables anew for each of the hundred numbers and dates of a page.


@lru_cache(maxsize=8192)
def _decimal(number: int, language: str) -> str:
    return format_decimal(number, locale=_locale(language))


@lru_cache(maxsize=8192)
def _date(day: date, form: str, language: str) -> str:
    return format_date(day, form, locale=_locale(language))


@lru_cache(maxsize=8192)
def _skeleton(day: date, skeleton: str, language: str) -> str:
    return format_skeleton(skeleton, day, locale=_locale(language))
