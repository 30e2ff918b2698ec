"""The web app's fixed address on the local cloud: sends each request on to the distribution that the stack has made.

The emulator serves a distribution under the random name that it was given, and links in mails, the rules for uploads and the
way back from a payment page need an address that is known before. With `--pages`, whatever is no call of the API and no
picture comes from a development server instead, as long as one is there.
"""

from __future__ import annotations

import argparse
import http.client
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

# Of one connection, and none of the next one's business.
CONNECTION = {"connection", "keep-alive", "transfer-encoding", "upgrade", "host", "date", "server"}
# What the stack serves, also while pages come from elsewhere.
OF_THE_STACK = ("/api/", "/media/", "/config.json", "/sitemap.xml")
TIMEOUT_SECONDS = 60

Answer = tuple[int, list[tuple[str, str]], bytes]


class Front(BaseHTTPRequestHandler):
    """Answers one browser's connection."""

    protocol_version = "HTTP/1.1"
    emulator = ""
    """Host and port."""
    distribution = ""
    """The name that the emulator knows it by."""
    pages: str | None = None
    """Host and port of a development server."""

    def handle_request(self) -> None:
        """Sends the request on, and the answer back."""
        length = int(self.headers.get("content-length") or 0)
        body = self.rfile.read(length) if length else None
        answer = None
        if self.pages and not self.path.startswith(OF_THE_STACK):
            try:
                answer = self.ask(self.pages, self.headers["host"], body)
            except OSError:
                # It is not there (any more): the app as it was built.
                pass
        if answer is None:
            try:
                answer = self.ask(self.emulator, self.distribution, body)
            except OSError as error:
                self.send_error(502, "The local cloud does not answer", f"{error}; `cargo xtask up` starts it")
                return
        self.give(answer)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = handle_request

    def ask(self, whom: str, host: str, body: bytes | None) -> Answer:
        """The answer of `whom` to the request under the name `host`."""
        upstream = http.client.HTTPConnection(whom, timeout=TIMEOUT_SECONDS)
        try:
            upstream.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            upstream.putheader("host", host)
            for name, value in self.headers.items():
                if name.lower() not in CONNECTION:
                    upstream.putheader(name, value)
            upstream.endheaders(body)
            answer = upstream.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            upstream.close()

    def give(self, answer: Answer) -> None:
        """Answers the browser."""
        status, headers, content = answer
        self.send_response(status)
        for name, value in headers:
            if name.lower() not in CONNECTION | {"content-length"}:
                self.send_header(name, value)
        if status not in (204, 304):
            # What a HEAD would have had; else what there is.
            stated = dict((name.lower(), value) for name, value in headers).get("content-length", "0")
            self.send_header("content-length", stated if self.command == "HEAD" else str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing of what went well: every picture would be a line."""
        if args and str(args[1] if len(args) > 1 else "").startswith("5"):
            super().log_message(format, *args)


class Server(ThreadingHTTPServer):
    """A browser opens many connections at once, and leaves some of them open."""

    daemon_threads = True
    request_queue_size = 128


def main() -> None:
    """Serves until it is ended."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--emulator", required=True, help="its address")
    parser.add_argument("--distribution", required=True, help="the distribution's own host")
    parser.add_argument("--pages", help="address of a development server")
    arguments = parser.parse_args()
    Front.emulator = urlsplit(arguments.emulator).netloc
    # The emulator takes its own domain for that of AWS.
    Front.distribution = arguments.distribution.replace(".cloudfront.net", ".cloudfront.localhost")
    Front.pages = urlsplit(arguments.pages).netloc if arguments.pages else None
    Server(("127.0.0.1", arguments.port), Front).serve_forever()


if __name__ == "__main__":
    main()
