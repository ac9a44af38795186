//! The size of a picture from the first bytes of its file, so that a page keeps its place while it loads.

/// How much of a file is enough to tell; in a photograph the size may stand behind a preview.
pub const HEAD: usize = 64 * 1024;

/// Endings of the files whose size can be told.
const ENDINGS: [&str; 6] = [".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"];

/// Tells whether a file may be a picture, by its name.
pub fn is_picture(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Returns width and height in pixels; `None` when they are not told or the file is something else.
pub fn size(head: &[u8]) -> Option<(u32, u32)> {
    let found = png(head).or_else(|| gif(head)).or_else(|| webp(head)).or_else(|| jpeg(head));
    found.or_else(|| svg(head)).filter(|(width, height)| *width > 0 && *height > 0)
}

fn png(head: &[u8]) -> Option<(u32, u32)> {
    let rest = head.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    Some((be32(rest, 8)?, be32(rest, 12)?))
}

fn gif(head: &[u8]) -> Option<(u32, u32)> {
    let rest = head.strip_prefix(b"GIF8")?;
    Some((le16(rest, 2)?, le16(rest, 4)?))
}

fn webp(head: &[u8]) -> Option<(u32, u32)> {
    if !head.starts_with(b"RIFF") || head.get(8..12)? != b"WEBP" {
        return None;
    }
    match head.get(12..16)? {
        b"VP8X" => Some((le24(head, 24)? + 1, le24(head, 27)? + 1)),
        b"VP8L" => {
            let bits = u32::from_le_bytes(head.get(21..25)?.try_into().ok()?);
            Some(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1))
        }
        b"VP8 " => Some((le16(head, 26)? & 0x3fff, le16(head, 28)? & 0x3fff)),
        _ => None,
    }
}

/// Walks the segments of a JPEG to the one that begins the picture.
fn jpeg(head: &[u8]) -> Option<(u32, u32)> {
    let mut rest = head.strip_prefix(b"\xff\xd8")?;
    loop {
        let marker = *rest.get(1).filter(|_| rest[0] == 0xff)?;
        let begins_picture = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if begins_picture {
            return Some((be16(rest, 7)?, be16(rest, 5)?));
        }
        let length = usize::try_from(be16(rest, 2)?).ok()?;
        rest = rest.get(2 + length.max(2)..)?;
    }
}

/// Reads the attributes of the first tag of an SVG; sizes in other units than pixels are not told.
fn svg(head: &[u8]) -> Option<(u32, u32)> {
    let text = String::from_utf8_lossy(head);
    let start = text.find("<svg")?;
    let tag = &text[start..start + text[start..].find('>')?];
    let value = |name: &str| {
        let rest = tag.split_once(&format!(" {name}=\"")).map(|(_, rest)| rest)?;
        rest.split_once('"').map(|(value, _)| value)
    };
    let pixels = |name| value(name)?.trim_end_matches("px").trim().parse::<f64>().ok();
    let told = pixels("width").zip(pixels("height"));
    let (width, height) = told.or_else(|| {
        let mut numbers = value("viewBox")?.split([' ', ',']).filter(|it| !it.is_empty()).skip(2);
        Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
    })?;
    Some((rounded(width)?, rounded(height)?))
}

/// Returns a length in whole pixels.
fn rounded(length: f64) -> Option<u32> {
    (1.0..=100_000.0).contains(&length).then(|| format!("{length:.0}").parse().ok())?
}

fn be16(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn le16(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

fn le24(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at + 3)?;
    Some(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], 0]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_stand_in_the_head_of_every_usual_form() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\xd0\0\0\0\xf0";
        assert_eq!(size(png), Some((720, 240)));
        assert_eq!(size(b"GIF89a\x10\0\x20\0"), Some((16, 32)));
        let jpeg = b"\xff\xd8\xff\xe0\0\x04JF\xff\xc0\0\x11\x08\x01\x00\x02\x00";
        assert_eq!(size(jpeg), Some((512, 256)));
        let webp = b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x1f\0\0\x0f\0\0";
        assert_eq!(size(webp), Some((32, 16)));
        assert_eq!(size(b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\0\0\0\x20\0\x10\0"), Some((32, 16)));
        assert_eq!(size(b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x1f\xc0\x03\0"), Some((32, 16)));
        assert_eq!(size(b"<?xml?><svg width=\"20px\" height=\"10\">"), Some((20, 10)));
        assert_eq!(size(b"<svg viewBox=\"0 0 40.4 20\" width=\"100%\">"), Some((40, 20)));
    }

    #[test]
    fn what_is_cut_off_or_something_else_has_no_size() {
        let heads: [&[u8]; 8] = [
            b"",
            b"\x89PNG\r\n\x1a\n\0",
            b"GIF89a",
            b"\xff\xd8\xff",
            b"\xff\xd8\xff\xe0\0\0\xff\xe0\0\0",
            b"RIFF\0\0\0\0WEBPVP8X",
            b"<svg width=\"2em\" height=\"1em\">",
            b"plain",
        ];
        for head in heads {
            assert_eq!(size(head), None, "{head:?}");
        }
        assert!(is_picture("A.PNG") && !is_picture("a.csv"));
    }
}
