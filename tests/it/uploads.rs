//! Files: sent by a form, looked at, and from then on what they are.

use std::io::Cursor;

use ::store::entities::picture_key;
use http::Method;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use serde_json::{Value, json};
use testing::{Copies, Delivery, Effect, PICTURE, Reply, User};

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

/// Red on its left side, blue on its right, as a file.
fn two_halves(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let colour = |x| Rgb(if x < width / 2 { [220, 30, 30] } else { [30, 30, 220] });
    let mut file = Cursor::new(Vec::new());
    let image = DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, _| colour(x)));
    image.write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// A photograph as a telephone takes it that is held on its side, with the place where it was taken.
fn photograph(width: u32, height: u32) -> Vec<u8> {
    // A TIFF: two entries, how it was held and where its description of the place is; then that.
    let tiff = [
        &b"MM\0*\0\0\0\x08\0\x02"[..],
        b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0",
        b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x26",
        b"\0\0\0\0",
        b"\0\x01\0\x01\0\x02\0\0\0\x02N\0\0\0\0\0\0\0GPS 6.6018 N, 3.3515 E",
    ]
    .concat();
    let exif = [b"Exif\0\0", &tiff[..]].concat();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let jpeg = two_halves(width, height, ImageFormat::Jpeg);
    [&jpeg[..2], b"\xFF\xE1", &length, &exif, &jpeg[2..]].concat()
}

/// A PNG whose header announces `side` pixels each way, and which is otherwise whole.
fn announcing(side: u16) -> Vec<u8> {
    let mut png = two_halves(2, 2, ImageFormat::Png);
    for at in [18, 22] {
        png[at..at + 2].copy_from_slice(&side.to_be_bytes());
    }
    let check = check(&png[12..29]);
    png[29..33].copy_from_slice(&check);
    png
}

/// A PNG that says what it should of each part, and whose pixels are none.
fn without_pixels() -> Vec<u8> {
    let mut png = two_halves(300, 200, ImageFormat::Png);
    let kind = png.windows(4).position(|part| part == b"IDAT").unwrap();
    // Behind the pixels come what checks them, and the last part of twelve bytes.
    let end = png.len() - 16;
    png[kind + 4..end].fill(0);
    let check = check(&png[kind..end]);
    png[end..end + 4].copy_from_slice(&check);
    png
}

/// What checks a part of a PNG.
fn check(part: &[u8]) -> [u8; 4] {
    let crc = part.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| match crc & 1 {
            1 => (crc >> 1) ^ 0xEDB8_8320,
            _ => crc >> 1,
        })
    });
    (!crc).to_be_bytes()
}

/// `file` as a picture of a product that was handed in; answers its identifier.
async fn handed_in(market: &Market, media_type: &str, file: &[u8]) -> String {
    let form = form(market, &market.artisan, "product_image", media_type).await;
    market.cloud.send_file(&form, file);
    let answer = complete(market, &market.artisan, &form).await.expect(200);
    assert_eq!(answer["picture"], json!({ "status": "waiting" }));
    form["id"].as_str().unwrap().to_owned()
}

/// What has become of the picture `id`.
async fn picture(market: &Market, id: &str) -> Value {
    let upload = market.cloud.get(&market.artisan, &format!("/uploads/{id}")).await.expect(200);
    upload["picture"].clone()
}

/// Offers a product with the picture `id`.
async fn offer(market: &Market, id: &str) -> Reply {
    let product = json!({
        "title": "Iroko chair",
        "description": "",
        "category": "furniture",
        "price": { "amount": 1_000_000, "currency": "NGN" },
        "stock": 1,
        "images": [id],
    });
    market.cloud.post(&market.artisan, "/products", product).await
}

