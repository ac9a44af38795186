//! The `mapping:` of the config, held against the keys a report has.

use super::Loader;
use crate::config::keys::FRONT_MATTER;
use crate::config::shape::{Key, Kind, shown};
use crate::config::suggest::nearest;
use crate::config::{Mapping, preset_names};
use crate::yaml::Node;

impl Loader<'_> {
    /// Reads the mapping; a target that is no key of a report is told and left out.
    pub(super) fn mapping(&mut self, node: &Node) -> Mapping {
        for (table, is_target) in [("keys", true), ("values", false), ("defaults", false)] {
            for entry in node.get(table).map_or(&[][..], Node::entries) {
                let (path, span) = if is_target {
                    (entry.value.text().unwrap_or_default(), entry.value.span)
                } else {
                    (entry.key.as_str(), entry.key_span)
                };
                if !path.is_empty() && !is_path(FRONT_MATTER, path) {
                    let near = nearest(path, paths());
                    let help = near.map_or_else(
                        || "name a key of a report, such as `times.resolved`, or nothing to drop the key".to_owned(),
                        |near| format!("did you mean `{near}`?"),
                    );
                    self.wrong(span, format!("`{}` is no key of a report", shown(path)), help);
                }
            }
        }
        let mut own = Mapping::read(node);
        own.keys.retain(|_, target| target.is_empty() || is_path(FRONT_MATTER, target));
        own.values.retain(|path, _| is_path(FRONT_MATTER, path));
        own.defaults.retain(|path, _| is_path(FRONT_MATTER, path));
        let Some((name, span)) = node.get("preset").and_then(|it| Some((it.text()?, it.span)))
        else {
            return own;
        };
        match Mapping::preset(name) {
            Ok(preset) => preset.overlaid(own),
            Err(unknown) => {
                let known = preset_names().collect::<Vec<_>>().join("`, `");
                let help = unknown.nearest.map_or_else(
                    || format!("known are `{known}`"),
                    |near| format!("did you mean `{near}`?"),
                );
                self.wrong(span, format!("there is no mapping preset `{}`", shown(name)), help);
                own
            }
        }
    }
}

/// Tells whether `path` is a key of a report; anything goes below `extra` and `roles`.
fn is_path(keys: &[Key], path: &str) -> bool {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    keys.iter().filter(|key| key.name == first).any(|key| match key.kind {
        _ if rest.is_empty() => true,
        Kind::Map(inner) | Kind::Short(inner) => is_path(inner, rest),
        Kind::Any | Kind::MapOf(_) => true,
        _ => false,
    })
}

/// Returns every key of a report that a mapping may aim at.
fn paths() -> impl Iterator<Item = &'static str> {
    let times = [
        "times.started",
        "times.detected",
        "times.acknowledged",
        "times.mitigated",
        "times.resolved",
    ];
    FRONT_MATTER.iter().map(|key| key.name).chain(times)
}
