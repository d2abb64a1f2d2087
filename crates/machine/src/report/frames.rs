//! The frames of a traceback.

use std::fmt::Write;

use bytecode::Location;
use objects::Value;

use super::Report;
use super::carets::Excerpt;
use crate::Thread;
use crate::types::code::CodeObject;
use crate::types::traceback::Traceback;

/// How often the same line is shown before the rest is counted.
const REPEATS: usize = 3;

impl Report {
    /// Appends the frames of a traceback, the outermost first.
    pub(super) fn stack(&mut self, t: &mut Thread, traceback: &Value, out: &mut String) {
        let mut last = None;
        let mut count = 0;
        let mut at = traceback.clone();
        while let Some(traceback) = at.get::<Traceback>() {
            let code = traceback.code.get();
            if let Some(code) = code.get::<CodeObject>() {
                let location = traceback.location();
                let this = (code.code.file.clone(), location.line, code.code.name);
                if last.as_ref() != Some(&this) {
                    repeated(count, out);
                    last = Some(this);
                    count = 0;
                }
                count += 1;
                if count <= REPEATS {
                    let name = t.text(code.code.name).to_owned();
                    self.frame(t, &code.code.file, location, &name, out);
                }
            }
            let next = traceback.next.get();
            at = next;
        }
        repeated(count, out);
    }

    /// Appends one frame: its place, and the lines with carets.
    pub(super) fn frame(&mut self, t: &Thread, file: &str, location: Location, name: &str, out: &mut String) {
        let (colour, reset) = (self.colours.magenta, self.colours.reset);
        let line = location.line;
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "  File {colour}\"{}\"{reset}, line {colour}{line}{reset}, in {colour}{name}{reset}",
            super::shown_file(file)
        );
        let Some(source) = self.source(t, file) else { return };
        if !self.carets {
            match source.line(line).map(str::trim) {
                None | Some("") => {}
                Some(text) => *out += &format!("    {text}\n"),
            }
            return;
        }
        let end_line = location.end_line.max(line);
        let lines: Vec<&str> = (line..=end_line).map(|line| source.line(line).unwrap_or("").trim_end()).collect();
        if lines.iter().all(|line| line.is_empty()) {
            return;
        }
        Excerpt::new(&lines, location).write(self.colours, out);
    }
}

fn repeated(count: usize, out: &mut String) {
    if count > REPEATS {
        let more = count - REPEATS;
        let plural = if more > 1 { "s" } else { "" };
        let _ = writeln!(out, "  [Previous line repeated {more} more time{plural}]");
    }
}
