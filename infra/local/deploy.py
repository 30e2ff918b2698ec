"""Deploys the repository's template to the emulator, as `sam deploy` deploys it to AWS.

Reads one JSON document from standard input (see `Request`), prints a line for each thing that takes a while, and writes
what tests and tools need to know about the stack to the file that the request names. Exits with 1 and a plain sentence on
standard error when the stack cannot be deployed.
"""

from __future__ import annotations

import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Callable

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from gaps import fill
from package import NotStaged, Packager
from parameters import declared, refusal

Json = dict[str, Any]

ARTEFACTS = "local-deploy-artefacts"
STACK = "AWS::CloudFormation::Stack"
POLL_SECONDS = 0.1
# A stack in one of these states can only be deleted,
BROKEN = {"ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED", "DELETE_FAILED"}
# and in this one it may hold data, which nobody but the developer may give up.
STUCK = {"UPDATE_ROLLBACK_FAILED"}
RESET = "`cargo xtask reset`, then `cargo xtask up`, starts anew; the data is lost"


class DeployFailed(Exception):
    """Why the stack could not be deployed, in words for the developer."""


@dataclass
class Request:
    """What to deploy, and where."""

    template: str
    stack_name: str
    endpoint: str
    region: str
    out: str
    """Where to write the description of the stack."""
    parameters: Json
    """Values by parameter name; those that the template does not declare are left out. A value `{"secret": NAME}`
    becomes the ARN of that secret."""
    declared: list[str]
    """Parameters that the template must declare: somebody has asked for them by name."""
    secrets: dict[str, str]
    """Secrets that must exist before the stack, by name."""
    senders: list[str]
    """E-mail identities that may send."""
    extra: Json
    """Written to the description of the stack as it is."""


def main() -> None:
    """Deploys what standard input describes."""
    request = Request(**json.load(sys.stdin))
    try:
        deploy(request)
    except (DeployFailed, NotStaged) as error:
        sys.exit(str(error))


def deploy(request: Request) -> None:
    """Packages and deploys the template, makes up for the emulator's gaps and describes the stack."""
    # Every client of this program talks to the emulator and to nothing else; of the developer's account it knows nothing.
    os.environ |= {
        "AWS_ENDPOINT_URL": request.endpoint,
        "AWS_DEFAULT_REGION": request.region,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
    }
    session = boto3.session.Session()
    secrets = {name: _secret(session, name, value) for name, value in request.secrets.items()}
    for sender in request.senders:
        _sender(session, sender)
    parameters = _parameters(request, secrets)

    print("packaging the functions", flush=True)
    url, templates = _package(session, request)
    print("deploying the stack", flush=True)
    _apply(session, request.stack_name, url, parameters)
    stacks = _stacks(session, request.stack_name)
    for stack in stacks:
        fill(session, stack["outputs"], {k: v["id"] for k, v in stack["resources"].items()})
    _tidy(session, templates)

    description = _describe(request, stacks, parameters)
    out = Path(request.out)
    partial = out.with_suffix(".partial")
    partial.touch(mode=0o600)
    partial.write_text(json.dumps(description, indent=2) + "\n", encoding="utf-8")
    partial.replace(out)


def _secret(session: Any, name: str, value: str) -> str:
    manager = session.client("secretsmanager")
    try:
        arn: str = manager.create_secret(Name=name, SecretString=value)["ARN"]
    except manager.exceptions.ResourceExistsException:
        arn = manager.put_secret_value(SecretId=name, SecretString=value)["ARN"]
    return arn


def _sender(session: Any, address: str) -> None:
    ses = session.client("sesv2")
    try:
        ses.create_email_identity(EmailIdentity=address)
    except ses.exceptions.AlreadyExistsException:
        pass


def _parameters(request: Request, secrets: dict[str, str]) -> dict[str, str]:
    parameters = declared(Path(request.template))
    for name in request.declared:
        if why := refusal(parameters, name, str(request.parameters[name])):
            raise DeployFailed(why)
    values: dict[str, str] = {}
    for name, value in request.parameters.items():
        if name in parameters:
            values[name] = secrets[value["secret"]] if isinstance(value, dict) else str(value)
    missing = [name for name, is_ in parameters.items() if "Default" not in is_ and name not in values]
    if missing:
        raise DeployFailed(
            f"the template needs a value for {', '.join(missing)}: give one with --parameter NAME=VALUE, or a default"
        )
    return values


def _package(session: Any, request: Request) -> tuple[str, set[str]]:
    """Uploads what is deployed; returns the template's address, and the keys of it and of those nested in it."""
    s3 = session.client("s3", config=Config(s3={"addressing_style": "path"}))
    try:
        s3.create_bucket(Bucket=ARTEFACTS)
    except (s3.exceptions.BucketAlreadyOwnedByYou, s3.exceptions.BucketAlreadyExists):
        pass

    def put(key: str, body: Callable[[], bytes]) -> None:
        s3.put_object(Bucket=ARTEFACTS, Key=key, Body=body())

    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        puts = []
        packager = Packager(
            bucket=ARTEFACTS,
            put=lambda key, body: puts.append(pool.submit(put, key, body)),
            present=_deployed(session, request.stack_name),
            endpoint=request.endpoint,
        )
        url = packager.template_url(Path(request.template))
        for done in puts:
            done.result()
    return url, packager.templates


