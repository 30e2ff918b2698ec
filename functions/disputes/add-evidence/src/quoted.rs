//! A message that is shown in a dispute.

use domain::disputes::{Dispute, QuotedMessage};
use domain::messages::{Contacts, Message};
use domain::uploads::Upload;
use domain::{ConversationId, DisputeId, UploadId, UserId};
use serde::Deserialize;
use store::entities::Talk;
use store::{Error, Loaded, Once, Table};
use web::{Problem, Whole, problem};

/// Which message.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MessageRef {
    conversation_id: ConversationId,
    number: Whole<1, 4_294_967_295>,
}

type Loads = (Loaded<Dispute>, Vec<Option<Upload>>, Option<(Talk, Message)>);

/// The dispute `id`, the uploads `ids` of `owner`, and the message that is named, if one is; one round trip.
pub(crate) async fn loaded(
    table: &Table,
    once: &Once,
    id: DisputeId,
    owner: UserId,
    ids: &[UploadId],
    message: Option<&MessageRef>,
) -> Result<Loads, Error> {
    let Some(MessageRef { conversation_id, number }) = message else {
        let (dispute, uploads) = table.disputes().load_once_with_uploads(once, id, owner, ids).await?;
        return Ok((dispute, uploads, None));
    };
    let message = (*conversation_id, u32::try_from(number.get()).unwrap_or(u32::MAX));
    table.messages().for_evidence_once(once, id, owner, ids, message).await
}

/// The message that was found, as `dispute` keeps it: of a conversation between its two sides, about its order or anything else.
pub(crate) fn in_dispute(
    found: Option<(Talk, Message)>,
    dispute: &Dispute,
) -> Result<QuotedMessage, Problem> {
    let between = |(talk, _): &(Talk, Message)| {
        let sides = (talk.conversation.buyer_id, talk.conversation.artisan_id);
        sides == (dispute.buyer_id, dispute.artisan_id)
    };
    let Some((talk, message)) = found.filter(between) else {
        let detail =
            "There is no such message between the two sides of this dispute. Choose it in the conversation.";
        return Err(Problem::new(problem::MESSAGE_UNKNOWN, detail));
    };
    Ok(message.quoted(Contacts::of(talk.order.as_ref())))
}
