//! `PUT /me/artisan`: a verified person writes the own profile as an artisan, for the first time or anew. Whoever does so for the
//! first time has the role of an artisan from then on.
//!
//! Reads A5; writes the artisan, and with the first profile of a buyer the user and the credentials, in one change. Emits
//! `artisan.created` or `artisan.updated`, and `user.became_artisan`. Safe to repeat: a profile that is as it was sent answers
//! the same again.

mod body;

use body::Body;
use domain::artisans::Artisan;
use store::Table;
use store::entities::set_roles;
use views::OwnArtisanView;
use web::{Problem, Request, Response, Stop, created, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| put_profile(&table, request).await).await
}

async fn put_profile(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let profile = request.body::<Body>()?.into();
    let (artisan, user) = table.artisans().find_with_user(caller.artisan_id()).await?;
    let user = user.ok_or_else(|| Problem::internal(format!("{} is no user", caller.user_id)))?;
    let mut change = request.change(caller.as_artisan());
    if let Some(became) = user.become_artisan()? {
        let artisan = change.save(&user, became);
        set_roles(&mut change, &artisan);
    }
    let Some(found) = artisan else {
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