def _deployed(session: Any, name: str) -> set[str]:
    """The keys of the packages that the functions of the stack and of those nested in it run already."""
    cloudformation = session.client("cloudformation")
    try:
        template = cloudformation.get_template(StackName=name)["TemplateBody"]
    except ClientError:
        return set()
    codes = [r.get("Properties", {}).get("Code", {}) for r in template["Resources"].values()]
    keys = {code["S3Key"] for code in codes if "S3Key" in code}
    for nested in _nested(cloudformation, name):
        keys |= _deployed(session, nested)
    return keys


def _tidy(session: Any, templates: set[str]) -> None:
    """Deletes the packages: the functions have copies of their own, and the emulator keeps all of it in memory.

    The templates stay: a later update that fails goes back to them.
    """
    s3 = session.resource("s3", config=Config(s3={"addressing_style": "path"}))
    for stored in s3.Bucket(ARTEFACTS).objects.all():
        if stored.key not in templates:
            stored.delete()


def _apply(session: Any, name: str, url: str, parameters: dict[str, str]) -> None:
    cloudformation = session.client("cloudformation")
    call = {
        "StackName": name,
        "TemplateURL": url,
        "Parameters": [{"ParameterKey": k, "ParameterValue": v} for k, v in parameters.items()],
        "Capabilities": ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
    }
    status = _status(cloudformation, name)
    if status in STUCK:
        raise DeployFailed(f"the stack is {status}: an update failed and could not be taken back; {RESET}")
    if status in BROKEN:
        cloudformation.delete_stack(StackName=name)
        _wait(cloudformation, name)
        status = None
    since = datetime.now(timezone.utc)
    try:
        if status is None:
            cloudformation.create_stack(**call)
        else:
            cloudformation.update_stack(**call)
    except ClientError as error:
        if "No updates are to be performed" in str(error):
            return
        raise DeployFailed(f"the template was refused: {error.response['Error']['Message']}") from error
    status = _wait(cloudformation, name)
    if status not in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
        advice = f"\n{RESET}" if status in STUCK else ""
        raise DeployFailed(f"the stack ended as {status}\n{_reasons(cloudformation, name, since)}{advice}")


def _status(cloudformation: Any, name: str) -> str | None:
    try:
        status: str = cloudformation.describe_stacks(StackName=name)["Stacks"][0]["StackStatus"]
    except ClientError:
        return None
    return None if status == "DELETE_COMPLETE" else status


def _wait(cloudformation: Any, name: str) -> str | None:
    while (status := _status(cloudformation, name)) and status.endswith("_IN_PROGRESS"):
        time.sleep(POLL_SECONDS)
    return status


def _reasons(cloudformation: Any, name: str, since: datetime) -> str:
    events = cloudformation.describe_stack_events(StackName=name)["StackEvents"]
    failed = [e for e in reversed(events) if e["ResourceStatus"].endswith("_FAILED") and e["Timestamp"] >= since]
    return "\n".join(f"  {e['LogicalResourceId']}: {e.get('ResourceStatusReason', 'no reason given')}" for e in failed)


def _resources(cloudformation: Any, name: str) -> dict[str, dict[str, str]]:
    """Type and physical id of each resource of one stack, by logical id."""
    return {
        r["LogicalResourceId"]: {"type": r["ResourceType"], "id": r["PhysicalResourceId"]}
        for page in cloudformation.get_paginator("list_stack_resources").paginate(StackName=name)
        for r in page["StackResourceSummaries"]
    }


def _nested(cloudformation: Any, name: str) -> list[str]:
    """The stacks that a stack nests itself."""
    return [r["id"] for r in _resources(cloudformation, name).values() if r["type"] == STACK]


def _stacks(session: Any, name: str) -> list[Json]:
    """The stack and those nested in it, with outputs and resources."""
    cloudformation = session.client("cloudformation")
    stack = cloudformation.describe_stacks(StackName=name)["Stacks"][0]
    found = [
        {
            "outputs": {o["OutputKey"]: o["OutputValue"] for o in stack.get("Outputs", [])},
            "resources": _resources(cloudformation, name),
        }
    ]
    for nested in _nested(cloudformation, name):
        found += _stacks(session, nested)
    return found


def _describe(request: Request, stacks: list[Json], parameters: dict[str, str]) -> Json:
    """What tests and tools need to know; names are without the stack's name in front."""

    def ids(kind: str) -> list[str]:
        return [r["id"] for stack in stacks for r in stack["resources"].values() if r["type"] == kind]

    def short(name: str) -> str:
        return name.removeprefix(f"{request.stack_name}-")

    def named(kind: str, name: Any) -> dict[str, str]:
        return {short(name(identifier)): identifier for identifier in ids(kind)}

    (api,), (table,) = map(ids, ("AWS::ApiGatewayV2::Api", "AWS::DynamoDB::Table"))
    outputs = {k: v for k, v in stacks[0]["outputs"].items() if not k.startswith("Ignored")}
    return {
        "stack_name": request.stack_name,
        "region": request.region,
        "aws_endpoint": request.endpoint,
        "api_url": f"{request.endpoint}/_aws/execute-api/{api}",
        "table_name": table,
        "bucket": outputs["UploadsBucket"],
        "functions": named("AWS::Lambda::Function", str),
        "queues": named("AWS::SQS::Queue", lambda url: url.rsplit("/", 1)[1]),
        "topics": named("AWS::SNS::Topic", lambda arn: arn.rsplit(":", 1)[1]),
        "outputs": outputs,
        "parameters": parameters,
        "mail_url": f"{request.endpoint}/_ministack/ses/messages",
        "queue_peek_url": f"{request.endpoint}/_ministack/sqs/messages",
        **request.extra,
    }


if __name__ == "__main__":
    main()
