//! Files compressed ahead, for servers that send `page.html.br` where a browser takes it.

use std::io::Write as _;

use anyhow::Context as _;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;

use crate::output::Output;

/// Endings of files that shrink; pictures are compressed already.
const TEXTS: [&str; 12] =
    ["html", "css", "js", "json", "svg", "xml", "atom", "txt", "csv", "md", "ics", "webmanifest"];
/// Smaller files travel in one packet anyhow.
const SMALLEST: usize = 1024;
/// Brotli's own scale ends at 11, which takes many times as long for a few per cent.
const QUALITY: i32 = 9;
const WINDOW: i32 = 22;

/// Returns every text of `output` once more as `.gz` and `.br`; the same text gives the same bytes.
///
/// # Errors
/// Never in memory; the encoders' own errors are passed on.
pub fn pack(output: &Output) -> anyhow::Result<Output> {
    let texts: Vec<(&str, &[u8])> =
        output.iter().filter(|(path, bytes)| is_text(path) && bytes.len() >= SMALLEST).collect();
    let packed = texts.into_par_iter().map(|(path, bytes)| both(path, bytes));
    let mut all = Output::default();
    for (path, bytes) in packed.collect::<anyhow::Result<Vec<_>>>()?.into_iter().flatten() {
        all.insert(path, bytes);
    }
    Ok(all)
}

fn is_text(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| TEXTS.contains(&ending))
}

fn both(path: &str, bytes: &[u8]) -> anyhow::Result<[(String, Vec<u8>); 2]> {
    // Without a name and a time in its head, the file depends on the text alone.
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes).context("cannot compress")?;
    let gzip = gzip.finish().context("cannot compress")?;
    let mut brotli = Vec::new();
    let params =
        BrotliEncoderParams { quality: QUALITY, lgwin: WINDOW, ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut brotli, &params).context("cannot compress")?;
    Ok([(format!("{path}.gz"), gzip), (format!("{path}.br"), brotli)])
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn texts_come_back_whole_and_pictures_are_left_alone() {
        let text = "<p>Nothing of ours could be reached.</p>".repeat(100);
        let mut output = Output::default();
        output.insert("a/index.html", text.as_bytes());
        output.insert("a/card.png", vec![0; 5000]);
        output.insert("small.txt", "small");
        let packed = pack(&output).unwrap();
        let paths: Vec<&str> = packed.iter().map(|(path, _)| path).collect();
        assert_eq!(paths, ["a/index.html.br", "a/index.html.gz"]);
        let mut read = String::new();
        let gzip = packed.get("a/index.html.gz").unwrap();
        flate2::read::GzDecoder::new(gzip).read_to_string(&mut read).unwrap();
        assert_eq!(read, text);
        let mut read = Vec::new();
        let mut brotli = packed.get("a/index.html.br").unwrap();
        brotli::BrotliDecompress(&mut brotli, &mut read).unwrap();
        assert_eq!(read, text.as_bytes());
        assert_eq!(pack(&output).unwrap(), packed, "always the same bytes");
    }
}
