//! An outcome in a line.

use super::message::End;

/// The most characters of what was printed that are shown.
const SHOWN: usize = 48;

impl End {
    /// What makes it an outcome of its own: which threads an exception ended, and on which ways, is not told apart.
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
        End { errors: lines.iter().map(|line| format!("{line}\n")).collect(), ..self.clone() }
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
            label = format!("{}, in a thread", last_line(&self.errors));
        }
        label
    }

    /// Whether threads wait for each other for ever, or go round.
    pub(super) fn is_stuck(&self) -> bool {
        self.deadlock.is_some() || self.endless
    }

    /// Whether the program failed.
    pub(super) fn is_failure(&self) -> bool {
        self.is_stuck() || self.raised.is_some() || !self.errors.is_empty()
    }
}

fn last_line(text: &str) -> String {
    text.trim_end().lines().last().unwrap_or_default().to_owned()
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
