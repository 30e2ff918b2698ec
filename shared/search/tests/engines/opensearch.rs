//! The service as it is written and replaced, and what becomes of its failures. What it finds is tested with what the other engine finds,
//! in `judged.rs`.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use domain::{ArtisanId, TypedId};
use search::opensearch::Remote;
use search::{Document, Error};

use crate::market::{self, Market, RUNTIME, opensearch, query, remote};

/// How long the service may take in these tests.
const PATIENCE: Duration = Duration::from_millis(300);

fn stool() -> Document {
    market::documents()["stool"].clone()
}

fn named(document: &Document, title: &str) -> Document {
    Document { title: title.to_owned(), ..document.clone() }
}

async fn write(remote: &Remote, generation: u64, said: &[(&str, Option<&Document>)]) {
    let mut writing = remote.writing(generation);
    for (id, document) in said {
        writing.say(id, *document).await.unwrap();
    }
    writing.flush().await.unwrap();
    remote.refresh().await.unwrap();
}

async fn total(remote: &Remote, text: &str) -> u64 {
    remote.search(&query(text)).await.unwrap().total
}

#[test]
fn before_anything_is_indexed_nothing_is_found() {
    RUNTIME.block_on(async {
        let remote = remote();
        assert_eq!(total(&remote, "stool").await, 0);
        assert_eq!(remote.suggest("sto", 8).await.unwrap(), Vec::<String>::new());
        assert_eq!(remote.ids(None, None, 10).await.unwrap(), Vec::<String>::new());
        assert!(remote.digests(&["one".to_owned()]).await.unwrap().is_empty());
    });
}

#[test]
fn the_generation_that_began_last_counts_whatever_comes_when() {
    let stool = stool();
    let said = |title: Option<&str>| title.map(|title| named(&stool, title));
    // What each writer says, in the order in which it arrives: the second has the higher generation.
    for (late, early) in [(Some("old"), Some("new")), (Some("old"), None), (None, Some("new"))] {
        RUNTIME.block_on(async {
            let remote = remote();
            let (early_document, late_document) = (said(early), said(late));
            for _ in 0..2 {
                write(&remote, 8, &[(&stool.id, early_document.as_ref())]).await;
                write(&remote, 7, &[(&stool.id, late_document.as_ref())]).await;
            }
            let found = [total(&remote, "new").await, total(&remote, "old").await];
            assert_eq!(found, [u64::from(early.is_some()), 0], "{early:?}, then {late:?}");
            write(&remote, 9, &[(&stool.id, Some(&named(&stool, "newest")))]).await;
            assert_eq!(total(&remote, "newest").await, 1, "{early:?}, then {late:?}");
        });
    }
}

#[test]
fn two_writers_make_one_first_index() {
    let stool = stool();
    RUNTIME.block_on(async {
        let remote = remote();
        let other = Document { id: "prd_other".to_owned(), ..stool.clone() };
        let (one, two) = ([(stool.id.as_str(), Some(&stool))], [(other.id.as_str(), Some(&other))]);
        tokio::join!(write(&remote, 1, &one), write(&remote, 2, &two));
        assert_eq!(remote.ids(None, None, 10).await.unwrap().len(), 2);
    });
}

#[test]
fn what_is_compared_is_the_digest_and_the_list_goes_on_after_an_identifier() {
    let Market { index, documents, .. } = opensearch();
    let market::Index::OpenSearch { remote, .. } = index else { panic!("it is the service's") };
    RUNTIME.block_on(async {
        let (mut all, mut after) = (Vec::new(), None::<String>);
        loop {
            let page = remote.ids(None, after.as_deref(), 10).await.unwrap();
            after = page.last().cloned();
            all.extend(page);
            if all.len() % 10 > 0 || after.is_none() {
                break;
            }
        }
        let mut expected: Vec<String> = documents.values().map(|document| document.id.clone()).collect();
        expected.sort();
        assert_eq!(all, expected);
        let stool = &documents["stool"];
        let digests = remote.digests(&[stool.id.clone(), "prd_none".to_owned()]).await.unwrap();
        assert_eq!(digests.len(), 1);
        write(&remote, 9, &[(&stool.id, Some(&named(stool, "another title")))]).await;
        assert_ne!(remote.digests(std::slice::from_ref(&stool.id)).await.unwrap(), digests);
    });
}

#[test]
fn an_artisan_is_removed_with_all_that_is_known_as_theirs() {
    let stool = stool();
    let (theirs, other) =
        (ArtisanId::derived(market::at(1), "theirs"), ArtisanId::derived(market::at(1), "other"));
    RUNTIME.block_on(async {
        let remote = remote();
        let of = |number: u32, artisan: ArtisanId| Document {
            id: format!("prd_{number}"),
            artisan_id: artisan.to_string(),
            ..stool.clone()
        };
        let documents: Vec<Document> = (0..5).map(|n| of(n, if n < 3 { theirs } else { other })).collect();
        let said: Vec<_> = documents.iter().map(|document| (document.id.as_str(), Some(document))).collect();
        write(&remote, 1, &said).await;
        let mut writing = remote.writing(2);
        writing.remove_artisan(theirs).await.unwrap();
        writing.flush().await.unwrap();
        remote.refresh().await.unwrap();
        assert_eq!(remote.ids(None, None, 10).await.unwrap(), ["prd_3", "prd_4"]);
    });
}

