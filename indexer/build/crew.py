"""How many workers so many files are worth."""

import os
from collections.abc import Collection

from indexer.build.walk import Found
from indexer.model import PassedOver

PAGES_A_WORKER = 8  # to start one (its imports) costs as much as to clean about eight pages
_PAGE = 2**18  # bytes of an archive file in which we expect a page


def crew(files: Collection[Found | PassedOver]) -> int:
    """As many as there are processors, where there is so much to do."""
    pages = sum(_pages(one) for one in files if isinstance(one, Found))
    return min(os.cpu_count() or 1, 1 + pages // PAGES_A_WORKER)


def _pages(found: Found) -> int:
    return 1 + found.size // _PAGE
