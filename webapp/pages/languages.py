"""The languages of the interface, each with this same page in it."""

from dataclasses import dataclass

from flask import request

from webapp.query_string import encoded
from webapp.wording import LANGUAGES, PARAMETER, interface_language, own_name


@dataclass(frozen=True, slots=True)
class Choice:
    language: str
    name: str  # as the language calls itself
    address: str
    current: bool


def languages() -> tuple[Choice, ...]:
    now, here = interface_language(), _here()
    return tuple(
        Choice(code, own_name(code), f"{here}{encoded(PARAMETER, code)}", code == now)
        for code in LANGUAGES
    )


def _here() -> str:
    """The address of this page, up to its language."""
    given = [encoded(n, v) for n, v in request.args.items(multi=True) if n != PARAMETER]
    return f"{request.path}?{''.join([f'{one}&' for one in given])}"
