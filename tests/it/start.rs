//! How a function starts.

use std::time::Duration;

use testing::template::Function;
use testing::{Cloud, Held};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// Longer than a start takes, shorter than anybody waits.
const SOON: Duration = Duration::from_secs(10);

/// A function that finds AWS at `listener`.
async fn started_at(cloud: &Cloud, listener: &TcpListener) -> (Held, TcpStream) {
    let mut function: Function = cloud.deployment().functions["catalogue-get-product"].clone();
    let url = format!("http://{}", listener.local_addr().unwrap());
    function.environment.insert("AWS_ENDPOINT_URL".to_owned(), url);
    let held = cloud.hold_process(&function);
    let (stream, _) = tokio::time::timeout(SOON, listener.accept()).await.expect("a connection").unwrap();
    (held, stream)
}

#[tokio::test]
async fn the_first_request_finds_a_connection_that_is_open() {
    let cloud = Cloud::start().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (held, mut stream) = started_at(&cloud, &listener).await;
    let mut asked = [0; 1024];
    let length = stream.read(&mut asked).await.unwrap();
    let asked = String::from_utf8_lossy(&asked[..length]).to_lowercase();
    assert!(asked.starts_with("get / http/1.1") && !asked.contains("authorization"), "{asked}");
    stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\nhealthy").await.unwrap();
    held.asking().await.unwrap();
    let event = testing::sample_event("catalogue-get-product");
    let call = async {
        let mut asked = [0; 4096];
        let length = stream.read(&mut asked).await.unwrap();
        String::from_utf8_lossy(&asked[..length]).to_lowercase()
    };
    // Nobody answers the call, so that the invocation never ends.
    tokio::select! {
        _ = held.invoke(&event) => panic!("nobody has answered"),
        asked = call => assert!(asked.contains("dynamodb_20120810.batchgetitem"), "{asked}"),
    }
}

#[tokio::test]
async fn a_service_that_is_silent_keeps_no_function_from_starting() {
    let cloud = Cloud::start().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (held, _silent) = started_at(&cloud, &listener).await;
    held.asking().await.unwrap();
}