#[tokio::test]
async fn a_picture_says_what_it_shows_to_those_who_do_not_see_it() {
    let market = Market::open().await;
    let mut ids = Vec::new();
    for _ in 0..2 {
        ids.push(handed_in(&market, "image/png", &two_halves(500, 400, ImageFormat::Png)).await);
    }
    market.cloud.drain().await;
    let product = offer(&market, &ids[0]).await.expect(201);
    let path = format!("/products/{}", product["id"].as_str().unwrap());
    let change = async |body: Value| market.cloud.patch(&market.artisan, &path, body).await;
    let alts = |product: &Value| -> Vec<Value> {
        product["images"].as_array().unwrap().iter().map(|image| image["alt"].clone()).collect()
    };
    assert_eq!(alts(&product), [Value::Null]);
    let said = json!({ "alts": [{ "image_id": ids[0], "alt": "A chair from the side" }] });
    assert_eq!(alts(&change(said).await.expect(200)), ["A chair from the side"]);
    let both = change(json!({ "images": [ids[1], ids[0]] })).await.expect(200);
    assert_eq!(
        alts(&both),
        [Value::Null, json!("A chair from the side")],
        "it keeps its words where it moves"
    );
    let elsewhere = json!({ "images": [ids[1]], "alts": [{ "image_id": ids[0], "alt": "Gone" }] });
    let refused = change(elsewhere).await;
    assert_eq!((refused.status, refused.problem()), (422, "upload-unknown"), "{}", refused.text);
    let silent = json!({ "alts": [{ "image_id": ids[0], "alt": "" }] });
    assert_eq!(alts(&change(silent).await.expect(200)), [Value::Null, Value::Null]);
}

#[tokio::test]
async fn a_photograph_is_shown_upright_in_three_sizes_and_says_no_place() {
    let market = Market::open().await;
    let id = handed_in(&market, "image/jpeg", &photograph(2000, 1500)).await;
    let waits = offer(&market, &id).await;
    assert_eq!((waits.status, waits.problem()), (422, "upload-incomplete"), "{}", waits.text);
    market.cloud.drain().await;

    let ready = picture(&market, &id).await;
    assert_eq!(ready["status"], "ready");
    let product = offer(&market, &id).await.expect(201);
    let path = format!("/products/{}", product["id"].as_str().unwrap());
    let image = &market.cloud.get(&market.buyer, &path).await.expect(200)["images"][0];
    assert_eq!(image, &ready["image"], "the artisan was shown what the buyer sees");
    assert_eq!((&image["width"], &image["height"]), (&json!(1500), &json!(2000)), "held upright");
    let colour = u32::from_str_radix(&image["colour"].as_str().unwrap()[1..], 16).unwrap().to_be_bytes();
    assert!(colour[1] > 180 || colour[3] > 180, "red or blue: {colour:?}");
    let sizes = image["sizes"].as_array().unwrap();
    let widths: Vec<_> = sizes.iter().map(|size| size["width"].as_u64().unwrap()).collect();
    assert_eq!(widths, [320, 640, 1280]);
    for size in sizes {
        for (form, media_type) in [("webp", "image/webp"), ("jpeg", "image/jpeg")] {
            let (_, key) = size[form].as_str().unwrap().split_once("/media/").unwrap();
            assert!(key.starts_with("pictures/"), "{key}: originals are not published");
            let (is, file) = market.cloud.object(key).unwrap();
            assert_eq!(is, media_type);
            assert!(!file.windows(3).any(|part| part == b"GPS"), "{key}");
            let drawn = image::load_from_memory(&file).unwrap().into_rgb8();
            let shape = (u64::from(drawn.width()), u64::from(drawn.height()));
            assert_eq!(shape, (size["width"].as_u64().unwrap(), size["height"].as_u64().unwrap()), "{key}");
            let [above, below] = [20, drawn.height() - 20].map(|y| drawn.get_pixel(drawn.width() / 2, y).0);
            assert!(above[0] > 180 && below[2] > 180, "{key}: what was left is above: {above:?} {below:?}");
        }
    }
}

