"""Where an OpenSearch index is: `opensearch+https://host:port,host:port/name?shards=3`."""

import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import parse_qsl, urlsplit

from indexer.errors import EngineError

_FORM = "opensearch+http://HOST:PORT/NAME"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,200}")
_MOST_SHARDS = 1024  # of one index, as OpenSearch has it


@dataclass(frozen=True, slots=True)
class Address:
    """Any of the hosts leads to the cluster; others are tried where one does not answer."""

    hosts: tuple[str, ...]  # "https://host:9200"
    name: str  # what the index is called; OpenSearch knows it as an alias
    shards: int = 1  # of indexes that are made from now on

    @classmethod
    def of(cls, target: str) -> Self:
        """Raise `EngineError` for what is no such address; it never repeats a password."""
        scheme, _, rest = target.removeprefix("opensearch+").partition("://")
        parts = urlsplit(f"//{rest}")
        if "@" in parts.netloc:
            raise EngineError(
                "user and password do not belong into the address: set"
                " COMMUNIQUE_OPENSEARCH_USER and COMMUNIQUE_OPENSEARCH_PASSWORD"
            )
        name = parts.path.strip("/")
        if scheme not in {"http", "https"} or not parts.netloc or not _NAME.fullmatch(name):
            raise EngineError(f"an index on OpenSearch is written {_FORM}, NAME in lower case")
        hosts = tuple(f"{scheme}://{host}" for host in parts.netloc.split(",") if host)
        return cls(hosts, name, _shards(dict(parse_qsl(parts.query))))


def _shards(options: dict[str, str]) -> int:
    given = options.pop("shards", "1")
    if options:
        raise EngineError(f"unknown in the address of an index: {', '.join(sorted(options))}")
    if not given.isdecimal() or not 1 <= int(given) <= _MOST_SHARDS:
        raise EngineError(f"shards={given}: a number from 1 to {_MOST_SHARDS} is wanted")
    return int(given)
