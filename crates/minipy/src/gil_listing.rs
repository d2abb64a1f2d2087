//! `minipy dis --gil`: instructions with what threads share, where a thread can be switched out, and the windows
//! between a read and the write that is computed from it.

use std::fmt::Write;

use bytecode::{AccessKind, Accesses, Code, Constant, Line, Window};
use machine::config::SwitchPoints;
use machine::switching;
use serde::Serialize;
use source::Names;

/// Columns of the text.
const WIDTH: usize = 80;

/// The kinds of switch points, as `--switch-points` calls them.
const KINDS: [(SwitchPoints, &str); 3] =
    [(SwitchPoints::Every, "every"), (SwitchPoints::Cpython, "cpython"), (SwitchPoints::Line, "line")];

/// A code object with its marks.
struct Marked<'a> {
    code: &'a Code,
    lines: Vec<Line>,
    /// For each kind of switch points, for each instruction.
    switches: [Vec<bool>; 3],
    accesses: Accesses,
}

impl<'a> Marked<'a> {
    /// A code object and those inside of it, outermost first.
    fn all(code: &'a Code, names: &Names) -> Vec<Marked<'a>> {
        let mut pending = vec![code];
        let mut all = Vec::new();
        while let Some(code) = pending.pop() {
            let switches = KINDS.map(|(points, _)| switching::switch_points(code, points));
            let (lines, accesses) = (bytecode::listing(code, names), bytecode::accesses(code, names));
            all.push(Marked { code, lines, switches, accesses });
            let inner = code.constants.iter().rev().filter_map(|constant| match constant {
                Constant::Code(inner) => Some(&**inner),
                _ => None,
            });
            pending.extend(inner);
        }
        all
    }

    /// Whether a thread can be switched out inside of a window, with switch points of that kind.
    fn is_open(&self, window: Window, kind: usize) -> bool {
        // Round a loop there is always the place at its end.
        window.read > window.write || self.switches[kind][window.read + 1..=window.write].contains(&true)
    }

    /// Whether the instruction calls something that may wait, and lets the GIL go meanwhile.
    fn releases(&self, at: usize) -> bool {
        let enters = self.lines[at].mnemonic == "BEFORE_WITH";
        enters || self.accesses.callees.get(&at).is_some_and(|callee| switching::may_wait(callee))
    }

    /// The innermost window that an instruction lies in.
    fn window_at(&self, at: usize) -> Option<Window> {
        let around = self.accesses.windows.iter().filter(|window| window.read <= at && at <= window.write);
        around.min_by_key(|window| window.write - window.read).copied()
    }

    fn line_of(&self, at: usize) -> u32 {
        self.code.locations.get(at).map_or(0, |location| location.line)
    }

    fn name(&self, window: Window) -> &str {
        self.accesses.of[window.write].as_ref().map_or("?", |access| &access.name)
    }
}

/// The listing as text.
pub(crate) fn text(code: &Code, names: &Names) -> String {
    let all = Marked::all(code, names);
    let mut out = String::new();
    for (number, marked) in all.iter().enumerate() {
        if number > 0 {
            let head = format!("Disassembly of {}, line {}:", marked.code.qualname, marked.code.first_line);
            let _ = writeln!(out, "\n{}", cut(&head));
        }
        out += "ecl G window line         instruction\n";
        (0..marked.lines.len()).for_each(|at| out += &instruction(marked, at));
    }
    out += LEGEND;
    out += &verdicts(&all);
    out
}

fn instruction(marked: &Marked<'_>, at: usize) -> String {
    let line = &marked.lines[at];
    let letters = ['e', 'c', 'l'];
    let switches: String = (0..3).map(|kind| if marked.switches[kind][at] { letters[kind] } else { '·' }).collect();
    let releases = if marked.releases(at) { 'G' } else { ' ' };
    let bracket = match marked.window_at(at) {
        Some(window) if window.read == at => '┌',
        Some(window) if window.write == at => '└',
        Some(_) => '│',
        None => ' ',
    };
    let access = marked.accesses.of[at].as_ref();
    let kind = match access.map(|access| access.kind) {
        Some(AccessKind::Read) => 'r',
        Some(AccessKind::Write) => 'w',
        None => ' ',
    };
    let starts = line.starts.filter(|&line| line > 0).map_or_else(String::new, |line| line.to_string());
    let label = line.label.as_ref().map_or_else(String::new, |label| format!("{label}:"));
    // The name once more only where the argument does not tell it all.
    let name = access.map(|access| access.name.as_str()).filter(|name| name.contains(['.', '[']));
    let mut shown = format!(
        "{switches} {releases} {bracket} {kind}  {starts:>6} {label:>5}  {:<20} {}",
        line.mnemonic, line.argument
    );
    if let Some(name) = name {
        let _ = write!(shown, "  {name}");
    }
    let gap = if line.starts.is_some() && at > 0 { "\n" } else { "" };
    format!("{gap}{}\n", cut(&shown))
}

const LEGEND: &str = "
e c l  a thread can be switched out before it, with --switch-points every, c for
       cpython, l for line
G      what is called may wait, and lets the GIL go meanwhile
r w    reads, writes what threads share
┌ └    what is written was computed from what was read: read-modify-write
";

/// What each mode can lose.
fn verdicts(all: &[Marked<'_>]) -> String {
    let mut out = String::new();
    for marked in all {
        for &window in &marked.accesses.windows {
            let says = |kind: usize| if marked.is_open(window, kind) { "can lose" } else { "safe" };
            let head =
                format!("line {}: {} =, computed from itself", marked.line_of(window.write), marked.name(window));
            let _ = writeln!(out, "\n{}", cut(&head));
            let (every, cpython, line) = (says(0), says(1), says(2));
            let _ = writeln!(out, "  every: {every} · cpython: {cpython} · line: {line} · --no-gil: can lose");
        }
    }
    if out.is_empty() {
        return "\nNo value is computed from itself here: there is no update to lose.\n".to_owned();
    }
    out + "\n  can lose: if another thread writes in between; hold one lock around the line\n"
}

fn cut(line: &str) -> String {
    reports::cut(line.trim_end(), WIDTH)
}

#[derive(Serialize)]
struct Document<'a> {
    gil: Vec<JsonCode<'a>>,
}

#[derive(Serialize)]
struct JsonCode<'a> {
    name: &'a str,
    file: &'a str,
    line: u32,
    instructions: Vec<JsonInstruction<'a>>,
    windows: Vec<JsonWindow<'a>>,
}

