//! Products as a file, out and in: what was downloaded changes nothing when it comes back, whatever happens on the way.

use http::Method;
use serde_json::{Value, json};
use testing::{Cloud, Copies, Delivery, Effect, Reply, User, new_id};

use domain::{ImportId, ProductId};

use crate::market::{Market, PRICE, STOCK};

/// More calls than the step makes for a file of two lines.
const CALLS_MAX: usize = 20;
/// More than one piece.
const LINES: usize = 60;
const COLUMNS: &str = "title,category,price,new_stock\n";

/// Uploads `file`; answers its identifier.
async fn upload(cloud: &Cloud, by: &User, file: &[u8]) -> String {
    let wanted = json!({ "purpose": "product_sheet", "media_type": "text/csv", "bytes": file.len() });
    let form = cloud.post(by, "/uploads", wanted).await.expect(200);
    cloud.send_file(&form, file);
    let id = form["id"].as_str().unwrap().to_owned();
    cloud.post(by, &format!("/uploads/{id}/complete"), Value::Null).await.expect(200);
    id
}

async fn begin(cloud: &Cloud, by: &User, file: &[u8]) -> Reply {
    let upload_id = upload(cloud, by, file).await;
    cloud.post(by, "/me/imports", json!({ "upload_id": upload_id })).await
}

/// Has `file` worked off as far as nothing goes wrong; answers where its import is read.
pub(crate) async fn send(cloud: &Cloud, by: &User, file: &str) -> String {
    let import = begin(cloud, by, file.as_bytes()).await.expect(202);
    cloud.run_schedule("platform-sweep").await;
    cloud.drain().await;
    format!("/me/imports/{}", import["id"].as_str().unwrap())
}

/// A file that nobody has sent before, of so many new products.
pub(crate) fn new_products(many: usize) -> String {
    let name = new_id::<ProductId>();
    (0..many)
        .fold(COLUMNS.to_owned(), |file, line| file + &format!("Stool {line} {name},furniture,12500,3\n"))
}

/// All that an artisan downloads, part after part.
async fn downloaded(cloud: &Cloud, by: &User) -> (String, usize) {
    let (mut file, mut parts, mut path) = (String::new(), 0, "/me/products.csv".to_owned());
    loop {
        let part = cloud.get(by, &path).await;
        assert_eq!((part.status, part.headers["content-type"].as_str()), (200, "text/csv; charset=utf-8"));
        file += &part.text;
        parts += 1;
        let Some(link) = part.headers.get("link") else { return (file, parts) };
        path = link.trim_start_matches('<').split('>').next().unwrap().to_owned();
    }
}

fn counts(import: &Value) -> [u64; 5] {
    ["done", "created", "changed", "unchanged", "failed"].map(|name| import[name].as_u64().unwrap())
}

async fn products(market: &Market) -> usize {
    let listed = market.cloud.get(&market.artisan, "/me/products?limit=100").await.expect(200);
    listed["items"].as_array().unwrap().len()
}

#[tokio::test]
async fn a_file_begins_drafts_and_what_is_downloaded_changes_nothing_when_it_comes_back() {
    let market = Market::open().await;
    let file = "\u{FEFF}title;description;category;price;stock;attributes\r\n\
                \"=Stool; low\";\"Two\r\nlines\";seating;12,500.50;007;material=oak; seats=1\r\n";
    // A semicolon within a cell needs its quotation marks.
    let file = file.replace("material=oak; seats=1", "\"material=oak; seats=1\"");
    let import = send(&market.cloud, &market.artisan, &file).await;
    let done = market.cloud.get(&market.artisan, &import).await.expect(200);
    assert_eq!((&done["state"], counts(&done)), (&json!("done"), [1, 1, 0, 0, 0]), "{done}");
    let listed = market.cloud.get(&market.artisan, "/me/products").await.expect(200);
    let stool = &listed["items"][0];
    assert_eq!((&stool["title"], &stool["status"]), (&json!("=Stool; low"), &json!("draft")));
    assert_eq!((&stool["price"]["amount"], &stool["stock"]), (&json!(1_250_050), &json!(7)));
    assert_eq!(stool["attributes"].as_array().unwrap().len(), 2);

    let (out, _) = downloaded(&market.cloud, &market.artisan).await;
    assert!(out.starts_with('\u{FEFF}') && out.contains("'=Stool; low") && !out.contains(",=Stool"), "{out}");
    let back = send(&market.cloud, &market.artisan, &out).await;
    let back = market.cloud.get(&market.artisan, &back).await.expect(200);
    assert_eq!(counts(&back), [2, 0, 0, 2, 0], "{back}");
    let again = market.cloud.get(&market.artisan, "/me/products").await.expect(200);
    assert_eq!(again, listed);
}