#[tokio::test]
async fn a_small_picture_is_not_enlarged() {
    let market = Market::open().await;
    let id = handed_in(&market, "image/png", &two_halves(500, 400, ImageFormat::Png)).await;
    market.cloud.drain().await;
    let ready = picture(&market, &id).await;
    let sizes: Vec<_> =
        ready["image"]["sizes"].as_array().unwrap().iter().map(|size| size["width"].clone()).collect();
    assert_eq!(sizes, [320, 500]);
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_and_its_owner_is_told_why() {
    let market = Market::open().await;
    // What stops before its end is refused at once.
    let half = photograph(600, 400);
    let sent = form(&market, &market.artisan, "product_image", "image/jpeg").await;
    market.cloud.send_file(&sent, &half[..half.len() / 2]);
    let refused = complete(&market, &market.artisan, &sent).await;
    assert_eq!((refused.status, refused.problem()), (422, "upload-invalid"), "{}", refused.text);

    for (file, reason, says) in
        [(announcing(16_000), "too_large", "smaller"), (without_pixels(), "damaged", "damaged")]
    {
        let id = handed_in(&market, "image/png", &file).await;
        market.cloud.drain().await;
        let shown = picture(&market, &id).await;
        assert_eq!((&shown["status"], &shown["reason"]), (&json!("refused"), &json!(reason)), "{shown}");
        assert!(shown["detail"].as_str().unwrap().contains(says), "{shown}");
        let refused = offer(&market, &id).await;
        assert_eq!((refused.status, refused.problem()), (422, "upload-invalid"), "{}", refused.text);
        assert_eq!(refused.json["detail"], shown["detail"], "the same reason");
        let key = format!("pictures/{}/{id}/320.jpg", market.artisan.id);
        assert!(market.cloud.object(&key).is_none(), "nothing of it is published");
    }
}

#[tokio::test]
async fn a_picture_that_stops_the_step_every_time_is_refused_in_the_end() {
    let market = Market::open().await;
    let id = handed_in(&market, "image/png", PICTURE).await;
    market.cloud.relay().await;
    for _ in 0..3 {
        market.cloud.fault("uploads-prepare-picture", 1, Effect::DieBefore);
        market.cloud.run_step("uploads-prepare-picture").await;
        assert_eq!(picture(&market, &id).await["status"], "waiting");
    }
    market.cloud.drain().await;
    let shown = picture(&market, &id).await;
    assert_eq!((&shown["status"], &shown["reason"]), (&json!("refused"), &json!("unreadable")));
}

#[tokio::test]
async fn a_picture_whose_event_was_lost_is_found_by_its_timer() {
    let market = Market::open().await;
    let id = handed_in(&market, "image/png", PICTURE).await;
    market.cloud.relay().await;
    assert_eq!(market.cloud.lose("uploads-prepare-picture"), 1);
    market.cloud.age(&picture_key(id.parse().unwrap()), std::time::Duration::from_secs(16 * 60));
    market.cloud.run_schedule("platform-sweep").await;
    market.cloud.drain().await;
    assert_eq!(picture(&market, &id).await["status"], "ready");
}

#[tokio::test]
async fn a_picture_that_is_read_twice_is_ready_once() {
    let market = Market::open().await;
    market.cloud.deliver(Delivery { copies: Copies::TwoAtOnce, ..Delivery::default() });
    let id = handed_in(&market, "image/png", PICTURE).await;
    market.cloud.drain().await;
    let books = market.books().await;
    assert_eq!(books.history(&format!("PICTURE#{id}")), ["picture.handed_in", "picture.ready"]);
}

#[tokio::test]
async fn nobody_uses_or_sees_the_picture_of_another() {
    let market = Market::open().await;
    let id = market.cloud.upload(&market.artisan, "product_image").await;
    let other = market.cloud.artisan("Bola Ade").await;
    market.cloud.get(&other, &format!("/uploads/{id}")).await.expect(404);
    let product = json!({
        "title": "Iroko chair",
        "description": "",
        "category": "furniture",
        "price": { "amount": 1_000_000, "currency": "NGN" },
        "stock": 1,
        "images": [id],
    });
    let refused = market.cloud.post(&other, "/products", product).await;
    assert_eq!((refused.status, refused.problem()), (422, "upload-unknown"), "{}", refused.text);
    let proof = market.cloud.upload(&market.artisan, "delivery_proof").await;
    let shown = market.cloud.get(&market.artisan, &format!("/uploads/{proof}")).await.expect(200);
    assert!(shown.get("picture").is_none(), "what is not for everybody is no picture: {shown}");
}
