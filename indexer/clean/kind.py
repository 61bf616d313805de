"""What sort of publication a document is: by section label, title, then the form of its text."""

import re
from collections.abc import Mapping

from indexer.model import Kind

_OPENING = 6_000  # characters of the body whose form is looked at

# Sections, breadcrumbs and badges, whole. The first kind that fits decides, here and below.
_LABELS: Mapping[Kind, str] = {
    Kind.PRESS_CONFERENCE: r"""
        (press|news)\ (conferences?|briefings?) | special\ briefings? | transcripts? | interviews?
        | doorstops? | 記者会見 | 会見記録 | 外務大臣会見記録""",
    Kind.JOINT_STATEMENT: r"""
        joint\ (press\ )?(statement|communiqu[eé]|declaration)s? | 共同声明 | 共同宣言""",
    Kind.SPEECH: r"(official\ )?speech(es)? | addresses | remarks | 演説 | スピーチ | 挨拶 | 講演",
    Kind.PRESS_RELEASE: r"""
        (press|media|news)\ releases? | press\ statements? | read-?outs? | for\ immediate\ release
        | 報道発表 | プレスリリース | 記者発表""",
    Kind.STATEMENT: r"(official\ )?statements? | 談話 | 声明",
    Kind.COMMENTARY: r"""
        commentar(y|ies) | op-?eds? | opinions? | analys[ie]s | perspectives? | insights?
        | columns? | editorials? | 論評 | コラム | 論説 | 研究レポート | コメンタリー""",
    Kind.EVENT_REPORT: r"""
        (past\ )?events? | event\ (highlights|reports?) | seminars? | conferences?
        | symposi(a|um) | イベント | シンポジウム | セミナー""",
}
_TITLES: Mapping[Kind, str] = {
    Kind.PRESS_CONFERENCE: r"""
        \b(press|news)\ conference\b | \b(press|special)\ briefing\b | \btranscript\b
        | \binterview\b | \bdoorstop\b | 記者会見 | 会見概要 | 臨時会見""",
    Kind.JOINT_STATEMENT: r"""
        \bjoint\ ((press|media|ministerial|leaders['’]?|vision)\ )?
        (statement|communiqu[eé]|declaration|announcement|vision)\b
        | 共同声明 | 共同宣言 | 共同プレス | 共同発表""",
    Kind.SPEECH: r"""
        \b(speech|address|remarks|keynote|toast|lectures?)\b | 演説 | スピーチ | 挨拶 | 講演""",
    Kind.STATEMENT: r"\b(statement|communiqu[eé]|declaration)\b | 談話 | 声明",
    Kind.EVENT_REPORT: r"""
        \b(symposium|seminar|webinar|workshop|roundtable|e-?launch|forum|panel\ discussion)\b
        | シンポジウム | セミナー | フォーラム""",
    Kind.PRESS_RELEASE: r"""
        \b(press|media|news)\ release\b | \b(meet(s|ings?)?|visits?|talks?|calls?|dialogue|summit)\b
        | \b(condolences?|congratulat\w+|telephone)\b
        | \b(signing|grants?|exchange\ of\ notes|consultations?|dinner|luncheon|writes?\ to)\b
        | 会談 | [夕昼朝]食会 | 弔意 | 対話 | 訪問 | 表敬 | 署名 | 会合 | 協議
        | 往訪 | 来日 | 訪[日米中韓英仏独露印豪欧] | 交換 | 会見 | 出席""",
}
_FORMS: Mapping[Kind, str] = {
    Kind.PRESS_CONFERENCE: r"^(question|reporter|journalist|q)\s?: | ^【.{0,20}記者】 | ^\(?問\)",
    Kind.SPEECH: r"""
        ^(your\ )?(excellencies|ladies\ and\ gentlemen|distinguished\ (guests|delegates))\b
        | ^mr\.?\ (chairman|speaker|president)\b | ^[御ご]列席の皆""",
    Kind.STATEMENT: r"\bissued\ the\ following\ statement\b",
    Kind.PRESS_RELEASE: r"^.{0,60}\b(19|20)\d\d\s?[–—-]\s",
}
_PUBLISHERS: Mapping[Kind, str] = {  # what they publish, where nothing says otherwise
    Kind.PRESS_RELEASE: r"\b(ministry|department|office|cabinet|embass(y|ies)|secretariat)\b",
    Kind.COMMENTARY: r"\b(institute|cent(re|er)|foundation)\b",
}
_TELLING = (Kind.PRESS_CONFERENCE, Kind.JOINT_STATEMENT)  # in a title, true of any section
_SPEECH_BY = re.compile(  # so is this
    r"\b(?:speech|remarks|address) (?:by|of)\b|(?:演説|スピーチ|挨拶)$", re.IGNORECASE
)


def _compiled(rules: Mapping[Kind, str]) -> Mapping[Kind, re.Pattern[str]]:
    flags = re.IGNORECASE | re.MULTILINE | re.VERBOSE
    return {kind: re.compile(words, flags) for kind, words in rules.items()}


_LABEL_RULES = _compiled({kind: rf"^({words})$" for kind, words in _LABELS.items()})
_TITLE_RULES = _compiled(_TITLES)
_FORM_RULES = _compiled(_FORMS)
_PUBLISHER_RULES = _compiled(_PUBLISHERS)


def kind_of(title: str, labels: tuple[str, ...], body: str, publisher: str = "") -> Kind:
    """The kind that the section names, else the title, the form of the text, or the publisher.

    A title that says "press conference", "joint statement" or "speech by" is believed before its
    section.
    """
    by_title = _first(_TITLE_RULES, title)
    if by_title in _TELLING or (by_title is Kind.SPEECH and _SPEECH_BY.search(title)):
        return by_title
    by_label = _first(_LABEL_RULES, "\n".join(_sections(labels)))
    by_form = by_label or by_title or _first(_FORM_RULES, body[:_OPENING])
    return by_form or _first(_PUBLISHER_RULES, publisher) or Kind.OTHER


def _first(rules: Mapping[Kind, re.Pattern[str]], text: str) -> Kind | None:
    return next((kind for kind, pattern in rules.items() if pattern.search(text)), None)


def _sections(labels: tuple[str, ...]) -> list[str]:
    """The names in labels and breadcrumbs, without the marks around them."""
    parts = (part for label in labels for part in re.split(r"[>»›/|:＞:]", label[:500]))
    return [part.strip(" \t[](),.・-–—") for part in parts]
