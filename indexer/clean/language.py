"""The language of a text: by its script, and in Latin script by its commonest words."""

import re
from collections import Counter

_SAMPLE = 20_000  # characters
_LEAST = 0.08  # share of words that must be the commonest of a language
_LEAD = 1.2  # how much commoner than in the next language, where the page declares neither
_SCRIPTS = (  # language, letters that tell it; Japanese before Chinese, for its kanji
    ("ja", re.compile("[ぁ-ゖァ-ヺ]")),
    ("ko", re.compile("[가-힣]")),
    ("th", re.compile("[ก-๎]")),
    ("lo", re.compile("[ກ-ໝ]")),
    ("km", re.compile("[ក-៓]")),
    ("my", re.compile("[က-႟]")),
    ("ru", re.compile("[а-яё]", re.IGNORECASE)),
    ("ar", re.compile("[ء-ي]")),
    ("hi", re.compile("[ऄ-ह]")),
    ("zh", re.compile("[一-鿿]")),
)
_SHARES = {"ja": 0.06}  # kana amid kanji; other scripts must be a third of the letters
_SHARE = 0.33
_COMMONEST = {
    "en": "the of and to in a is that for on with as was by at from this be are which it has will",
    "id": "yang dan di dengan untuk dari pada dalam ini ke tidak akan oleh adalah juga telah bahwa",
    "ms": "yang dan di dengan untuk dari pada dalam ini ke tidak akan oleh adalah bahawa beliau",
    "vi": "và của các là cho có được với trong một những đã không này về người khi để tại nước",
    "fr": "le la les de des et en du un une est que pour dans par sur qui au pas plus avec ce il",
    "de": "der die das und in zu den von mit ist des für auf im dem ein eine nicht als auch es",
    "es": "el la los las de del y en que un una por con para se su al es lo como más",
    "pt": "o os as do da dos das e em que um uma por com para não se na no ao mais é",
    "it": "il lo gli di del della e in che un una per con non si è al dei delle sono",
    "nl": "de het een en van in op te dat is voor met zijn niet aan er ook als bij",
    "tl": "ang ng sa mga na at ay si ni kay para nang hindi ito siya kung may",
}  # fmt: skip
_WORDS = {language: frozenset(words.split()) for language, words in _COMMONEST.items()}


def language_of(text: str, declared: str) -> str:
    """BCP 47 of the text; what the page declares where the text is too short, else "und"."""
    sample = text[:_SAMPLE]
    letters = sum(letter.isalpha() for letter in sample)
    hinted = re.match(r"[a-z]{2,3}(?=[-_]|$)", declared.strip().lower())
    fallback = hinted[0] if hinted else "und"
    for language, script in _SCRIPTS:
        if letters and len(script.findall(sample)) / letters >= _SHARES.get(language, _SHARE):
            return language
    return _latin(sample, fallback) or fallback


def _latin(sample: str, declared: str) -> str:
    """The Latin-script language whose commonest words fill the text; "" where none does."""
    counted = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    total = counted.total()
    if not total:
        return ""
    shares = {
        language: sum(counted[word] for word in words) / total for language, words in _WORDS.items()
    }
    (best, share), (_, second) = sorted(shares.items(), key=lambda item: -item[1])[:2]
    if declared in shares and shares[declared] * _LEAD >= share >= _LEAST:
        return declared
    return best if share >= _LEAST and share > second else ""
