"""The Python client, written from the API's own description.

python tools/client.py          # write clients/python/src/juli_client/operations.py anew
python tools/client.py check    # say whether it is as the description has it
"""

import keyword
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import django

WRITTEN = Path(__file__).resolve().parents[1] / "clients" / "python" / "src" / "juli_client" / "operations.py"
HEAD = '''"""Every operation of the API, written from its description by tools/client.py. Not to be changed by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NotRequired, TypedDict

from juli_client.transport import Transport

'''
BEGIN = '''

class Operations(Transport):
    """The operations. What they take and give stands in the types above."""
'''
PREFIX = "/api/v1"
PLAIN = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
Schema = Mapping[str, Any]


def written(description: Schema) -> str:
    """The module for a description (OpenAPI 3.1)."""
    types = "\n".join(part for name, one in _schemas(description) for part in _type(name, one))
    operations = "\n".join(
        line
        for path, methods in description["paths"].items()
        for method, one in methods.items()
        for line in _operation(path, method, one)
    )
    return _formatted(HEAD + types + BEGIN + operations + "\n")


def _formatted(text: str) -> str:
    command = [sys.executable, "-m", "ruff", "format", "--line-length", "120", "--stdin-filename", WRITTEN.name, "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def _schemas(description: Schema) -> Iterator[tuple[str, Schema]]:
    yield from sorted(description["components"]["schemas"].items())


def _type(name: str, schema: Schema) -> Iterator[str]:
    if "enum" in schema:
        yield f"\n{name} = {_shown(schema)}\n"
        return
    yield f"\nclass {name}(TypedDict):"
    yield f'    """{_sentence(schema.get("description", name))}"""\n'
    needed = schema.get("required", ())
    for field, one in schema.get("properties", {}).items():
        told = _shown(one)
        yield f"    {field}: {told if field in needed else f'NotRequired[{told}]'}"
    yield ""


def _shown(schema: Schema) -> str:
    """A type as Python writes it."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "enum" in schema or "const" in schema:
        return f"Literal[{', '.join(repr(one) for one in schema.get('enum', [schema.get('const')]))}]"
    for way in ("anyOf", "oneOf", "allOf"):
        if way in schema:
            return " | ".join(dict.fromkeys(_shown(one) for one in schema[way]))
    if schema.get("type") == "array":
        return f"list[{_shown(schema.get('items', {}))}]"
    if schema.get("type") == "object":
        values = schema.get("additionalProperties")
        return f"dict[str, {_shown(values) if isinstance(values, Mapping) and values else 'Any'}]"
    return PLAIN.get(schema.get("type", ""), "Any")


def _operation(path: str, method: str, one: Schema) -> Iterator[str]:
    name, address = one["operationId"], path.removeprefix(PREFIX)
    parameters = one.get("parameters", ())
    query = [each for each in parameters if each["in"] == "query"]
    headers = {each["name"] for each in parameters if each["in"] == "header"}
    arguments = [f"{each['name']}: {_shown(each['schema'])}" for each in parameters if each["in"] == "path"]
    body = _body(one)
    if body:
        arguments.append(f"body: {body}")
    later = [f"{_name(each['name'])}: {_optional(each)}" for each in query]
    later += ["key: str | None = None"] if "Idempotency-Key" in headers else []
    later += ["version: str | None = None"] if "If-Match" in headers else []
    signature = ", ".join(["self", *arguments, *(["*"] if later else []), *later])
    given = _given(one)
    yield f"\n    def {name}({signature}) -> {given}:"
    yield f'        """{_sentence(one["summary"])}."""'
    sent = [f'"{method.upper()}"', f'f"{address}"' if "{" in address else f'"{address}"']
    sent += ["body=body"] if body else []
    if query:
        sent.append("query={" + ", ".join(f'"{each["name"]}": {_name(each["name"])}' for each in query) + "}")
    sent += ["key=key"] if "Idempotency-Key" in headers else []
    sent += ["version=version"] if "If-Match" in headers else []
    if given == "bytes":
        yield f"        return self.bytes_of({', '.join(sent)})"
    else:
        yield f"        answer: {given} = self.ask({', '.join(sent)})"
        yield "        return answer"
    yield from _pages(one, signature, query, name, given)


def _pages(one: Schema, signature: str, query: list[Schema], name: str, given: str) -> Iterator[str]:
    """Beside a list with a cursor, one method that reads all of its pages."""
    if "cursor" not in {each["name"] for each in query}:
        return
    kept = signature.replace(", cursor: str | None = None", "")
    names = [part.partition(":")[0].strip() for part in re.split(r", (?=\w+:|\*)", kept)]
    given_on = [part if part == "number" or part in _path_names(one) else f"{part}={part}" for part in names]
    passed = ", ".join(part for part in given_on if part.partition("=")[0] not in ("self", "*"))
    yield f"\n    def all_{name.removeprefix('list_')}({kept}) -> Iterator[Mapping[str, Any]]:"
    yield f'        """{_sentence(one["summary"])}: all of them, a page at a time."""'
    yield f"        yield from self.pages(lambda cursor: self.{name}({passed}, cursor=cursor))"


def _path_names(one: Schema) -> set[str]:
    return {each["name"] for each in one.get("parameters", ()) if each["in"] == "path"}


def _body(one: Schema) -> str:
    content = one.get("requestBody", {}).get("content", {})
    return _shown(content["application/json"]["schema"]) if "application/json" in content else ""


def _given(one: Schema) -> str:
    for code, answer in one["responses"].items():
        if str(code).startswith("2"):
            content = answer.get("content", {})
            if set(content) == {"application/json"}:
                return _shown(content["application/json"]["schema"])
            return "bytes" if content else "None"
    return "None"


def _optional(parameter: Schema) -> str:
    told = _shown(parameter["schema"])
    if parameter.get("required"):
        return told
    return f"{told} = None" if told.endswith("None") else f"{told} | None = None"


def _name(word: str) -> str:
    return f"{word}_" if keyword.iskeyword(word) else word


def _sentence(text: str) -> str:
    return " ".join(text.split()).replace("\\", "").replace('"', "'")


def main() -> int:
    """Write the client, or say that it is out of date."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "juli.hub.settings")
    django.setup()
    from juli.hub.api.endpoint import api  # noqa: PLC0415  (read after the set-up)

    fresh = written(api.get_openapi_schema())
    if sys.argv[1:] == ["check"]:
        if WRITTEN.read_text(encoding="utf-8") == fresh:
            return 0
        print(f"{WRITTEN}: not as the API describes itself; run tools/client.py")
        return 1
    WRITTEN.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
