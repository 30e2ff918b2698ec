// GET /products/{product_id} with the AWS SDK for JavaScript, and the loop that Lambda's Node runtime runs around it.

import http from "node:http";
import { BatchGetItemCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";

const client = new DynamoDBClient({});
const table = process.env.TABLE_NAME;

async function read(event) {
  const key = (kind) => ({ pk: { S: `PRODUCT#${event.pathParameters.product_id}` }, sk: { S: kind } });
  const request = { Keys: [key("PRODUCT"), key("STOCK")], ConsistentRead: true };
  const answer = await client.send(new BatchGetItemCommand({ RequestItems: { [table]: request } }));
  const items = answer.Responses[table];
  const product = items.find((item) => item.sk.S === "PRODUCT");
  const stock = items.find((item) => item.sk.S === "STOCK");
  if (!product || !stock) return { statusCode: 404, body: "" };
  const body = { id: event.pathParameters.product_id, title: product.offer.M.title.S, stock: Number(stock.available.N) };
  return { statusCode: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

const runtime = `${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation`;
const agent = new http.Agent({ keepAlive: true });

function call(method, url, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, agent }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => resolve({ headers: response.headers, body: Buffer.concat(chunks).toString() }));
    });
    request.on("error", reject);
    request.end(body);
  });
}

for (;;) {
  const next = await call("GET", `${runtime}/next`);
  const id = next.headers["lambda-runtime-aws-request-id"];
  try {
    await call("POST", `${runtime}/${id}/response`, JSON.stringify(await read(JSON.parse(next.body))));
  } catch (error) {
    const failure = { errorType: error.name, errorMessage: error.message };
    await call("POST", `${runtime}/${id}/error`, JSON.stringify(failure));
  }
}
