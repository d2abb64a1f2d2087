//! Colours of a traceback, when it goes to a terminal.

use std::env;
use std::io::IsTerminal;

/// Escape sequences; empty where there is no colour.
#[derive(Clone, Copy)]
pub(crate) struct Colours {
    pub(super) red: &'static str,
    pub(super) bold_red: &'static str,
    pub(super) magenta: &'static str,
    pub(super) bold_magenta: &'static str,
    pub(super) reset: &'static str,
}

impl Colours {
    /// No colours.
    pub(crate) const NONE: Colours = Colours { red: "", bold_red: "", magenta: "", bold_magenta: "", reset: "" };

    const ALL: Colours = Colours {
        red: "\x1b[31m",
        bold_red: "\x1b[1;31m",
        magenta: "\x1b[35m",
        bold_magenta: "\x1b[1;35m",
        reset: "\x1b[0m",
    };

    /// What the environment and stderr allow, as CPython's `_colorize.can_colorize` decides.
    pub(crate) fn of_stderr() -> Colours {
        if colours_are_wanted() { Colours::ALL } else { Colours::NONE }
    }

    pub(super) fn is_on(&self) -> bool {
        !self.reset.is_empty()
    }
}

/// Whether what is written to stderr is to have colours, as CPython's `_colorize.can_colorize` decides.
pub fn colours_are_wanted() -> bool {
    match env::var("PYTHON_COLORS").as_deref() {
        Ok("0") => return false,
        Ok("1") => return true,
        _ => {}
    }
    if env::var_os("NO_COLOR").is_some() {
        return false;
    }
    if env::var_os("FORCE_COLOR").is_some() {
        return true;
    }
    env::var_os("TERM").is_none_or(|term| term != "dumb") && std::io::stderr().is_terminal()
}
