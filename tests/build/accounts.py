"""What tests of runs put into an archive, and how they read a tally."""

from indexer.model import Tally

ADDRESS = "https://www.mofa.go.jp/press/1.html"
RELEASE = (
    "On 17 December the foreign ministers of both countries met in Tokyo for about an hour, "
    "followed by a working dinner, and exchanged views on trade, the law of the sea and the "
    "situation in the region; they confirmed that their governments will go on working closely."
)


def counts(tally: Tally) -> tuple[int, int, int, int]:
    return tally.indexed, tally.unchanged, tally.removed, len(tally.passed_over)
