//! The deadlines that new disputes are opened under, from the environment.

use domain::disputes::DisputeTerms;

/// Fails when a variable is missing, is no number, or the deadlines contradict each other.
pub(crate) fn from_env() -> Result<DisputeTerms, web::Error> {
    let terms = DisputeTerms {
        answer_within_seconds: number("ANSWER_DISPUTE_WITHIN_SECONDS")?,
        decide_within_seconds: number("DECIDE_DISPUTE_WITHIN_SECONDS")?,
        appeal_within_seconds: number("APPEAL_DISPUTE_WITHIN_SECONDS")?,
        end_within_seconds: number("END_DISPUTE_WITHIN_SECONDS")?,
        return_within_seconds: number("RETURN_GOODS_WITHIN_SECONDS")?,
        inspect_within_seconds: number("INSPECT_RETURN_WITHIN_SECONDS")?,
    };
    if terms.answer_within_seconds + terms.decide_within_seconds > terms.end_within_seconds {
        return Err(
            "the deadlines contradict each other: an administrator decides before a dispute ends by itself"
                .into(),
        );
    }
    Ok(terms)
}

fn number(name: &str) -> Result<u64, web::Error> {
    let text = aws::required(name);
    text.parse().map_err(|_| format!("{name} is {text:?}, which is no number of seconds").into())
}
