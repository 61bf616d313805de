"""The languages of the interface, each with this same page in it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import request

from webapp.wording import LANGUAGES, PARAMETER, interface_language, own_name


@dataclass(frozen=True, slots=True)
class Choice:
    language: str
    name: str  # as the language calls itself
    address: str
    current: bool


def languages() -> tuple[Choice, ...]:
    now = interface_language()
    return tuple(Choice(code, own_name(code), _here(code), code == now) for code in LANGUAGES)


def _here(language: str) -> str:
    given = [(n, v) for n, v in request.args.items(multi=True) if n != PARAMETER]
    return f"{request.path}?{urlencode((*given, (PARAMETER, language)))}"
