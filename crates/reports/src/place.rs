//! Places in a program, as people write them.

use events::{CodeFacts, Run, Site};
use serde::Serialize;

use crate::page::cut_inside;

/// Texts of programs.
pub trait Sources {
    /// A line of a file, from 1, if it can be had.
    fn line(&self, file: &str, line: u32) -> Option<String>;

    /// All of a file, if it can be had.
    fn text(&self, file: &str) -> Option<String>;
}

/// No texts.
impl Sources for () {
    fn line(&self, _: &str, _: u32) -> Option<String> {
        None
    }

    fn text(&self, _: &str) -> Option<String> {
        None
    }
}

/// A place in a program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The function.
    pub function: String,
    /// The expression that stands there.
    pub text: Option<String>,
}

/// Whether code belongs to the library that is built in.
pub(crate) fn is_library(code: &CodeFacts) -> bool {
    code.file.starts_with("<library>")
}

/// The longest expression that is quoted, and the longest name of a file.
const LONGEST: usize = 40;

impl Place {
    /// That of an instruction; `None` where it is not known.
    pub fn of(run: &Run, site: Site, sources: &dyn Sources) -> Option<Place> {
        let (code, extent) = run.place(site)?;
        let text = sources.line(&code.file, extent.line).and_then(|line| {
            let end = if extent.line == extent.end_line { extent.end_column as usize } else { line.len() };
            let text = line.get(extent.column as usize..end)?.trim();
            let short: String = text.chars().take(LONGEST).collect();
            (!text.is_empty()).then_some(if short.len() < text.len() { short + "…" } else { short })
        });
        Some(Place { file: code.file.to_string(), line: extent.line, function: code.name.clone(), text })
    }

    /// File, without folders, and line.
    pub fn short(&self) -> String {
        let name = self.file.rsplit('/').next().unwrap_or(&self.file);
        cut_inside(&format!("{name}:{}", self.line), LONGEST)
    }
}