#[derive(Serialize)]
struct JsonInstruction<'a> {
    index: usize,
    line: u32,
    op: &'a str,
    argument: &'a str,
    /// The kinds of switch points that let a thread be switched out before it.
    switch_points: Vec<&'a str>,
    access: Option<&'a str>,
    name: Option<&'a str>,
    may_release_gil: bool,
}

#[derive(Serialize)]
struct JsonWindow<'a> {
    name: &'a str,
    line: u32,
    read: usize,
    write: usize,
    /// The modes in which another thread's value can be lost in it.
    can_lose: Vec<&'a str>,
}

/// The listing as one JSON object.
pub(crate) fn json(code: &Code, names: &Names) -> String {
    let all = Marked::all(code, names);
    let document = Document { gil: all.iter().map(json_code).collect() };
    // Texts and numbers can always be written.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn json_code<'a>(marked: &'a Marked<'_>) -> JsonCode<'a> {
    let instruction = |at: usize| {
        let access = marked.accesses.of[at].as_ref();
        let kinds = KINDS.iter().enumerate().filter(|(kind, _)| marked.switches[*kind][at]);
        JsonInstruction {
            index: at,
            line: marked.line_of(at),
            op: marked.lines[at].mnemonic,
            argument: &marked.lines[at].argument,
            switch_points: kinds.map(|(_, (_, name))| *name).collect(),
            access: access.map(|access| if access.kind == AccessKind::Read { "read" } else { "write" }),
            name: access.map(|access| access.name.as_str()),
            may_release_gil: marked.releases(at),
        }
    };
    let window = |&window: &Window| {
        let open =
            KINDS.iter().enumerate().filter(|(kind, _)| marked.is_open(window, *kind)).map(|(_, (_, name))| *name);
        let can_lose = open.chain(["no-gil"]).collect();
        let (name, line) = (marked.name(window), marked.line_of(window.write));
        JsonWindow { name, line, read: window.read, write: window.write, can_lose }
    };
    JsonCode {
        name: &marked.code.qualname,
        file: &marked.code.file,
        line: marked.code.first_line,
        instructions: (0..marked.lines.len()).map(instruction).collect(),
        windows: marked.accesses.windows.iter().map(window).collect(),
    }
}
