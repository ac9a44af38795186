//! Turns the built-in packs of words and phrases into JSON without their examples.
//!
//! People write and read the packs as YAML; the program reads them at the start of every check, and
//! JSON costs a small part of that time. A test holds the two against each other.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_yaml::{Mapping, Value};

const DATA: &str = "src/language/data";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={DATA}");
    let mut files: Vec<PathBuf> = fs::read_dir(DATA)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_, std::io::Error>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "yaml"));
    files.sort();
    let mut packs = Mapping::new();
    for file in &files {
        let name = file.file_stem().map(|it| it.to_string_lossy().into_owned());
        packs.insert(name.unwrap_or_default().into(), pack(file)?);
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo names no folder to write to")?);
    fs::write(out.join("packs.json"), serde_json::to_string(&packs)?)?;
    Ok(())
}

/// Reads a pack and leaves out its examples, which only tests ask for.
fn pack(file: &Path) -> Result<Value, Box<dyn Error>> {
    let read = || -> Result<Value, Box<dyn Error>> {
        Ok(serde_yaml::from_str(&fs::read_to_string(file)?)?)
    };
    let mut pack = read().map_err(|error| format!("{}: {error}", file.display()))?;
    if let Some(pack) = pack.as_mapping_mut() {
        pack.remove("good");
        let phrases = pack.get_mut("phrases").and_then(Value::as_sequence_mut);
        for phrase in phrases.into_iter().flatten().filter_map(Value::as_mapping_mut) {
            phrase.remove("bad");
            phrase.remove("good");
        }
    }
    Ok(pack)
}
