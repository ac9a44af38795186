//! How fast the language engine reads: prose that was parsed, English as reports are written.
//!
//! `cargo bench --bench language`; the throughput is of the Markdown, from its blocks to matches.
#![allow(missing_docs, reason = "criterion's macros make functions without any")]

use std::hint::black_box;
use std::path::{Path, PathBuf};

use casebook::language::{Engine, Pack, People, Prose};
use casebook::syntax::{self, Document};
use casebook::text::FileId;
use casebook::vfs::SourceFile;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// The sample casebook, several times over, so that caches are not warmer than in a real run.
const COPIES: usize = 20;

fn documents() -> Vec<Document> {
    let mut files = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &mut files);
    files.sort();
    let texts: Vec<String> =
        files.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    let parse = |text: &String| {
        let file = FileId::new("report.md");
        let path = PathBuf::new();
        syntax::parse(&SourceFile { file, path, text: text.as_str().into() }).0
    };
    (0..COPIES).flat_map(|_| texts.iter().map(parse)).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            files.push(path);
        }
    }
}

fn read(criterion: &mut Criterion) {
    let documents = documents();
    let bytes: usize = documents.iter().map(|it| it.text.len()).sum();
    let engine = Engine::new([], &People::new());
    let mut group = criterion.benchmark_group("language");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.sample_size(20);
    group.bench_function("prose to matches", |bencher| {
        bencher.iter(|| {
            let found = documents.iter().map(|document| {
                engine.read(&Prose::of_blocks(&document.text, &document.blocks)).len()
            });
            black_box(found.sum::<usize>())
        });
    });
    group.finish();
    let mut group = criterion.benchmark_group("language start");
    group.sample_size(20);
    group.bench_function("compile the packs", |bencher| {
        // With another pack nothing is shared with the engine above.
        bencher.iter(|| black_box(Engine::new(Pack::opt_in(), &People::new())));
    });
    group.finish();
}

criterion_group!(benches, read);
criterion_main!(benches);