#[test]
fn a_new_index_counts_when_the_alias_swings_and_not_before() {
    let stool = stool();
    RUNTIME.block_on(async {
        let remote = remote();
        write(&remote, 1, &[(&stool.id, Some(&named(&stool, "before")))]).await;
        let mut writing = remote.anew(2, "b").await.unwrap();
        writing.say(&stool.id, Some(&named(&stool, "after"))).await.unwrap();
        writing.flush().await.unwrap();
        // Another writer goes on meanwhile, in what counts.
        write(&remote, 3, &[("prd_more", Some(&Document { id: "prd_more".to_owned(), ..stool.clone() }))])
            .await;
        assert_eq!((total(&remote, "before").await, total(&remote, "after").await), (1, 0));
        let (documents, replaced) = writing.swing().await.unwrap();
        assert_eq!(documents, 1);
        assert!(replaced.unwrap().ends_with("-first"));
        assert_eq!((total(&remote, "before").await, total(&remote, "after").await), (0, 1));
        write(&remote, 4, &[("prd_more", Some(&Document { id: "prd_more".to_owned(), ..stool.clone() }))])
            .await;
        assert_eq!(
            remote.ids(None, None, 10).await.unwrap().len(),
            2,
            "who writes by the alias writes into the new one"
        );
    });
}

#[test]
fn of_two_rebuilds_at_once_the_slower_changes_nothing() {
    let stool = stool();
    RUNTIME.block_on(async {
        let remote = remote();
        let filled = async |mark: &str, title: &str| {
            let mut writing = remote.anew(1, mark).await.unwrap();
            writing.say(&stool.id, Some(&named(&stool, title))).await.unwrap();
            writing.flush().await.unwrap();
            writing
        };
        let (slow, fast) = (filled("slow", "stale").await, filled("fast", "fresh").await);
        fast.swing().await.unwrap();
        let late = slow.swing().await.unwrap_err();
        assert!(matches!(late, Error::Index(_)), "{late}");
        assert_eq!((total(&remote, "fresh").await, total(&remote, "stale").await), (1, 0));
    });
}

#[test]
fn more_than_one_call_takes_is_written_in_several() {
    let stool = stool();
    RUNTIME.block_on(async {
        let remote = remote();
        let mut writing = remote.writing(1);
        for number in 0..1_203 {
            let document = Document { id: format!("prd_{number:05}"), ..stool.clone() };
            writing.say(&document.id, Some(&document)).await.unwrap();
        }
        writing.flush().await.unwrap();
        remote.refresh().await.unwrap();
        assert_eq!(remote.ids(None, None, 2_000).await.unwrap().len(), 1_203);
    });
}

/// A server that answers each request with `answer`, and nothing where that is empty; tells what it was asked.
fn saying(answer: &str) -> (Remote, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (asked, asking) = mpsc::channel();
    let answer = answer.to_owned();
    thread::spawn(move || {
        // Those that get no answer stay open.
        let mut held: Vec<TcpStream> = Vec::new();
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let request = read(&mut stream);
            if asked.send(request).is_err() {
                return;
            }
            stream.write_all(answer.as_bytes()).unwrap();
            if answer.is_empty() {
                held.push(stream);
            }
        }
    });
    let credentials = aws::Credentials::new("AKIDEXAMPLE", "secret", None, None, "a test");
    (Remote::at(&url, "Shop", "eu-west-1", credentials).within(PATIENCE), asking)
}

/// A request, with its body.
fn read(stream: &mut TcpStream) -> String {
    let (mut request, mut part) = (Vec::new(), [0; 8_192]);
    loop {
        let text = String::from_utf8_lossy(&request).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .to_lowercase()
                .lines()
                .find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
            if body.len() >= length.unwrap_or(0) {
                return text;
            }
        }
        match stream.read(&mut part).unwrap() {
            0 => return text,
            count => request.extend(&part[..count]),
        }
    }
}

fn answer(status: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
}

/// What every call of the index comes to.
async fn calls(remote: &Remote, said: &Document) -> Vec<(&'static str, Result<(), Error>)> {
    let mut writing = remote.writing(1);
    vec![
        ("search", remote.search(&query("door")).await.map(drop)),
        ("suggest", remote.suggest("doo", 8).await.map(drop)),
        ("digests", remote.digests(&["one".to_owned()]).await.map(drop)),
        ("ids", remote.ids(None, None, 10).await.map(drop)),
        ("anew", remote.anew(1, "b").await.map(drop)),
        ("write", {
            writing.say(&said.id, Some(said)).await.unwrap();
            writing.flush().await
        }),
    ]
}

