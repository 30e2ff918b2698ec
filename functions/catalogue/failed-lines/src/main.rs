//! `GET /me/imports/{import_id}/failed.csv`: the lines of a file of products that were not taken, each with what is wrong in a column of its
//! own, to be corrected and sent again; for whose it is. Strangers get 404.
//!
//! Reads C7, then the file. Writes nothing.

use domain::Role;
use domain::catalogue::import::Import;
use domain::catalogue::sheet::{Column, Fault, Sheet, cell_of, text_of};
use domain::uploads::{UploadPurpose, object_key};
use store::Table;
use uploads::{Bucket, Unavailable};
use web::{Problem, Request, Response, Stop, download, problem};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let bucket = Bucket::from_env();
    web::serve(async |request| failed_lines(&table, &bucket, request).await).await
}

async fn failed_lines(table: &Table, bucket: &Bucket, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let found = table.imports().find(request.path("import_id")?).await?;
    let found = found.filter(|import| import.artisan_id == caller.artisan_id());
    let import = found.ok_or_else(|| Problem::not_found("You sent no such file."))?;
    let key = object_key(UploadPurpose::ProductSheet, caller.user_id, import.upload_id);
    let file = bucket.read(&key, request.at()).await.map_err(unavailable)?;
    let file = file.ok_or_else(|| Problem::not_found("The file is not there any more. Send it again."))?;
    Ok(download("failed.csv", report(&import, &sheet::read(&file)?)))
}

/// The lines that failed as they were sent, each with what is wrong.
fn report(import: &Import, sheet: &Sheet) -> String {
    let mut file = sheet::File::new(false);
    file.line(sheet.column_names().into_iter().chain([Column::Error.name()]));
    for fault in &import.faults {
        if let Some(line) = sheet.lines.iter().find(|line| line.number == fault.line) {
            let mut cells: Vec<String> =
                sheet.cells(line).into_iter().map(|cell| cell_of(text_of(cell))).collect();
            cells.resize(sheet.column_names().len(), String::new());
            cells.push(cell_of(&told(fault)));
            file.line(cells);
        }
    }
    file.finish()
}

/// `price takes figures …`
fn told(fault: &Fault) -> String {
    match fault.column {
        Some(column) => format!("{} {}", column.name(), fault.detail),
        None => fault.detail.clone(),
    }
}

fn unavailable(cause: Unavailable) -> Problem {
    Problem::new(problem::UNAVAILABLE, "The store of files does not answer. Try again in a moment.")
        .retry_after(1)
        .caused_by(cause)
}
