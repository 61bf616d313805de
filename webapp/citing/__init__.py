"""A document as scholars cite it, in the formats their programs read."""

from webapp.citing.citation import Citation, citation
from webapp.citing.formats import FORMATS, Style

__all__ = ["FORMATS", "Citation", "Style", "citation"]
