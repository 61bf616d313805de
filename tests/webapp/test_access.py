"""Who may read, and how much at a time."""

from base64 import b64encode
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from limits.errors import StorageError
from limits.storage import MemoryStorage

from tests.webapp.conftest import TOKYO
from tests.webapp.operated import SECRET, StubRuns, operated
from tests.webapp.stub import StubSearcher
from webapp import limits

TOKEN = "a token for readers"  # noqa: S105 -- of nobody
READING = ("/", "/?q=law", f"/d/{TOKYO}", "/api/v1/search?q=law", "/feed.atom", "/metrics")
OPEN = ("/healthz", "/readyz", "/robots.txt", "/admin")


def asking(searcher: StubSearcher, tmp_path: Path, **settings: object) -> FlaskClient:
    return operated(searcher, StubRuns(), tmp_path, **settings).test_client()


def basic(password: str) -> dict[str, str]:
    return {"Authorization": f"Basic {b64encode(f'anybody:{password}'.encode()).decode()}"}


@pytest.mark.parametrize("address", READING)
def test_where_a_token_is_set_only_who_knows_it_reads(
    searcher: StubSearcher, tmp_path: Path, address: str
) -> None:
    client = asking(searcher, tmp_path, read_token=TOKEN)

    assert client.get(address).status_code == 401
    assert "Basic" in client.get(address).headers["WWW-Authenticate"]
    assert client.get(address, headers=basic("wrong")).status_code == 401
    assert client.get(address, headers={"Authorization": f"Bearer {SECRET}"}).status_code == 401
    assert client.get(address, headers=basic(TOKEN)).status_code == 200
    assert client.get(address, headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


@pytest.mark.parametrize("address", OPEN)
def test_who_watches_the_service_needs_no_token(
    searcher: StubSearcher, tmp_path: Path, address: str
) -> None:
    assert asking(searcher, tmp_path, read_token=TOKEN).get(address).status_code == 200


def test_a_client_that_asks_too_much_has_to_wait(searcher: StubSearcher, tmp_path: Path) -> None:
    client = asking(searcher, tmp_path, rate_limit="3/hour")

    codes = [client.get(f"/?q=law{n}").status_code for n in range(5)]

    assert codes == [200, 200, 200, 429, 429]
    assert 3000 < int(client.get("/").headers["Retry-After"]) <= 3600
    assert client.get("/healthz").status_code == 200
    other = {"REMOTE_ADDR": "192.0.2.7"}
    assert client.get("/", environ_base=other).status_code == 200


class Unreachable(MemoryStorage):
    """A store that is away from the start."""

    STORAGE_SCHEME = ["unreachable"]  # noqa: RUF012 -- as its base has it

    def incr(self, *_: object, **__: object) -> int:
        raise StorageError(OSError("no route to host"))


def test_while_the_store_of_rates_is_away_each_process_counts_for_itself(
    searcher: StubSearcher, tmp_path: Path
) -> None:
    client = asking(searcher, tmp_path, rate_limit="2/hour", rate_store="unreachable://")

    assert [client.get(f"/?q=law{n}").status_code for n in range(3)] == [200, 200, 429]


@pytest.mark.parametrize(("hops", "codes"), [(0, [200, 429]), (1, [200, 200])])
def test_only_a_trusted_proxy_says_who_the_client_is(
    searcher: StubSearcher, tmp_path: Path, hops: int, codes: list[int]
) -> None:
    client = asking(searcher, tmp_path, rate_limit="1/hour", proxy_hops=hops)

    told = [
        client.get("/", headers={"X-Forwarded-For": f"192.0.2.{n}"}).status_code for n in (1, 2)
    ]

    assert told == codes


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:0db8:0001:0002"),
        ("2001:db8:1:2::9", "2001:0db8:0001:0002"),
        ("<script>", "unknown"),
    ],
)
def test_who_has_a_network_is_one_client(
    searcher: StubSearcher, tmp_path: Path, address: str, key: str
) -> None:
    app = operated(searcher, StubRuns(), tmp_path)
    with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
        assert limits.client() == key
