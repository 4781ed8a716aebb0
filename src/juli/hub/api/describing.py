"""How the API describes itself beyond what its functions say: forms with files, refusals, keys."""

from collections.abc import Mapping
from typing import Any

from juli.hub.api.once import HEADER, MOST
from juli.hub.api.schemas import AuditIn
from juli.hub.audits.roles import RELATIONS
from juli.hub.operations.problems import MEDIA_TYPE

_BINARY = {"type": "string", "format": "binary"}
_FORM = {
    "type": "object",
    "properties": {
        "as_of": {
            "type": "string",
            "format": "date",
            "description": "judge as of this day; today where it is left out",
        },
        "consumer": {"type": "boolean"},
        "tariffs": {
            "type": "boolean",
            "description": "of a portfolio: infer each merchant's tariffs too; it takes minutes for thousands",
        },
        "entries": {"type": "array", "items": _BINARY, "description": "canonical entries of many merchants: Parquet"},
        **{name: {**_BINARY, "description": "a relation of the agreements: Parquet"} for name in RELATIONS},
        "statement": {"type": "array", "items": _BINARY, "description": "statements of one merchant, of any format"},
        "agreement": {**_BINARY, "description": "what was agreed with that merchant: TOML"},
    },
    "additionalProperties": False,
}
_KEY = {
    "in": "header",
    "name": HEADER,
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": MOST, "pattern": r"^[!-~]([ -~]*[!-~])?$"},
    "description": "the same key with the same request is answered as before for 24 hours, and nothing is done twice",
}
ASK: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/AuditIn"}},
            "multipart/form-data": {"schema": _FORM},
        },
    },
    "parameters": [_KEY],
}
KEYED: dict[str, Any] = {"parameters": [_KEY]}
_MATCH = {
    "in": "header",
    "name": "If-Match",
    "required": False,
    "schema": {"type": "string", "maxLength": 200, "pattern": r"^[!-~]([ -~]*[!-~])?$"},
    "description": "the version that was read (its ETag); where another one is there now, nothing is done (412)",
}
CHANGING: dict[str, Any] = {"parameters": [_KEY, _MATCH]}
"""Of operations that change a complaint."""
_TAG = {"ETag": {"schema": {"type": "string"}, "description": "the version, for If-Match"}}
TAGGED: dict[str, Any] = {"responses": {200: {"headers": _TAG}}}
BYTES: dict[str, Any] = {
    "responses": {200: {"description": "The file", "content": {"application/octet-stream": {"schema": _BINARY}}}}
}
FILE: dict[str, Any] = {
    "responses": {
        200: {
            "description": "The file",
            "content": {
                kind: {"schema": _BINARY} for kind in ("application/vnd.apache.parquet", "text/csv", "application/json")
            },
        }
    }
}
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TABLE: dict[str, Any] = {
    "responses": {
        200: {
            "description": "The table",
            "content": {kind: {"schema": _BINARY} for kind in ("text/csv", SPREADSHEET)},
        }
    }
}

REFUSALS: Mapping[str, str] = {
    "400": "The body or a header cannot be read",
    "401": "No token, or one that opens nothing",
    "403": "The token lacks the scope",
    "404": "There is nothing of the organisation under this address, or of what the body names",
    "409": "Not possible at present",
    "412": "Something has happened since the version that was read",
    "413": "The body is too large",
    "415": "The body is of another kind than described",
    "422": "One or more values do not fit; `errors` names each",
    "429": "Too many requests; Retry-After says when to come again",
}
ALWAYS = ("401", "403", "422", "429")
OF_METHOD: Mapping[str, tuple[str, ...]] = {"post": ("400", "404", "409", "413", "415")}
_PROBLEM = {
    "type": "object",
    "description": "RFC 9457",
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {name: {"type": "string"} for name in ("at", "code", "detail")},
                "required": ["at", "code", "detail"],
            },
        },
    },
    "required": ["type", "title", "status"],
}


def completed(schema: dict[str, Any]) -> dict[str, Any]:
    """The description with every refusal of every operation."""
    components = schema.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    schemas["Problem"] = _PROBLEM
    told = AuditIn.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(told.pop("$defs", {}))
    schemas["AuditIn"] = told
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            operation["responses"] = {str(code): one for code, one in operation["responses"].items()}
            for code in _codes(path, method, operation):
                operation["responses"].setdefault(code, _refusal(code))
    return schema


def _codes(path: str, method: str, operation: Mapping[str, Any]) -> list[str]:
    found = {*ALWAYS, *OF_METHOD.get(method, ())}
    if "{" in path:
        found.add("404")
    if _MATCH in operation.get("parameters", ()):
        found.add("412")
    if path.endswith(("/lines", "/{name}")):
        found.add("409")
    return sorted(found)


def _refusal(code: str) -> dict[str, Any]:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": REFUSALS[code], "content": content}
