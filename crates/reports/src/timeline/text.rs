//! The lanes as a page.

use std::ops::Range;
use std::time::Duration;

use events::Doing;
use unicode_width::UnicodeWidthStr;

use super::lanes::{Scale, cells, holders};
use super::{Look, Timeline};
use crate::page::{Ink, Page, clean, cut, duration, padded, plural, thread_name};
use crate::{Input, Order};

/// The most threads that are drawn.
const MOST_THREADS: usize = 60;
/// The most marks whose texts are listed.
const MOST_MARKS: usize = 20;
/// Columns of the longest name.
const LONGEST_NAME: usize = 14;

/// The threads of the GIL's lane, by their place.
const DIGITS: &[u8; 62] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

pub(super) fn write(timeline: &Timeline, page: &mut Page, input: &Input<'_>, look: &Look) {
    page.heading("timeline", &input.setting.title());
    let whole = Duration::ZERO..timeline.wall;
    let shown = look.zoom.clone().unwrap_or(whole);
    let names = timeline.threads.iter().take(MOST_THREADS).map(|lane| clean(&lane.name).width()).max().unwrap_or(0);
    // Every thread's number in the GIL's lane stands before its name.
    let margin = names.clamp(4, LONGEST_NAME) + 3;
    let scale = Scale::new(&shown, 80 - margin);
    axis(page, &scale, margin);
    marks(timeline, page, &scale, margin, look);
    let mut seen = Vec::new();
    for (index, lane) in timeline.threads.iter().take(MOST_THREADS).enumerate() {
        let cells = cells(lane, &scale);
        let drawn = drawn(page, &cells, look);
        page.line(&format!("{} {} {drawn}", digit(index), padded(&thread_name(&lane.name, margin - 3), margin - 3)));
        seen.extend(cells.into_iter().flatten());
    }
    let hidden = timeline.threads.len().saturating_sub(MOST_THREADS) as u64 + input.run.others.threads;
    if hidden > 0 {
        page.line(&format!("{} more are not drawn", plural(hidden, "thread")));
    }
    if input.setting.gil {
        let holders = holders(&timeline.threads, &scale);
        let free = if look.ascii { ' ' } else { '·' };
        let lane: String = holders.into_iter().map(|holder| holder.map_or(free, digit)).collect();
        page.line(&format!("  {} {lane}", padded("GIL", margin - 3)));
    }
    legend(page, &seen, &scale, input, look);
    texts(timeline, page, &shown);
    if shown.start >= timeline.wall {
        page.wrapped(&format!("The run had ended by then: it took {}.", duration(timeline.wall)), 2);
    }
    if timeline.dropped > 0 {
        let dropped = plural(timeline.dropped, "event");
        page.wrapped(&format!("The oldest {dropped} found no room in the recording: lanes begin later for it."), 2);
    }
    next(timeline, page, input, &shown, look);
}

fn digit(index: usize) -> char {
    DIGITS.get(index).map_or('+', |&digit| char::from(digit))
}

fn symbol(doing: Doing, ascii: bool) -> char {
    match (doing, ascii) {
        (Doing::Running, false) => '█',
        (Doing::Running, true) => '#',
        (Doing::AwaitingGil, false) => '░',
        (Doing::AwaitingGil, true) => '.',
        (Doing::AwaitingLock, false) => '▒',
        (Doing::AwaitingLock, true) => 'x',
        (Doing::Sleeping, _) => '~',
        (Doing::Outside, _) => '=',
        (Doing::Joining, _) => 'j',
    }
}

fn meaning(doing: Doing, gil: bool) -> &'static str {
    match doing {
        Doing::Running if gil => "running, has the GIL",
        Doing::Running => "running",
        Doing::AwaitingGil => "waiting for the GIL",
        Doing::AwaitingLock => "waiting for a lock",
        Doing::Sleeping => "sleeping",
        Doing::Outside => "I/O",
        Doing::Joining => "waiting for a thread",
    }
}

