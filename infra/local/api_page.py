"""Makes a page to read from the API's description: `api_page.py OPENAPI PAGE [API_URL]`.

One file without scripts and without anything from elsewhere, so that it works without a network.
"""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import yaml

Json = dict[str, Any]

METHODS = ("get", "post", "put", "patch", "delete")
# Beside a name of its own, a schema says what it is by these.
STRUCTURE = ("properties", "allOf", "oneOf", "anyOf")
# Where the page's examples send requests to, unless it is said.
ANYWHERE = "https://api.homify.example"


def main() -> None:
    """Writes the page that the arguments name."""
    source, page, *url = sys.argv[1:]
    # The loader in C takes a fifth of the time; not every platform has it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    api = yaml.load(Path(source).read_text(encoding="utf-8"), Loader=loader)
    Path(page).write_text(Page(api, url[0] if url else ANYWHERE).html(), encoding="utf-8")


def problem_of(schema: Json) -> str | None:
    """The type of the problem that a schema is about, if it is about one."""
    for part in schema.get("allOf", []):
        if const := part.get("properties", {}).get("type", {}).get("const"):
            return str(const)
    return None


class Page:
    """The page of one API description."""

    def __init__(self, api: Json, url: str) -> None:
        self.api = api
        self.url = url.rstrip("/")
        self.schemas: Json = api["components"]["schemas"]
        # Problems by name: status, title and explanation.
        self.problems = {
            const.rsplit("/", 1)[1]: (*kind["title"].split(": ", 1), kind["description"])
            for kind in self.schemas.values()
            if (const := problem_of(kind))
        }

    def html(self) -> str:
        """The whole page."""
        info = self.api["info"]
        groups: dict[str, list[tuple[str, str, Json]]] = {tag["name"]: [] for tag in self.api["tags"]}
        for path, item in self.api["paths"].items():
            for method in METHODS:
                if operation := item.get(method):
                    parameters = item.get("parameters", []) + operation.get("parameters", [])
                    groups[operation["tags"][0]].append((method, path, operation | {"parameters": parameters}))
        nav, body = [], []
        for tag in self.api["tags"]:
            name, operations = tag["name"], groups[tag["name"]]
            links = "".join(
                f'<a href="#{operation["operationId"]}" title="{escape(operation["summary"])}">'
                f"{badge(method)}<span>{broken(path)}</span></a>"
                for method, path, operation in operations
            )
            nav.append(f'<h2><a href="#{name}">{name}</a></h2>{links}')
            body.append(
                f'<h2 id="{name}">{name}</h2>{prose(tag["description"])}'
                + "".join(self._operation(*entry) for entry in operations)
            )
        title = f"{info['title']} {info['version']}"
        return (
            '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n"
            f'<nav><a class="top" href="#top">{escape(title)}</a>{"".join(nav)}'
            '<h2>reference</h2><a href="#problems">Problems</a><a href="#schemas">Schemas</a></nav>\n'
            f'<main><h1 id="top">{escape(title)}</h1><p class="lead">{inline(info["summary"])}</p>'
            f'{prose(info["description"])}<p>The examples send requests to <code>{escape(self.url)}</code>.</p>'
            f"{''.join(body)}{self._problems()}{self._all_schemas()}</main>\n</html>\n"
        )

    # --- an operation ---

    def _operation(self, method: str, path: str, operation: Json) -> str:
        parts = [prose(operation.get("description", "")), self._access(operation), self._parameters(operation)]
        if body := operation.get("requestBody"):
            media = body["content"]["application/json"]
            needed = "" if body["required"] else ' <span class="quiet">may be left out</span>'
            parts.append(f"<h4>Body{needed}</h4>{prose(body.get('description', ''))}")
            parts.append(beside(self._fields(media["schema"]), self._examples(media)))
        responses = operation["responses"].items()
        parts += [self._answer(status, self._resolve(response)) for status, response in responses if status < "400"]
        parts.append(self._refusals({status: response for status, response in responses if status >= "400"}))
        parts.append(f"<h4>Try it</h4><pre>{escape(self._curl(method, path, operation))}</pre>")
        return (
            f"<details class=operation><summary>{badge(method)}<code>{broken(path)}</code>"
            f"<span>{inline(operation['summary'])}</span>{self._marks(operation)}</summary>"
            # Inside, so that a link to it opens what it is in.
            f'<div class="inside" id="{operation["operationId"]}">{"".join(parts)}</div></details>'
        )

    def _needs(self, operation: Json) -> list[str]:
        needs = operation.get("security", self.api["security"])
        return [name for need in needs for name in need] + ([""] if {} in needs or not needs else [])

    def _access(self, operation: Json) -> str:
        needs = self._needs(operation)
        if "accessToken" in needs:
            access = "An access token may be sent." if "" in needs else "An access token is needed."
        elif "" in needs:
            access = "Open to anybody."
        else:
            access = " ".join(self.api["components"]["securitySchemes"][name]["description"] for name in needs)
        return f'<p class="quiet">{inline(access)} Operation <code>{operation["operationId"]}</code>.</p>'

    def _marks(self, operation: Json) -> str:
        needs = self._needs(operation)
        marks = ["public" if "" in needs else "token" if "accessToken" in needs else "signature"]
        if any(self._resolve(p)["name"] == "Idempotency-Key" for p in operation["parameters"]):
            marks.append("idempotent by key")
        return "".join(f"<i>{mark}</i>" for mark in marks)

    def _parameters(self, operation: Json) -> str:
        rows = [self._resolve(parameter) for parameter in operation["parameters"]]
        cells = "".join(
            row(p["name"], p.get("required"), f"{self._type(p['schema'])}", p.get("description", ""), p["in"])
            for p in rows
        )
        return f"<h4>Parameters</h4><table>{cells}</table>" if rows else ""

    def _answer(self, status: str, response: Json) -> str:
        heading = f"<h4><b>{status}</b> {inline(response['description'])}</h4>"
        media = response.get("content", {}).get("application/json")
        if not media:
            return heading + self._headers([response])
        name = self._name(media["schema"])
        linked = f"<p>{self._link(name)}</p>" if name else ""
        fields = self._fields(self._resolve(media["schema"]), unfold=False)
        return heading + beside(linked + fields, self._examples(media)) + self._headers([response])

    def _refusals(self, responses: Json) -> str:
        rows, examples = [], []
        for status, response in responses.items():
            resolved = self._resolve(response)
            rows += [f"<tr><td><b>{status}</b>{told}" for told in self._named(resolved["description"])]
            # Those that several routes share say nothing about this one.
            if "$ref" not in response:
                examples.append(self._examples(response["content"]["application/problem+json"]))
        shown = f"<details><summary>Examples</summary><div class=inside>{''.join(examples)}</div></details>" if examples else ""
        headers = self._headers([self._resolve(response) for response in responses.values()])
        return f'<h4>Problems</h4><table class="problems">{"".join(rows)}</table>{headers}{shown}'

    def _named(self, description: str) -> Iterator[str]:
        """The problems that a description names: each with its title, and what the description says of it."""
        names = [word for word in description.split("`")[1::2] if word in self.problems]
        rest = description
        for index, name in enumerate(names):
            rest = rest.split(f"`{name}`", 1)[1]
            said = rest.split(f"`{names[index + 1]}`", 1)[0] if index + 1 < len(names) else rest
            said = said.strip(" ,.;:").removesuffix("or").strip(" ,;")
            _, title, explanation = self.problems[name]
            note = f' <span class="quiet">{inline(said)}</span>' if said else ""
            yield f'<td><a href="#problem-{name}" title="{escape(explanation)}"><code>{name}</code></a><td>{escape(title)}.{note}'

    def _headers(self, responses: list[Json]) -> str:
        headers = {name: self._resolve(h) for response in responses for name, h in response.get("headers", {}).items()}
        # All answers have it; the introduction says so.
        headers.pop("x-request-id", None)
        lines = [f"<code>{name}</code> {inline(header['description'])}" for name, header in headers.items()]
        return f'<p class="quiet">{"<br>".join(lines)}</p>' if lines else ""

    def _curl(self, method: str, path: str, operation: Json) -> str:
        query = []
        lines = [f"curl --request {method.upper()}" if method != "get" else "curl"]
        for parameter in map(self._resolve, operation["parameters"]):
            example = str(parameter.get("example", ""))
            if parameter["in"] == "path":
                path = path.replace(f"{{{parameter['name']}}}", example)
            elif parameter["in"] == "query" and example:
                query.append(f"{parameter['name']}={example}")
            elif parameter["in"] == "header":
                lines.append(f'--header "{parameter["name"]}: $(uuidgen)"')
        needs = self._needs(operation)
        if "accessToken" in needs and "" not in needs:
            lines.append('--header "Authorization: Bearer $TOKEN"')
        elif "paystackSignature" in needs:
            lines.append('--header "x-paystack-signature: $SIGNATURE"')
        elif "flutterwaveHash" in needs:
            lines.append('--header "verif-hash: $HASH"')
        if body := operation.get("requestBody"):
            media = body["content"]["application/json"]
            example = next(self._values(media), {})
            lines.append('--header "Content-Type: application/json"')
            lines.append(f"--data {shlex.quote(json.dumps(example, ensure_ascii=False))}")
        lines.insert(1, shlex.quote(self.url + path + ("?" + "&".join(query) if query else "")))
        return f"{lines[0]} {lines[1]}" + "".join(f" \\\n  {line}" for line in lines[2:])

    def _values(self, media: Json) -> Iterator[Any]:
        if "example" in media:
            yield media["example"]
        yield from (self._resolve(example)["value"] for example in media.get("examples", {}).values())

    def _examples(self, media: Json) -> str:
        named = [example.get("summary", "") for example in media.get("examples", {}).values()] or [""]
        return "".join(
            (f'<p class="quiet">{inline(name)}</p>' if name else "")
            + f"<pre>{escape(json.dumps(value, indent=2, ensure_ascii=False))}</pre>"
            for name, value in zip(named, self._values(media))
        )

    # --- schemas ---

    def _fields(self, schema: Json, unfold: bool = True) -> str:
        """A table of the fields. Named schemas in it are unfolded, or else linked."""
        if not unfold and (name := self._name(schema)):
            return f"<p>{self._link(name)}</p>"
        schema = self._resolve(schema)
        intro = prose(schema.get("description", ""))
        if variants := schema.get("oneOf") or schema.get("anyOf"):
            titles = [variant.get("title") or self._type(variant) for variant in variants]
            return intro + "".join(
                f"<p><b>{title}</b></p>{self._fields(variant, unfold) if 'properties' in variant else ''}"
                for title, variant in zip(titles, variants)
            )
        rows = "".join(self._rows(schema, "", unfold))
        return intro + (f"<table>{rows}</table>" if rows else f"<p>{self._type(schema)}</p>")

    def _rows(self, schema: Json, prefix: str, unfold: bool) -> Iterator[str]:
        for part in schema.get("allOf", []):
            if name := self._name(part):
                yield f'<tr><td colspan=3 class="quiet">all of {self._link(name)}, and'
            else:
                yield from self._rows(part, prefix, unfold)
        for name, inner in schema.get("properties", {}).items():
            resolved = self._resolve(inner)
            required = name in schema.get("required", [])
            yield row(prefix + name, required, self._type(inner, unfold), resolved.get("description", ""))
            yield from self._nested(inner, prefix + name, unfold)

    def _nested(self, schema: Json, path: str, unfold: bool) -> Iterator[str]:
        if self._name(schema) and not unfold:
            return
        schema = self._resolve(schema)
        if "items" in schema:
            yield from self._nested(schema["items"], path + "[]", unfold)
        for variant in schema.get("anyOf", []):
            yield from self._nested(variant, path, unfold)
        yield from self._rows(schema, path + ".", unfold)

    def _type(self, schema: Json, unfold: bool = False) -> str:
        if (name := self._name(schema)) and not (unfold and "properties" in self.schemas[name]):
            inner = self.schemas[name]
            # Of what is linked, only what fits in a few words.
            short = "" if any(key in inner for key in STRUCTURE) else self._words(inner, brief=True)
            return f"{self._link(name)}{' · ' if short else ''}{short}"
        schema = self._resolve(schema)
        if variants := schema.get("anyOf") or schema.get("oneOf"):
            return " or ".join(self._type(variant, unfold) for variant in variants)
        if "items" in schema:
            count = amount(schema, "minItems", "maxItems", "items")
            return f"list of {self._type(schema['items'], unfold)}{', ' if count else ''}{count}" + (
                ", no two alike" if schema.get("uniqueItems") else ""
            )
        return self._words(schema)

    def _words(self, schema: Json, brief: bool = False) -> str:
        kind = schema.get("type", "object" if "properties" in schema else "")
        kinds = [kind] if isinstance(kind, str) else kind
        if "const" in schema:
            return f"<code>{escape(json.dumps(schema['const']))}</code>"
        if "enum" in schema:
            return "one of " + ", ".join(f"<code>{escape(str(value))}</code>" for value in schema["enum"])
        words = ["" if brief and kinds == ["string"] else " or ".join(kinds)]
        words += [amount(schema, "minLength", "maxLength", "characters"), amount(schema, "minimum", "maximum", "")]
        if not brief:
            words += [f"{key} <code>{escape(schema[key])}</code>" for key in ("format", "pattern") if key in schema]
        if "default" in schema:
            words.append(f"default <code>{escape(json.dumps(schema['default']))}</code>")
        return " · ".join(word for word in words if word)

    def _all_schemas(self) -> str:
        shown = "".join(
            f'<details><summary><code>{name}</code></summary><div class="inside" id="schema-{name}">'
            f"{self._fields(schema, unfold=False)}</div></details>"
            for name, schema in sorted(self.schemas.items())
            if name != "ProblemType"
        )
        return f'<h2 id="schemas">Schemas</h2>{shown}'

    def _problems(self) -> str:
        rows = "".join(
            f'<tr id="problem-{name}"><td><b>{status}</b><td><code>{name}</code><td><b>{escape(title)}.</b> {inline(explanation)}'
            for name, (status, title, explanation) in self.problems.items()
        )
        base = self.schemas["ProblemType"]["enum"][0].rsplit("/", 1)[0]
        return (
            f'<h2 id="problems">Problems</h2><p>Every error is {self._link("Problem")}; its <code>type</code> is '
            f'<code>{escape(base)}/</code> and one of these names. Any route may answer <code>internal</code>.</p>'
            f'<table class="problems">{rows}</table>'
        )

    def _link(self, name: str) -> str:
        return f'<a href="#{"problems" if name == "ProblemType" else "schema-" + name}">{name}</a>'

    def _name(self, node: Json) -> str:
        return str(node.get("$ref", "")).removeprefix("#/components/schemas/")

    def _resolve(self, node: Json) -> Json:
        while "$ref" in node:
            target: Any = self.api
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step.replace("~1", "/").replace("~0", "~")]
            # What stands beside a reference adds to it.
            node = target | {key: value for key, value in node.items() if key != "$ref"}
        return node


