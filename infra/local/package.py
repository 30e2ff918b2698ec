"""Turns a SAM template into plain CloudFormation that the emulator can run.

Follows what `sam package` and the SAM transform do on AWS: local paths become objects in a bucket, and
`AWS::Serverless::…` becomes plain resources. An object is named after its content, so that a function whose binary is the
same as before is left alone.
"""

from __future__ import annotations

import hashlib
import io
import json
import logging
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

from expand_httpapi import expand_http_apis
from gaps import adapt_distributions, adapt_policies, declare_ignored_properties

Json = dict[str, Any]

# Resources that stand for another template, and the property that holds its path.
NESTED = {"AWS::CloudFormation::Stack": "TemplateURL", "AWS::Serverless::Application": "Location"}

# It says of each template that nobody has asked for its metrics.
logging.getLogger("samtranslator.metrics").setLevel(logging.ERROR)

# A constant date, so that the same file gives the same archive.
EPOCH = (1980, 1, 1, 0, 0, 0)


class NotStaged(Exception):
    """A function's binary is not where the template expects it."""


@dataclass
class Packager:
    """Packages templates and uploads what they refer to."""

    bucket: str
    put: Callable[[str, Callable[[], bytes]], None]
    """Stores under a key what the function makes; may do so later, on another thread."""
    present: set[str]
    """Keys that need no upload."""
    endpoint: str
    """Where the emulator answers."""
    templates: set[str] = field(default_factory=set)
    """Keys of the packaged templates."""
    _urls: dict[Path, str] = field(default_factory=dict)

    def template_url(self, path: Path) -> str:
        """Packages the template at `path`, uploads it and returns its address."""
        path = path.resolve()
        if path not in self._urls:
            body = json.dumps(self.template(path)).encode()
            key = self._object(f"templates/{hashlib.sha256(body).hexdigest()}.json", lambda: body)
            # The emulator reads bucket and key from the path; it does not know the form with the bucket in the host.
            self._urls[path] = f"https://s3.amazonaws.com/{self.bucket}/{key}"
            self.templates.add(key)
        return self._urls[path]

    def template(self, path: Path) -> Json:
        """The template at `path`, packaged, transformed, and adapted to the emulator."""
        template = yaml_parse(path.read_text(encoding="utf-8"))
        for resource in template["Resources"].values():
            self._package(path.parent, resource)
        if template.get("Transform"):
            template = transform(template, {}, NoManagedPolicies())
            template.pop("Transform", None)
        expand_http_apis(template)
        declare_ignored_properties(template)
        adapt_policies(template)
        adapt_distributions(template, self.endpoint)
        return template

    def _package(self, folder: Path, resource: Json) -> None:
        properties = resource.get("Properties", {})
        if resource["Type"] == "AWS::Serverless::Function":
            properties["CodeUri"] = {"Bucket": self.bucket, "Key": self._code(folder / properties["CodeUri"])}
        elif place := NESTED.get(resource["Type"]):
            location = properties.get(place)
            if isinstance(location, str) and "://" not in location:
                properties[place] = self.template_url(folder / location)

    def _code(self, folder: Path) -> str:
        binary = folder / "bootstrap"
        if not binary.is_file():
            raise NotStaged(f"{binary} is missing: the template has a function that was not built")
        digest = hashlib.sha256(binary.read_bytes()).hexdigest()
        # The file is read again when its turn comes: all binaries together are half a gigabyte.
        return self._object(f"functions/{digest}.zip", lambda: archive(binary.read_bytes()))

    def _object(self, key: str, body: Callable[[], bytes]) -> str:
        if key not in self.present:
            self.put(key, body)
            self.present.add(key)
        return key


class NoManagedPolicies:
    """The transform asks for the account's managed policies; the templates name none by its short name."""

    def load(self) -> Json:
        """No policies."""
        return {}


def archive(binary: bytes) -> bytes:
    """A Lambda deployment package that holds one executable, `bootstrap`; not compressed, as it stays on the machine."""
    entry = zipfile.ZipInfo("bootstrap", EPOCH)
    entry.external_attr = 0o755 << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        package.writestr(entry, binary)
    return out.getvalue()
