//! `PUT /me/artisan`: an artisan writes the own profile, for the first time or anew.
//!
//! Reads A1; writes the artisan in one change. Emits `artisan.created` or `artisan.updated`. Safe to repeat: a profile that
//! is as it was sent answers the same again.

mod body;

use body::Body;
use domain::Role;
use domain::artisans::Artisan;
use store::Table;
use views::OwnArtisanView;
use web::{Request, Response, Stop, created, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| put_profile(&table, request).await).await
}

async fn put_profile(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let profile = request.body::<Body>()?.into();
    let mut change = request.change(caller.as_artisan());
    let Some(found) = table.artisans().find(caller.artisan_id()).await? else {
        let artisan = change.create(Artisan::create(caller.artisan_id(), profile, request.at()));
        table.commit(change).await?;
        return Ok(created(&format!("/artisans/{}", artisan.id), &OwnArtisanView::new(&artisan)));
    };
    let Some(rewritten) = found.write_profile(profile)? else {
        return Ok(ok(&OwnArtisanView::new(&found)));
    };
    let artisan = change.save(&found, rewritten);
    table.commit(change).await?;
    Ok(ok(&OwnArtisanView::new(&artisan)))
}
