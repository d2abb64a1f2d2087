//! A line for each stack: its frames, the outermost first, and the nanoseconds spent in it. The first frame is the
//! thread.

use std::collections::HashMap;
use std::io::{self, Write};
use std::time::Duration;

use super::about;
use super::tree::{Node, stretches};
use crate::stats::name_of;
use crate::{Input, page};

/// The lines, sorted, and whether stacks were deeper.
pub(super) fn lines(input: &Input<'_>) -> (Vec<String>, bool) {
    let (mut lines, mut labels, mut is_cut) = (Vec::new(), HashMap::new(), false);
    for stream in &input.run.streams {
        let mut times: HashMap<Node, Duration> = HashMap::new();
        let tree = stretches(input.run, stream, &mut |_, stack, time| *times.entry(stack).or_default() += time);
        is_cut |= tree.is_cut;
        let thread = clean(&name_of(stream));
        for (stack, time) in times {
            let mut line = thread.clone();
            for frame in tree.frames(stack) {
                line.push(';');
                line += labels.entry(frame).or_insert_with(|| clean(&frame.label(input)));
            }
            line += &format!(" {}", time.as_nanos());
            lines.push(line);
        }
    }
    lines.sort();
    (lines, is_cut)
}

/// The format has no place for remarks, so a frame below all others tells how the run was.
pub(super) fn write(input: &Input<'_>, to: &mut dyn Write) -> io::Result<()> {
    let (lines, is_cut) = lines(input);
    let about = clean(&format!("{} · nanoseconds", about(input, is_cut)));
    lines.iter().try_for_each(|line| writeln!(to, "{about};{line}"))
}

/// A name without what the format itself uses.
fn clean(name: &str) -> String {
    page::clean(name).replace(';', ",")
}
