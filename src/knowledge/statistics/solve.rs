//! Finds where a rising function crosses a value: the inverse of a distribution that has none.

/// Returns the `x` in `low..=high` with `f(x) = wanted`, for an `f` that never falls; halves the bracket
/// until the ends meet to the last few bits.
pub(in crate::knowledge) fn rising(
    mut low: f64,
    mut high: f64,
    wanted: f64,
    f: impl Fn(f64) -> f64,
) -> f64 {
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high || high - low <= 1e-15 * middle.abs() {
            break;
        }
        if f(middle) < wanted {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crossing_is_found_to_the_last_digits() {
        assert!((rising(0.0, 10.0, 2.0, |x| x * x) - 2f64.sqrt()).abs() < 1e-14);
        assert!(rising(0.0, 1.0, 5.0, |x| x) > 0.999_999, "beyond the bracket its end is nearest");
    }
}