#[test]
fn a_failure_of_the_service_is_that_it_is_unavailable() {
    let said = stool();
    let partial = r#"{"timed_out":false,"_shards":{"failed":1},"hits":{"hits":[],"total":{"value":0}}}"#;
    for (answer, what) in [
        (answer("500 Internal Server Error", "{}"), "500"),
        (answer("503 Service Unavailable", "<html>"), "503"),
        (answer("429 Too Many Requests", r#"{"error":"rejected"}"#), "429"),
        (String::new(), "nothing"),
        ("HTTP/1.1 200 OK\r\ncontent-length: 999\r\nconnection: close\r\n\r\n{\"hits\"".to_owned(), "a half"),
        ("SSH-2.0-OpenSSH_9.6\r\n\r\n".to_owned(), "another protocol"),
    ] {
        let (remote, _asking) = saying(&answer);
        for (call, outcome) in RUNTIME.block_on(calls(&remote, &said)) {
            assert!(matches!(outcome, Err(Error::Unavailable(_))), "{what}, {call}: {outcome:?}");
        }
    }
    let (remote, _asking) = saying(&answer("200 OK", partial));
    let found = RUNTIME.block_on(remote.search(&query("door")));
    assert!(matches!(found, Err(Error::Unavailable(_))), "only a part: {found:?}");
}

#[test]
fn nobody_who_listens_is_unavailable_too() {
    let said = stool();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let credentials = aws::Credentials::new("id", "secret", None, None, "a test");
    let remote = Remote::at(&url, "shop", "eu-west-1", credentials).within(PATIENCE);
    for (call, outcome) in RUNTIME.block_on(calls(&remote, &said)) {
        assert!(matches!(outcome, Err(Error::Unavailable(_))), "{call}: {outcome:?}");
    }
}

#[test]
fn an_answer_that_cannot_be_read_is_an_error_that_cites_it() {
    for body in ["rubbish", "", "[]", "{}", "null", r#"{"hits":{"hits":[{"_id":"x"}],"total":{"value":1}}}"#]
    {
        let (remote, _asking) = saying(&answer("200 OK", body));
        let found = RUNTIME.block_on(remote.search(&query("door")));
        assert!(matches!(found, Err(Error::Index(_))), "{body}: {found:?}");
        let listed = RUNTIME.block_on(remote.ids(None, None, 10));
        assert!(!body.is_empty() || matches!(listed, Err(Error::Index(_))), "{body}: {listed:?}");
    }
    let (remote, _asking) = saying(&answer("200 OK", "rubbish"));
    let told = RUNTIME.block_on(remote.search(&query("door"))).unwrap_err().to_string();
    assert!(told.contains("rubbish") && told.contains("_search"), "{told}");
    let refused = r#"{"message":"User: anonymous is not authorized to perform: es:ESHttpGet"}"#;
    let (remote, _asking) = saying(&answer("403 Forbidden", refused));
    let told = RUNTIME.block_on(remote.search(&query("door"))).unwrap_err().to_string();
    assert!(told.contains("403") && told.contains("not authorized"), "{told}");
}

#[test]
fn an_entry_that_is_not_taken_is_an_error_and_one_that_is_known_better_is_none() {
    let said = stool();
    let entry = |status: u16, error: &str| {
        // The first answer says, too, that there is an index.
        let body =
            format!(r#"{{"errors":true,"items":[{{"index":{{"_id":"x","status":{status}{error}}}}}]}}"#);
        let (remote, _asking) = saying(&answer("200 OK", &body));
        RUNTIME.block_on(async {
            let mut writing = remote.writing(1);
            writing.say(&said.id, Some(&said)).await.unwrap();
            writing.flush().await
        })
    };
    let kind = |kind: &str| format!(r#","error":{{"type":"{kind}"}}"#);
    assert!(entry(201, "").is_ok());
    assert!(entry(409, &kind("version_conflict_engine_exception")).is_ok());
    let busy = entry(429, &kind("rejected_execution_exception"));
    assert!(matches!(busy, Err(Error::Unavailable(_))), "{busy:?}");
    let refused = entry(400, &kind("strict_dynamic_mapping_exception"));
    assert!(matches!(&refused, Err(Error::Index(told)) if told.contains("strict_dynamic")), "{refused:?}");
}

#[test]
fn a_search_is_signed_changes_nothing_and_is_asked_again_once() {
    let (remote, asking) = saying("");
    RUNTIME.block_on(remote.search(&query("door"))).unwrap_err();
    let asked: Vec<String> = asking.try_iter().collect();
    assert_eq!(asked.len(), 2, "an idle connection may have been closed");
    let first = asked[0].to_lowercase();
    assert!(first.starts_with("get /shop-2/_search http/1.1"), "{first}");
    assert!(first.contains("authorization: aws4-hmac-sha256 credential=akidexample/"), "{first}");
    assert!(first.contains("/eu-west-1/es/aws4_request"), "{first}");
    let (remote, asking) = saying(&answer("429 Too Many Requests", "{}"));
    RUNTIME.block_on(remote.search(&query("door"))).unwrap_err();
    assert_eq!(asking.try_iter().count(), 1, "who has too much to do is not asked again at once");
}
