"""Where the head of a page ends."""

from indexer.markup import head_of


def test_a_head_ends_before_the_first_header_of_the_body() -> None:
    page = "<html><head><title>Talks</title></head><body><header><a>Home</a></header><p>x"

    assert head_of(page).find("a") is None


def test_a_head_goes_on_behind_a_script_that_writes_its_end() -> None:
    page = '<head><script>w("</head>")</script><meta name="date" content="2019"></head><body>x'

    assert head_of(page).find("meta") is not None
