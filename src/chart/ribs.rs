//! An outcome and what led to it, as a spine with ribs.
//!
//! The words are nested lists, so they wrap, can be read aloud and copied; the style sheet lays them
//! out along the spine, and each rib brings its slanted line as a drawing without words.

use std::fmt::Write as _;

/// An outcome with ribs, their words as markup that may stand in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ribs {
    /// What all leads to, at the head of the spine.
    pub outcome: Option<String>,
    /// The ribs, above and below the spine in turn.
    pub ribs: Vec<Item>,
}

/// A rib, or something on it, with what led to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its words.
    pub text: String,
    /// What led to it.
    pub items: Vec<Item>,
}

impl Ribs {
    /// Draws the spine; more ribs than fit beside each other stay a list, which the class tells.
    pub fn draw(&self) -> String {
        let wide = if self.ribs.len() <= MOST_RIBS { " fishbone-wide" } else { "" };
        let mut out = format!("<figure class=\"fishbone{wide}\">\n");
        if let Some(outcome) = &self.outcome {
            let _ = writeln!(out, "<figcaption class=\"fishbone-effect\">{outcome}</figcaption>");
        }
        out.push_str("<ul class=\"fishbone-categories\">\n");
        for (idx, rib) in self.ribs.iter().enumerate() {
            let (from, to) = if idx % 2 == 0 { ("0%", "100%") } else { ("100%", "0%") };
            let _ = write!(
                out,
                "<li><span class=\"fishbone-category\">{}</span>\
                 <svg class=\"rib\" aria-hidden=\"true\"><line x1=\"0%\" y1=\"{from}\" x2=\"100%\" y2=\"{to}\"/></svg>",
                rib.text
            );
            list(&mut out, &rib.items);
            out.push_str("</li>\n");
        }
        out + "</ul>\n</figure>\n"
    }
}

/// How many ribs a spine holds at the width of a text: half of them above.
const MOST_RIBS: usize = 8;

fn list(out: &mut String, items: &[Item]) {
    if items.is_empty() {
        return;
    }
    out.push_str("<ul>");
    for item in items {
        let _ = write!(out, "<li>{}", item.text);
        list(out, &item.items);
        out.push_str("</li>");
    }
    out.push_str("</ul>");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(text: &str, items: Vec<Item>) -> Item {
        Item { text: text.to_owned(), items }
    }

    #[test]
    fn ribs_slant_towards_the_spine_from_both_sides() {
        let inner = item("<em>a</em>", vec![item("c", Vec::new())]);
        let ribs = vec![item("One", vec![inner]), item("Two", Vec::new())];
        let drawn = Ribs { outcome: Some("E".to_owned()), ribs }.draw();
        assert!(drawn.contains("<ul><li><em>a</em><ul><li>c</li></ul></li></ul>"), "{drawn}");
        assert!(drawn.contains("y1=\"0%\"") && drawn.contains("y1=\"100%\""));
        assert!(drawn.contains("-effect\">E<") && drawn.contains("fishbone-wide"));
    }

    #[test]
    fn too_many_ribs_stay_a_list() {
        let ribs = vec![item("x", Vec::new()); MOST_RIBS + 1];
        assert!(!Ribs { outcome: None, ribs }.draw().contains("fishbone-wide"));
    }
}
