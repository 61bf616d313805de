"""The words of the interface in the reader's language: flask-babel, typed.

Texts are collected with `pybabel extract --keywords gettext_noop`.
"""

from datetime import date, datetime
from typing import cast

import flask_babel  # type: ignore[import-untyped]  # ships no types; imported here alone
from babel import Locale
from babel.dates import format_skeleton
from flask import Flask


def init(app: Flask) -> None:
    app.config["BABEL_DEFAULT_LOCALE"] = "en_GB"  # day before month
    flask_babel.Babel(app)
    app.jinja_env.globals.update(interface_language=interface_language)


def gettext(text: str, **values: str) -> str:
    return str(flask_babel.gettext(text, **values))


def ngettext(one: str, many: str, number: int, **values: str) -> str:
    """`%(n)s` is the number as the language writes it."""
    return str(flask_babel.ngettext(one, many, number, **{"n": decimal(number), **values}))


def gettext_noop(text: str) -> str:
    """Mark a text of a table for translation; whoever shows it calls `gettext`."""
    return text


def decimal(number: int) -> str:
    return str(flask_babel.format_decimal(number))


def long_date(day: date) -> str:
    return str(flask_babel.format_date(day, "long"))


def part_of_date(day: date, skeleton: str) -> str:
    """Some parts of a date in the order of the language: "MMMd" is 16 Dec."""
    return str(format_skeleton(skeleton, day, locale=locale()))


def time_of_day(moment: datetime) -> str:
    return str(flask_babel.format_time(moment, "HH:mm", rebase=False))


def locale() -> Locale:
    return cast("Locale", flask_babel.get_locale())


def interface_language() -> str:
    return str(locale().language)
