"""Replayed pages: what a web archive's replay adds to a page, and takes back out of it."""

import re
from typing import NamedTuple

from indexer.read import times

# web.archive.org/web/20231217041200id_/http://…, and the like at other archives
_REPLAYED = re.compile(
    r"(?:https?:)?(?://[^/\s\"'<>]{1,200})?/(?:[\w.-]{1,40}/){0,4}?(\d{14})(?:[a-z]{2}_)?/(https?:/.*)",
    re.IGNORECASE | re.DOTALL,
)
_DATED = re.compile(
    r"https?://(?:web\.archive\.org|[\w.-]*webarchive[\w.-]*)/(?:[\w-]{1,20}/)?"
    r"\d{4,13}(?:[a-z]{2}_)?/(https?:/.*)",
    re.IGNORECASE,
)
_SLASH = re.compile(r"^(https?):/+", re.IGNORECASE)
_INSERTED = tuple(
    (re.compile(begin, re.IGNORECASE), re.compile(end, re.IGNORECASE))
    for begin, end in (
        (r"<!--\s*BEGIN WAYBACK TOOLBAR INSERT\s*-->", r"<!--\s*END WAYBACK TOOLBAR INSERT\s*-->"),
        (r"<script[^>]{0,300}archive\.org/", r"<!--\s*End Wayback Rewrite JS Include\s*-->"),
        (r"<!--\s*(?:FILE ARCHIVED ON|playback timings)\b", r"-->"),
    )
)
_TIMES = 10  # that one thing is put into a page, at most
_LINK = re.compile(
    r"(?P<lead>(?:href|src|action|content|srcset|poster|background|data|cite)\s*=\s*[\"']?|url\([\"']?)"
    r"(?P<replay>(?:(?:https?:)?//web\.archive\.org)?/web/\d{4,14}(?:[a-z]{2}_)?/)"
    r"(?=https?:|mailto:|ftp:|//)",
    re.IGNORECASE,
)
_ARCHIVED_ON = re.compile(r"FILE ARCHIVED ON (\d\d:\d\d:\d\d \w{3} \d\d, \d{4})", re.IGNORECASE)
_WOMBAT = re.compile(r"__wm\.wombat\(\"(https?:[^\"\\]{1,2000})\",\s*\"(\d{14})\"")
_EDGE = 2**16  # characters at the head and at the end of a page in which the signs stand


class Replayed(NamedTuple):
    """Where and when a page was captured that was saved from a replay; "" where unknown."""

    address: str = ""
    captured: str = ""


def original(address: str) -> Replayed:
    """The address within a replay's address, with the time in it; else the address itself."""
    found = _REPLAYED.fullmatch(address)
    if found:
        return Replayed(_whole(found[2]), times.of_stamp(found[1]))
    dated = _DATED.fullmatch(address)
    return Replayed(_whole(dated[1]) if dated else address)


def signs(html: str) -> Replayed:
    """What the replay wrote into the page of its address and time."""
    told = _WOMBAT.search(html[:_EDGE])
    on = _ARCHIVED_ON.search(html[-_EDGE:])
    stamp = times.of_stamp(told[2]) if told else ""
    return Replayed(told[1] if told else "", stamp or (times.of_words(on[1]) if on else ""))


def restored(html: str) -> str:
    """The page without the toolbar, scripts and comments put in, and its links as they were."""
    if "archive.org" not in html and "/web/" not in html:
        return html
    for begin, end in _INSERTED:
        html = _without(html, begin, end)
    return _LINK.sub(r"\g<lead>", html)


def _without(html: str, begin: re.Pattern[str], end: re.Pattern[str]) -> str:
    at = 0
    for _ in range(_TIMES):
        first = begin.search(html, at)
        last = end.search(html, first.end()) if first else None
        if not first or not last:
            break
        at = first.start()
        html = html[:at] + html[last.end() :]
    return html


def _whole(address: str) -> str:
    """With both slashes: file systems and servers fold two into one."""
    return _SLASH.sub(r"\1://", address)
