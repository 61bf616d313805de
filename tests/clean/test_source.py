"""Who published a page."""

import pytest

from indexer.authority import Authority, Source
from indexer.clean.source import Signs, source_of

KNOWN = Authority(
    sources=(
        Source("MOFA Japan", "Ministry of Foreign Affairs of Japan", ("mofa.go.jp",), ("外務省",)),
        Source("Embassies of Japan", hosts=("emb-japan.go.jp",)),
        Source("SIIA", "Singapore Institute of International Affairs", ("siiaonline.org",)),
        Source("FCDO", hosts=("gov.uk",)),
        Source("Other", hosts=("other.gov.uk",)),
    )
)


@pytest.mark.parametrize(
    ("signs", "source"),
    [
        (Signs(address="https://www.mofa.go.jp/press/a.html"), "MOFA Japan"),
        (Signs(address="http://www.us.emb-japan.go.jp/a.html"), "Embassies of Japan"),
        (Signs(address="https://www.gov.uk/a"), "FCDO"),
        (Signs(address="https://www.other.gov.uk/a"), "Other"),
        (Signs(address="https://notmofa.go.jp/"), "notmofa.go.jp"),
        (Signs(address="https://news.example.co.uk/a"), "example.co.uk"),
        (Signs(site="Ministry of Foreign Affairs of Japan"), "MOFA Japan"),
        (Signs(site="A Paper"), "A Paper"),
        (Signs(address="https://news.example.com/", site="A Paper"), "A Paper"),
        (Signs(lines=("Home", "© 2023 Singapore Institute of International Affairs")), "SIIA"),
        (Signs(lines=("The Singapore Institute of International Affairs",)), "SIIA"),
        (Signs(lines=("外務省",)), "MOFA Japan"),
        (Signs(lines=("A talk with the Singapore Institute of International Affairs",)), ""),
        (Signs(path="www.mofa.go.jp/20231217041200/a.html"), "MOFA Japan"),
        (Signs(path="www.mofa.go.jp/a.html", lines=("© 2023 SIIA",)), "MOFA Japan"),
        (Signs(path="www.example.org/a.html"), "example.org"),
        (Signs(path="notes/a.html"), ""),
        (Signs(path="/absolute/www.mofa.go.jp/a.html"), ""),
        (Signs(tail=("About the Symposium", "About the SIIA")), "SIIA"),
        (Signs(tail=("About the Singapore Institute of International Affairs (SIIA)",)), "SIIA"),
        (Signs(tail=("The SIIA writes about the SIIA", "About fish")), ""),
        (Signs(address="https://www.gov.uk/a", tail=("About the SIIA",)), "FCDO"),
        (Signs(), ""),
    ],
)
def test_address_name_and_folder_tell_the_publisher(signs: Signs, source: str) -> None:
    assert source_of(signs, KNOWN) == source
