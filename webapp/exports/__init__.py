"""A whole result set, written out as it is read."""

from webapp.exports.formats import FORMATS, Export, Found

__all__ = ["FORMATS", "Export", "Found"]
