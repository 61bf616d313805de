"""Lines that are no part of any document, told by their words."""

import re
from collections.abc import Mapping

_NETWORK = (
    r"(?:facebook|twitter|x|linkedin|whatsapp|telegram|line|instagram|youtube|pinterest|reddit"
    r"|weibo|wechat|bluesky|threads|hatena|mixi|rss|e-?mail|print|pdf(?: version)?|tweet|share"
    r"|like|copy link)"
)
_FOOTER = (
    r"(?:terms(?: (?:of|and|&) (?:use|service|conditions))?|privacy(?: (?:policy|statement))?"
    r"|(?:web )?accessibility(?: statement)?|site ?map|legal(?: (?:matters|notice))?|disclaimer"
    r"|contact us|cookie (?:policy|settings)|(?:copyright|hyperlinking) policy|help|faqs?|feedback"
    r"|imprint|about this (?:web)?site|report vulnerability|rate this site|links?|home|search|menu"
    r"|法的事項|アクセシビリティについて|プライバシーポリシー|サイトマップ|ご意見・ご感想"
    r"|このサイトについて)"
)
_WHERE = r"(?:this|on|with|via|it|page|article|post)"
_SHARED = r"(?:this|on|with|to|via|it|a|link|page|article|post|\w{2,12})"
_PAGES = (
    r"(?:news|links?|content|articles?|posts?|documents?|pages?|stories|information|materials?"
    r"|(?:media |press |news )?(?:releases?|statements?))"
)
_SUBSCRIBE = r"(?:sign up|subscribe|join|get|receive|register)"
_MAILING = (
    r"\b(?:newsletters?|mailing list|inbox|notifications?|e-?mail (?:alerts?|updates)"
    r"|latest (?:news|posts|updates))\b"
)
_US = r"(?:us|me|the .{1,30}?)\W{0,2}"
_OFFER = r"(?:quote|trial|demo|consultation|estimate)"
# of a trail: a label, no code
_STEP = r"(?:(?-i:[^\W_a-z])|home\b)[^<>»›\uff1e={}\[\]#\";$]{0,79}(?<![=-])"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"

