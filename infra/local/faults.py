"""Starts microburst, the proxy that puts AWS's own kinds of failure between the functions and the emulator, with two more.

microburst refuses, delays and cuts whole calls. What can only happen to a batch is done here, and counted as its own faults
are:

- a part of a batch is refused: one message of several is spoilt on its way, so that SNS or SQS takes all but that one;
- messages come twice: the batch is sent once more before it is sent.

`PUT /_microburst/batches` with `{"refused": 0.1, "doubled": 0.1}` says how likely each is; neither happens before.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from typing import Any
from urllib.parse import parse_qsl, urlencode

from aiohttp import web

from microburst.app import make_app
from microburst.core.pipeline import Microburst
from microburst.observe import emit_fired
from microburst.rules import FiredEvent

Json = dict[str, Any]

# SQS takes no control characters.
NO_TEXT = "\x01"
# SNS takes at most 256 KiB.
TOO_LONG = "x" * (256 * 1024 + 1)
# The emulator's root user.
ROOT = "Credential=test/"
# Marks a request whose body is not the caller's any more.
SPOILT = "spoilt"
# How long requests may go on when it is asked to end.
END_WITHIN_SECONDS = 1.0


class Queued:
    """A batch for SQS, as JSON."""

    service, operation = "sqs", "SendMessageBatch"

    def __init__(self, body: bytes) -> None:
        self.request: Json = json.loads(body)
        self.size = len(self.request["Entries"])

    def spoilt(self) -> bytes:
        """The batch with one message that SQS refuses."""
        self.request["Entries"][-1]["MessageBody"] = NO_TEXT
        return json.dumps(self.request).encode()


class Published:
    """A batch for SNS, as a form."""

    service, operation = "sns", "PublishBatch"

    def __init__(self, body: bytes) -> None:
        self.fields = dict(parse_qsl(body.decode(), keep_blank_values=True))
        self.size = sum(name.endswith(".Id") for name in self.fields)

    def spoilt(self) -> bytes:
        """The batch with one message that SNS refuses."""
        self.fields[f"PublishBatchRequestEntries.member.{self.size}.Message"] = TOO_LONG
        return urlencode(self.fields).encode()


def batch(request: web.Request, body: bytes | None) -> Queued | Published | None:
    """The batch that is sent, if it is one."""
    if not body:
        return None
    if request.headers.get("X-Amz-Target") == f"AmazonSQS.{Queued.operation}":
        return Queued(body)
    if b"Action=PublishBatch" in body:
        return Published(body)
    return None


class Faults(Microburst):
    """microburst, with what can happen to a batch."""

    def __init__(self, upstream: str) -> None:
        super().__init__(upstream, resign=False)
        self.batches = {"refused": 0.0, "doubled": 0.0}
        self.relay_unaltered = self.upstream.relay
        self.headers_unaltered = self.upstream._outbound_headers
        self.upstream.relay = self.relay  # type: ignore[method-assign]
        self.upstream._outbound_headers = self.headers  # type: ignore[method-assign]

    async def relay(
        self, request: web.Request, body: bytes | None, mutator: Any = None, data: Any = None
    ) -> web.StreamResponse:
        """Passes a request on, with whatever happens to a batch."""
        sent = batch(request, body)
        if sent is not None:
            draw = random.random()
            if draw < self.batches["refused"]:
                if sent.size > 1:
                    data = sent.spoilt()
                    request[SPOILT] = True
                    self.count(request, sent, "a part of the batch refused")
            elif draw < self.batches["refused"] + self.batches["doubled"]:
                await self.send_once_more(request, body)
                self.count(request, sent, "the batch doubled")
        return await self.relay_unaltered(request, body, mutator, data)

    def headers(self, request: web.Request) -> dict[str, str]:
        """What the emulator gets. It checks signatures, which are over the host that the function called."""
        headers = self.headers_unaltered(request)
        headers["host"] = request.headers["Host"]
        if request.get(SPOILT):
            # The function's signature does not fit any more; the root user's is not checked.
            function = re.search(r"Credential=[^/]+/", headers["authorization"])
            if function is not None:
                headers["authorization"] = headers["authorization"].replace(function[0], ROOT)
            headers.pop("x-amz-security-token", None)
        return headers

    async def send_once_more(self, request: web.Request, body: bytes | None) -> None:
        """Sends what the caller sends, so that it comes twice."""
        url = self.upstream.base_url + request.rel_url.raw_path_qs
        headers = self.headers(request)
        async with self.upstream.session.post(url, data=body, headers=headers) as answer:
            await answer.read()

    def count(self, request: web.Request, sent: Queued | Published, action: str) -> None:
        """Counts a fault where microburst counts its own."""
        event = FiredEvent(
            ts=time.time(),
            rule_id=0,
            service=sent.service,
            operation=sent.operation,
            resource=None,
            region=None,
            action=action,
            path=request.rel_url.raw_path_qs,
        )
        emit_fired(self, event)

    async def handle_control(self, request: web.Request) -> web.StreamResponse:
        """microburst's own controls, and that of the batches."""
        if request.match_info.get("tail") == "batches" and request.method == "PUT":
            wanted: Json = await request.json()
            self.batches = {name: float(wanted[name]) for name in self.batches}
            return web.json_response(self.batches)
        if request.match_info.get("tail") == "metrics":
            # It sorts them, and cannot where only some have an operation: what opens a connection has none.
            for key in [key for key in self.fault_counts if None in key]:
                named = tuple(part or "unknown" for part in key)
                self.fault_counts[named] += self.fault_counts.pop(key)
        return await super().handle_control(request)


def main() -> None:
    """`faults.py PORT UPSTREAM`."""
    port, upstream = sys.argv[1:]
    web.run_app(
        make_app(Faults(upstream)),
        host="127.0.0.1",
        port=int(port),
        print=None,
        access_log=None,
        shutdown_timeout=END_WITHIN_SECONDS,
    )


if __name__ == "__main__":
    main()
