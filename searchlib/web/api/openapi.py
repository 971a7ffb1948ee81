"""The OpenAPI document: made of the very tables that requests are read and answered by."""

from __future__ import annotations

from typing import Any

from searchlib import __version__
from searchlib.web.api.operation import Operation
from searchlib.web.api.operations import OPERATIONS
from searchlib.web.api.schemas import SHAPES, named

BASE = "/api/v1"
_ERRORS = {
    "400": "A parameter or the query cannot be read; the message says what may stand there.",
    "401": "The server asks for a user and a password.",
    "404": "There is no such article.",
    "405": "Only GET and HEAD are answered.",
    "414": "The address is too long.",
    "421": "The server is not called by this name.",
    "429": "Too many requests at a time from one address; try again after Retry-After.",
    "500": "The server failed; its log says why.",
    "503": "The server is busy, or the search took too long; try again after Retry-After.",
}


def document() -> dict[str, Any]:
    """The whole description of the API."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "searchlib",
            "version": __version__,
            "summary": "Search in Vietnamese news articles: who said what, and when.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": BASE}],
        "paths": {operation.path: {"get": _operation(operation)} for operation in OPERATIONS},
        "components": {"schemas": SHAPES},
    }


def _operation(operation: Operation) -> dict[str, Any]:
    parameters: list[dict[str, Any]] = [
        {
            "name": one.name,
            "in": "query",
            "description": one.about,
            "required": one.required,
            "schema": one.schema(),
            **({"style": "form", "explode": True} if one.many else {}),
        }
        for one in operation.parameters
    ]
    if "{id}" in operation.path:
        parameters.insert(
            0,
            {
                "name": "id",
                "in": "path",
                "description": "the article's id; slashes stand as they are or as %2F",
                "required": True,
                "schema": {"type": "string", "minLength": 1, "maxLength": 1000},
            },
        )
    answers: dict[str, Any] = {
        "200": {
            "description": f"The answer: {operation.about}.",
            "content": {"application/json": {"schema": operation.schema}},
        }
    }
    for status, about in _ERRORS.items():
        answers[status] = {
            "description": about,
            "content": {"application/json": {"schema": named("Error")}},
        }
    return {
        "operationId": operation.name,
        "summary": operation.about,
        "parameters": parameters,
        "responses": answers,
    }
