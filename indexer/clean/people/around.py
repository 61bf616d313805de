"""Words that say nothing, or something else, beside a name in Latin script."""

PLAIN = frozenset(  # capitals of these say nothing: they begin sentences or join phrases
    {
        "the", "a", "an", "and", "but", "or", "in", "on", "to", "of", "for", "by", "from", "at",
        "with", "as", "if", "when", "while", "after", "before", "both", "then", "also",
        "following", "between", "during", "since", "although", "though", "because", "that",
        "where", "thus", "earlier", "later", "meanwhile", "however", "moreover", "today",
        "yesterday", "under", "over", "his", "her", "their", "our", "acting", "monday", "tuesday",
        "wednesday", "thursday", "friday", "saturday", "sunday", "s", "what", "why", "how", "who",
        "whether", "until", "once", "upon", "via", "per", "versus", "vs", "speaking", "asked",
        "responding", "replying", "addressing", "welcoming", "thanking", "not", "nor", "so",
        "yet", "here", "there", "this", "it", "is", "was", "will", "has", "did", "said", "says",
        "met", "meets", "dear", "photo", "caption", "question", "answer", "q",
    }
)  # fmt: skip
LESSER = frozenset(  # before a title they make another person's office of it
    {
        "vice", "deputy", "state", "parliamentary", "senior", "shadow", "assistant", "second",
        "under", "permanent", "press", "undersecretary", "associate", "opposition", "honorary",
        "alternate", "co",
    }
)  # fmt: skip
ROLES = frozenset(  # what an apposition begins with that tells of no office in the records
    {
        "professor", "president", "chairman", "chairperson", "chair", "director", "ambassador",
        "mayor", "governor", "chief", "head", "minister", "secretary", "vice", "deputy", "state",
        "shadow", "parliamentary", "senior", "managing", "founder", "founding", "ceo", "manager",
        "editor", "fellow", "dean", "member", "commissioner", "consul", "counsellor", "spokesman",
        "spokesperson", "executive", "general", "assistant", "associate", "permanent", "adviser",
        "advisor", "representative", "special", "envoy", "principal", "curator", "judge",
        "justice",
    }
)  # fmt: skip
NAMESAKES = frozenset(  # what is named after a person is not the person
    {
        "school", "institute", "foundation", "centre", "center", "award", "awards", "prize",
        "chair", "airport", "library", "memorial", "fellowship", "fellow", "fellows",
        "scholarship", "doctrine", "hospital", "university", "college", "street", "road",
        "stadium", "society", "museum", "lecture", "trust", "fund", "avenue", "bridge", "park",
        "professorship", "highway", "building", "hall", "house", "strike", "group",
        "administration", "cup", "square", "dam", "statue", "programme", "program", "shipyard",
        "laboratory", "laboratories", "presidential", "academy", "corporation", "company",
        "holdings", "ltd", "inc", "pte", "farm", "farms", "shoten", "stores", "medal", "station",
        "terminal", "hotel", "shrine", "temple", "peninsula", "island", "plaza", "clinic",
    }
)  # fmt: skip
FOLLOWERS = frozenset(  # after a family name alone they mean what is called after the person
    {
        "cabinet", "administration", "government", "faction", "family", "doctrine", "statement",
        "era", "plan", "initiative", "line", "vision", "brothers", "clan", "dynasty", "regime",
    }
)  # fmt: skip
FIRMS = frozenset(  # after "and" or "&": "Raab & Sons"
    {"sons", "co", "company", "partners", "associates", "bros", "brothers", "daughters"}
)
VESSELS = frozenset(
    {"uss", "hms", "hmas", "ins", "rss", "carrier", "destroyer", "frigate", "ship", "vessel"}
)  # fmt: skip
RANKS = frozenset(  # before a name they make somebody else of it
    {
        "ambassador", "captain", "judge", "justice", "colonel", "major", "admiral",
        "commissioner", "director", "consul", "spokesman", "spokesperson", "spokeswoman",
        "governor", "mayor", "councillor", "counsellor", "coach", "chef", "officer", "principal",
        "editor", "manager", "chairman", "chairperson", "chair", "inspector", "sergeant",
        "lieutenant", "bishop", "saint", "st", "envoy", "representative", "congressman",
        "congresswoman", "attorney", "speaker", "adviser", "advisor", "aide", "analyst",
        "attache", "official", "nominee",
    }
)  # fmt: skip
STRANGERS = frozenset(  # before a full name they make a namesake of it
    {
        "judge", "justice", "captain", "colonel", "sergeant", "inspector", "coach", "chef",
        "officer", "constable", "lieutenant", "major", "pastor", "reverend", "father", "sister",
        "saint",
    }
)  # fmt: skip
COMMON = frozenset(  # family names that are words besides, at the beginning of a sentence
    {
        "rice", "may", "major", "brown", "cook", "straw", "hunt", "bush", "park", "moon", "key",
        "english", "son", "song", "ban", "don", "do", "le", "cam", "can", "bishop", "baker",
        "christopher", "rusli", "wen", "dung", "hung", "minh", "albert", "gong", "cooper", "long",
    }
)  # fmt: skip
FREQUENT = COMMON | {"palmer", "clark", "carr", "wang", "smith", "johnson"}  # names of many
NEVER_BARE = frozenset(
    {"may", "do", "le", "can", "english", "key", "major", "m", "gma", "bbm", "pmx"}
)
AFTER_NAMES = frozenset(  # what follows a full name and is no part of another
    {
        "mp", "ac", "ao", "am", "obe", "cbe", "kcmg", "gcmg", "phd", "jr", "sr", "qc", "kc", "md",
        "mep",
    }
)  # fmt: skip
STATE = frozenset(  # around a country's name
    {
        "the", "of", "republic", "kingdom", "union", "people", "peoples", "s", "democratic",
        "commonwealth", "socialist", "state", "government",
    }
)  # fmt: skip
