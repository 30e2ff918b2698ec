"""Where the emulator differs from AWS, and what makes up for it.

1. Properties that its CloudFormation leaves out without a word. Their values may be intrinsic functions (`!Ref`, `!If`),
   which only a deploy resolves. So each is declared as an output of its template; after the deploy the outputs hold the
   resolved values, and `fill` applies them.
2. Policies that AWS and the emulator read differently. The local cloud enforces IAM, so those are adapted, and only those.
3. Where a distribution finds the API, and that it wants TLS.
"""

from __future__ import annotations

from typing import Any, Iterator
from urllib.parse import urlsplit

Json = dict[str, Any]

TABLE = "AWS::DynamoDB::Table"
FUNCTION = "AWS::Lambda::Function"
DISTRIBUTION = "AWS::CloudFront::Distribution"

# Names of the outputs; the logical id follows. Outputs are alphanumeric, hence no separator.
TTL = "IgnoredTimeToLiveAttribute"
RESERVED = "IgnoredReservedConcurrency"

# On AWS the permission for one message covers a batch of them, and a batch has no action of its own.
BATCHES = {
    "sns:Publish": "sns:PublishBatch",
    "sqs:ChangeMessageVisibility": "sqs:ChangeMessageVisibilityBatch",
    "sqs:DeleteMessage": "sqs:DeleteMessageBatch",
    "sqs:SendMessage": "sqs:SendMessageBatch",
}


def declare_ignored_properties(template: Json) -> None:
    """Adds an output to `template` for each property that the emulator ignores."""
    for logical_id, resource in template["Resources"].items():
        properties = resource.get("Properties", {})
        if resource["Type"] == TABLE:
            ttl = properties.get("TimeToLiveSpecification", {})
            if ttl.get("Enabled"):
                _declare(template, resource, TTL + logical_id, ttl["AttributeName"])
        elif resource["Type"] == FUNCTION:
            reserved = properties.get("ReservedConcurrentExecutions")
            if reserved is not None:
                _declare(template, resource, RESERVED + logical_id, reserved)


def _declare(template: Json, resource: Json, name: str, value: Any) -> None:
    output: Json = {"Value": value}
    if condition := resource.get("Condition"):
        output["Condition"] = condition
    template.setdefault("Outputs", {})[name] = output


def adapt_policies(template: Json) -> None:
    """Adapts the policies of `template` to the emulator.

    - It speaks plain HTTP on the loopback interface, so a statement that denies plain HTTP would deny everything.
    - It checks `ses:SendEmail` against the resource `*`, AWS against the ARN of the sender's identity.
    - It wants a permission of its own for a batch of messages.
    """
    for document in _policies(template["Resources"]):
        document["Statement"] = [s for s in document["Statement"] if not _denies_plain_http(s)]
        for statement in document["Statement"]:
            actions = statement.get("Action", [])
            actions = [actions] if isinstance(actions, str) else actions
            if actions == ["ses:SendEmail"]:
                statement["Resource"] = "*"
            if batches := [BATCHES[action] for action in actions if isinstance(action, str) and action in BATCHES]:
                statement["Action"] = actions + batches


def adapt_distributions(template: Json, endpoint: str) -> None:
    """Adapts the distributions of `template` to the emulator at `endpoint`.

    - It refuses to ask an origin at a name of AWS's, its own API included, which it has below a path.
    - It speaks plain HTTP.
    """
    here = urlsplit(endpoint)
    for resource in template["Resources"].values():
        if resource["Type"] != DISTRIBUTION:
            continue
        config = resource["Properties"]["DistributionConfig"]
        for behaviour in [config["DefaultCacheBehavior"], *config.get("CacheBehaviors", [])]:
            behaviour["ViewerProtocolPolicy"] = "allow-all"
        for origin in config["Origins"]:
            name = origin["DomainName"].get("Fn::Sub", "") if isinstance(origin["DomainName"], dict) else ""
            api, _, service = name.partition(".")
            if service.startswith("execute-api."):
                origin["DomainName"] = here.hostname
                origin["OriginPath"] = {"Fn::Sub": f"/_aws/execute-api/{api}"}
                origin["CustomOriginConfig"] = {"OriginProtocolPolicy": "http-only", "HTTPPort": here.port}


def _policies(node: Any) -> Iterator[Json]:
    if isinstance(node, dict):
        if isinstance(node.get("Statement"), list):
            yield node
        for child in node.values():
            yield from _policies(child)
    elif isinstance(node, list):
        for child in node:
            yield from _policies(child)


def _denies_plain_http(statement: Json) -> bool:
    conditions = statement.get("Condition", {})
    keys = {key.lower() for operands in conditions.values() for key in operands}
    return statement.get("Effect") == "Deny" and keys == {"aws:securetransport"}


def fill(session: Any, outputs: dict[str, str], resources: dict[str, str]) -> None:
    """Applies what the emulator ignored in one stack.

    `session` makes clients, `outputs` and `resources` are the stack's outputs and its physical ids by logical id.
    """
    for name, value in outputs.items():
        if name.startswith(TTL):
            _set_ttl(session.client("dynamodb"), resources[name.removeprefix(TTL)], value)
        elif name.startswith(RESERVED):
            session.client("lambda").put_function_concurrency(
                FunctionName=resources[name.removeprefix(RESERVED)], ReservedConcurrentExecutions=int(value)
            )


def _set_ttl(dynamodb: Any, table: str, attribute: str) -> None:
    current = dynamodb.describe_time_to_live(TableName=table)["TimeToLiveDescription"]
    if current.get("AttributeName") != attribute:
        dynamodb.update_time_to_live(
            TableName=table, TimeToLiveSpecification={"Enabled": True, "AttributeName": attribute}
        )
