"""The sentences that a query is answered with, as templates; `wording` fills them in."""

TOO_LONG = "This query is longer than %(most)s characters."
TOO_MANY = "This query has more than %(most)s words and phrases."
TOO_DEEP = "This query has more than %(most)s parentheses inside each other."

UNCLOSED_QUOTE = "A quotation mark is not closed, so it was left out."
UNCLOSED = "A parenthesis is not closed: it was taken to end with the query."
UNOPENED = "A closing parenthesis has no partner and was left out."
DANGLING_OR = "OR stands between two words: one was left out."
DANGLING_NOT = "NOT stands before a word: one was left out."
LEADING_STAR = "After a * at the start two letters are needed: “%(word)s” was read without it."
INNER_STAR = "* ends a word: “%(word)s” was read as words that begin with “%(start)s”."
NOBODY = "Nobody in the authority records is called “%(name)s”."
NO_OFFICE = "No office in the authority records is called “%(text)s”."
NO_COUNTRY = "The authority records know no country called “%(text)s”."
SEVERAL = "“%(name)s” fits several people. To choose one of them, write %(choices)s."
NO_YEAR = "“%(text)s” is neither a year nor a range such as 2019..2023."
NO_DATE = "“%(text)s” is no date such as 2020, 2020-05 or 2020-05-17."
NO_KIND = "No kind of publication is called “%(text)s”."
UNFIT = {
    "source": "Nothing here is published by “%(text)s”.",
    "language": "Nothing here is in the language “%(text)s”.",
}
NO_FIELD = "There is no field “%(name)s”: it was read as a word. The fields are %(fields)s."
EMPTY_FIELD = "“%(field)s:” has nothing directly after it and was left out."
QUOTED_STAR = "In quotation marks * may only follow the last word: “%(text)s” was read without it."
TOO_OPEN = "Only %(most)s words with * or ? can be looked for at once: “%(word)s” was read without."
CUT_PREFIX = (
    "More than %(most)s words begin with “%(text)s”: only the most frequent were looked for."
)
CUT_PATTERN = (
    "More than %(most)s words have the shape “%(text)s”: only the most frequent were looked for."
)
RARE_LEFT_OUT = "This archive has too many words: rare ones of the shape “%(text)s” were left out."
NEAR_WORD = "~ follows a phrase in quotation marks: “%(word)s” was read without it."
NEAR_NUMBER = "~ needs the number of words that may stand between: it was left out."
TOO_FAR = "Words can be looked for at most %(most)s places apart, not %(number)s."
TOO_HEAVY = "A word can weigh at most %(most)s times as much, not %(number)s."
NO_WEIGHT = "Only words and phrases have a weight: “^%(number)s” was left out."
NO_WORD = "Nothing to search for in “%(text)s”; all documents are shown."

# Each with its negation
SENTENCES = {
    "word": ("the word “%(text)s” in any inflection", "without the word “%(text)s”"),
    "words": ("the words %(text)s in any inflection", "without all of the words %(text)s"),
    "fixed word": ("the word “%(text)s”", "without the word “%(text)s”"),
    "fixed words": ("the words %(text)s", "without all of the words %(text)s"),
    "phrase": ("the exact words “%(text)s”", "without the exact words “%(text)s”"),
    "prefix": ("words that begin with “%(text)s”", "without words that begin with “%(text)s”"),
    "near": (
        "the exact words “%(text)s” within %(distance)s places",
        "without the exact words “%(text)s” within %(distance)s places",
    ),
    "pattern": ("words of the shape “%(text)s”", "without words of the shape “%(text)s”"),
    "title word": ("the word “%(text)s” in the title", "without the word “%(text)s” in the title"),
    "title phrase": (
        "the exact words “%(text)s” in the title",
        "without the exact words “%(text)s” in the title",
    ),
    "title prefix": (
        "words that begin with “%(text)s” in the title",
        "without words that begin with “%(text)s” in the title",
    ),
    "title near": (
        "the exact words “%(text)s” within %(distance)s places in the title",
        "without the exact words “%(text)s” within %(distance)s places in the title",
    ),
    "title pattern": (
        "words of the shape “%(text)s” in the title",
        "without words of the shape “%(text)s” in the title",
    ),
    "weight": ("%(text)s (weight %(weight)s)", "%(text)s"),
    "minister": ("documents that name %(text)s", "documents that do not name %(text)s"),
    "ministers": (
        "documents that name any of these: %(text)s",
        "documents that name none of these: %(text)s",
    ),
    "many ministers": (
        "documents that name any of %(count)s people: %(text)s …",
        "documents that name none of %(count)s people: %(text)s …",
    ),
    "named": (
        "documents that name %(text)s (“%(written)s” in quotation marks: the words as written)",
        "documents that do not name %(text)s",
    ),
    "office": (
        "documents that name a holder of the office: %(text)s",
        "documents that name no holder of the office: %(text)s",
    ),
    "country": (
        "documents that name ministers of %(text)s",
        "documents that name no ministers of %(text)s",
    ),
    "source": ("published by %(text)s", "not published by %(text)s"),
    "kind": ("of the kind “%(text)s”", "not of the kind “%(text)s”"),
    "language": ("in the language “%(text)s”", "not in the language “%(text)s”"),
    "undated": ("without a sure date", "with a sure date"),
    "year": ("dated %(text)s", "not dated %(text)s"),
    "years": ("dated %(first)s to %(last)s", "not dated %(first)s to %(last)s"),
    "since": ("dated %(first)s or later", "not dated %(first)s or later"),
    "until": ("dated %(last)s or earlier", "not dated %(last)s or earlier"),
    "before": ("dated before %(before)s", "not dated before %(before)s"),
    "between": (
        "dated from %(first)s on and before %(before)s",
        "not dated from %(first)s on and before %(before)s",
    ),
    "any": ("%(text)s", "none of these: %(text)s"),
    "all": ("%(text)s", "without all of these: %(text)s"),
    "nothing": ("something that no document holds", "everything"),
}

_TEMPLATES = (
    *(TOO_LONG, TOO_MANY, TOO_DEEP, UNCLOSED_QUOTE, UNCLOSED, UNOPENED, DANGLING_OR, DANGLING_NOT),
    *(LEADING_STAR, INNER_STAR, QUOTED_STAR, TOO_OPEN),
    *(CUT_PREFIX, CUT_PATTERN, RARE_LEFT_OUT),
    *(NEAR_WORD, NEAR_NUMBER, TOO_FAR, TOO_HEAVY, NO_WEIGHT),
    *(NOBODY, NO_OFFICE, NO_COUNTRY, SEVERAL),
    *(NO_YEAR, NO_DATE, NO_KIND, *UNFIT.values(), NO_FIELD, EMPTY_FIELD, NO_WORD),
    *(template for pair in SENTENCES.values() for template in pair),
)
TEMPLATES = tuple(dict.fromkeys(_TEMPLATES))  # some say the same when negated
