//! Command lines: those of the runs that are started, and those that a report proposes.

use std::ffi::OsString;

use machine::config::SwitchPoints;
use sync::GilPolicy;

use super::measurements::name_of;
use crate::arguments::{BenchOptions, Program};

/// How many runs are measured unless `--runs` says otherwise.
const DEFAULT_RUNS: usize = 5;

/// What was asked for, as words of a command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Invocation {
    /// The script, or `-c CODE`, or `-m MODULE`.
    pub(super) program: Vec<String>,
    /// What the program gets.
    pub(super) arguments: Vec<String>,
    /// The numbers of threads.
    pub(super) threads: Vec<usize>,
    /// How many runs of each kind.
    pub(super) runs: usize,
    /// The expression that is the answer.
    pub(super) answer: Option<String>,
    /// Whether to measure without the GIL, too.
    pub(super) no_gil: bool,
    /// The options of the runs with the GIL, where they are not the usual ones.
    pub(super) switching: Vec<String>,
}

/// How a run is driven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// One thread after the other: what answers are compared with.
    Serial,
    /// The same with another clock and other random numbers.
    SerialElsewhere,
    Gil,
    NoGil,
}

impl Invocation {
    pub(super) fn new(options: &BenchOptions) -> Invocation {
        let mut switching = Vec::new();
        if options.switch_points != SwitchPoints::Every {
            switching.push(format!("--switch-points={}", name_of(options.switch_points)));
        }
        if options.gil_policy != GilPolicy::default() {
            switching.push(format!("--gil-policy={}", options.gil_policy));
        }
        if let Some(interval) = options.switch_interval {
            switching.push(format!("--switch-interval={}", interval.as_secs_f64()));
        }
        Invocation {
            program: match &options.program {
                Program::File(file) => vec![file.to_string_lossy().into_owned()],
                Program::Text(code) => vec!["-c".to_owned(), code.clone()],
                Program::Module(name) => vec!["-m".to_owned(), name.clone()],
                Program::Stdin(_) => vec!["-".to_owned()],
            },
            arguments: options.arguments.clone(),
            threads: options.threads.clone(),
            runs: options.runs,
            answer: options.answer.clone(),
            no_gil: options.no_gil,
            switching,
        }
    }

    /// What people call the program.
    pub(super) fn title(&self) -> &str {
        match &self.program[..] {
            [option, ..] if option == "-c" => "-c",
            [.., name] => name,
            [] => "",
        }
    }

    /// This very command line.
    pub(super) fn command(&self) -> String {
        let mut words = vec!["minipy".to_owned(), "bench".to_owned()];
        if self.runs != DEFAULT_RUNS {
            words.extend(["--runs".to_owned(), self.runs.to_string()]);
        }
        if let Some(answer) = &self.answer {
            words.extend(["--answer".to_owned(), answer.clone()]);
        }
        words.extend(self.switching.iter().cloned());
        words.extend(self.program.iter().cloned());
        let threads = self.threads.iter().map(usize::to_string).collect::<Vec<_>>().join(",");
        words.extend(["--threads".to_owned(), threads]);
        if self.no_gil {
            words.push("--no-gil".to_owned());
        }
        self.line(words)
    }

    /// A single run of the program with another option.
    pub(super) fn single(&self, threads: usize, option: &str) -> String {
        let mut words = vec!["minipy".to_owned()];
        words.extend(option.split_whitespace().map(str::to_owned));
        words.extend(self.program.iter().cloned());
        words.extend(["--threads".to_owned(), threads.to_string()]);
        self.line(words)
    }

    fn line(&self, mut words: Vec<String>) -> String {
        if !self.arguments.is_empty() {
            words.push("--".to_owned());
            words.extend(self.arguments.iter().cloned());
        }
        words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ")
    }
}

/// A word as a shell takes it.
pub(crate) fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_=./,:+%@".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// The words after `minipy run` that start one run of the program.
pub(super) fn arguments_of_run(options: &BenchOptions, threads: usize, mode: Mode) -> Vec<OsString> {
    let mut words: Vec<OsString> = vec!["--threads".into(), threads.to_string().into()];
    words.push(if mode == Mode::NoGil { "--no-gil" } else { "-Xgil=1" }.into());
    if mode != Mode::NoGil {
        words.push(format!("--switch-points={}", name_of(options.switch_points)).into());
    }
    match mode {
        Mode::Serial => words.push("--gil-policy=serial".into()),
        Mode::SerialElsewhere => words.extend(["--gil-policy=serial".into(), "--bench-elsewhere".into()]),
        Mode::Gil => words.push(format!("--gil-policy={}", options.gil_policy).into()),
        Mode::NoGil => {}
    }
    if let Some(interval) = options.switch_interval {
        words.push(format!("--switch-interval={}", interval.as_secs_f64()).into());
    }
    match &options.program {
        Program::File(file) => words.extend(["--".into(), file.clone()]),
        Program::Text(code) => words.extend(["-c".into(), code.into()]),
        Program::Module(name) => words.extend(["-m".into(), name.into()]),
        Program::Stdin(_) => words.push("-".into()),
    }
    words.push("--".into());
    words.extend(options.arguments.iter().map(OsString::from));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_a_shell() {
        let cases = [
            ("x.py", "x.py"),
            ("", "''"),
            ("a b", "'a b'"),
            ("it's", r"'it'\''s'"),
            ("--seed=1", "--seed=1"),
            ("$x", "'$x'"),
        ];
        for (word, shown) in cases {
            assert_eq!(quoted(word), shown);
        }
    }
}
