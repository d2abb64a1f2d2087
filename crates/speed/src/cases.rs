//! What is compared: the programs of `examples/bench`, and small ones for start-up, memory and threads.

use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};

/// Programs of which the issue of speed is asked together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Integer loops on locals and globals.
    IntegerLoops,
    /// Calls of functions and methods.
    Calls,
    /// All others.
    Other,
}

/// A program of `examples/bench`.
#[derive(Debug, Clone)]
pub struct Case {
    /// Its name without the ending.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
    /// What it is counted among.
    pub group: Group,
}

/// A program that does nothing, for start-up.
pub const NOTHING: &str = include_str!("../programs/nothing.py");
/// A million numbers in a list.
pub const LIST_OF_INTS: &str = include_str!("../programs/list_of_ints.py");
/// A list with a million empty places.
pub const EMPTY_LIST: &str = include_str!("../programs/empty_list.py");
/// The same list with an instance with two attributes in each place.
pub const INSTANCES: &str = include_str!("../programs/instances.py");
/// The same work by as many threads as the argument says.
pub const THREADS: &str = include_str!("../programs/threads.py");

impl Group {
    fn of(name: &str) -> Group {
        match name {
            "int_loop_local" | "int_loop_global" | "for_range_sum" => Group::IntegerLoops,
            "calls" | "methods" => Group::Calls,
            _ => Group::Other,
        }
    }

    /// What the report calls it.
    pub fn title(self) -> &'static str {
        match self {
            Group::IntegerLoops => "integer loops",
            Group::Calls => "calls and methods",
            Group::Other => "others",
        }
    }
}

/// The programs in a folder whose names contain one of the filters; all when there are no filters.
///
/// # Errors
/// The folder cannot be read, or there is no such program.
pub fn find(folder: &Path, filters: &[String]) -> anyhow::Result<Vec<Case>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("cannot read the folder {}", folder.display()))?;
    let mut cases = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let is_python = path.extension().is_some_and(|ending| ending == "py");
        let Some(name) = path.file_stem().and_then(|name| name.to_str()).map(str::to_owned) else { continue };
        // Names that begin with an underscore are those of helpers.
        if is_python
            && !name.starts_with('_')
            && (filters.is_empty() || filters.iter().any(|filter| name.contains(filter.as_str())))
        {
            cases.push(Case { group: Group::of(&name), name, path });
        }
    }
    cases.sort_by(|a, b| (a.group as usize, &a.name).cmp(&(b.group as usize, &b.name)));
    ensure!(!cases.is_empty(), "no program in {} is called like that", folder.display());
    Ok(cases)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_has_programs_and_filters_choose() {
        let folder = crate::contestants::root().join("examples/bench");
        let all = find(&folder, &[]).expect("the project has programs to measure");
        for group in [Group::IntegerLoops, Group::Calls, Group::Other] {
            assert!(all.iter().filter(|case| case.group == group).count() >= 2, "{group:?}");
        }
        let some = find(&folder, &["int_loop".to_owned()]).expect("there are such programs");
        assert_eq!(some.len(), 2);
        assert!(find(&folder, &["no such program".to_owned()]).is_err());
    }
}
