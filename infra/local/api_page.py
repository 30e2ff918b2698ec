"""Makes a page to read and search from the API's description: `api_page.py OPENAPI PAGE`.

One file without scripts from elsewhere, so that it works without a network.
"""

from __future__ import annotations

import json
import sys
from html import escape
from pathlib import Path
from typing import Any

import yaml

Json = dict[str, Any]

METHODS = ("get", "post", "put", "patch", "delete")
# How deep a schema is unfolded in place.
DEPTH_MAX = 6
CONSTRAINTS = (
    "format", "pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "uniqueItems", "default", "const",
)


def main() -> None:
    """Writes the page that the arguments name."""
    source, page = map(Path, sys.argv[1:])
    page.write_text(Page(yaml.safe_load(source.read_text(encoding="utf-8"))).html(), encoding="utf-8")


class Page:
    """The page of one API description."""

    def __init__(self, api: Json) -> None:
        self.api = api

    def html(self) -> str:
        """The whole page."""
        info = self.api["info"]
        groups: dict[str, list[tuple[str, str, Json]]] = {}
        for path, item in self.api["paths"].items():
            shared = item.get("parameters", [])
            for method in METHODS:
                if operation := item.get(method):
                    operation = operation | {"parameters": shared + operation.get("parameters", [])}
                    groups.setdefault((operation.get("tags") or ["other"])[0], []).append((method, path, operation))
        described = {tag["name"]: tag.get("description", "") for tag in self.api.get("tags", [])}
        nav, body = [], []
        for tag in [t for t in described if t in groups] + [t for t in groups if t not in described]:
            links = "".join(
                f'<a href="#{escape(self._id(method, path, op))}"><b class="{method}">{method.upper()}</b> {escape(path)}</a>'
                for method, path, op in groups[tag]
            )
            nav.append(f"<h3>{escape(tag)}</h3>{links}")
            operations = "".join(self._operation(*entry) for entry in groups[tag])
            body.append(f"<h2>{escape(tag)}</h2>{prose(described.get(tag, ''))}{operations}")
        title = escape(f"{info['title']} {info.get('version', '')}")
        return (
            f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
            f"<title>{title}</title><style>{STYLE}</style>"
            f'<nav><input id="find" type="search" placeholder="Find a route" aria-label="Find a route">{"".join(nav)}</nav>'
            f"<main><h1>{title}</h1>{prose(info.get('description', ''))}{''.join(body)}</main>"
            f"<script>{SCRIPT}</script></html>\n"
        )

    def _id(self, method: str, path: str, operation: Json) -> str:
        return str(operation.get("operationId", f"{method}-{path}"))

    def _operation(self, method: str, path: str, operation: Json) -> str:
        parts = [prose(operation.get("description", "")), self._security(operation), self._parameters(operation)]
        if body := operation.get("requestBody"):
            parts.append(f"<h4>Body</h4>{self._content(self._resolve(body))}")
        for status, response in operation.get("responses", {}).items():
            response = self._resolve(response)
            parts.append(
                f'<details{" open" if str(status).startswith("2") else ""}><summary><b>{escape(str(status))}</b> '
                f"{escape(response.get('description', ''))}</summary>{self._headers(response)}{self._content(response)}</details>"
            )
        identifier = escape(self._id(method, path, operation))
        return (
            f'<section id="{identifier}"><h3><b class="{method}">{method.upper()}</b> <code>{escape(path)}</code> '
            f'<a href="#{identifier}">{escape(operation.get("summary", ""))}</a></h3>{"".join(parts)}</section>'
        )

    def _security(self, operation: Json) -> str:
        needs = operation.get("security", self.api.get("security", []))
        names = [" and ".join(need) or "nobody needs to sign in" for need in needs]
        return f"<p class=quiet>Access: {escape(' or '.join(names) or 'nobody needs to sign in')}</p>"

    def _parameters(self, operation: Json) -> str:
        rows = [self._resolve(parameter) for parameter in operation["parameters"]]
        if not rows:
            return ""
        cells = "".join(
            f"<tr><td><code>{escape(p['name'])}</code>{self._required(p.get('required'))}<td>{escape(p['in'])}"
            f"<td>{self._type(p.get('schema', {}))}<td>{prose(p.get('description', ''))}"
            for p in rows
        )
        return f"<h4>Parameters</h4><table>{cells}</table>"

    def _headers(self, response: Json) -> str:
        headers = {name: self._resolve(header) for name, header in response.get("headers", {}).items()}
        cells = "".join(
            f"<tr><td><code>{escape(name)}</code><td>header<td>{self._type(header.get('schema', {}))}"
            f"<td>{prose(header.get('description', ''))}"
            for name, header in headers.items()
        )
        return f"<table>{cells}</table>" if cells else ""

    def _content(self, holder: Json) -> str:
        parts = []
        for kind, media in holder.get("content", {}).items():
            parts.append(f"<p class=quiet>{escape(kind)}</p>{self._schema(media.get('schema', {}), 0)}")
            examples = [self._resolve(e).get("value") for e in media.get("examples", {}).values()]
            if "example" in media:
                examples.append(media["example"])
            parts += [f"<pre>{escape(json.dumps(example, indent=2, ensure_ascii=False))}</pre>" for example in examples]
        return "".join(parts)

    def _schema(self, schema: Json, depth: int) -> str:
        schema = self._resolve(schema)
        if depth > DEPTH_MAX:
            return "<p>…</p>"
        if schema.get("type") == "array" or "items" in schema:
            return f"<p class=quiet>list of</p>{self._schema(schema.get('items', {}), depth + 1)}"
        for key, words in (("allOf", "all of"), ("oneOf", "one of"), ("anyOf", "any of")):
            if key in schema:
                return f"<p class=quiet>{words}</p>" + "".join(self._schema(s, depth + 1) for s in schema[key])
        if "properties" not in schema:
            return f"<p>{self._type(schema)} {escape(schema.get('description', ''))}</p>"
        rows = []
        for name, inner in schema["properties"].items():
            resolved = self._resolve(inner)
            nested = resolved.get("items", resolved)
            unfold = any(key in self._resolve(nested) for key in ("properties", "oneOf", "anyOf", "allOf"))
            rows.append(
                f"<tr><td><code>{escape(name)}</code>{self._required(name in schema.get('required', []))}"
                f"<td>{self._type(inner)}<td>{prose(resolved.get('description', ''))}"
                + (f"<details><summary>fields</summary>{self._schema(nested, depth + 1)}</details>" if unfold else "")
            )
        return f"<table>{''.join(rows)}</table>"

    def _type(self, schema: Json) -> str:
        schema = self._resolve(schema)
        kind = schema.get("type", "")
        words = [" or ".join(kind) if isinstance(kind, list) else str(kind)]
        if "enum" in schema:
            words.append("one of " + ", ".join(f"<code>{escape(str(value))}</code>" for value in schema["enum"]))
        words += [f"{key} <code>{escape(str(schema[key]))}</code>" for key in CONSTRAINTS if key in schema]
        if "items" in schema:
            words.append(f"of {self._type(schema['items'])}")
        return " · ".join(word for word in words if word)

    def _required(self, required: object) -> str:
        return " <i>required</i>" if required else ""

    def _resolve(self, node: Json) -> Json:
        while "$ref" in node:
            target: Any = self.api
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step.replace("~1", "/").replace("~0", "~")]
            # What stands beside a reference adds to it.
            node = target | {key: value for key, value in node.items() if key != "$ref"}
        return node