# each pattern must match a whole line
_PATTERNS: Mapping[str, tuple[str, ...]] = {
    "skip link": (
        r"(?:skip|jump) to .{0,40}",
        r"本文へ(?:移動|ジャンプ)?",
        r".{0,12}をスキップ.{0,20}",
    ),
    "back link": (
        r"\W{0,3}(?:go )?back(?: to .{1,60})?\W{0,3}",
        r"\W{0,3}return to (?:the )?(?:top|list|index|home|news|previous)\b.{0,40}",
        r"\W{0,3}(?:previous|next)(?: (?:page|post|article))?\W{0,3}",
        r"\W{0,3}(?:(?:back )?to (?:the )?top|top of (?:the )?page|page top|travel page)\W{0,3}",
        r"(?:\[ [^\[\]]{2,40} \]\s{0,4}){2,8}",
        r".{0,30}(?:へ|に)(?:戻る|もどる)",
        r"(?:この)?ページの?(?:トップ|先頭)(?:へ.{0,4})?",
        r"[前次]のページ",
        r"(?:(?:目次|一覧|top|トップ|ホーム|戻る|[前次]へ|上へ)[\s/|｜・]{0,4}){1,6}",
    ),
    "share links": (
        rf"(?:share(?: {_WHERE}){{0,4}}\s?:?\s)?(?:{_NETWORK}[\s|,/·]{{0,4}}){{1,12}}",
        r"(?:like this\W{0,3})?like loading\W{0,3}",
        rf"(?:click to )?(?:share|e-?mail)(?: {_SHARED}){{0,5}}\s?:?",
        r"ツイート|シェア(?:する)?|メール|印刷(?:する)?|このページをシェア.{0,8}",
    ),
    "print links": (
        r"\W{0,3}(?:icon_printer )?print(?:er)?[- ]?(?:friendly|able)\b.{0,60}",
        r"\W{0,3}print this page\W{0,3}",
        r"(?:(?:print|back|close(?: window)?|e-?mail|top|next|previous)[\s|/·]{0,4}){2,6}",
        r"(?:copy|open|view|download) (?:as|in) (?:chatgpt|claude|html|markdown|pdf|word)",
        r"A ?[-−] ?(?:A ?)?A ?\+|font size|文字サイズ.{0,12}|screen reader access",
    ),
    "language link": (
        r"(?:in )?english(?: version| page)?|fran[cç]ais|espa[nñ]ol|other languages",
        r"日本語|中文|한국어",
    ),
    "viewer notice": (
        r".{0,120}adobe (?:acrobat )?reader.{0,200}",
        r".{0,60}\bbest viewed (?:in|on|with|using|at)\b.{0,80}",
    ),
    "cookie notice": (
        r"(?:we|this (?:web)?site) uses? .{0,40}cookies.{0,300}",
        r".{0,40}cookies on this site.{0,20}",
        r"(?:accept|reject|decline|manage)(?: all)?(?: cookies)?",
    ),
    "copyright": (
        r"(?:copyright\s?)?(?:©|\(c\)\s?\d{4}).{0,200}",
        r"copyright[^.!?]{0,80}|[^.!?]{0,120}©.{0,120}",
        r".{0,160}all rights reserved.{0,40}",
    ),
    "footer": (
        rf"(?:{_FOOTER}[\s|｜,/·•–-]{{0,4}}){{1,14}}",
        r"(?:this )?(?:page |site )?(?:was )?last (?:updated|modified|reviewed|revised).{0,60}",
        r"content (?:owned|managed) by .{0,120}",
        r".{0,20}最終更新日?.{0,30}",
        r".{0,40}(?:〒\s?\d{3}-\d{4}|法人番号).{0,120}",
        r"corporate number \d.{0,20}",
    ),
    "site banner": (
        r"an? [\w ]{2,40}government (?:agency )?website\b.{0,60}",
        r"how to identify\b.{0,60}",
        r"you are here\b.{0,200}",
    ),
    "comments": (
        r"(?:no|leave a|add a|post your|\d{1,4}) (?:comments?|reply)\b.{0,20}",
        r"sorry, the comment form is closed.{0,20}",
    ),
    "tags": (
        r"(?:tags?|filed under|categor(?:y|ies)|keywords)(?:\s?:.{0,600})?",
        r"(?:tagged|posted in)\s.{1,160}",
    ),
    "byline": (
        r"(?:posted|submitted) (?:on .{4,40} )?by .{1,60}",
        r"posted on .{4,40} in .{1,60}",
    ),
    "more pages": (
        r"(?:also read|read also|read next)\s?:.{1,160}",
        r"(?:read|learn|see|view|show|find out) more\W{0,4}",
        r"more(?: from .{2,30}| \W{1,3})?",
        r"you (?:may|might) (?:also )?(?:be interested in|like)\b.{0,60}",
        r"(?:next|previous) (?:article|page|post|story)\s?:\s.{1,160}",
        r"(?:see|view) all(?: .{1,40})?",
        r"(?:\w{3,9} \d{1,2}, \d{4} ?)?\d{1,3} min(?:ute)?s?(?: read)?",
    ),
    "related pages": (
        rf"(?:related|recent|latest|other|quick) {_PAGES}\s?:?",
        r"also of interest|bookmark and share|suggest to a friend.{0,20}|link(?:s)? to .{2,40}",
        r"関連(?:リンク|情報|ページ|資料|記事|サイト)",
    ),
    "breadcrumb": (
        rf"{_STEP}(?:\s?[>»›\uff1e]\s?{_STEP}){{1,8}}",
        r"home(?:\s?/\s?[^/]{1,80}){1,8}",
    ),
    "subscription": (
        rf"(?:please |would you like to )?{_SUBSCRIBE} .{{0,80}}{_MAILING}.{{0,160}}",
        r"stay (?:connected|informed|in touch|in the loop|up[ -]to[ -]date|updated)\b.{0,100}",
        r"(?:this article is|exclusive) .{0,40}\bsubscribers\b.{0,160}",
        r"already have an account\?.{0,40}|unlock this article\b.{0,160}",
        r"(?:log|sign) ?(?:in|up)|subscribe(?: now| today)?\W{0,2}",
    ),
    "social links": (
        rf"(?:follow|join|like|find|connect with) {_US}(?: on| at)? {_NETWORK}\b.{{0,120}}",
    ),
    "disclosure": (
        r".{0,200}\b(?:affiliate (?:links?|commissions?|partners?)|reader[- ]supported)\b.{0,300}",
        r".{0,200}\bearn(?: us)? (?:an? )?(?:small |affiliate )?commissions?\b.{0,200}",
    ),
    "promotion": (
        rf"(?:get|request|claim|start|book) (?:a|an|your|my) (?:free )?{_OFFER}\b.{{0,20}}",
    ),
    "feedback": (
        r"(?:is|was) this (?:page )?(?:useful|helpful)\W{0,2}.{0,20}",
        r"report a problem with this page",
    ),
    "calendar": (rf"[«‹<]+\s?{_MONTH}", rf"{_MONTH}\s?[»›>]+"),
    "image": (r"(?:click (?:here )?to (?:enlarge|zoom)|拡大画像|画像を拡大).{0,20}",),
}
_RULES = {rule: re.compile("|".join(each), re.IGNORECASE) for rule, each in _PATTERNS.items()}
_LONGEST = 640  # characters; no rule speaks of longer lines
_LETTER = re.compile(r"[^\W_]")


def rule_for(line: str) -> str:
    """The rule by which this line is no part of a document; "" where there is none."""
    if not _LETTER.search(line):
        return "row of dots"
    if len(line) > _LONGEST:
        return ""
    return next((rule for rule, pattern in _RULES.items() if pattern.fullmatch(line)), "")
