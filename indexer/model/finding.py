"""What an examination of an archive finds."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    OK = "ok"
    PROBLEM = "problem"
    UNKNOWN = "unknown"  # it could not be examined


class Remedy(StrEnum):
    """What `doctor --repair` does about it."""

    NONE = ""  # nothing: it is for people to do
    TIDY = "tidy"  # remove what was left behind
    INDEX = "index"  # a run
    REBUILD = "rebuild"  # a new index of the corpus, beside the old one


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: how it is, and what to do."""

    subject: str
    verdict: Verdict
    text: str
    advice: str = ""
    remedy: Remedy = Remedy.NONE


def fine(subject: str, text: str) -> Finding:
    return Finding(subject, Verdict.OK, text)


def problem(subject: str, text: str, advice: str = "", remedy: Remedy = Remedy.NONE) -> Finding:
    return Finding(subject, Verdict.PROBLEM, text, advice, remedy)


def unknown(subject: str, text: str) -> Finding:
    return Finding(subject, Verdict.UNKNOWN, text)
