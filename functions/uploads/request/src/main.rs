//! `POST /uploads`: the caller gets a form to send one file to S3 with, and an identifier to refer to the file by.
//!
//! Reads nothing; writes the upload with the answer in one change. Emits nothing. Safe to repeat: the `Idempotency-Key`
//! gets the same form, which is good for a quarter of an hour; after that, a new key gets a new one.

mod body;

use body::{RequestUpload, Requested};
use domain::Role;
use domain::uploads::{Upload, UploadPurpose};
use store::Table;
use uploads::Bucket;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let bucket = Bucket::from_env();
    web::serve(async |request| request_upload(&table, &bucket, request).await).await
}

async fn request_upload(table: &Table, bucket: &Bucket, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let (purpose, media_type, bytes) = request.body::<RequestUpload>()?.checked()?;
    if purpose == UploadPurpose::VerificationDocument && !caller.is(Role::Artisan) {
        return Err(Problem::forbidden("Only artisans are verified by documents.").into());
    }
    if purpose == UploadPurpose::ProductSheet && !caller.is(Role::Artisan) {
        return Err(Problem::forbidden("Only artisans send files of products.").into());
    }
    if purpose == UploadPurpose::PaymentProof && !caller.is(Role::Admin) {
        return Err(Problem::forbidden("Only administrators hand in proofs of payment.").into());
    }
    let at = request.at();
    let upload = Upload {
        id: request.new_id(),
        owner_id: caller.user_id,
        purpose,
        media_type,
        created_at: at,
        file: None,
    };
    let form = bucket.presigned_post(&upload.incoming_key(), media_type.as_str(), bytes, at);
    let response = ok(&Requested { id: upload.id, form });
    let mut change = request.change(caller.as_user());
    change.insert(&upload);
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
