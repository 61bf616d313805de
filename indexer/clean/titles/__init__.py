"""The title of a page.

`choice` weighs what the page calls itself against the lines above its text; `headline` compares
headlines with lines, where one is broken over several or said again.
"""

from indexer.clean.titles.choice import of_html, of_lines

__all__ = ["of_html", "of_lines"]
