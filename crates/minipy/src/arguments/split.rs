//! Which arguments are ours and which the script's.

use std::ffi::OsString;
use std::path::Path;

use events::Watch;

use super::{Refusal, usage};

/// The options that are ours after the script, too. All but `--no-gil` take a value.
const AFTER_SCRIPT: [&str; 6] =
    ["--threads", "--no-gil", "--switch-points", "--switch-interval", "--gil-policy", "--seed"];

/// A command line in its parts.
#[derive(Debug, Default)]
pub(super) struct Split {
    /// Our options, from before and after the script.
    pub(super) ours: Vec<OsString>,
    /// `-c CODE`, `-m MODULE` or `-- SCRIPT`, if any.
    pub(super) program: Vec<OsString>,
    /// What the script gets.
    pub(super) theirs: Vec<OsString>,
}

impl Split {
    /// Takes a command line without the program's name and without the subcommand apart. Options of `only_before`
    /// after the script are an error: they could be meant for either.
    pub(super) fn of(
        arguments: Vec<OsString>,
        command: &clap::Command,
        only_before: &[&str],
    ) -> Result<Split, Refusal> {
        let mut split = Split::default();
        let mut arguments = arguments.into_iter().peekable();
        while let Some(argument) = arguments.next() {
            let text = argument.to_str().unwrap_or_default();
            if text == "--" {
                split.program.push(argument);
                split.program.extend(arguments.next());
                break;
            } else if text.starts_with("-c") || text.starts_with("-m") {
                let alone = text.len() == 2;
                split.program.push(argument);
                if alone {
                    split.program.extend(arguments.next());
                }
                break;
            } else if text == "--lost"
                && let Some(name) = arguments.next_if(is_watchable)
            {
                let mut both = argument;
                both.push("=");
                both.push(name);
                split.ours.push(both);
            } else if text.starts_with('-') && text != "-" {
                let takes_value = takes_value(command, text);
                split.ours.push(argument);
                if takes_value {
                    split.ours.extend(arguments.next());
                }
            } else {
                split.program.push(OsString::from("--"));
                split.program.push(argument);
                break;
            }
        }
        split.sort(arguments, only_before)?;
        Ok(split)
    }

    /// Sorts what stands after the script.
    fn sort(&mut self, mut arguments: impl Iterator<Item = OsString>, only_before: &[&str]) -> Result<(), Refusal> {
        while let Some(argument) = arguments.next() {
            let text = argument.to_str().unwrap_or_default();
            if text == "--" {
                break;
            }
            let (name, value) = text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
            if AFTER_SCRIPT.contains(&name) {
                let wants_value = value.is_none() && name != "--no-gil";
                self.ours.push(argument);
                if wants_value {
                    self.ours.extend(arguments.next());
                }
            } else if only_before.contains(&name) {
                return Err(usage(format!(
                    "'{text}' after the script could be minipy's or the script's.\n\
                     For minipy, write it before the script; for the script, after a --, as in\n  \
                     minipy bench SCRIPT -- {text}"
                )));
            } else if let Some(meant) = similar(name) {
                return Err(usage(format!(
                    "'{text}' after the script looks like minipy's option {meant}.\n\
                     If that was meant, write {meant}; if it is for the script, write it after a --, as in\n  \
                     minipy SCRIPT -- {text}"
                )));
            } else {
                self.theirs.push(argument);
            }
        }
        self.theirs.extend(arguments);
        Ok(())
    }
}

/// Whether the word after `--lost` is the name of a shared place, and not the program.
fn is_watchable(word: &OsString) -> bool {
    let is_program =
        [".py", ".mpy"].iter().any(|end| word.to_string_lossy().ends_with(end)) || Path::new(word).is_file();
    !is_program && word.to_str().is_some_and(|word| Watch::parse(word).is_some())
}

/// Whether the value of an option is the next argument.
fn takes_value(command: &clap::Command, option: &str) -> bool {
    // Its value may be left out.
    option != "--lost"
        && command.get_arguments().any(|argument| {
            let short = argument.get_short().is_some_and(|short| option == format!("-{short}"));
            let long = argument.get_long().is_some_and(|long| option.strip_prefix("--") == Some(long));
            (short || long) && argument.get_action().takes_values()
        })
}

/// The option of ours that a word after the script nearly is.
fn similar(word: &str) -> Option<&'static str> {
    if !word.starts_with('-') {
        return None;
    }
    let letters = |text: &str| text.replace(['-', '_'], "").to_lowercase();
    let word = letters(word);
    AFTER_SCRIPT.into_iter().find(|option| {
        let option = letters(option);
        strsim::damerau_levenshtein(&option, &word) <= if option.len() < 7 { 1 } else { 2 }
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn split(line: &str) -> Result<[String; 3], String> {
        let arguments = line.split_whitespace().map(OsString::from).collect();
        let split =
            Split::of(arguments, &super::super::Cli::command(), &["--json"]).map_err(|refusal| refusal.message)?;
        Ok([split.ours, split.program, split.theirs].map(|part| {
            part.iter().map(|argument| argument.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
        }))
    }

    #[test]
    fn ours_and_theirs() {
        let cases = [
            ("x.py", ["", "-- x.py", ""]),
            ("x.py -h --seed 1 a --threads=4 -V", ["--seed 1 --threads=4", "-- x.py", "-h a -V"]),
            ("--seed 1 x.py -- --threads 4 -- b", ["--seed 1", "-- x.py", "--threads 4 -- b"]),
            ("--threads 4 -c code -c --no-gil", ["--threads 4 --no-gil", "-c code", "-c"]),
            ("-ccode -m", ["", "-ccode", "-m"]),
            ("-X gil=1 -m mod -x", ["-X gil=1", "-m mod", "-x"]),
            ("- a", ["", "-- -", "a"]),
            ("-- -strange.py a", ["", "-- -strange.py", "a"]),
            ("--lost x.py", ["--lost", "-- x.py", ""]),
            ("--lost counter x.py", ["--lost=counter", "-- x.py", ""]),
            ("--lost d['k'] --seed 1 x.mpy a", ["--lost=d['k'] --seed 1", "-- x.mpy", "a"]),
            ("--lost=self.n x.py", ["--lost=self.n", "-- x.py", ""]),
            ("--lost -c code", ["--lost", "-c code", ""]),
            ("", ["", "", ""]),
        ];
        for (line, parts) in cases {
            assert_eq!(split(line), Ok(parts.map(str::to_owned)), "{line}");
        }
    }

    #[test]
    fn near_misses() {
        for line in ["x.py --thread 4", "x.py -threads 4", "x.py --switch_points=line", "x.py --nogil", "x.py --seeds"]
        {
            let message = split(line).expect_err(line);
            assert!(message.contains("minipy SCRIPT -- --") || message.contains("-- -threads"), "{message}");
        }
        assert!(split("x.py --json").is_err_and(|message| message.ends_with("minipy bench SCRIPT -- --json\n")));
        assert!(split("--json x.py -- --json").is_ok());
        for line in ["x.py threads", "x.py --gil", "x.py --switch", "x.py -t", "x.py --verbose", "x.py -- --thread"] {
            assert!(split(line).is_ok(), "{line}");
        }
    }
}
