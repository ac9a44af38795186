#![doc = include_str!("shallow_five_whys.md")]

use crate::lint::{Context, DocumentRule, phrase};
use crate::model::{ContentKind, Postmortem};
use crate::syntax::{Block, BlockKind, Heading};
use crate::text::Span;

/// CB303.
pub(crate) struct ShallowFiveWhys;

/// A chain of so many whys is not judged; five is a name, not a law.
const ENOUGH: usize = 4;

impl DocumentRule for ShallowFiveWhys {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        if report.kind != ContentKind::Incident {
            return;
        }
        let mut chains = Vec::new();
        if report.document.text.contains("five-whys") {
            in_fences(context.blocks(report), &mut chains);
        }
        let text = &report.document.text;
        // Reading the blocks again costs more than counting lines, and most chains are long enough.
        let is_short = |it: &&Heading| {
            it.content.slice(text).lines().filter(|line| is_numbered(line)).count() < ENOUGH
        };
        let asking = report.document.headings.iter().filter(|it| asks_five_whys(it));
        for heading in asking.filter(is_short) {
            chains.extend(in_list(context.blocks(report), heading));
        }
        for (whys, span) in chains.into_iter().filter(|&(whys, _)| (1..ENOUGH).contains(&whys)) {
            let message = format!("the five whys stop after {}", phrase::count(whys, "answer"));
            let finding = context
                .finding(report.file(), span, message)
                .with_why(
                    "the first answers are about what broke; what made it possible comes later",
                )
                .with_help("ask why, or how it came to be, of the last answer");
            context.report(finding);
        }
    }
}

fn in_fences(blocks: &[Block], chains: &mut Vec<(usize, Span)>) {
    for block in blocks {
        if let BlockKind::Code { info } = &block.kind
            && info.split_whitespace().next() == Some("five-whys")
        {
            let whys = block.text.lines().filter(|line| is_numbered(line)).count();
            chains.push((whys, block.span));
        }
        in_fences(&block.children, chains);
    }
}

fn is_numbered(line: &str) -> bool {
    let digits = line.trim_start_matches([' ', '\t']);
    let rest = digits.trim_start_matches(|it: char| it.is_ascii_digit());
    rest.len() < digits.len() && rest.starts_with(['.', ')'])
}

fn asks_five_whys(heading: &Heading) -> bool {
    let text = heading.text.to_lowercase().replace('-', " ");
    ["five whys", "5 whys", "five why's", "5 why's"].iter().any(|it| text.contains(it))
}

/// Returns the length and place of the numbered list under a heading.
fn in_list(blocks: &[Block], heading: &Heading) -> Option<(usize, Span)> {
    let list = blocks.iter().find(|block| {
        heading.content.contains(block.span) && block.kind == BlockKind::List { ordered: true }
    })?;
    Some((chain(list), heading.span))
}

/// Returns how many answers a list holds; an answer nested in the one before continues the chain.
fn chain(list: &Block) -> usize {
    let nested = |item: &Block| {
        let lists = item.children.iter().filter(|it| matches!(it.kind, BlockKind::List { .. }));
        lists.map(chain).max().unwrap_or(0)
    };
    list.children.len() + list.children.iter().map(nested).max().unwrap_or(0)
}
