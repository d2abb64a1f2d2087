//! An outcome in a line.

use std::collections::BTreeMap;

use super::message::{End, Stuck};

/// The most characters of what was printed that are shown.
const SHOWN: usize = 48;

impl End {
    /// What makes it an outcome of its own: which threads an exception ended, and on which ways, or which wait for ever
    /// where, is not told apart.
    pub(super) fn key(&self) -> End {
        let mut lines: Vec<&str> = Vec::new();
        let mut raised: Vec<&str> = Vec::new();
        let mut is_inside = false;
        for line in self.errors.lines() {
            if line.starts_with("Exception in thread ") {
                is_inside = true;
            } else if !is_inside {
                lines.push(line);
            } else if !line.starts_with(' ') && !line.starts_with("Traceback ") {
                is_inside = false;
                raised.push(line);
            }
        }
        raised.sort_unstable();
        lines.extend(raised);
        let nameless = |stuck: &Stuck| Stuck { thread: String::new(), ..stuck.clone() };
        let mut deadlock: Option<Vec<Stuck>> = self.deadlock.as_ref().map(|stuck| stuck.iter().map(nameless).collect());
        deadlock.iter_mut().for_each(|stuck| stuck.sort_unstable());
        End { errors: lines.iter().map(|line| format!("{line}\n")).collect(), deadlock, ..self.clone() }
    }

    /// What to call it.
    pub(super) fn label(&self) -> String {
        if self.deadlock.is_some() {
            return "deadlock".to_owned();
        }
        if self.endless {
            return "never ends".to_owned();
        }
        if let Some(raised) = &self.raised {
            return last_line(raised);
        }
        let mut label = match &self.value {
            Some(value) => value.clone(),
            None if !self.printed.is_empty() => printed(&self.printed),
            None if self.globals.is_empty() => "nothing printed".to_owned(),
            None => {
                let globals: Vec<String> =
                    self.globals.iter().map(|(name, value)| format!("{name} == {value}")).collect();
                globals.join(", ")
            }
        };
        if !self.errors.is_empty() {
            label = in_threads(&self.key().errors);
        }
        label
    }

    /// Whether threads wait for each other for ever, or go round.
    pub(super) fn is_stuck(&self) -> bool {
        self.deadlock.is_some() || self.endless
    }

    /// Whether an `assert` failed.
    pub(crate) fn has_failed_assert(&self) -> bool {
        self.raised.iter().chain([&self.errors]).any(|text| text.contains("AssertionError"))
    }

    /// Whether the program failed.
    pub(super) fn is_failure(&self) -> bool {
        self.is_stuck() || self.raised.is_some() || !self.errors.is_empty()
    }
}

fn last_line(text: &str) -> String {
    text.trim_end().lines().last().unwrap_or_default().to_owned()
}

/// What to call each of several endings; where two would be called the same, by what they differ in.
pub(super) fn labels(ends: &[End]) -> Vec<String> {
    const DIFFERENCES: [fn(&End) -> String; 4] = [raised_at, stuck_at, said, globals];
    let mut labels: Vec<String> = ends.iter().map(End::label).collect();
    for difference in DIFFERENCES {
        let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, label) in labels.iter().enumerate() {
            alike.entry(label.clone()).or_default().push(index);
        }
        for group in alike.into_values().filter(|group| group.len() > 1) {
            let texts: Vec<String> = group.iter().map(|index| difference(&ends[*index])).collect();
            if texts.iter().any(|text| *text != texts[0]) {
                group.iter().zip(texts).for_each(|(index, text)| labels[*index] += &text);
            }
        }
    }
    labels
}

/// The lines where the exception that ended the main thread came by.
fn raised_at(end: &End) -> String {
    let lines = end.raised.iter().flat_map(|text| text.lines()).filter_map(|line| {
        let (_, after) = line.trim_start().strip_prefix("File ")?.split_once(", line ")?;
        after.split(',').next()
    });
    at_lines(&lines.map(str::to_owned).collect::<Vec<_>>())
}

fn at_lines(lines: &[String]) -> String {
    match lines {
        [] => String::new(),
        [line] => format!(", line {line}"),
        lines => format!(", lines {}", lines.join(", ")),
    }
}

/// Where threads wait for ever.
fn stuck_at(end: &End) -> String {
    let lines = end.deadlock.iter().flatten().map(|stuck| stuck.line).filter(|line| *line > 0);
    at_lines(&lines.map(|line| line.to_string()).collect::<Vec<_>>())
}

/// What was printed before.
fn said(end: &End) -> String {
    match end.printed.trim_end() {
        "" => ", nothing printed".to_owned(),
        text => format!(", printed: {}", printed(text)),
    }
}

/// The exceptions that ended threads, a line each, in order; each told once.
fn in_threads(lines: &str) -> String {
    let lines: Vec<&str> = lines.lines().collect();
    let mut different = lines.clone();
    different.dedup();
    match lines.len() {
        0 | 1 => format!("{}, in a thread", different.join("")),
        count => format!("{}, in {count} threads", different.join(" and ")),
    }
}

fn globals(end: &End) -> String {
    end.globals.iter().map(|(name, value)| format!(", {name} == {value}")).collect()
}

/// What was printed, on one line.
fn printed(text: &str) -> String {
    let line = text.trim_end().replace('\n', " | ");
    if line.chars().count() <= SHOWN {
        return line;
    }
    let start: String = line.chars().take(SHOWN - 3).collect();
    format!("{start}...")
}
