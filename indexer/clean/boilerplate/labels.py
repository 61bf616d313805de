"""Names of a site's sections, and navigation made of them."""

import re

_SECTION = re.compile(
    r"(?:press|news|media)[ -]?(?:releases?|statements?|room|cent(?:re|er)|info(?:rmation)?)"
    r"(?: \d{4})?|news|press|media|newsroom|latest news|what[’']s new|announcements?"
    r"|press conferences?|(?:policy )?speech(?:es)?|(?:joint )?statements?|remarks|transcripts?"
    r"|communiqu[eé]s?|photos?|papers|commentar(?:y|ies)|publications?|events?|event reports?"
    r"|articles?|(?:the |our )?blogs?(?: archives?)?|topics?|opinions?|interviews?|latest"
    r"|archives?|home|top ?page"
    r"|報道発表|記者会見|会見|発表|広報|お知らせ|新着情報|ニュース|プレスリリース|談話|コメント"
    r"|演説|声明|海外出張|トピックス|トップページ|ホーム",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?:(?:(?:press|news|media) (?:release|statement|note)s?|our|file|document)\W{0,3})?"
    r"(?:no|nr|ref|reference|number|n[o°º]|№)(?![^\W\d_])\W{0,3}"
    r"[\w/.()-]{0,20}\d[\w/.()-]{0,20}(?: \(\d{2,4}\)?)?"
    r"|(?:報道発表)?\s?第\s?\d{1,5}\s?号",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s?(?:[,/&・]|\band\b)\s?")
_VIEW = re.compile(r" (?:view|details?|list|index)$", re.IGNORECASE)
_LABELS_JOINED = 4

_SITE = re.compile(
    r"\b(?:home|about(?: us| this site| [A-Z]{2,6}\b| the [a-z]{3,12})?|contact(?: us)?|careers"
    r"|jobs|search|links|archives?|newsroom|news|media(?: releases)?|publications|speeches"
    r"|press room|site map|what[’']s new|(?:consular |our )?services|overseas missions|resources"
    r"|events|products|travel(?:ling)? (?:advice|overseas)|login|register|subscribe|faqs?"
    r"|international issues|foreign policy|feedback)\b",
    re.IGNORECASE,
)
_SITE_LABELS = 4
_NAVIGATION_LONGEST = 300  # characters


def is_section_label(line: str) -> bool:
    """Whether a line names sections of the site ("Press Releases"), never a document."""
    names = _JOINT.split(_VIEW.sub("", line.strip(" :|»>/")))
    return len(names) <= _LABELS_JOINED and all(_SECTION.fullmatch(name) for name in names)


def is_reference(line: str) -> bool:
    """Whether a line is the number under which a publisher files a release ("No. 43/97")."""
    return bool(_REFERENCE.fullmatch(line.strip(" ()[]")))


def is_navigation(line: str) -> bool:
    """Whether a line is a site's navigation run together: label upon label, no sentence."""
    if len(line) > _NAVIGATION_LONGEST or line.endswith((".", "!", "?")):
        return False
    words = line.split()
    capitals = sum(word[0].isupper() or not word[0].isalpha() for word in words)
    return len(_SITE.findall(line)) >= _SITE_LABELS and capitals * 3 >= len(words) * 2