def row(name: str, required: object, kind: str, description: str, place: str = "") -> str:
    """A row of a table of fields or parameters."""
    mark = ' <i class="required">required</i>' if required else ""
    where = f'<br><span class="quiet">{place}</span>' if place else ""
    return f"<tr><td><code>{broken(name)}</code>{mark}{where}<td>{kind}<td>{prose(description)}"


def amount(schema: Json, least: str, most: str, of: str) -> str:
    """Bounds in words: `2 to 80 characters`."""
    low, high = schema.get(least), schema.get(most)
    if low is None and high is None:
        return ""
    if high is None:
        words = f"at least {low:,}"
    elif low is None:
        words = f"at most {high:,}"
    else:
        words = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    return f"{words} {of}".rstrip()


def beside(fields: str, example: str) -> str:
    """Fields, and the example next to them where there is room."""
    return f'<div class="beside"><div>{fields}</div><div>{example}</div></div>'


def badge(method: str) -> str:
    """The method, in its colour."""
    return f'<b class="{method}">{method.upper()}</b>'


def broken(path: str) -> str:
    """A path that may break after each of its parts."""
    return escape(path).replace("/", "/<wbr>").replace(".", ".<wbr>")


def inline(text: str) -> str:
    """A line with `code` and **bold**."""
    parts = escape(text.strip()).split("`")
    for index, part in enumerate(parts):
        if index % 2:
            parts[index] = f"<code>{part}</code>"
        else:
            words = part.split("**")
            parts[index] = "".join(f"<b>{word}</b>" if odd % 2 else word for odd, word in enumerate(words))
    return "".join(parts)


