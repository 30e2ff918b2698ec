//! What both sides and whoever decides are shown.

use domain::disputes::Dispute;
use domain::orders::{Order, Proof, Side, Tracking};
use domain::uploads::{FileLink, UploadPurpose};
use domain::{Timestamp, UploadId};
use serde::Serialize;
use uploads::Bucket;
use views::DisputeWithPartiesView;

#[derive(Serialize)]
pub(crate) struct View<'a> {
    #[serde(flatten)]
    dispute: DisputeWithPartiesView<'a>,
    delivery: Delivery<'a>,
    /// Every file that is named in the dispute or shows the delivery.
    files: Vec<File>,
}

/// What the artisan said and showed of the delivery.
#[derive(Serialize)]
struct Delivery<'a> {
    tracking: Option<&'a Tracking>,
    proof: Option<&'a Proof>,
    shipped_at: Option<Timestamp>,
    delivered_at: Option<Timestamp>,
}

#[derive(Serialize)]
struct File {
    by: Side,
    #[serde(flatten)]
    link: FileLink,
}

impl<'a> View<'a> {
    pub(crate) fn new(
        shown: DisputeWithPartiesView<'a>,
        dispute: &'a Dispute,
        order: &'a Order,
        bucket: &Bucket,
        at: Timestamp,
    ) -> Self {
        let file = |by: Side, purpose: UploadPurpose, id: UploadId| {
            let owner = by.user(dispute.buyer_id, dispute.artisan_id);
            File { by, link: bucket.link(purpose, owner, id, at) }
        };
        let (opener, other) = (dispute.opened_by, dispute.opened_by.other());
        let statements = [(opener, Some(&dispute.claim)), (other, dispute.answer.as_ref())];
        let stated = statements.into_iter().flat_map(|(by, statement)| {
            statement.into_iter().flat_map(move |statement| statement.uploads.iter().map(move |id| (by, *id)))
        });
        let added = dispute.evidence.iter().flat_map(|added| added.uploads.iter().map(|id| (added.by, *id)));
        let returned = dispute.returns.iter().flat_map(|back| {
            let said = [(Side::Buyer, back.sent.as_ref()), (Side::Artisan, back.objection.as_ref())];
            said.into_iter().flat_map(|(by, statement)| {
                statement.into_iter().flat_map(move |said| said.uploads.iter().map(move |id| (by, *id)))
            })
        });
        let evidence =
            stated.chain(added).chain(returned).map(|(by, id)| file(by, UploadPurpose::Evidence, id));
        let quoted = dispute.evidence.iter().filter_map(|added| added.message.as_ref());
        let quoted = quoted.flat_map(|message| message.uploads.iter().map(|id| (message.by, *id)));
        let quoted = quoted.map(|(by, id)| file(by, UploadPurpose::MessageFile, id));
        let photos = order.proof().into_iter().flat_map(|proof| &proof.uploads);
        let delivered = photos.map(|id| file(Side::Artisan, UploadPurpose::DeliveryProof, *id));
        Self {
            dispute: shown,
            delivery: Delivery {
                tracking: order.tracking(),
                proof: order.proof(),
                shipped_at: order.shipped_at(),
                delivered_at: order.delivered_at(),
            },
            files: evidence.chain(quoted).chain(delivered).collect(),
        }
    }
}
