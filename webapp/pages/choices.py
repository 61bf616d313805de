"""A name that fits several people: each of them is a link to the search for that one alone."""

import re
from dataclasses import replace

from markupsafe import Markup, escape

from indexer.model import Message, Query
from indexer.query.sentences import SEVERAL
from webapp import labels
from webapp.query_string import address
from webapp.wording import gettext

_CHOICE = re.compile(r'minister:"[^"]*"')


def warning(message: Message, query: Query) -> Markup:
    """A warning in the reader's language, with links where it leaves a choice."""
    name = str(message.values.get("name", ""))
    if message.template != SEVERAL or name not in query.text:
        return labels.said(message)
    choices = _CHOICE.findall(str(message.values["choices"]))
    links = Markup(" / ").join(_link(name, choice, query) for choice in choices)
    values = {"name": Markup("<b>%s</b>") % name, "choices": links}
    return escape(gettext(message.template)) % values


def _link(name: str, choice: str, query: Query) -> Markup:
    to = address(replace(query, text=query.text.replace(name, choice, 1), page=1))
    return Markup('<a href="%s">%s</a>') % (to, choice)
