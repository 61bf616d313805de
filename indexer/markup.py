"""The head of an HTML page, where it speaks of itself, as BeautifulSoup reads it.

BeautifulSoup takes five times as long as lxml over a whole page: it is given the head alone.
"""

import re

from bs4 import BeautifulSoup

_PROLOGUE = re.compile(r"\s*<\?xml[^>]{0,200}>")  # with it, bs4 warns that XHTML were XML
_TAG = "<!---->"  # without any tag, bs4 warns that a text were an address or a file
_END = re.compile(r"</head\s*>", re.IGNORECASE)
_BODY = re.compile(r"<body\b", re.IGNORECASE)
_HEAD_MAX = 2**18  # characters; a head without an end is cut here


def head_of(html: str) -> BeautifulSoup:
    """The head's elements, and `<html>` with its attributes."""
    source = head_source(html).encode("utf-8", "replace").decode()  # without lone surrogates
    return BeautifulSoup(_TAG + source, "lxml")


def head_source(html: str) -> str:
    """The markup up to where the head ends: scripts in it may write "</head>" as well."""
    top = html[:_HEAD_MAX]
    prologue = _PROLOGUE.match(top)
    start = prologue.end() if prologue else 0
    ends = [*_END.finditer(top)]
    end = ends[-1] if ends else _BODY.search(top)
    return top[start : end.start() if end else len(top)]
