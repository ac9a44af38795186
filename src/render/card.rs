//! The preview image of a page: what chat programs show beside a link to it.
//!
//! Severity, title, what it touched, and the phases of the incident as a bar; the colours are those
//! of the built-in theme's light side. Text the font has no letters for is left out.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "places within a picture of 1200 by 630 pixels"
)]

mod canvas;

use canvas::{Canvas, Ink, Rgb, can_write, width};

use crate::site::view::chart::PhaseSegment;
use crate::site::view::{HomePage, IncidentPage, SeverityView, View};

/// The size every service takes.
const SIZE: (usize, usize) = (1200, 630);

const GROUND: Rgb = [255, 255, 255];
const TEXT: Rgb = [23, 27, 33];
const MUTED: Rgb = [83, 92, 104];
const LINE: Rgb = [201, 207, 214];
/// Mark, tint and text on the tint of the five severity steps.
const SEVERITIES: [[Rgb; 3]; 5] = [
    [[109, 6, 30], [254, 233, 233], [108, 8, 30]],
    [[172, 55, 4], [253, 234, 227], [139, 49, 16]],
    [[192, 125, 0], [254, 235, 214], [110, 70, 4]],
    [[2, 96, 158], [227, 240, 254], [7, 82, 134]],
    [[132, 139, 147], [232, 239, 248], [74, 80, 88]],
];
const MARGIN: usize = 72;
const INNER: usize = SIZE.0 - 2 * MARGIN;
/// Sizes tried for the title, and how many lines each may take.
const TITLE: [(u32, usize); 3] = [(68, 2), (56, 3), (46, 4)];
const SMALL: u32 = 30;

/// Draws the image of a page that has one: a path beside the page, and a PNG.
pub(super) fn draw(view: &View) -> anyhow::Result<Option<Vec<u8>>> {
    match view {
        View::Incident(page) if page.page.image.is_some() => incident(page).map(Some),
        View::Home(page) if page.page.image.is_some() => home(page).map(Some),
        _ => Ok(None),
    }
}

struct Inks {
    text: Ink,
    muted: Ink,
    line: Ink,
    mark: Ink,
    ground: Ink,
}

fn start(step: u8) -> (Canvas, Inks) {
    let [mark, ..] = colours(step);
    let mut canvas = Canvas::new(SIZE.0, SIZE.1, GROUND);
    let inks = Inks {
        text: canvas.ink(TEXT, GROUND, 4),
        muted: canvas.ink(MUTED, GROUND, 3),
        line: canvas.ink(LINE, GROUND, 1),
        mark: canvas.ink(mark, GROUND, 1),
        ground: Canvas::ground(),
    };
    canvas.fill(0, 0, 20, SIZE.1, inks.mark);
    (canvas, inks)
}

fn colours(step: u8) -> [Rgb; 3] {
    SEVERITIES[usize::from(step.clamp(1, 5)) - 1]
}

fn incident(page: &IncidentPage) -> anyhow::Result<Vec<u8>> {
    let step = page.severity.as_ref().map_or(5, |it| it.step);
    let (mut canvas, inks) = start(step);
    let mut x = MARGIN;
    if let Some(severity) = &page.severity {
        x = badge(&mut canvas, severity, &inks) + 24;
    }
    let mut head = vec![page.id.as_str()];
    head.extend(page.date.as_ref().map(|it| it.text.as_str()));
    let head = readable(head.into_iter()).join(" · ");
    canvas.text(&head, x, 108, SMALL, inks.muted);
    let title = if can_write(&page.page.title) { &page.page.title } else { &page.id };
    let end = paragraph(&mut canvas, title, 190, &TITLE, inks.text);
    let services = page.services.iter().map(|it| it.label.as_str());
    let services = clip(&readable(services).join(", "), SMALL, INNER);
    canvas.text(&services, MARGIN, (end + 20).min(430), SMALL, inks.muted);
    if let Some(bar) = page.phase_bar.as_ref().filter(|bar| !bar.segments.is_empty()) {
        if can_write(&bar.title) {
            canvas.text(&clip(&bar.title, 26, INNER), MARGIN, 482, 26, inks.text);
        }
        phases(&mut canvas, &bar.segments, &inks);
    }
    foot(&mut canvas, &page.page.site.title, &inks);
    canvas.png()
}

fn home(page: &HomePage) -> anyhow::Result<Vec<u8>> {
    let (mut canvas, inks) = start(4);
    let site = &page.page.site;
    if can_write(&site.title) {
        let end = paragraph(&mut canvas, &site.title, 230, &TITLE, inks.text);
        if let Some(about) = site.description.as_ref().filter(|it| can_write(it)) {
            paragraph(&mut canvas, about, end + 30, &[(34, 3)], inks.muted);
        }
    }
    foot(&mut canvas, "", &inks);
    canvas.png()
}

