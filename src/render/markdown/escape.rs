//! Text made safe for HTML, in content and in attributes alike.

pub(super) use crate::text::markup::push_escaped as text;

/// Returns ` name="value"`.
pub(super) fn attribute(name: &str, value: &str) -> String {
    let mut out = format!(" {name}=\"");
    text(&mut out, value);
    out.push('"');
    out
}