#[tokio::test]
async fn what_is_archived_comes_back_from_a_download_as_it_is_and_takes_no_change() {
    let market = Market::open().await;
    let path = format!("/products/{}", market.stool);
    market.cloud.delete(&market.artisan, &path).await.expect(204);
    let (out, _) = downloaded(&market.cloud, &market.artisan).await;
    let back = send(&market.cloud, &market.artisan, &out).await;
    let back = market.cloud.get(&market.artisan, &back).await.expect(200);
    assert_eq!(counts(&back), [1, 0, 0, 1, 0], "{back}");
    let back = send(&market.cloud, &market.artisan, &out.replace("Oak stool", "Teak stool")).await;
    let back = market.cloud.get(&market.artisan, &back).await.expect(200);
    assert_eq!(counts(&back), [1, 0, 0, 0, 1], "{back}");
}

#[tokio::test]
async fn the_same_file_begins_nothing_twice_also_once_the_drafts_were_changed() {
    let market = Market::open().await;
    let file = new_products(2);
    send(&market.cloud, &market.artisan, &file).await;
    let listed = market.cloud.get(&market.artisan, "/me/products").await.expect(200);
    let path = format!("/products/{}", listed["items"][0]["id"].as_str().unwrap());
    market.cloud.patch(&market.artisan, &path, json!({ "title": "Another" })).await.expect(200);
    let again = send(&market.cloud, &market.artisan, &file).await;
    let again = market.cloud.get(&market.artisan, &again).await.expect(200);
    assert_eq!((counts(&again), products(&market).await), ([2, 0, 0, 2, 0], 3));
    let kept = market.cloud.get(&market.artisan, &path).await.expect(200);
    assert_eq!(kept["title"], "Another");
}

#[tokio::test]
async fn more_than_a_part_is_worked_off_and_downloaded() {
    let market = Market::open().await;
    let import = send(&market.cloud, &market.artisan, &new_products(120)).await;
    let done = market.cloud.get(&market.artisan, &import).await.expect(200);
    assert_eq!(counts(&done), [120, 120, 0, 0, 0], "{done}");
    let (file, parts) = downloaded(&market.cloud, &market.artisan).await;
    assert_eq!((file.lines().count(), parts), (122, 2));
    assert_eq!((file.matches("product_id").count(), file.matches('\u{FEFF}').count()), (1, 1));
    let refused = market.cloud.get(&market.artisan, "/me/products.csv?cursor=nonsense").await;
    assert_eq!((refused.status, refused.problem()), (400, "invalid-query"), "{}", refused.text);
}

#[tokio::test]
async fn a_line_that_is_wrong_is_told_and_can_be_corrected_and_sent_again() {
    let market = Market::open().await;
    let file = format!(
        "{COLUMNS}Iroko stool,furniture,12500,3\nOak stool,furniture,\"12500,50\",1\n+ stool,sofas,1,1\n"
    );
    let import = send(&market.cloud, &market.artisan, &file).await;
    let done = market.cloud.get(&market.artisan, &import).await.expect(200);
    assert_eq!(counts(&done), [3, 1, 0, 0, 2], "{done}");
    let errors: Vec<_> =
        done["errors"].as_array().unwrap().iter().map(|one| (&one["line"], &one["column"])).collect();
    assert_eq!(errors, [(&json!(3), &json!("price")), (&json!(4), &json!("category"))]);
    let failed = market.cloud.get(&market.artisan, &format!("{import}/failed.csv")).await;
    assert!(failed.status == 200 && failed.headers["content-disposition"].contains("failed.csv"));
    assert!(failed.text.contains("'+ stool,sofas,1,1,\"category names no category"), "{}", failed.text);
    let corrected = failed.text.replace("\"12500,50\"", "12500.50").replace(",sofas,1,", ",seating,900,");
    let import = send(&market.cloud, &market.artisan, &corrected).await;
    let done = market.cloud.get(&market.artisan, &import).await.expect(200);
    assert_eq!((counts(&done), products(&market).await), ([2, 2, 0, 0, 0], 4), "{done}");
}