/// Draws the badge of a severity; returns where it ends.
fn badge(canvas: &mut Canvas, severity: &SeverityView, inks: &Inks) -> usize {
    let [_, tint, text] = colours(severity.step);
    let text = canvas.ink(text, tint, 3);
    let tint = canvas.ink(tint, GROUND, 1);
    let name = format!("{} {}", severity.label, severity.name);
    let name = if can_write(&name) { name.trim() } else { "" };
    let long = 24 + 4 * 20 + 12 + width(name, SMALL) + 24;
    canvas.fill(MARGIN, 70, long, 54, tint);
    for square in 0..4 {
        let x = MARGIN + 24 + square * 20;
        canvas.fill(x, 85, 16, 24, inks.mark);
        if square >= usize::from(severity.filled) {
            canvas.fill(x + 3, 88, 10, 18, tint);
        }
    }
    canvas.text(name, MARGIN + 24 + 4 * 20 + 12, 108, SMALL, text);
    MARGIN + long
}

/// Draws the phases as the report's own bar does: hatched, dense, solid, outlined.
fn phases(canvas: &mut Canvas, segments: &[PhaseSegment], inks: &Inks) {
    let (Some(first), Some(last)) = (segments.first(), segments.last()) else { return };
    let whole = (last.to - first.from).max(1);
    let place = |at: i64| {
        let share = (at - first.from).clamp(0, whole) as f64 / whole as f64;
        MARGIN + (share * INNER as f64).round() as usize
    };
    for segment in segments {
        let (from, to) = (place(segment.from), place(segment.to));
        let wide = to.saturating_sub(from).max(4);
        canvas.fill(from, 506, wide, 36, inks.mark);
        let (inside, deep) = (wide.saturating_sub(6), 30);
        match segment.phase {
            "undetected" => {
                canvas.fill_if(from + 3, 509, inside, deep, inks.ground, |x, y| (x + y) % 16 < 9);
            }
            "triage" => {
                canvas.fill_if(from + 3, 509, inside, deep, inks.ground, |x, y| (x + y) % 10 < 4);
            }
            "recovering" => canvas.fill(from + 3, 509, inside, deep, inks.ground),
            _ => {}
        }
    }
}

fn foot(canvas: &mut Canvas, title: &str, inks: &Inks) {
    canvas.fill(MARGIN, 570, INNER, 2, inks.line);
    if can_write(title) {
        canvas.text(&clip(title, 24, INNER), MARGIN, 606, 24, inks.muted);
    }
}

/// Writes a text in the first size it fits in; returns the baseline of what may follow.
fn paragraph(canvas: &mut Canvas, text: &str, y: usize, sizes: &[(u32, usize)], ink: Ink) -> usize {
    let broken = |(size, most): &(u32, usize)| {
        let lines = wrap(text, *size);
        (lines.len() <= *most).then_some((*size, lines))
    };
    let (size, lines) = sizes.iter().find_map(broken).unwrap_or_else(|| {
        let (size, most) = sizes[sizes.len() - 1];
        let mut lines = wrap(text, size);
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = clip(&format!("{last} …"), size, INNER);
        }
        (size, lines)
    });
    let leading = size as usize * 6 / 5;
    let mut baseline = y + size as usize / 2;
    for line in &lines {
        canvas.text(&clip(line, size, INNER), MARGIN, baseline, size, ink);
        baseline += leading;
    }
    baseline
}

/// Breaks a text into lines that fit.
fn wrap(text: &str, size: u32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size) <= INNER => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Cuts a text that is too wide, with dots.
fn clip(text: &str, size: u32, room: usize) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut kept = text.to_owned();
    while kept.pop().is_some() {
        let cut = format!("{}…", kept.trim_end());
        if width(&cut, size) <= room {
            return cut;
        }
    }
    kept
}

fn readable<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    texts.filter(|text| can_write(text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_what_is_too_long_is_cut() {
        let long = "Nothing of ours could be reached for forty-seven minutes and nobody knew why";
        for line in wrap(long, 68) {
            assert!(width(&line, 68) <= INNER, "{line}");
        }
        assert_eq!(wrap(long, 68).join(" "), long);
        let cut = clip(&"wide ".repeat(60), SMALL, INNER);
        assert!(cut.ends_with('…') && width(&cut, SMALL) <= INNER, "{cut}");
        assert_eq!(clip("short", SMALL, INNER), "short");
    }

    #[test]
    fn letters_the_font_lacks_are_known() {
        assert!(can_write("Größe, naïve — Ελλάδα и мир"));
        assert!(!can_write("障害") && !can_write("عطل"));
    }

    #[test]
    fn the_image_is_a_png_of_the_usual_size_and_always_the_same() {
        let draw = || {
            let (mut canvas, inks) = start(2);
            paragraph(&mut canvas, "Checkout returned errors", 190, &TITLE, inks.text);
            canvas.png().expect("an image")
        };
        let image = draw();
        assert_eq!(image, draw());
        let reader = png::Decoder::new(std::io::Cursor::new(&image)).read_info().expect("a PNG");
        assert_eq!((reader.info().width as usize, reader.info().height as usize), SIZE);
        assert!(image.len() < 20_000, "{} bytes", image.len());
    }
}
