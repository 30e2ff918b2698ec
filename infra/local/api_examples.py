"""Checks that examples fit their schemas: `api_examples.py OPENAPI EVENTS`.

Those of the API's description, and the bodies of the valid sample events; one that does not fit says what a client must not
send or cannot expect.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

Json = Any

API = "urn:api"


def main() -> None:
    """Checks the files that the arguments name."""
    source, events = map(Path, sys.argv[1:])
    api = yaml.safe_load(source.read_text(encoding="utf-8"))
    registry: Registry[Json] = Registry().with_resource(API, Resource.from_contents(api, DRAFT202012))
    faults, count = [], 0
    for name, pointer, example in [*of_description(api, ""), *of_events(api, events)]:
        count += 1
        schema = Draft202012Validator({"$ref": f"{API}#{pointer}"}, registry=registry, format_checker=FormatChecker())
        faults += [f"{name}: {error.json_path}: {error.message}" for error in schema.iter_errors(example)]
    if faults:
        sys.exit("\n".join(faults))
    print(f"{count} examples fit their schemas.")


def of_description(node: Json, pointer: str) -> Iterator[tuple[str, str, Json]]:
    """Where an example stands, its schema's place, and the example."""
    if isinstance(node, dict):
        if "schema" in node and "example" in node:
            yield pointer, f"{pointer}/schema", node["example"]
        elif "schema" in node:
            for name, example in node.get("examples", {}).items():
                yield f"{pointer}/examples/{name}", f"{pointer}/schema", example["value"]
        for name, inner in node.items():
            yield from of_description(inner, f"{pointer}/{escaped(name)}")
    elif isinstance(node, list):
        for index, inner in enumerate(node):
            yield from of_description(inner, f"{pointer}/{index}")


def of_events(api: Json, folder: Path) -> Iterator[tuple[str, str, Json]]:
    """The same of the bodies of requests among the sample events."""
    for path in sorted(folder.rglob("*.json")):
        event = json.loads(path.read_text(encoding="utf-8"))
        if path.name.endswith(".refused.json") or "routeKey" not in event:
            continue
        method, route = event["routeKey"].split(" ")
        operation = api["paths"][route][method.lower()]
        if "requestBody" in operation and (body := event.get("body")):
            at = f"/paths/{escaped(route)}/{method.lower()}/requestBody/content/application~1json/schema"
            yield str(path.relative_to(folder)), at, json.loads(body)


def escaped(name: object) -> str:
    """A name as a part of a JSON pointer in a fragment."""
    return str(name).replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")


if __name__ == "__main__":
    main()
