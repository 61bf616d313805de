"""The OpenAPI document, made from the types that parameters and answers have."""

from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from indexer.identity import ID
from indexer.model import Document
from indexer.status import Status
from webapp.api.answers import Problem, SearchAnswer
from webapp.api.parameters import SearchParameters, Wish

_REF = "#/components/schemas/{model}"


@cache
def openapi() -> dict[str, Any]:
    """The document, in OpenAPI 3.1; the same for the life of the process."""
    parameters, schemas = _schemas()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Communiqué",
            "version": "1",
            "description": "Search over archived press releases and diplomatic web pages.",
        },
        "paths": {
            "/api/v1/search": {"get": _search(parameters)},
            "/api/v1/documents/{id}": {"get": _document()},
            "/api/v1/index": {"get": _status(), "post": _start()},
            "/api/v1/openapi.json": {"get": _description()},
        },
        "components": {
            "schemas": schemas,
            "securitySchemes": {"secret": {"type": "http", "scheme": "bearer"}},
        },
    }


def _schemas() -> tuple[dict[str, Any], dict[str, Any]]:
    """The properties of the search's parameters, and the named schemas of all else."""
    answers = [TypeAdapter(one) for one in (SearchAnswer, Document, Problem, Status)]
    keys = [(adapter, "serialization", adapter) for adapter in answers]
    _, answered = TypeAdapter.json_schemas(keys, ref_template=_REF)  # type: ignore[arg-type]
    models: list[tuple[type[BaseModel], JsonSchemaMode]] = [
        (SearchParameters, "validation"),
        (Wish, "validation"),
    ]
    _, asked = models_json_schema(models, ref_template=_REF)
    schemas = {**answered["$defs"], **asked["$defs"]}
    schemas["Document"]["properties"]["text"] = {"type": "string", "description": "The body"}
    return schemas.pop("SearchParameters")["properties"], schemas


def _search(parameters: dict[str, Any]) -> dict[str, Any]:
    return {
        "operationId": "search",
        "summary": "One page of what a query finds, the exact total, and every facet",
        "parameters": [_parameter(name, schema) for name, schema in parameters.items()],
        "responses": {
            "200": _answer("The page", "SearchAnswer"),
            "400": _problem("A parameter that is unknown or makes no sense"),
            "422": _problem("A query that cannot be understood"),
            "503": _problem("There is no index, or it cannot be used"),
        },
    }


def _document() -> dict[str, Any]:
    schema = {"type": "string", "pattern": f"^{ID.pattern}$"}
    return {
        "operationId": "document",
        "summary": "One document whole, with all that was stripped from its page",
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": schema}],
        "responses": {
            "200": _answer("The document", "Document"),
            "400": _problem("A parameter that is unknown"),
            "404": _problem("The index does not hold it"),
            "503": _problem("There is no index, or it cannot be used"),
        },
    }


def _status() -> dict[str, Any]:
    return {
        "operationId": "status",
        "summary": "How the latest indexing run stands, and what it passed over",
        "security": [{"secret": []}],
        "responses": {"200": _answer("The run", "Status"), **_guarded()},
    }


def _start() -> dict[str, Any]:
    return {
        "operationId": "index",
        "summary": "Start an indexing run, in a process of its own",
        "security": [{"secret": []}],
        "requestBody": {"content": {"application/json": _of("Wish")}},
        "responses": {
            "202": _answer("It has been started", "Status"),
            "400": _problem("A body that makes no sense"),
            "409": _problem("A run is under way"),
            "429": _problem("Too much was asked at a time"),
            **_guarded(),
        },
    }


def _guarded() -> dict[str, Any]:
    return {
        "401": _problem("Without the administrator's secret"),
        "404": _problem("The archive has no administration"),
    }


def _description() -> dict[str, Any]:
    content = {"application/json": {"schema": {"type": "object"}}}
    return {
        "operationId": "description",
        "summary": "This document",
        "responses": {"200": {"description": "OpenAPI 3.1", "content": content}},
    }


def _parameter(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    said = {key: value for key, value in schema.items() if key != "description"}
    return {"name": name, "in": "query", "description": schema["description"], "schema": said}


def _answer(says: str, schema: str) -> dict[str, Any]:
    return {"description": says, "content": {"application/json": _of(schema)}}


def _problem(says: str) -> dict[str, Any]:
    return {"description": says, "content": {"application/problem+json": _of("Problem")}}


def _of(schema: str) -> dict[str, Any]:
    return {"schema": {"$ref": _REF.format(model=schema)}}
