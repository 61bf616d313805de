"""The title of a page.

`choice` weighs what the page calls itself against the lines above its text; `site` tells the names
of sites and publishers, which are no titles. `broken` makes a headline whole that the markup breaks
over lines; `headline` finds one among lines, where it is said again.
"""

from indexer.clean.titles.choice import of_html, of_lines

__all__ = ["of_html", "of_lines"]
