"""What stands beside a name in Japanese that makes another person, or a thing, of it."""

import re

from indexer.authority import Authority
from indexer.authority.elsewhere import NATIVE as ELSEWHERE_WORDS
from indexer.authority.titles import NATIVE
from indexer.clean.people.countries import ELSEWHERE

_THING = re.compile(  # what is named after a person is not the person
    "(?:国際|公共|平和|文化|学術|科学|文学|美術|政策)*(?:記念|賞|杯|奨学|基金|財団|通り|空港|号|後援会|事務所|研究"
    "|大学|小学校|中学|高校|学校|学院|夫人|会館|館|像|碑|展|派|センター|病院|図書館|橋|駅|広場|公園|株式会社)"
    "|氏?ら?の?秘書|ホール|スタジアム|・?ドクトリン"
)
_ROLE = re.compile(  # nobody's who is in office
    "[一-鿿]{0,6}(?:副大臣|政務官|副長官|秘書官|報道官|補佐官|大使|領事|公使|参事官|書記官|審議官"
    "|次官|局長|課長|室長|次長|知事|市長|町長|村長|区長|教授|講師|研究員|社長|会計士|校長|学長"
    "|監督|選手|記者|特派員|医師|弁護士|棋士|力士|投手|捕手|作家|画家|俳優|歌手|巡査|警部|店長|駅長"
    "|艦長|機長)"
)
_CALLING = re.compile(  # before a name it tells of a namesake
    "(?:俳優|女優|歌手|作家|画家|詩人|記者|選手|監督|棋士|力士|投手|学生|会社員|社員|農家|写真家"
    "|作曲家|指揮者|通訳|店主|住職|落語家|声優|建築家|漫画家)の?$"
)
_TITLE_OF = re.compile(  # a title that is another's: 河野太郎総理秘書官
    f"(?:{'|'.join(sorted(NATIVE, key=len, reverse=True))})"
    "(?:政務官|秘書|補佐|夫人|令夫人|令嬢|候補|特使|顧問|官?邸|公邸|室|付)"
)
_STATE = re.compile("(?:共和国|王国|連邦|国)?の$")
_CALLED, _LAND = 8, 14  # characters before a name that are looked at


def is_namesake(text: str, start: int, end: int) -> bool:
    """Whether something is named so, or somebody of another calling is."""
    before = text[max(0, start - _CALLED) : start]
    return bool(_THING.match(text, end) or _TITLE_OF.match(text, end) or _CALLING.search(before))


def has_lesser_role(text: str, end: int) -> bool:
    """Whether a role follows that nobody has who is in office."""
    return _ROLE.match(text, end) is not None


def country_of(text: str, start: int, authority: Authority) -> str:
    """The code of the country of フランスの or 韓国の before a name; "" for none."""
    before = text[max(0, start - _LAND) : start]
    if not before.endswith("の"):
        return ""
    known = authority.native.countries
    for land in {_STATE.sub("", before), before.removesuffix("の")}:
        if land.endswith(ELSEWHERE_WORDS):
            return ELSEWHERE
        for length in range(len(land), 1, -1):
            if codes := known.get(land[-length:]):
                return codes[0]
    return ""
