//! The table: an embedded DynamoDB, with the stream that it writes.

use std::sync::Mutex;

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use dynoxide::actions::create_table::CreateTableRequest;
use dynoxide::actions::delete_item::DeleteItemRequest;
use dynoxide::actions::describe_stream::DescribeStreamRequest;
use dynoxide::actions::describe_table::DescribeTableRequest;
use dynoxide::actions::get_item::GetItemRequest;
use dynoxide::actions::get_records::GetRecordsRequest;
use dynoxide::actions::get_shard_iterator::GetShardIteratorRequest;
use dynoxide::actions::put_item::PutItemRequest;
use dynoxide::actions::scan::ScanRequest;
use dynoxide::types::Item;
use dynoxide::{Database, ImportOptions};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::capacity::Capacity;
use crate::process::lock;
use crate::template::stack::table_arn;

/// The table of one test.
pub struct Dynamo {
    database: Database,
    table: String,
    url: String,
    http: reqwest::Client,
    iterator: Mutex<Option<String>>,
}

impl Dynamo {
    /// A database with the table that `create_table` asks for, served at `url` by whoever calls [`Dynamo::database`].
    ///
    /// # Panics
    /// When the table's definition is not one that DynamoDB takes.
    pub(crate) fn new(create_table: &Value, url: String, http: reqwest::Client) -> Self {
        let database = Database::memory().expect("a database in memory");
        let request: CreateTableRequest = request(create_table.clone());
        database.create_table(request).expect("the template's table is one that DynamoDB takes");
        let table = create_table["TableName"].as_str().unwrap_or_default().to_owned();
        Self { database, table, url, http, iterator: Mutex::default() }
    }

    pub(crate) fn database(&self) -> Database {
        self.database.clone()
    }

    /// Where the service answers, for whoever may do anything.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// The table's name.
    pub fn table(&self) -> &str {
        &self.table
    }

    /// Passes a request on, and its answer back, byte for byte.
    pub(crate) async fn forward(&self, headers: &HeaderMap, body: Bytes) -> Response {
        let (status, headers, body) = self.ask(headers, body).await;
        (status, headers, body).into_response()
    }

    /// Passes a request on, asking what it consumes as well, and its answer back.
    pub(crate) async fn forward_counted(&self, headers: &HeaderMap, body: &Value) -> (Response, Capacity) {
        let mut body = body.clone();
        body["ReturnConsumedCapacity"] = json!("INDEXES");
        let (status, headers, body) = self.ask(headers, body.to_string().into()).await;
        let capacity = Capacity::of(&serde_json::from_slice(&body).unwrap_or_default());
        ((status, headers, body).into_response(), capacity)
    }

    async fn ask(&self, headers: &HeaderMap, body: Bytes) -> (StatusCode, HeaderMap, Bytes) {
        let mut request = self.http.post(&self.url).body(body);
        for name in ["content-type", "x-amz-target", "x-amz-date", "authorization"] {
            if let Some(value) = headers.get(name) {
                request = request.header(name, value.as_bytes());
            }
        }
        let answer = match request.send().await {
            Ok(answer) => answer,
            Err(error) => return (StatusCode::BAD_GATEWAY, HeaderMap::new(), error.to_string().into()),
        };
        let status = StatusCode::from_u16(answer.status().as_u16()).unwrap_or(StatusCode::BAD_GATEWAY);
        let mut kept = HeaderMap::new();
        for name in ["content-type", "x-amz-crc32", "x-amzn-requestid"] {
            if let Some(value) = answer.headers().get(name) {
                kept.insert(name, value.clone());
            }
        }
        (status, kept, answer.bytes().await.unwrap_or_default())
    }

    /// The stream's records since the last call, in order.
    ///
    /// # Panics
    /// When the stream cannot be read.
    pub fn new_records(&self) -> Vec<Value> {
        let mut iterator = lock(&self.iterator);
        let mut at = iterator.take().unwrap_or_else(|| self.first_iterator());
        let mut records = Vec::new();
        loop {
            let answer =
                self.database.get_records(GetRecordsRequest { shard_iterator: at.clone(), limit: None });
            let answer = answer.expect("the stream can be read");
            let count = answer.records.len();
            records.extend(
                answer.records.iter().map(|record| serde_json::to_value(record).expect("records are JSON")),
            );
            at = answer.next_shard_iterator.unwrap_or(at);
            if count == 0 {
                *iterator = Some(at);
                return records;
            }
        }
    }

    /// Every item of the table, in DynamoDB's JSON. For checks after the fact; no function may.
    ///
    /// # Panics
    /// When the table cannot be read.
    pub fn items(&self) -> Vec<Value> {
        self.scan(&json!({ "TableName": self.table }))
    }

    /// Every item of an index, with the attributes that it holds.
    ///
    /// # Panics
    /// When there is no such index.
    pub fn items_of(&self, index: &str) -> Vec<Value> {
        self.scan(&json!({ "TableName": self.table, "IndexName": index }))
    }