fn drawn(page: &Page, cells: &[Option<Doing>], look: &Look) -> String {
    let mut drawn = String::new();
    for run in cells.chunk_by(|one, other| one == other) {
        let character = run[0].map_or(' ', |doing| symbol(doing, look.ascii));
        let text = character.to_string().repeat(run.len());
        drawn += &match run[0] {
            Some(Doing::Running) => page.ink(Ink::Green, &text),
            Some(Doing::AwaitingGil | Doing::AwaitingLock) => page.ink(Ink::Yellow, &text),
            Some(_) => page.ink(Ink::Dim, &text),
            None => text,
        };
    }
    drawn
}

fn axis(page: &mut Page, scale: &Scale, margin: usize) {
    let mut line = " ".repeat(margin);
    for quarter in 0..4 {
        let column = scale.columns * quarter / 4;
        let at = duration(scale.time(column));
        line += &" ".repeat((margin + column).saturating_sub(line.width()));
        line += &at;
        line.push(' ');
    }
    let end = duration(scale.time(scale.columns));
    if line.width() + end.width() < 80 {
        line += &" ".repeat(80 - end.width() - line.width());
        line += &end;
    }
    page.line(&line);
}

fn marks(timeline: &Timeline, page: &mut Page, scale: &Scale, margin: usize, look: &Look) {
    let mut line: Vec<char> = vec![' '; scale.columns];
    for (index, mark) in timeline.marks.iter().enumerate().take(MOST_MARKS) {
        if let Some(column) = scale.column(mark.at) {
            let letter = u8::try_from(index).ok().and_then(|index| DIGITS.get(usize::from(index) + 10));
            line[column] = letter.map_or(if look.ascii { '|' } else { '▾' }, |&letter| char::from(letter));
        }
    }
    if line.iter().any(|&cell| cell != ' ') {
        page.line(&format!("  {} {}", padded("mark", margin - 3), line.into_iter().collect::<String>()));
    }
}

fn legend(page: &mut Page, seen: &[Doing], scale: &Scale, input: &Input<'_>, look: &Look) {
    let known = Doing::ALL.into_iter().filter(|doing| seen.contains(doing));
    let mut parts: Vec<String> =
        known.map(|doing| format!("{} {}", symbol(doing, look.ascii), meaning(doing, input.setting.gil))).collect();
    parts.push(format!("1 column = {}", duration(scale.step())));
    if input.setting.is_virtual() {
        parts.push("virtual time".to_owned());
    }
    page.line("");
    page.wrapped(&parts.join(" · "), 0);
}

fn texts(timeline: &Timeline, page: &mut Page, shown: &Range<Duration>) {
    for (index, mark) in timeline.marks.iter().enumerate().take(MOST_MARKS) {
        if shown.start <= mark.at && mark.at <= shown.end {
            let thread = thread_name(&mark.thread, LONGEST_NAME);
            let text = format!("{}  {}  {thread}: {}", digit(index + 10), duration(mark.at), mark.text);
            page.line(&cut(&text, 80));
        }
    }
}

fn next(timeline: &Timeline, page: &mut Page, input: &Input<'_>, shown: &Range<Duration>, look: &Look) {
    let next = &input.setting.next;
    let ascii = if look.ascii { " --ascii" } else { "" };
    let length = shown.end.saturating_sub(shown.start);
    let (from, to) = (typed(shown.start + length * 2 / 5), typed(shown.start + length * 3 / 5));
    let mut advice = Vec::new();
    if shown.start >= timeline.wall {
        advice.push(("the whole run:", next.run(&format!("--timeline{ascii}"))));
    } else if from != to {
        advice.push(("look closer:", next.run(&format!("--timeline{ascii} --zoom {from}..{to}"))));
    }
    advice.push(("the same in figures:", next.run("--stats")));
    if input.setting.gil && input.setting.order == Order::Parallel {
        advice.push(("without the GIL:", next.without_options(&format!("--no-gil --timeline{ascii}"))));
    }
    page.next(&advice);
}

/// A time as `--zoom` takes it.
fn typed(time: Duration) -> String {
    match time.as_nanos() {
        nanos if nanos >= 10_000_000 => format!("{}ms", nanos / 1_000_000),
        nanos => format!("{}us", nanos / 1_000),
    }
}
