"""What the interface calls the rules that take text out of a page."""

from webapp.wording import gettext, gettext_noop

NAMES = frozenset(
    (
        gettext_noop("above the headline"),
        gettext_noop("after the text"),
        gettext_noop("archive toolbar"),
        gettext_noop("back link"),
        gettext_noop("breadcrumb"),
        gettext_noop("byline"),
        gettext_noop("calendar"),
        gettext_noop("comments"),
        gettext_noop("cookie notice"),
        gettext_noop("copyright"),
        gettext_noop("correction"),
        gettext_noop("disclosure"),
        gettext_noop("feedback"),
        gettext_noop("footer"),
        gettext_noop("hidden"),
        gettext_noop("image"),
        gettext_noop("language link"),
        gettext_noop("month of an archive"),
        gettext_noop("more pages"),
        gettext_noop("navigation"),
        gettext_noop("not main text"),
        gettext_noop("page footer"),
        gettext_noop("page navigation"),
        gettext_noop("page number"),
        gettext_noop("print links"),
        gettext_noop("promotion"),
        gettext_noop("related pages"),
        gettext_noop("repeated headline"),
        gettext_noop("row of dots"),
        gettext_noop("running foot"),
        gettext_noop("running head"),
        gettext_noop("section label"),
        gettext_noop("share links"),
        gettext_noop("site banner"),
        gettext_noop("site footer"),
        gettext_noop("site header"),
        gettext_noop("skip link"),
        gettext_noop("social links"),
        gettext_noop("subscription"),
        gettext_noop("tag cloud"),
        gettext_noop("tags"),
        gettext_noop("teaser"),
        gettext_noop("viewer notice"),
        gettext_noop("window"),
    )
)


def name(rule: str) -> str:
    """A rule that is not known here keeps its own name."""
    return gettext(rule) if rule in NAMES else rule
