"""Calls one operation of an AWS service: `call.py SERVICE OPERATION`, input and answer as JSON on the standard streams."""

from __future__ import annotations

import base64
import json
import sys
from typing import Any

import boto3
from botocore.exceptions import BotoCoreError, ClientError


def main() -> None:
    """Calls the operation that the arguments name."""
    service, operation = sys.argv[1:]
    try:
        answer = getattr(boto3.client(service), operation)(**json.load(sys.stdin))
    except (BotoCoreError, ClientError) as error:
        sys.exit(str(error))
    answer.pop("ResponseMetadata", None)
    json.dump(answer, sys.stdout, default=_plain)


def _plain(value: Any) -> str:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else str(value)


if __name__ == "__main__":
    main()
