"""Makes the HTTP APIs of a transformed SAM template explicit.

SAM describes the routes of an `AWS::Serverless::HttpApi` in an OpenAPI document inside the API's `Body`. AWS reads
that document; the emulator does not, and deploys an API without a single route. This module replaces each `Body` by the
resources that it stands for: one integration and one route for each operation.
"""

from __future__ import annotations

import hashlib
from typing import Any

Json = dict[str, Any]

HTTP_API = "AWS::ApiGatewayV2::Api"
CORS_EXTENSION = "x-amazon-apigateway-cors"
INTEGRATION_EXTENSION = "x-amazon-apigateway-integration"
ANY_METHOD_EXTENSION = "x-amazon-apigateway-any-method"


class Unsupported(ValueError):
    """The template uses something of an HTTP API that the local cloud cannot run."""


def expand_http_apis(template: Json) -> int:
    """Expands every HTTP API of `template` in place; returns how many routes were made."""
    routes = 0
    for api_id, api in list(template["Resources"].items()):
        if api["Type"] == HTTP_API and "Body" in api["Properties"]:
            routes += _expand(template["Resources"], api_id, api["Properties"])
    return routes


def _expand(resources: Json, api_id: str, properties: Json) -> int:
    body = properties.pop("Body")
    # These belong to an import of `Body`; beside explicit routes they mean nothing.
    properties.pop("FailOnWarnings", None)
    properties.setdefault("Name", body.get("info", {}).get("title", api_id))
    properties["ProtocolType"] = "HTTP"
    # Always the same id, so that the API's address outlives a reset. Eight hexadecimal digits, as the emulator's own.
    properties.setdefault("Tags", {})["ms-custom-id"] = hashlib.sha256(api_id.encode()).hexdigest()[:8]
    if cors := body.get(CORS_EXTENSION):
        # The emulator stores this property as it finds it and later reads it in the spelling of the API Gateway API
        # (`allowOrigins`), which is the spelling of the OpenAPI extension. `AllowOrigins` would be ignored.
        properties["CorsConfiguration"] = cors

    number = 0
    for path, operations in body["paths"].items():
        for method, operation in operations.items():
            integration = operation.get(INTEGRATION_EXTENSION)
            if integration is None:
                continue
            if any(scheme != "NONE" for need in operation.get("security", []) for scheme in need):
                raise Unsupported(f"{method} {path}: an authorizer of the HTTP API; the functions check tokens themselves")
            number += 1
            integration_id = f"{api_id}Integration{number}"
            resources[integration_id] = _integration(api_id, integration)
            resources[f"{api_id}Route{number}"] = _route(api_id, method, path, integration_id)
    return number


def _integration(api_id: str, integration: Json) -> Json:
    return {
        "Type": "AWS::ApiGatewayV2::Integration",
        "Properties": {
            "ApiId": {"Ref": api_id},
            "IntegrationType": "AWS_PROXY",
            "IntegrationMethod": "POST",
            "IntegrationUri": integration["uri"],
            "PayloadFormatVersion": str(integration.get("payloadFormatVersion", "2.0")),
        },
    }


def _route(api_id: str, method: str, path: str, integration_id: str) -> Json:
    verb = "ANY" if method == ANY_METHOD_EXTENSION else method.upper()
    return {
        "Type": "AWS::ApiGatewayV2::Route",
        "Properties": {
            "ApiId": {"Ref": api_id},
            "RouteKey": "$default" if path == "/$default" else f"{verb} {path}",
            "Target": {"Fn::Sub": f"integrations/${{{integration_id}}}"},
        },
    }
