"""Languages by name, in English and as they call themselves and each other."""

_NAMES = {
    "en": "english 英語 英语",
    "ja": "japanese nihongo 日本語 日语",
    "zh": "chinese 中国語 中文 汉语 漢語",
    "ko": "korean 韓国語 朝鮮語 한국어",
    "fr": "french français francais フランス語",
    "de": "german deutsch ドイツ語",
    "es": "spanish español espanol スペイン語",
    "pt": "portuguese português portugues ポルトガル語",
    "it": "italian italiano イタリア語",
    "nl": "dutch nederlands オランダ語",
    "ru": "russian русский ロシア語",
    "ar": "arabic العربية アラビア語",
    "hi": "hindi हिन्दी ヒンディー語",
    "id": "indonesian indonesia インドネシア語",
    "ms": "malay melayu マレー語",
    "vi": "vietnamese ベトナム語",
    "th": "thai ไทย タイ語",
    "lo": "lao ラオ語",
    "km": "khmer クメール語",
    "my": "burmese ビルマ語",
    "tl": "tagalog filipino タガログ語",
}
_CODES = {name: code for code, names in _NAMES.items() for name in (code, *names.split())}


def codes(written: str, *, unfinished: bool = False) -> tuple[str, ...]:
    """The BCP 47 codes of a language's name, or of those whose names begin so.

    Anything else is taken for a code itself.
    """
    name = written.casefold()
    begun = (code for known, code in _CODES.items() if known.startswith(name))
    if name not in _CODES and unfinished:
        return tuple(dict.fromkeys(begun)) or (name,)
    return (_CODES.get(name, name),)
