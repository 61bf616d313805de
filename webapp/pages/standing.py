"""The office with which a document names a person: held that day, or before or after it."""

import re
from collections.abc import Mapping

from indexer.model import Mention, Status
from webapp import dates, labels, offices
from webapp.wording import gettext, gettext_noop

# Of offices that a person does not hold on the day of the document
_MEANT: Mapping[str, str] = {
    Status.FORMER: gettext_noop("formerly %(office)s"),
    Status.THEN: gettext_noop("then %(office)s"),
    Status.ELECT: gettext_noop("designated %(office)s"),
    Status.LATER: gettext_noop("later %(office)s"),
    Status.LAST_CONFIRMED: gettext_noop("last confirmed as %(office)s"),
}
_TIMED = re.compile(r"(.+) \(([0-9-]{4,10})(?: to ([0-9-]{4,10})|, held on ([0-9-]{4,10}))\)")


def standing(mention: Mention) -> str:
    """ "" where the words mean no office, and none is known for that day."""
    if mention.office:
        return offices.title(mention.office)
    template = _MEANT.get(mention.status, "")
    return gettext(template, office=_timed(mention.meant)) if template and mention.meant else ""


def _timed(text: str) -> str:
    """ "Prime Minister, Japan (1998-07-30 to 2000-04-05)" with its dates in words."""
    found = _TIMED.fullmatch(text)
    if found is None:
        return offices.title(text)
    office, first, last, seen = found.groups()
    time = labels.period(dates.partial_in_words(first), dates.partial_in_words(last or seen))
    return gettext("%(office)s (%(time)s)", office=offices.title(office), time=time)