#[tokio::test]
async fn a_file_changes_what_is_its_artisan_s_and_counts_again_what_was_sold() {
    let market = Market::open().await;
    let other = market.cloud.artisan("Bisi Ade").await;
    let bed = market.cloud.product(&other, "Bed", PRICE, 1).await;
    let file = |stock: i64| {
        format!(
            "product_id,title,category,price,stock,new_stock\n\
             {},Oak stool,furniture,30000,{stock},25\n{bed},Mine,furniture,30000,,1\n",
            market.stool
        )
    };
    market.placed().await;
    let import = send(&market.cloud, &market.artisan, &file(STOCK)).await;
    let stale = market.cloud.get(&market.artisan, &import).await.expect(200);
    assert_eq!(
        (counts(&stale), &stale["errors"][0]["column"]),
        ([2, 0, 0, 0, 2], &json!("new_stock")),
        "{stale}"
    );
    assert_eq!(stale["errors"][1]["column"], "product_id");
    assert_eq!(market.left().await, STOCK - 1);

    let import = send(&market.cloud, &market.artisan, &file(STOCK - 1)).await;
    let done = market.cloud.get(&market.artisan, &import).await.expect(200);
    assert_eq!(counts(&done), [2, 0, 1, 0, 1], "{done}");
    let stool = market.cloud.get(&market.artisan, &format!("/products/{}", market.stool)).await.expect(200);
    assert_eq!((&stool["price"]["amount"], &stool["stock"]), (&json!(3_000_000), &json!(25)));
    let theirs = market.cloud.get(&other, &format!("/products/{bed}")).await.expect(200);
    assert_eq!(theirs["title"], "Bed");
    for path in [import.clone(), format!("{import}/failed.csv")] {
        assert_eq!(market.cloud.get(&other, &path).await.status, 404, "{path}");
    }
    // Somebody else's file is none of theirs.
    let upload_id = upload(&market.cloud, &market.artisan, new_products(1).as_bytes()).await;
    let refused = market.cloud.post(&other, "/me/imports", json!({ "upload_id": upload_id })).await;
    assert_eq!((refused.status, refused.problem()), (422, "upload-unknown"), "{}", refused.text);
}

#[tokio::test]
async fn a_file_that_is_wrong_as_a_whole_is_refused_at_once_with_what_to_do() {
    let market = Market::open().await;
    let long = new_products(5_001);
    for (file, says) in [
        (long.as_bytes(), "5001 lines"),
        (b"title,category,price\nCh\xe2teau,furniture,12500\n", "CSV UTF-8"),
        (b"title,category,price,colour\nStool,furniture,12500,red\n", "no column \"colour\""),
        (b"title,category\nStool,furniture\n", "price is missing"),
        (b"title,category,price\n", "no line"),
    ] {
        let refused = begin(&market.cloud, &market.artisan, file).await;
        assert_eq!((refused.status, refused.problem()), (422, "import-file"), "{}", refused.text);
        assert!(refused.json["detail"].as_str().unwrap().contains(says), "{}", refused.text);
    }
    let wanted = json!({ "purpose": "product_sheet", "media_type": "text/csv", "bytes": 100 });
    let refused = market.cloud.post(&market.buyer, "/uploads", wanted.clone()).await;
    assert_eq!((refused.status, refused.problem()), (403, "forbidden"), "{}", refused.text);
    let form = market.cloud.post(&market.artisan, "/uploads", wanted).await.expect(200);
    market.cloud.send_file(&form, b"PK\x03\x04 as Excel keeps it");
    let path = format!("/uploads/{}/complete", form["id"].as_str().unwrap());
    let refused = market.cloud.request(Method::POST, &path).by(&market.artisan).send().await;
    assert_eq!((refused.status, refused.problem()), (422, "upload-invalid"), "{}", refused.text);
    assert!(refused.text.contains("Save As"), "{}", refused.text);
}

#[tokio::test]
async fn a_step_that_dies_at_any_call_goes_on_and_nothing_is_there_twice() {
    let market = Market::open().await;
    let mut there = products(&market).await;
    for effect in [Effect::DieBefore, Effect::DieAfter] {
        for call in 0..CALLS_MAX {
            // Another artisan each time: one sends so many files in a day.
            let artisan = market.cloud.artisan("Bisi Ade").await;
            market.cloud.fault("catalogue-import", call, effect);
            let import = send(&market.cloud, &artisan, &new_products(2)).await;
            let import: ImportId = import.rsplit('/').next().unwrap().parse().unwrap();
            let left = market.cloud.table().imports().find(import).await.unwrap().unwrap();
            assert_eq!((left.done, left.created, left.failed), (2, 2, 0), "{effect:?} at call {call}");
            let listed = market.cloud.get(&artisan, "/me/products").await.expect(200);
            there = listed["items"].as_array().unwrap().len();
            assert_eq!(there, 2, "{effect:?} at call {call}");
            if market.cloud.forget_faults() > 0 {
                break;
            }
        }
    }
    assert_eq!(there, 2);
}

#[tokio::test]
async fn two_at_once_work_a_file_off_once() {
    let market = Market::open().await;
    market.cloud.deliver(Delivery { copies: Copies::TwoAtOnce, ..Delivery::default() });
    let import = send(&market.cloud, &market.artisan, &new_products(LINES)).await;
    let done = market.cloud.get(&market.artisan, &import).await.expect(200);
    assert_eq!((counts(&done), products(&market).await), ([60, 60, 0, 0, 0], LINES + 1), "{done}");
}
