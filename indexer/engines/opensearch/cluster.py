"""The cluster's REST interface, as far as the engine needs it; what fails becomes our errors."""

import logging
import os
import ssl
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import ConnectionError as Unreachable
from opensearchpy.exceptions import OpenSearchException, TransportError
from opensearchpy.helpers import BulkIndexError, streaming_bulk

from indexer.engines.opensearch.address import Address
from indexer.errors import EngineError

Json = dict[str, Any]

_log = logging.getLogger(__name__)
_COMBINED = (3, 2)  # the version that has combined_fields

_PATIENCE = 60  # seconds for one answer
_TRIES = 3  # of a call, each at another host
_TRIES_IN_BULK = 6  # of documents that the cluster is too busy to take, waiting longer each time
_CHUNK, _CHUNK_BYTES = 500, 8 * 2**20  # documents, bytes of one bulk call
_TOLD = "items.*._id,items.*.result,items.*.status,items.*.error"  # of each document
_BUSY, _CONFLICT, _NOT_FOUND = {429, 503}, 409, 404
_REFUSED = {401, 403}


class NotThere(EngineError):
    """The cluster holds no such index, document or point in time."""


class Conflict(EngineError):
    """Somebody else has written it first."""


class Cluster:
    """Threads may share one; it connects when it is first asked."""

    def __init__(self, address: Address) -> None:
        self.address = address

    @cached_property
    def _client(self) -> OpenSearch:
        return OpenSearch(
            list(self.address.hosts),
            http_auth=_credentials(),
            **_trusted(),
            timeout=_PATIENCE,
            max_retries=_TRIES,
            retry_on_timeout=True,
        )

    def call(
        self, method: str, path: str, body: object = None, params: Mapping[str, object] = {}
    ) -> Json:
        """One call; raise `NotThere`, `Conflict` or, for all else that fails, `EngineError`."""
        with _translated(self.address):
            answer: Json = self._client.transport.perform_request(
                method, path, params={k: _text(v) for k, v in params.items()}, body=body
            )
        return answer

    def bulk(self, actions: Iterable[tuple[Json, str | None]]) -> Iterator[Json]:
        """The outcome of each action, in their order.

        What the cluster is too busy for is sent again, later and later; the pause also holds up
        whoever makes the actions.
        """
        with _translated(self.address):
            for done, outcome in streaming_bulk(
                self._client, actions,
                chunk_size=_CHUNK, max_chunk_bytes=_CHUNK_BYTES,
                max_retries=_TRIES_IN_BULK, initial_backoff=1, max_backoff=60,
                raise_on_error=False, expand_action_callback=_as_given, filter_path=_TOLD,
            ):  # fmt: skip
                ((kind, told),) = outcome.items()
                gone = kind == "delete" and told.get("status") == _NOT_FOUND
                if not done and not gone:
                    raise EngineError(f"OpenSearch did not take a document: {_reason(told)}")
                yield told

    @cached_property
    def version(self) -> tuple[int, int]:
        major, minor, *_ = self.call("GET", "/")["version"]["number"].split(".")
        return int(major), int(minor)

    @cached_property
    def combines(self) -> bool:
        """Whether it can score a word over several fields as one text; said once where not."""
        if self.version >= _COMBINED:
            return True
        _log.warning(
            "OpenSearch %s.%s scores a word by its best field alone: from 3.2 on, by all together",
            *self.version,
        )
        return False


def _credentials() -> str | None:
    """In UTF-8, which the client would refuse to write: it takes each character for a byte."""
    user = os.environ.get("COMMUNIQUE_OPENSEARCH_USER", "")
    password = os.environ.get("COMMUNIQUE_OPENSEARCH_PASSWORD", "")
    return f"{user}:{password}".encode().decode("latin-1") if user else None


def _trusted() -> dict[str, Any]:
    """Whose signature the cluster's certificate needs, if it is not one that all trust."""
    authority = os.environ.get("COMMUNIQUE_OPENSEARCH_CA", "")
    if not authority:
        return {}
    try:
        ssl.create_default_context(cafile=authority)
    except OSError as error:
        raise EngineError(
            f"COMMUNIQUE_OPENSEARCH_CA={authority} holds no certificate that can be used: {error}"
        ) from error
    return {"ca_certs": authority}


def _as_given(action: object) -> object:
    return action


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


@contextmanager
def _translated(address: Address) -> Iterator[None]:
    try:
        yield
    except Unreachable as error:
        hosts = " or ".join(address.hosts)
        raise EngineError(f"OpenSearch at {hosts} cannot be reached: {error.error}") from error
    except TransportError as error:
        raise _of_status(error) from error
    except (OpenSearchException, BulkIndexError) as error:
        raise EngineError(f"OpenSearch cannot be asked: {error}") from error


def _of_status(error: TransportError) -> EngineError:
    status, told = error.status_code, error.info if isinstance(error.info, dict) else {}
    reason = _reason(told) or str(error.error)
    if status == _CONFLICT or "resource_already_exists" in str(told):
        return Conflict(reason)
    if status == _NOT_FOUND or "search_context_missing" in str(told):
        return NotThere(reason)
    if status in _REFUSED:
        return EngineError("OpenSearch refuses this user: see COMMUNIQUE_OPENSEARCH_USER")
    if status in _BUSY:
        return EngineError(f"a part of the index cannot be searched or written now: {reason}")
    return EngineError(f"OpenSearch answered {status}: {reason}")


def _reason(told: Json) -> str:
    error = told.get("error", told)
    if not isinstance(error, dict):
        return str(error)
    causes = error.get("root_cause") or [error]
    return "; ".join(f"{one.get('type')}: {one.get('reason')}" for one in causes[:3])
