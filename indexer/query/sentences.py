"""The sentences that a query is answered with, as templates; `wording` fills them in."""

from indexer.model import template

TOO_LONG = template("This query is longer than %(most)s characters.")
TOO_MANY = template("This query has more than %(most)s words and phrases.")
TOO_DEEP = template("This query has more than %(most)s parentheses inside each other.")

UNCLOSED_QUOTE = template("A quotation mark is not closed, so it was left out.")
UNCLOSED = template("A parenthesis is not closed: it was taken to end with the query.")
UNOPENED = template("A closing parenthesis has no partner and was left out.")
DANGLING_OR = template("OR stands between two words: one was left out.")
DANGLING_NOT = template("NOT stands before a word: one was left out.")
LEADING_STAR = template(
    "After a * at the start two letters are needed: “%(word)s” was read without it."
)
INNER_STAR = template("* ends a word: “%(word)s” was read as words that begin with “%(start)s”.")
NOBODY = template("Nobody in the authority records is called “%(name)s”.")
NO_OFFICE = template("No office in the authority records is called “%(text)s”.")
NO_COUNTRY = template("The authority records know no country called “%(text)s”.")
SEVERAL = template("“%(name)s” fits several people. To choose one of them, write %(choices)s.")
NO_YEAR = template("“%(text)s” is neither a year nor a range such as 2019..2023.")
NO_DATE = template("“%(text)s” is no date such as 2020, 2020-05 or 2020-05-17.")
NO_KIND = template("No kind of publication is called “%(text)s”.")
NO_DOCUMENT = template("No document here has the number “%(text)s”.")
UNFIT = {
    "source": template("Nothing here is published by “%(text)s”."),
    "language": template("Nothing here is in the language “%(text)s”."),
}
NO_FIELD = template(
    "There is no field “%(name)s”: it was read as a word. The fields are %(fields)s."
)
EMPTY_FIELD = template("“%(field)s:” has nothing directly after it and was left out.")
QUOTED_STAR = template(
    "In quotation marks * may only follow the last word: “%(text)s” was read without it."
)
TOO_OPEN = template(
    "Only %(most)s words with * or ? can be looked for at once: “%(word)s” was read without."
)
CUT_PREFIX = template(
    "More than %(most)s words begin with “%(text)s”: only the most frequent were looked for."
)
CUT_PATTERN = template(
    "More than %(most)s words have the shape “%(text)s”: only the most frequent were looked for."
)
RARE_LEFT_OUT = template(
    "This archive has too many words: rare ones of the shape “%(text)s” were left out."
)
NEAR_WORD = template("~ follows a phrase in quotation marks: “%(word)s” was read without it.")
NEAR_NUMBER = template("~ needs the number of words that may stand between: it was left out.")
TOO_FAR = template("Words can be looked for at most %(most)s places apart, not %(number)s.")
TOO_HEAVY = template("A word can weigh at most %(most)s times as much, not %(number)s.")
NO_WEIGHT = template("Only words and phrases have a weight: “^%(number)s” was left out.")
NO_WORD = template("Nothing to search for in “%(text)s”; all documents are shown.")

# What joins the parts of a sentence
LISTED = template("%(first)s, %(next)s")
BOTH = template("%(first)s and %(next)s")
EITHER = template("%(first)s or %(next)s")
GROUPED = template("(%(text)s)")
QUOTED = template("“%(text)s”")

