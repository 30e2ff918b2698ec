//! `GET /products/{product_id}` as aws-samples/serverless-rust-demo serves its products: `tokio` with all threads, the
//! default chain of `aws-config`, a store behind a trait object, spans and lines of JSON by `tracing`.

use std::collections::HashMap;

use async_trait::async_trait;
use aws_sdk_dynamodb::config::Builder;
use aws_sdk_dynamodb::model::{AttributeValue, KeysAndAttributes};
use aws_sdk_dynamodb::{Client, Endpoint};
use http::Uri;
use lambda_http::{service_fn, IntoResponse, Request, RequestExt, Response};
use serde::Serialize;
use tracing::{error, info, instrument};
use tracing_subscriber::EnvFilter;

type Error = Box<dyn std::error::Error + Send + Sync>;
type Item = HashMap<String, AttributeValue>;

#[derive(Debug, Serialize)]
struct Product {
    id: String,
    title: String,
    stock: u64,
}

#[async_trait]
trait Store: Send + Sync {
    async fn get(&self, id: &str) -> Result<Option<Product>, Error>;
}

#[derive(Debug)]
struct DynamoDb {
    client: Client,
    table: String,
}

#[async_trait]
impl Store for DynamoDb {
    #[instrument(skip(self))]
    async fn get(&self, id: &str) -> Result<Option<Product>, Error> {
        info!("reading product {}", id);
        let keys = KeysAndAttributes::builder()
            .keys(key(id, "PRODUCT"))
            .keys(key(id, "STOCK"))
            .consistent_read(true)
            .build();
        let answer = self.client.batch_get_item().request_items(&self.table, keys).send().await?;
        let items = answer.responses.and_then(|mut tables| tables.remove(&self.table)).unwrap_or_default();
        Ok(product(id, &items))
    }
}

fn key(id: &str, kind: &str) -> Item {
    HashMap::from([
        ("pk".to_owned(), AttributeValue::S(format!("PRODUCT#{id}"))),
        ("sk".to_owned(), AttributeValue::S(kind.to_owned())),
    ])
}

fn product(id: &str, items: &[Item]) -> Option<Product> {
    let of = |kind: &str| items.iter().find(|item| item["sk"].as_s().map_or(false, |sk| sk == kind));
    let title = of("PRODUCT")?.get("offer")?.as_m().ok()?.get("title")?.as_s().ok()?.clone();
    let stock = of("STOCK")?.get("available")?.as_n().ok()?.parse().ok()?;
    Some(Product { id: id.to_owned(), title, stock })
}

#[instrument(skip(store))]
async fn get_product(store: &dyn Store, event: Request) -> Result<impl IntoResponse, Error> {
    let parameters = event.path_parameters();
    let Some(id) = parameters.first("product_id") else { return answer(400, "{}".to_owned()) };
    info!("asked for product {}", id);
    match store.get(id).await {
        Ok(Some(product)) => answer(200, serde_json::to_string(&product)?),
        Ok(None) => answer(404, "{}".to_owned()),
        Err(error) => {
            error!("cannot read the product: {}", error);
            answer(500, "{}".to_owned())
        }
    }
}

fn answer(status: u16, body: String) -> Result<Response<String>, Error> {
    Ok(Response::builder().status(status).header("content-type", "application/json").body(body)?)
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    tracing_subscriber::fmt().with_env_filter(EnvFilter::from_default_env()).json().init();
    let config = aws_config::load_from_env().await;
    let mut client = Builder::from(&config);
    // These versions do not know the variable themselves.
    if let Ok(url) = std::env::var("AWS_ENDPOINT_URL") {
        client = client.endpoint_resolver(Endpoint::immutable(url.parse::<Uri>()?));
    }
    let store = DynamoDb { client: Client::from_conf(client.build()), table: std::env::var("TABLE_NAME")? };
    lambda_http::run(service_fn(|event: Request| get_product(&store, event))).await
}
