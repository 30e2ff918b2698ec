//! Numbers for people: decimals without floating point.

use std::time::Duration;

/// `value` in units of `unit`, with two decimals.
pub(crate) fn decimal(value: u64, unit: u64) -> String {
    let hundredths = value.saturating_mul(100).saturating_add(unit / 2) / unit.max(1);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// A time in milliseconds.
pub(crate) fn millis(time: Duration) -> String {
    decimal(nanos(time), 1_000_000)
}

/// A time as a number, as far as one fits.
pub(crate) fn nanos(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}

/// How much `now` is more or less than `before`: `+12 %`.
pub(crate) fn change(before: u64, now: u64) -> String {
    if before == 0 {
        return "new".to_owned();
    }
    let half = before / 2;
    let percent = |more: u64| more.saturating_mul(100).saturating_add(half) / before;
    match now.checked_sub(before) {
        Some(more) => format!("+{} %", percent(more)),
        None => format!("−{} %", percent(before.saturating_sub(now))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded() {
        assert_eq!(decimal(1_996, 1_000), "2.00");
        assert_eq!(millis(Duration::from_micros(234)), "0.23");
        assert_eq!(change(200, 190), "−5 %");
        assert_eq!(change(3, 4), "+33 %");
        assert_eq!(change(0, 4), "new");
    }
}
