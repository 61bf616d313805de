"""Who published a page."""

import pytest

from indexer.authority import Authority, Source
from indexer.clean.source import source_of

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
    ("given", "source"),
    [
        ({"address": "https://www.mofa.go.jp/press/a.html"}, "MOFA Japan"),
        ({"address": "http://www.us.emb-japan.go.jp/a.html"}, "Embassies of Japan"),
        ({"address": "https://www.gov.uk/a"}, "FCDO"),
        ({"address": "https://www.other.gov.uk/a"}, "Other"),
        ({"address": "https://notmofa.go.jp/"}, "notmofa.go.jp"),
        ({"address": "https://news.example.co.uk/a"}, "example.co.uk"),
        ({"site_name": "Ministry of Foreign Affairs of Japan"}, "MOFA Japan"),
        ({"site_name": "A Paper"}, "A Paper"),
        ({"address": "https://news.example.com/", "site_name": "A Paper"}, "A Paper"),
        ({"lines": ("Home", "© 2023 Singapore Institute of International Affairs")}, "SIIA"),
        ({"lines": ("The Singapore Institute of International Affairs",)}, "SIIA"),
        ({"lines": ("外務省",)}, "MOFA Japan"),
        ({"lines": ("A talk with the Singapore Institute of International Affairs",)}, ""),
        ({"path": "www.mofa.go.jp/20231217041200/a.html"}, "MOFA Japan"),
        ({"path": "www.mofa.go.jp/a.html", "lines": ("© 2023 SIIA",)}, "MOFA Japan"),
        ({"path": "www.example.org/a.html"}, "example.org"),
        ({"path": "notes/a.html"}, ""),
        ({"path": "/absolute/www.mofa.go.jp/a.html"}, ""),
        ({}, ""),
    ],
)
def test_address_name_and_folder_tell_the_publisher(given: dict[str, str], source: str) -> None:
    asked = {"address": "", "site_name": "", "lines": (), "path": "", **given}

    assert source_of(**asked, authority=KNOWN) == source  # type: ignore[arg-type]  # one dict of both types
