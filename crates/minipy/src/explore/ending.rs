//! An outcome in a line.

use super::message::End;

/// The most characters of what was printed that are shown.
const SHOWN: usize = 48;

impl End {
    /// What to call it.
    pub(super) fn label(&self) -> String {
        if self.deadlock.is_some() {
            return "deadlock".to_owned();
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

    /// Whether the program failed.
    pub(super) fn is_failure(&self) -> bool {
        self.deadlock.is_some() || self.raised.is_some() || !self.errors.is_empty()
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