def prose(text: str) -> str:
    """Paragraphs, with `code` where the text has backticks."""
    paragraphs = []
    for paragraph in text.strip().split("\n\n"):
        parts = escape(paragraph).split("`")
        paragraphs.append("".join(f"<code>{part}</code>" if i % 2 else part for i, part in enumerate(parts)))
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs if paragraph)


STYLE = """
:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}body{margin:0;display:grid;grid-template-columns:21rem 1fr}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:1rem;box-sizing:border-box;border-right:1px solid #8884;font-size:.85rem}
nav a{display:block;text-decoration:none;color:inherit;padding:.1rem 0;overflow-wrap:anywhere}nav input{width:100%;padding:.4rem;box-sizing:border-box}
main{padding:1rem 2rem;max-width:60rem;min-width:0}section{border-top:1px solid #8884;padding:.5rem 0 1.5rem}
h3 a{color:inherit;text-decoration:none;font-weight:normal}b.get,b.post,b.put,b.patch,b.delete{font-size:.75rem;padding:.1rem .4rem;border-radius:.3rem;color:#fff}
.get{background:#1a7f5a}.post{background:#1f5fbf}.put{background:#8a5a00}.patch{background:#6b4fbb}.delete{background:#b3261e}
table{border-collapse:collapse;width:100%;margin:.3rem 0}td{border:1px solid #8884;padding:.25rem .5rem;vertical-align:top;overflow-wrap:anywhere}
td p{margin:0}.quiet,i{opacity:.7;font-size:.85rem}pre{background:#8882;padding:.6rem;overflow:auto}
@media(max-width:50rem){body{display:block}nav{position:static;height:auto}}
"""

SCRIPT = """
document.getElementById('find').addEventListener('input', event => {
  const wanted = event.target.value.toLowerCase();
  for (const link of document.querySelectorAll('nav a')) link.hidden = !link.textContent.toLowerCase().includes(wanted);
});
"""


if __name__ == "__main__":
    main()
