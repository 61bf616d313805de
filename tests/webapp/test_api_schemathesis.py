"""The API over the starter corpus keeps to its own description, whatever it is asked."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.schemas import OpenApiSchema

from indexer.engines import Engine
from tests.webapp.stub import StubOriginals
from webapp import create_app

# 422 is for a query that a schema cannot tell from one that is understood: "((".
_ANSWERS = {"checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "404", "422"]}}}
_AS_DESCRIBED, _OTHERWISE = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
_PLAIN = {"Accept-Encoding": "identity"}  # what asks over WSGI does not unpack answers
_ASKED = (
    ("/api/v1/search", _AS_DESCRIBED),
    ("/api/v1/search", _OTHERWISE),
    ("/api/v1/documents/{id}", _AS_DESCRIBED),
    ("/api/v1/documents/{id}", _OTHERWISE),
    ("/api/v1/openapi.json", _AS_DESCRIBED),
)


@pytest.fixture(scope="module")
def described(starter: Engine) -> OpenApiSchema:
    config = SchemathesisConfig.from_dict(_ANSWERS)
    app = create_app(starter, StubOriginals())
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app, config=config)


@pytest.mark.parametrize(("path", "mode"), _ASKED)
def test_the_api_keeps_to_its_description(
    described: OpenApiSchema, path: str, mode: GenerationMode
) -> None:
    cases = described[path]["GET"].as_strategy(generation_mode=mode)

    @settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=cases)
    def holds(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(headers=_PLAIN)

    holds()
