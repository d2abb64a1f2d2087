//! Resident memory of programs that make and drop things for ever: those of `tests/memory`.

use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};

use crate::contestants::root;
use crate::process::Invocation;
use crate::report::Table;

/// What one program needed, in KiB.
#[derive(Debug, Clone, Copy)]
pub struct Resident {
    /// After the first fifth of its rounds.
    pub start: u64,
    /// After three fifths.
    pub middle: u64,
    /// After the last.
    pub end: u64,
}

impl Resident {
    /// Reads what a program printed.
    ///
    /// # Errors
    /// It is not three numbers.
    pub fn parse(output: &str) -> anyhow::Result<Resident> {
        let numbers: Result<Vec<u64>, _> = output.split_whitespace().map(str::parse).collect();
        let numbers = numbers.with_context(|| format!("no numbers: {output:?}"))?;
        ensure!(numbers.len() == 3, "not three numbers: {output:?}");
        Ok(Resident { start: numbers[0], middle: numbers[1], end: numbers[2] })
    }
}

/// How many rounds a program is asked for, of `most`: threads and classes cost more than other objects.
fn rounds(program: &str, most: u64) -> u64 {
    match program {
        "threads" => most / 100,
        "classes" | "programs" => most / 10,
        _ => most,
    }
}

/// The programs, by name.
///
/// # Errors
/// The folder cannot be read.
pub fn programs() -> anyhow::Result<Vec<PathBuf>> {
    let folder = root().join("tests/memory");
    let entries = std::fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut programs: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    programs.retain(|path| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.ends_with(".py") && !name.starts_with('_')
    });
    programs.sort();
    Ok(programs)
}

/// Runs each program with the GIL and, if that minipy can, without; what it needed, as a table.
///
/// # Errors
/// A program does not end well.
pub fn table(minipy: &Path, most: u64) -> anyhow::Result<Table> {
    let can_be_free = Invocation::new(minipy, ["--no-gil", "-c", ""]).run().is_ok();
    let mut table = Table::new(["resident KiB", "rounds", "start", "middle", "end", "seconds"]);
    for program in programs()? {
        let name = program.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let path = program.to_str().context("the project's path is no text")?;
        let rounds = rounds(name, most).to_string();
        for mode in [None, Some("--no-gil")].into_iter().take(1 + usize::from(can_be_free)) {
            let title = mode.into_iter().fold(name.to_owned(), |name, mode| format!("{name} {mode}"));
            eprintln!("{title}");
            let run = Invocation::new(minipy, mode.into_iter().chain([path, &rounds])).run()?;
            let Resident { start, middle, end } = Resident::parse(&run.output)?;
            let seconds = format!("{:.1}", run.wall.as_secs_f64());
            table.row([title, rounds.clone(), start.to_string(), middle.to_string(), end.to_string(), seconds]);
        }
    }
    Ok(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_programs_and_they_print_three_numbers() {
        assert!(programs().expect("the folder is there").len() >= 5);
        assert_eq!(Resident::parse("1 2 3\n").expect("three numbers").end, 3);
        assert!(Resident::parse("1 2\n").is_err() && Resident::parse("1 2 x").is_err());
    }
}
