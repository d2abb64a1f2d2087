//! A line for each stack: its frames, the outermost first, and the nanoseconds spent in it. The first frame is the
//! thread.

use std::io::{self, Write};

use crate::Input;
use crate::profile::{about, sums};
use crate::stats::name_of;

/// The lines, sorted.
pub(super) fn lines(input: &Input<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for stream in &input.run.streams {
        let thread = clean(&name_of(stream));
        for (frames, time) in sums(input.run, stream) {
            let labels = frames.iter().map(|frame| clean(&frame.label(input)));
            let stack: Vec<String> = std::iter::once(thread.clone()).chain(labels).collect();
            lines.push(format!("{} {}", stack.join(";"), time.as_nanos()));
        }
    }
    lines.sort();
    lines
}

/// The format has no place for remarks, so a frame below all others tells how the run was.
pub(super) fn write(input: &Input<'_>, to: &mut dyn Write) -> io::Result<()> {
    let about = clean(&format!("{} · nanoseconds", about(input)));
    lines(input).iter().try_for_each(|line| writeln!(to, "{about};{line}"))
}

/// A name without what the format itself uses.
fn clean(name: &str) -> String {
    name.replace(';', ",").replace(['\n', '\r'], " ")
}