def prose(text: str) -> str:
    """Paragraphs."""
    return "".join(f"<p>{inline(paragraph)}</p>" for paragraph in text.strip().split("\n\n") if paragraph)


STYLE = """
:root{color-scheme:light dark;--line:#8885;--soft:#8881;--quiet:#666;--accent:#0b63c5;font:15px/1.55 system-ui,sans-serif}
@media(prefers-color-scheme:dark){:root{--quiet:#aaa;--accent:#7db4f5}}
*{box-sizing:border-box}body{margin:0;display:grid;grid-template-columns:20rem minmax(0,1fr)}
a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}p{margin:.4rem 0}
code,pre{font:.88em/1.5 ui-monospace,Consolas,monospace}code{overflow-wrap:anywhere}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:1rem;border-right:1px solid var(--line);font-size:.85rem}
nav a{display:flex;gap:.5rem;align-items:baseline;padding:.12rem 0;color:inherit}nav .top{font-weight:700;font-size:1rem}
nav h2{margin:1rem 0 .2rem;font-size:.8rem;letter-spacing:.04em}nav h2 a{color:var(--quiet)}
b.get,b.post,b.put,b.patch,b.delete{flex:none;width:4rem;padding:.05rem 0;border-radius:.25rem;color:#fff;font:700 .7rem/1.5 system-ui;text-align:center}
nav b.get,nav b.post,nav b.put,nav b.patch,nav b.delete{width:3.4rem}
b.get{background:#1a7f5a}b.post{background:#1f5fbf}b.put{background:#8a5a00}b.patch{background:#6b4fbb}b.delete{background:#b3261e}
main{padding:1.5rem 2.5rem 6rem;max-width:78rem}main h2{margin:2.5rem 0 .3rem;padding-bottom:.2rem;border-bottom:2px solid var(--line)}
.lead{font-size:1.1rem}h4{margin:1.1rem 0 .3rem}h4 b{margin-right:.3rem}.quiet{color:var(--quiet);font-size:.87rem;font-weight:normal}
details{margin:.35rem 0;border:1px solid var(--line);border-radius:.4rem}details details{border-style:dashed}
summary{padding:.45rem .8rem;cursor:pointer}.operation>summary{display:flex;flex-wrap:wrap;gap:.2rem .7rem;align-items:baseline}
summary:hover{background:var(--soft)}.operation>summary code{font-weight:600}.operation>summary span{flex:1 1 16rem;color:var(--quiet)}
summary i,.required{font-style:normal;font-size:.72rem;border:1px solid var(--line);border-radius:1rem;padding:0 .5rem;color:var(--quiet);white-space:nowrap}
.required{border:0;padding:0;color:#b3261e}@media(prefers-color-scheme:dark){.required{color:#f2938c}}
.inside{padding:.2rem .9rem .9rem;border-top:1px solid var(--line);scroll-margin-top:4rem}
h1,h2,tr{scroll-margin-top:1rem}tr:target{background:#fd03}
table{border-collapse:collapse;width:100%;font-size:.92rem}td{border-top:1px solid var(--line);padding:.3rem .6rem .3rem 0;vertical-align:top}
td:first-child{width:30%}.problems td:first-child{width:3.5rem}.problems td:nth-child(2):not(:last-child){width:15rem}td p{margin:0}
pre{margin:.3rem 0;padding:.7rem;border-radius:.4rem;background:var(--soft);overflow:auto;max-height:32rem}
.beside{display:grid;grid-template-columns:repeat(auto-fit,minmax(24rem,1fr));gap:.3rem 1.5rem}.beside>div{min-width:0}.beside>div:empty{display:none}
@media(max-width:60rem){body{display:block}nav{position:static;height:auto;border:0;border-bottom:1px solid var(--line)}main{padding:1rem}.beside{grid-template-columns:1fr}}
@media print{nav{display:none}body{display:block}}
"""


if __name__ == "__main__":
    main()
