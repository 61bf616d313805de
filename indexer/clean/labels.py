"""Names of a site's sections, and navigation made of them."""

import re

_SECTION = re.compile(
    r"(?:press|news|media)[ -]?(?:releases?|statements?|room|centre|center|info(?:rmation)?)(?: \d{4})?"
    r"|news|newsroom|latest news|what[’']s new|announcements?|(?:policy )?speech(?:es)?|statements?"
    r"|remarks|transcripts?|press conferences?|joint statements?|communiqu[eé]s?|photos?|papers"
    r"|commentar(?:y|ies)|publications?|events?|event reports?|articles?|topics?|opinions?|interviews?"
    r"|latest|archives?|報道発表|記者会見|会見|発表|広報|お知らせ|新着情報|ニュース|プレスリリース"
    r"|談話|コメント|演説|声明|海外出張|トピックス|home|top ?page|トップページ|ホーム",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s?(?:[,/&・]|\band\b)\s?")
_LABELS_JOINED = 4

_SITE = re.compile(
    r"\b(?:home|about(?: us| this site| [A-Z]{2,6}\b| the [a-z]{3,12})?|contact(?: us)?|careers|jobs"
    r"|search|links|archives?|newsroom|news|media(?: releases)?|publications|speeches|press room"
    r"|site map|what[’']s new|(?:consular|our)? ?services|overseas missions|resources|events|products"
    r"|travel(?:ling)? (?:advice|overseas)|login|register|subscribe|faqs?|international issues"
    r"|foreign policy|feedback)\b",
    re.IGNORECASE,
)
_SITE_LABELS = 4
_NAVIGATION_LONGEST = 300  # characters


def is_section_label(line: str) -> bool:
    """Whether a line names sections of the site ("Press Releases"), never a document."""
    names = _JOINT.split(line.strip(" :|»>/"))
    return len(names) <= _LABELS_JOINED and all(_SECTION.fullmatch(name) for name in names)


def is_navigation(line: str) -> bool:
    """Whether a line is a site's navigation run together: label upon label, no sentence."""
    if len(line) > _NAVIGATION_LONGEST or line.endswith((".", "!", "?")):
        return False
    words = line.split()
    capitals = sum(word[0].isupper() or not word[0].isalpha() for word in words)
    return len(_SITE.findall(line)) >= _SITE_LABELS and capitals * 3 >= len(words) * 2
