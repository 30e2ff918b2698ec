//! `disputes-time-out`.

use crate::disputes::Dispute;
use crate::steps::Plan;
use crate::{Refused, Timestamp};

/// A deadline of the dispute has passed.
///
/// # Errors
/// When its amounts do not work out.
pub fn time_out(dispute: &Dispute, at: Timestamp) -> Result<Plan, Refused> {
    Ok(Plan::nothing().change(dispute, dispute.time_out(at)?))
}
