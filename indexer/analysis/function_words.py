"""English words that hold a sentence together. They must match like any other word.

They earn no score, and are marked only beside other words of the query. Not among them: us, who and
may, which are the US, the WHO and a month as well.
"""

_WORDS = """
    a an the this that these those such same own other some any each both all no none few more most
    i me my mine myself we our ours ourselves you your yours yourself yourselves he him his
    himself she her hers herself it its itself they them their theirs themselves
    whom whose which what when where why how
    am is are was were be been being have has had having do does did doing
    can could might must shall should will would ought cannot
    and or but nor if then than so as because while until though although whether
    at by for from in into of off on onto out over to up down with within without about above after
    again against before below between during further here there through under upon once only not
    too very also just
"""
FUNCTION_WORDS = frozenset(_WORDS.split())
