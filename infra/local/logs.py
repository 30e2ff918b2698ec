"""Prints what functions logged, oldest first: `logs.py STACK LINES FOLLOW GROUP…`."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from datetime import datetime, timezone
from typing import Any, Iterator

import boto3

Json = dict[str, Any]

POLL_SECONDS = 1.0
# What the platform says around each invocation.
PLATFORM = ("START RequestId:", "END RequestId:", "REPORT RequestId:")
# What a line says already, or what only a machine reads.
NOT_SHOWN = ("timestamp", "target", "name", "spans", "Function")


def main() -> None:
    """Prints the latest lines of the groups, then, if asked, those that follow."""
    stack, lines, follow, *groups = sys.argv[1:]
    client = boto3.client("logs")
    printed: Counter[tuple[str, ...]] = Counter()
    since = 0
    first = True
    while True:
        events = sorted(_events(client, groups, since), key=lambda event: event["timestamp"])
        new = _unseen(events, printed)
        for event in new[-int(lines) :] if first else new:
            print(_line(event, stack), flush=True)
        # Others of the same millisecond may still come, so that one is read again.
        since = max((event["timestamp"] for event in events), default=since)
        first = False
        if follow != "follow":
            return
        time.sleep(POLL_SECONDS)


def _events(client: Any, groups: list[str], since: int) -> Iterator[Json]:
    for group in groups:
        try:
            for page in client.get_paginator("filter_log_events").paginate(logGroupName=group, startTime=since):
                for event in page["events"]:
                    if not event["message"].startswith(PLATFORM):
                        yield event | {"group": group}
        except client.exceptions.ResourceNotFoundException:
            # It has not logged anything yet.
            continue


def _unseen(events: list[Json], printed: Counter[tuple[str, ...]]) -> list[Json]:
    """Those of `events` not printed yet. Events have no id; equal ones of one stream are told apart by their number."""
    found: Counter[tuple[str, ...]] = Counter()
    new = []
    for event in events:
        identity = (event["logStreamName"], str(event["timestamp"]), event["message"])
        found[identity] += 1
        if found[identity] > printed[identity]:
            new.append(event)
    printed.clear()
    printed.update(found)
    return new


def _line(event: Json, stack: str) -> str:
    at = datetime.fromtimestamp(event["timestamp"] / 1000, timezone.utc).strftime("%H:%M:%S.%f")[:-3]
    function = event["group"].removeprefix("/aws/lambda/").removeprefix(f"{stack}-")
    return f"{at} {function:<26} {_message(event['message'].rstrip())}"


def _message(text: str) -> str:
    """A line of JSON as `LEVEL message key=value …`; any other line as it is."""
    try:
        line = json.loads(text)
        if line.pop("_aws", None):
            # A metric in CloudWatch's embedded format.
            line = {"level": "METRIC"} | line
        fields = line.pop("fields", line)
        level, message = line.pop("level", ""), fields.pop("message", "")
    except (ValueError, AttributeError):
        return text
    rest = {k: v for k, v in {**fields, **line.get("span", {})}.items() if k not in NOT_SHOWN}
    return " ".join([*filter(None, (level, str(message))), *(f"{k}={v}" for k, v in rest.items())])


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
