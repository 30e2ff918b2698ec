//! Files: sent by a form, looked at, and from then on what they are.

use http::Method;
use serde_json::{Value, json};
use testing::{Effect, PICTURE, Reply, User};

use crate::market::Market;

/// A form for one file of `media_type`.
async fn form(market: &Market, by: &User, purpose: &str, media_type: &str) -> Value {
    let wanted = json!({ "purpose": purpose, "media_type": media_type, "bytes": 100_000 });
    market.cloud.post(by, "/uploads", wanted).await.expect(200)
}

async fn complete(market: &Market, by: &User, form: &Value) -> Reply {
    let path = format!("/uploads/{}/complete", form["id"].as_str().unwrap());
    market.cloud.request(Method::POST, &path).by(by).send().await
}

/// The key of the file that stays.
fn key(folder: &str, by: &User, form: &Value) -> String {
    format!("{folder}/{}/{}", by.id, form["id"].as_str().unwrap())
}

/// The picture with a text behind its first chunk, as editors leave them.
fn with_a_place() -> Vec<u8> {
    // Length, kind and what a reader checks of a chunk `tEXt` that says where somebody lives.
    let text = b"\0\0\0\x12tEXtPlace\0Allen Avenue\xb4\xa4\xc2\x72";
    [&PICTURE[..33], text, &PICTURE[33..]].concat()
}

#[tokio::test]
async fn an_upload_whose_file_was_not_sent_is_taken_as_nothing() {
    let market = Market::open().await;
    let order = market.shipped().await;
    let photo = form(&market, &market.artisan, "delivery_proof", "image/png").await;
    let proof = json!({ "note": "At the gate, 4 pm.", "photos": [photo["id"]] });
    for _ in 0..2 {
        let refused = market.cloud.post(&market.artisan, &order.path("deliver"), proof.clone()).await;
        assert_eq!((refused.status, refused.problem()), (422, "upload-incomplete"), "{}", refused.text);
        let refused = complete(&market, &market.artisan, &photo).await;
        assert_eq!((refused.status, refused.problem()), (422, "upload-incomplete"), "{}", refused.text);
    }
    market.cloud.send_file(&photo, PICTURE);
    complete(&market, &market.artisan, &photo).await.expect(200);
    market.cloud.post(&market.artisan, &order.path("deliver"), proof).await.expect(200);
}

#[tokio::test]
async fn a_file_that_is_in_use_is_that_file_for_ever() {
    let market = Market::open().await;
    let document = form(&market, &market.artisan, "verification_document", "application/pdf").await;
    market.cloud.send_file(&document, b"%PDF-1.7 the first");
    let first = complete(&market, &market.artisan, &document).await.expect(200);
    market.cloud.send_file(&document, b"%PDF-1.7 another, by the same form");
    let again = complete(&market, &market.artisan, &document).await.expect(200);
    assert_eq!((&first["sha256"], &first["bytes"]), (&again["sha256"], &json!(18)));
    let kept = market.cloud.object(&key("verification-documents", &market.artisan, &document)).unwrap();
    assert_eq!(kept, ("application/pdf".to_owned(), b"%PDF-1.7 the first".to_vec()));
    complete(&market, &market.buyer, &document).await.expect(404);
}

#[tokio::test]
async fn a_function_that_dies_after_the_file_was_put_finds_it_there() {
    let market = Market::open().await;
    let document = form(&market, &market.buyer, "evidence", "application/pdf").await;
    market.cloud.send_file(&document, b"%PDF-1.7 the first");
    // The calls are: the upload, what was sent, what stays, the upload again.
    market.cloud.fault("uploads-complete", 3, Effect::DieBefore);
    complete(&market, &market.buyer, &document).await.expect(500);
    market.cloud.send_file(&document, b"%PDF-1.7 another");
    let completed = complete(&market, &market.buyer, &document).await.expect(200);
    assert_eq!(completed["bytes"], json!(18), "the one that was looked at first");
}

#[tokio::test]
async fn what_is_not_what_it_says_is_refused_and_another_can_be_sent() {
    let market = Market::open().await;
    let picture = form(&market, &market.artisan, "product_image", "image/JPG").await;
    assert_eq!(picture["fields"]["Content-Type"], "image/jpeg");
    let picture = form(&market, &market.artisan, "product_image", "image/PNG").await;
    for (file, says) in [
        (&b"<html><script>alert(1)</script></html>"[..], "not a PNG picture"),
        (b"\x89PNG\r\n\x1a\n<script>", "damaged"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "Most Compatible"),
    ] {
        market.cloud.send_file(&picture, file);
        let refused = complete(&market, &market.artisan, &picture).await;
        assert_eq!((refused.status, refused.problem()), (422, "upload-invalid"), "{}", refused.text);
        assert!(refused.json["detail"].as_str().unwrap().contains(says), "{}", refused.text);
    }
    let heic = json!({ "purpose": "product_image", "media_type": "image/heic", "bytes": 100_000 });
    let refused = market.cloud.post(&market.artisan, "/uploads", heic).await;
    assert!(refused.status == 400 && refused.text.contains("Most Compatible"), "{}", refused.text);

    market.cloud.send_file(&picture, &with_a_place());
    let completed = complete(&market, &market.artisan, &picture).await.expect(200);
    assert_eq!(completed["bytes"], json!(PICTURE.len()));
    let (_, kept) = market.cloud.object(&key("product-images", &market.artisan, &picture)).unwrap();
    assert_eq!(kept, PICTURE, "the picture, and no place");
}
