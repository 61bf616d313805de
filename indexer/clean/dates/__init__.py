"""When a page was published, and when what it reports took place.

`written` finds dates in words and digits (Japanese `eras` among them), `calendar` knows which days
exist. `lines` tells the lines that date a page, `stated` the dates in its metadata and address;
`evidence` holds all that may tell a date, and `publication` weighs it. `event_date` reads the text.
"""

from indexer.clean.dates.event_date import event
from indexer.clean.dates.evidence import Evidence
from indexer.clean.dates.publication import published

__all__ = ["Evidence", "event", "published"]