    /// An item, in DynamoDB's JSON.
    ///
    /// # Panics
    /// When the table cannot be read.
    pub fn item(&self, pk: &str, sk: &str) -> Option<Value> {
        let key = json!({ "pk": { "S": pk }, "sk": { "S": sk } });
        let asked = json!({ "TableName": self.table, "Key": key });
        let answer = self.database.get_item(request::<GetItemRequest>(asked)).expect("the table can be read");
        answer.item.map(|item| serde_json::to_value(item).expect("items are JSON"))
    }

    fn scan(&self, asked: &Value) -> Vec<Value> {
        let mut items = Vec::new();
        let mut start: Option<Value> = None;
        loop {
            let mut asked = asked.clone();
            if let Some(start) = start.take() {
                asked["ExclusiveStartKey"] = start;
            }
            let answer = self.database.scan(request::<ScanRequest>(asked)).expect("the table can be read");
            let mut answer = serde_json::to_value(answer).expect("items are JSON");
            items.extend(answer["Items"].as_array_mut().map(std::mem::take).unwrap_or_default());
            match answer["LastEvaluatedKey"].take() {
                Value::Null => return items,
                last => start = Some(last),
            }
        }
    }

    /// Writes an item over what is there, past all rules: for moving a test's clock and for damaging data on purpose.
    ///
    /// # Panics
    /// When the item has no key.
    pub fn overwrite(&self, item: &Value) {
        let asked = json!({ "TableName": self.table, "Item": item });
        self.database.put_item(request::<PutItemRequest>(asked)).expect("the item has a key");
    }

    /// Writes many items at once, past all rules and past the stream: for a table that has been in use for long.
    ///
    /// # Panics
    /// When an item has no key.
    pub fn fill(&self, items: Vec<Value>) {
        let items = items.into_iter().map(request::<Item>).collect();
        let imported = self.database.import_items(&self.table, items, ImportOptions::default());
        imported.expect("the items have keys");
    }

    /// The size of an item, or of the key that an action names, as DynamoDB counts it.
    pub fn bytes_of(item: &Value) -> usize {
        dynoxide::types::item_size(&request::<Item>(item.clone()))
    }

    /// Brings the table back to `items`, which [`Dynamo::items`] answered before.
    ///
    /// # Panics
    /// When the table cannot be read or written.
    pub fn restore(&self, items: &[Value]) {
        let now = self.items();
        for gone in now.iter().filter(|item| !items.iter().any(|kept| same_key(item, kept))) {
            let key = json!({ "pk": gone["pk"], "sk": gone["sk"] });
            let asked = json!({ "TableName": self.table, "Key": key });
            self.database.delete_item(request::<DeleteItemRequest>(asked)).expect("the item has a key");
        }
        for item in items.iter().filter(|item| !now.contains(item)) {
            self.overwrite(item);
        }
    }

    fn first_iterator(&self) -> String {
        let described =
            self.database.describe_table(request::<DescribeTableRequest>(json!({ "TableName": self.table })));
        let described =
            serde_json::to_value(described.expect("the table exists")).expect("a description is JSON");
        let stream_arn =
            described["Table"]["LatestStreamArn"].as_str().expect("the table has a stream").to_owned();
        let asked = DescribeStreamRequest { stream_arn: stream_arn.clone(), ..Default::default() };
        let shards =
            self.database.describe_stream(asked).expect("the stream exists").stream_description.shards;
        let asked = GetShardIteratorRequest {
            stream_arn,
            shard_id: shards.into_iter().next().expect("a stream has a shard").shard_id,
            shard_iterator_type: "TRIM_HORIZON".to_owned(),
            sequence_number: None,
        };
        let iterator = self.database.get_shard_iterator(asked).expect("the shard exists").shard_iterator;
        iterator.expect("there is an iterator")
    }
}

/// What a role has to allow for an operation: a transaction needs what each of its actions needs.
pub(super) fn permissions(operation: &str, body: &Value) -> Vec<(String, String)> {
    let on = |action: &str, name: &Value, index: &Value| {
        let arn = table_arn(name.as_str().unwrap_or_default());
        let arn = index.as_str().map_or(arn.clone(), |index| format!("{arn}/index/{index}"));
        (format!("dynamodb:{action}"), arn)
    };
    match operation {
        "TransactWriteItems" => {
            let actions = body["TransactItems"].as_array().cloned().unwrap_or_default();
            let kinds = [
                ("Put", "PutItem"),
                ("Update", "UpdateItem"),
                ("Delete", "DeleteItem"),
                ("ConditionCheck", "ConditionCheckItem"),
            ];
            let needed = actions.iter().flat_map(|action| {
                kinds.iter().filter_map(|(kind, needed)| {
                    Some(on(needed, &action.get(*kind)?["TableName"], &Value::Null))
                })
            });
            needed.collect()
        }
        "BatchGetItem" => {
            let tables = body["RequestItems"].as_object().into_iter().flatten();
            tables.map(|(name, _)| on(operation, &json!(name), &Value::Null)).collect()
        }
        _ => vec![on(operation, &body["TableName"], &body["IndexName"])],
    }
}

fn same_key(one: &Value, other: &Value) -> bool {
    one["pk"] == other["pk"] && one["sk"] == other["sk"]
}

fn request<T: DeserializeOwned>(body: Value) -> T {
    serde_json::from_value(body).expect("a request that DynamoDB takes")
}
