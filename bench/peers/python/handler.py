"""GET /products/{product_id} with boto3, and the loop that Lambda's Python runtime runs around it."""

import http.client
import json
import os
from urllib.parse import urlsplit

import boto3

client = boto3.client("dynamodb", region_name=os.environ["AWS_REGION"])
table = os.environ["TABLE_NAME"]


def read(event):
    product_id = event["pathParameters"]["product_id"]
    keys = [{"pk": {"S": f"PRODUCT#{product_id}"}, "sk": {"S": kind}} for kind in ("PRODUCT", "STOCK")]
    answer = client.batch_get_item(RequestItems={table: {"Keys": keys, "ConsistentRead": True}})
    items = {item["sk"]["S"]: item for item in answer["Responses"][table]}
    if len(items) < 2:
        return {"statusCode": 404, "body": ""}
    body = {
        "id": product_id,
        "title": items["PRODUCT"]["offer"]["M"]["title"]["S"],
        "stock": int(items["STOCK"]["available"]["N"]),
    }
    return {"statusCode": 200, "headers": {"content-type": "application/json"}, "body": json.dumps(body)}


def main():
    runtime = urlsplit(os.environ["AWS_LAMBDA_RUNTIME_API"])
    connection = http.client.HTTPConnection(runtime.netloc)
    invocation = f"{runtime.path}/2018-06-01/runtime/invocation"

    def call(method, path, body=None):
        connection.request(method, f"{invocation}/{path}", body)
        response = connection.getresponse()
        return response.headers, response.read()

    while True:
        headers, event = call("GET", "next")
        request_id = headers["lambda-runtime-aws-request-id"]
        try:
            call("POST", f"{request_id}/response", json.dumps(read(json.loads(event))))
        except Exception as error:
            failure = {"errorType": type(error).__name__, "errorMessage": str(error)}
            call("POST", f"{request_id}/error", json.dumps(failure))


main()
