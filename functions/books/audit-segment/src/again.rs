//! What was found before, looked at again: what holds by now is closed.

use domain::books::audit::{self, Fault};
use domain::books::reconciliation::{Difference, LEDGER};
use domain::books::requests::{AuditRequest, OpenPart};
use domain::{Actor, ArtisanId, Currency};
use messaging::Message;
use store::entities::key_of_text;
use store::{Loaded, PageRequest};

use crate::{Desk, NAME, advance, check};

/// Rules that only the entry shows by which they were found: an operator closes these.
const UNSEEN: [&str; 2] = ["/wallet_entry", "/wallet_amount"];
/// Differences of one part.
const PAGE_SIZE: u32 = 10;

pub(crate) async fn look(desk: &Desk, part: OpenPart, message: &Message) -> messaging::Result {
    let OpenPart { cursor } = part;
    let open = desk.table.differences().open_with(LEDGER, &PageRequest { limit: PAGE_SIZE, cursor }).await?;
    for difference in &open.items {
        let finding = &difference.finding;
        if UNSEEN.iter().any(|rule| finding.reference.ends_with(rule)) {
            continue;
        }
        let subject = finding.subject.as_deref().unwrap_or_default();
        let Some(faults) = faults_of(desk, subject).await? else { continue };
        if faults.into_iter().all(|fault| fault.finding().reference != finding.reference) {
            close(desk, difference, message).await?;
        }
    }
    if open.next_cursor.is_some() {
        let next = AuditRequest::Differences(OpenPart { cursor: open.next_cursor });
        desk.queue.send(&[message.next_part(&next)]).await?;
    }
    Ok(())
}

async fn close(desk: &Desk, difference: &Loaded<Difference>, message: &Message) -> messaging::Result {
    let Some(agreed) = difference.agree(message.at) else { return Ok(()) };
    let mut change = message.change(Actor::system(NAME));
    change.save(difference, agreed);
    match desk.table.commit(change).await {
        // Resolved or seen just now: the next run looks again.
        Err(store::Error::Conflict) => Ok(()),
        done => Ok(done?),
    }
}

/// All that is wrong with `subject` now; `None` for what only an audit of its day can say.
async fn faults_of(desk: &Desk, subject: &str) -> messaging::Result<Option<Vec<Fault>>> {
    if subject == LEDGER {
        return Ok(advance::whole(desk).await?.map(|totals| audit::totals(LEDGER, &totals)));
    }
    if let Some((artisan, currency)) = wallet(subject) {
        let (_, faults) = check::wallet(&desk.table.books(), artisan, currency).await?;
        return Ok(Some(faults));
    }
    let Some(key) = key_of_text(subject) else { return Ok(None) };
    let partition = [key.subject().to_owned()];
    let Some(touched) = desk.table.books().touched(&partition).await?.into_iter().next().flatten() else {
        return Ok(Some(vec![Fault::missing(subject)]));
    };
    let mut faults = check::entity(&desk.table.books(), &partition[0], &touched).await?;
    for entry in desk.table.books().whole_history(&touched.key).await?.into_iter().flatten() {
        faults.extend(audit::entry(subject, &entry));
    }
    Ok(Some(faults))
}

fn wallet(subject: &str) -> Option<(ArtisanId, Currency)> {
    let (artisan, currency) = subject.split_once('/')?;
    Some((artisan.parse().ok()?, currency.parse().ok()?))
}