# Each with its negation
SENTENCES = {
    "word": (
        template("the word “%(text)s” in any inflection"),
        template("without the word “%(text)s”"),
    ),
    "words": (
        template("the words %(text)s in any inflection"),
        template("without all of the words %(text)s"),
    ),
    "fixed word": (template("the word “%(text)s”"), template("without the word “%(text)s”")),
    "fixed words": (template("the words %(text)s"), template("without all of the words %(text)s")),
    "phrase": (
        template("the exact words “%(text)s”"),
        template("without the exact words “%(text)s”"),
    ),
    "prefix": (
        template("words that begin with “%(text)s”"),
        template("without words that begin with “%(text)s”"),
    ),
    "near": (
        template("the exact words “%(text)s” within %(distance)s places"),
        template("without the exact words “%(text)s” within %(distance)s places"),
    ),
    "pattern": (
        template("words of the shape “%(text)s”"),
        template("without words of the shape “%(text)s”"),
    ),
    "title word": (
        template("the word “%(text)s” in the title"),
        template("without the word “%(text)s” in the title"),
    ),
    "title phrase": (
        template("the exact words “%(text)s” in the title"),
        template("without the exact words “%(text)s” in the title"),
    ),
    "title prefix": (
        template("words that begin with “%(text)s” in the title"),
        template("without words that begin with “%(text)s” in the title"),
    ),
    "title near": (
        template("the exact words “%(text)s” within %(distance)s places in the title"),
        template("without the exact words “%(text)s” within %(distance)s places in the title"),
    ),
    "title pattern": (
        template("words of the shape “%(text)s” in the title"),
        template("without words of the shape “%(text)s” in the title"),
    ),
    "weight": (template("%(text)s (weight %(weight)s)"), template("%(text)s")),
    "minister": (
        template("documents that name %(text)s"),
        template("documents that do not name %(text)s"),
    ),
    "ministers": (
        template("documents that name any of these: %(text)s"),
        template("documents that name none of these: %(text)s"),
    ),
    "many ministers": (
        template("documents that name any of %(count)s people: %(text)s …"),
        template("documents that name none of %(count)s people: %(text)s …"),
    ),
    "named": (
        template(
            "documents that name %(text)s (“%(written)s” in quotation marks: the words as written)"
        ),
        template("documents that do not name %(text)s"),
    ),
    "office": (
        template("documents that name a holder of the office: %(text)s"),
        template("documents that name no holder of the office: %(text)s"),
    ),
    "country": (
        template("documents that name ministers of %(text)s"),
        template("documents that name no ministers of %(text)s"),
    ),
    "source": (template("published by %(text)s"), template("not published by %(text)s")),
    "kind": (template("of the kind “%(text)s”"), template("not of the kind “%(text)s”")),
    "language": (
        template("in the language “%(text)s”"),
        template("not in the language “%(text)s”"),
    ),
    "alike": (
        template("documents that say the same as %(text)s"),
        template("documents that say something else than %(text)s"),
    ),
    "undated": (template("without a sure date"), template("with a sure date")),
    "year": (template("dated %(text)s"), template("not dated %(text)s")),
    "years": (template("dated %(first)s to %(last)s"), template("not dated %(first)s to %(last)s")),
    "since": (template("dated %(first)s or later"), template("not dated %(first)s or later")),
    "until": (template("dated %(last)s or earlier"), template("not dated %(last)s or earlier")),
    "before": (template("dated before %(before)s"), template("not dated before %(before)s")),
    "between": (
        template("dated from %(first)s on and before %(before)s"),
        template("not dated from %(first)s on and before %(before)s"),
    ),
    "any": (template("%(text)s"), template("none of these: %(text)s")),
    "all": (template("%(text)s"), template("without all of these: %(text)s")),
    "nothing": (template("something that no document holds"), template("everything")),
}

_TEMPLATES = (
    *(TOO_LONG, TOO_MANY, TOO_DEEP, UNCLOSED_QUOTE, UNCLOSED, UNOPENED, DANGLING_OR, DANGLING_NOT),
    *(LEADING_STAR, INNER_STAR, QUOTED_STAR, TOO_OPEN),
    *(CUT_PREFIX, CUT_PATTERN, RARE_LEFT_OUT),
    *(NEAR_WORD, NEAR_NUMBER, TOO_FAR, TOO_HEAVY, NO_WEIGHT),
    *(NOBODY, NO_OFFICE, NO_COUNTRY, SEVERAL),
    *(NO_YEAR, NO_DATE, NO_KIND, NO_DOCUMENT, *UNFIT.values(), NO_FIELD, EMPTY_FIELD, NO_WORD),
    *(LISTED, BOTH, EITHER, GROUPED, QUOTED),
    *(sentence for pair in SENTENCES.values() for sentence in pair),
)
TEMPLATES = tuple(dict.fromkeys(_TEMPLATES))  # some say the same when negated
