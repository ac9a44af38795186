//! A picture of few colours: rectangles and text on it, and the PNG in the end.

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};

use anyhow::Context as _;
use fontdue::{Font, FontSettings, Metrics};

/// Two pixels share a byte.
const MOST_COLOURS: u8 = 16;

static FONT: LazyLock<Font> = LazyLock::new(|| {
    let bytes: &[u8] =
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/fonts/card.ttf"));
    Font::from_bytes(bytes, FontSettings::default()).expect("a test reads the font")
});

type Glyph = (Metrics, std::sync::Arc<[u8]>);
/// Letters drawn before, by letter and size; all cards share few sizes.
static DRAWN: Mutex<BTreeMap<(char, u32), Glyph>> = Mutex::new(BTreeMap::new());

/// A colour: red, green, blue.
pub(super) type Rgb = [u8; 3];

/// An ink, with the shades between it and the ground it is used on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ink {
    first: u8,
    steps: u8,
}

impl Ink {
    fn full(self) -> u8 {
        self.first + self.steps - 1
    }
}

/// The picture while it is drawn.
pub(super) struct Canvas {
    width: usize,
    height: usize,
    palette: Vec<u8>,
    pixels: Vec<u8>,
}

impl Canvas {
    /// Starts a picture filled with its ground.
    pub(super) fn new(width: usize, height: usize, ground: Rgb) -> Self {
        Self { width, height, palette: ground.into(), pixels: vec![0; width * height] }
    }

    /// Adds an ink, with as many steps to it from the ground it is used on as its text needs; a
    /// picture has no more than 16 colours.
    pub(super) fn ink(&mut self, ink: Rgb, ground: Rgb, steps: u8) -> Ink {
        let first = u8::try_from(self.palette.len() / 3).unwrap_or(u8::MAX);
        debug_assert!(first + steps <= MOST_COLOURS, "a picture of few colours");
        for step in 1..=u16::from(steps) {
            let steps = u16::from(steps);
            let blend = |(ink, ground): (u8, u8)| {
                let mixed = u16::from(ink) * step + u16::from(ground) * (steps - step);
                u8::try_from(mixed / steps).unwrap_or(u8::MAX)
            };
            self.palette.extend(ink.into_iter().zip(ground).map(blend));
        }
        Ink { first, steps }
    }

    /// Returns the ground as an ink.
    pub(super) fn ground() -> Ink {
        Ink { first: 0, steps: 1 }
    }

    /// Fills a rectangle, cut at the edges.
    pub(super) fn fill(&mut self, x: usize, y: usize, width: usize, height: usize, ink: Ink) {
        self.fill_if(x, y, width, height, ink, |_, _| true);
    }

    /// Fills those pixels of a rectangle that `wanted` picks by their place in the picture.
    pub(super) fn fill_if(
        &mut self,
        x: usize,
        y: usize,
        width: usize,
        height: usize,
        ink: Ink,
        wanted: impl Fn(usize, usize) -> bool,
    ) {
        let right = (x + width).min(self.width);
        for row in y..(y + height).min(self.height) {
            for column in x.min(right)..right {
                if wanted(column, row) {
                    self.pixels[row * self.width + column] = ink.full();
                }
            }
        }
    }

    /// Writes a line of text with its baseline at `y`; returns where it ends.
    pub(super) fn text(&mut self, text: &str, x: usize, y: usize, size: u32, ink: Ink) -> usize {
        let mut pen = x as f32;
        let mut before = None;
        for letter in text.chars() {
            pen += kern(before, letter, size);
            let (metrics, coverage) = glyph(letter, size);
            self.stamp(&metrics, &coverage, pen, y, ink);
            pen += metrics.advance_width;
            before = Some(letter);
        }
        pen.ceil().max(0.0) as usize
    }

    fn stamp(&mut self, metrics: &Metrics, coverage: &[u8], pen: f32, y: usize, ink: Ink) {
        let left = pen.round() as i64 + i64::from(metrics.xmin);
        let top = y as i64 - i64::from(metrics.ymin) - metrics.height as i64;
        for (at, &value) in coverage.iter().enumerate() {
            let step = (u16::from(value) * u16::from(ink.steps) + 127) / 255;
            let step = u8::try_from(step).unwrap_or(ink.steps);
            let column = left + (at % metrics.width.max(1)) as i64;
            let row = top + (at / metrics.width.max(1)) as i64;
            let inside = |at: i64, end: usize| usize::try_from(at).ok().filter(|it| *it < end);
            let place = inside(column, self.width).zip(inside(row, self.height));
            if let Some((column, row)) = place.filter(|_| step > 0) {
                self.pixels[row * self.width + column] = ink.first + step - 1;
            }
        }
    }

    /// Writes the picture as a PNG.
    ///
    /// # Errors
    /// Never for a picture of this kind; the encoder's own errors are passed on.
    pub(super) fn png(&self) -> anyhow::Result<Vec<u8>> {
        let pair = |pixels: &[u8]| pixels[0] << 4 | pixels.get(1).copied().unwrap_or_default();
        let packed: Vec<u8> =
            self.pixels.chunks(self.width).flat_map(|row| row.chunks(2).map(pair)).collect();
        let mut bytes = Vec::new();
        let size = |length: usize| u32::try_from(length).context("a picture of usual size");
        let mut encoder = png::Encoder::new(&mut bytes, size(self.width)?, size(self.height)?);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_palette(self.palette.as_slice());
        encoder.set_compression(png::Compression::Fast);
        encoder.set_filter(png::Filter::Up);
        encoder.write_header()?.write_image_data(&packed)?;
        Ok(bytes)
    }
}

/// Returns how wide a text is.
pub(super) fn width(text: &str, size: u32) -> usize {
    let mut before = None;
    let advance = |letter: char| {
        let kern = kern(before.replace(letter), letter, size);
        kern + FONT.metrics(letter, size as f32).advance_width
    };
    text.chars().map(advance).sum::<f32>().ceil().max(0.0) as usize
}

/// Returns whether the font has every letter of a text; without shaping it has none of Arabic or Indic.
pub(super) fn can_write(text: &str) -> bool {
    text.chars().all(|letter| letter.is_whitespace() || FONT.has_glyph(letter))
}

fn kern(before: Option<char>, letter: char, size: u32) -> f32 {
    before.and_then(|it| FONT.horizontal_kern(it, letter, size as f32)).unwrap_or_default()
}

fn glyph(letter: char, size: u32) -> Glyph {
    let mut drawn = DRAWN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let draw = || {
        let (metrics, coverage) = FONT.rasterize(letter, size as f32);
        (metrics, coverage.into())
    };
    drawn.entry((letter, size)).or_insert_with(draw).clone()
}
