"""Puts the web app where its distribution finds it: `publish.py STACK DIST CONFIG`.

STACK is the stack's name, DIST the folder that `npm run build` made, and CONFIG what `config.json` says apart from what the
stack knows, as JSON. Which AWS, and as whom, is up to the environment, as for every tool of AWS.

Assets have names made of their content and go first; then the rest; `index.html` and the service worker, which name them, go
last. So at no moment does a page ask for a file that is not there, and a publish that dies half-way has changed nothing for
anybody. Whatever is there already stays: tabs that are open go on with it.
"""

from __future__ import annotations

import json
import mimetypes
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

Json = dict[str, Any]

ASSETS = "assets/"
# They name the assets, so they come last.
LAST = ("index.html", "sw.js")
FOR_EVER = "public, max-age=31536000, immutable"
ASK_EACH_TIME = "no-cache"
A_DAY = "public, max-age=86400"
# What names something of this release, or says what this stack is, is asked for each time; icons and the like are not.
ASKED_EACH_TIME = (".html", ".js", ".json", ".webmanifest")
# What is to be found here has to be named with its host, which only the stack knows.
ROBOTS = "robots.txt"
# Where the system's own list may differ, or knows nothing.
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}


def main() -> None:
    """Publishes what the arguments say."""
    stack, dist, config = sys.argv[1], Path(sys.argv[2]), json.loads(sys.argv[3])
    try:
        publish(stack, dist, config)
    except (BotoCoreError, ClientError) as error:
        sys.exit(f"the web app was not published: {error}")


def publish(stack: str, dist: Path, config: Json) -> None:
    """Uploads `dist` and a `config.json`, and has the distribution forget what it keeps of the files that change."""
    outputs, parameters, region = describe(stack)
    bucket = outputs["WebBucket"]
    s3 = boto3.client("s3", config=Config(s3={"addressing_style": "path"} if local() else {}))

    def put(name: str, body: bytes) -> None:
        s3.put_object(
            Bucket=bucket, Key=name, Body=body, ContentType=media_type(name), CacheControl=cache_control(name)
        )

    def put_file(name: str) -> None:
        body = (dist / name).read_bytes()
        if name == ROBOTS:
            body += f"Sitemap: {outputs['WebUrl']}/sitemap.xml\n".encode()
        put(name, body)

    def put_all(names: list[str]) -> None:
        with ThreadPoolExecutor(max_workers=8) as pool:
            list(pool.map(put_file, names))

    names = files(dist)
    put_all([name for name in names if name.startswith(ASSETS)])
    put_all([name for name in names if not name.startswith(ASSETS) and name not in LAST])
    put("config.json", json.dumps(configuration(config, outputs, parameters, region), indent=2).encode())
    for name in LAST:
        if name in names:
            put_file(name)
    changing = [f"/{name}" for name in [*names, "config.json"] if not name.startswith(ASSETS)]
    boto3.client("cloudfront").create_invalidation(
        DistributionId=outputs["WebDistributionId"],
        InvalidationBatch={
            "Paths": {"Quantity": len(changing), "Items": changing},
            "CallerReference": str(time.time_ns()),
        },
    )
    print(f"{len(names)} files are at {outputs['WebUrl']}", flush=True)


def describe(stack: str) -> tuple[dict[str, str], dict[str, str], str]:
    """The stack's outputs, parameters and region."""
    found = boto3.client("cloudformation").describe_stacks(StackName=stack)["Stacks"][0]
    outputs = {o["OutputKey"]: o["OutputValue"] for o in found.get("Outputs", [])}
    if "WebBucket" not in outputs:
        sys.exit(f"the stack {stack} has no place for the web app yet: deploy this commit's template first")
    parameters = {p["ParameterKey"]: p["ParameterValue"] for p in found.get("Parameters", [])}
    return outputs, parameters, found["StackId"].split(":")[3]


def configuration(given: Json, outputs: dict[str, str], parameters: dict[str, str], region: str) -> Json:
    """What the app reads about where it runs. One build is good for every stack."""
    uploads = parameters.get("UploadsEndpoint") or f"https://{outputs['UploadsBucket']}.s3.{region}.amazonaws.com"
    return {"support": outputs.get("SupportEmail", ""), "uploads_host": uploads, **given}


def files(dist: Path) -> list[str]:
    """The names of all files to publish; what begins with a dot is for tools."""
    names = [path.relative_to(dist) for path in dist.rglob("*") if path.is_file()]
    return sorted(name.as_posix() for name in names if not any(part.startswith(".") for part in name.parts))


def media_type(name: str) -> str:
    """What a browser is told that the file is."""
    return TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def cache_control(name: str) -> str:
    """For how long a browser may keep the file without asking."""
    if name.startswith(ASSETS):
        return FOR_EVER
    return ASK_EACH_TIME if name.endswith(ASKED_EACH_TIME) else A_DAY


def local() -> bool:
    """Whether this is the local cloud, whose buckets have no hosts of their own."""
    return "AWS_ENDPOINT_URL" in os.environ


if __name__ == "__main__":
    main()
