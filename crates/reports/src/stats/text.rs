//! The statistics as a page.

use std::time::Duration;

use sync::Reason;

use super::{Gil, Stats, Thread, Wait, word};
use crate::page::{Ink, Page, count, duration, duration_or_dash, padded, percent, plural, right, share, thread_name};
use crate::{Input, Order};

/// The most threads that have a row of their own.
const MOST_THREADS: usize = 40;
/// The most places where threads waited.
const MOST_PLACES: usize = 10;
/// The most lines of one object whose lock threads waited for.
const MOST_LINES: usize = 3;
/// Columns of a thread's name where it stands in a sentence.
const LONGEST_NAME: usize = 24;
/// From this part of their lives on, that threads wait for the GIL is worth a sentence.
const NOTICEABLE: f64 = 0.2;

pub(super) fn write(stats: &Stats, page: &mut Page, input: &Input<'_>) {
    page.heading("stats", &input.setting.title());
    match &stats.gil {
        Some(gil) => with_gil(stats, gil, page, input),
        None => without_gil(stats, page, input),
    }
    page.line("");
    table(stats, page);
    instructions(stats, page, input);
    waits(stats, page);
    contention(stats, page);
    sentence(stats, page, input);
    next(page, input);
}

fn with_gil(stats: &Stats, gil: &Gil, page: &mut Page, input: &Input<'_>) {
    let clock = if input.setting.is_virtual() { " on the virtual clock" } else { "" };
    let (wall, held) = (duration(stats.wall), percent(gil.held, stats.wall));
    page.line(&format!("took {wall}{clock} · GIL held {held} of it · {}", processors(input)));
    let by: Vec<String> = Reason::ALL
        .iter()
        .filter_map(|&reason| {
            let times = *gil.hand_offs_by_reason.get(word(reason))?;
            (times > 0).then(|| format!("{} {}", count(times), because(reason, input)))
        })
        .collect();
    let colon = if by.is_empty() { "" } else { ": " };
    let (takes, hand_offs) = (plural(gil.takes, "take"), plural(gil.hand_offs, "hand-off"));
    page.wrapped(&format!("{takes}, {hand_offs}{colon}{}", by.join(" · ")), 2);
    if !gil.longest_wait.is_zero() {
        page.line(&format!(
            "wait per hand-off: median {}, 90 % under {}, longest {}",
            duration(gil.median_wait),
            duration(gil.wait_90_percent),
            duration(gil.longest_wait)
        ));
    }
    if let Some(hold) = &gil.longest_hold {
        let place = hold.place.as_ref().map_or_else(String::new, |place| format!(" at {}", place.short()));
        let thread = thread_name(&hold.thread, LONGEST_NAME);
        page.wrapped(&format!("longest hold: {} by {thread}{place}", duration(hold.time)), 2);
    }
}

fn without_gil(stats: &Stats, page: &mut Page, input: &Input<'_>) {
    let used = share(stats.all.running, stats.wall);
    page.line(&format!("took {} · {used:.2} threads ran at a time · {}", duration(stats.wall), processors(input)));
}

fn processors(input: &Input<'_>) -> String {
    plural(input.setting.processors as u64, "processor")
}

/// Why a thread had let the GIL go, after a number.
fn because(reason: Reason, input: &Input<'_>) -> &'static str {
    match reason {
        Reason::Requested if input.setting.order == Order::Parallel => "asked for by a waiting thread",
        Reason::Requested => "because a turn was over",
        Reason::Tick => "because ticks were used up",
        Reason::Sleep => "to sleep",
        Reason::Lock => "to wait for a lock",
        Reason::Join => "to wait for a thread",
        Reason::Io => "for I/O",
        Reason::End => "because a thread ended",
    }
}

fn table(stats: &Stats, page: &mut Page) {
    let gil = stats.gil.is_some();
    let heading = if gil {
        "thread        alive   has the GIL  waits for GIL    lock   sleep     I/O    join"
    } else {
        "thread        alive       running                   lock   sleep     I/O    join"
    };
    let heading = page.ink(Ink::Bold, heading);
    page.line(&heading);
    for thread in stats.threads.iter().take(MOST_THREADS) {
        row(thread, gil, page);
    }
    let hidden = stats.threads.len().saturating_sub(MOST_THREADS) as u64 + stats.other_threads;
    if hidden > 0 {
        page.line(&format!("{} more, told apart only with --json", plural(hidden, "thread")));
    }
    if stats.threads.len() > 1 {
        row(&stats.all, gil, page);
    }
}

fn row(thread: &Thread, gil: bool, page: &mut Page) {
    let part = |time: Duration, width: usize| {
        let share = if time.is_zero() { String::new() } else { percent(time, thread.alive) };
        format!("{}{}", right(&duration_or_dash(time), width), right(&share, 6))
    };
    let running = part(thread.running, 8);
    let waiting = if gil { part(thread.waiting, 9) } else { " ".repeat(15) };
    let rest = [thread.lock, thread.sleep, thread.io, thread.join].map(|time| right(&duration_or_dash(time), 8));
    let alive = right(&duration(thread.alive), 8);
    let (running, waiting) = (page.ink(Ink::Green, &running), page.ink(Ink::Yellow, &waiting));
    page.line(&format!("{}{alive}{running}{waiting}{}", padded(&thread_name(&thread.name, 11), 11), rest.concat()));
}

fn instructions(stats: &Stats, page: &mut Page, input: &Input<'_>) {
    let Some(all) = stats.all.instructions else {
        if input.setting.gil {
            page.wrapped(
                "Instructions are counted with --count-instructions (the run takes longer then) or --seed N.",
                2,
            );
        }
        return;
    };
    let each = stats.threads.iter().take(MOST_THREADS);
    let each = each.map(|thread| {
        format!("{} {}", thread_name(&thread.name, LONGEST_NAME), count(thread.instructions.unwrap_or(0)))
    });
    let each: Vec<String> = each.collect();
    page.wrapped(&format!("instructions: {} · all {}", each.join(" · "), count(all)), 2);
}

fn waits(stats: &Stats, page: &mut Page) {
    if stats.waits.is_empty() {
        return;
    }
    page.line("");
    let heading = page.ink(Ink::Bold, "where threads waited                                times    total  longest");
    page.line(&heading);
    for wait in stats.waits.iter().take(MOST_PLACES) {
        page.line(&format!(
            "{}{}{}{}",
            padded(&place_of(wait), 48),
            right(&count(wait.count), 9),
            right(&duration_or_dash(wait.time), 9),
            right(&duration_or_dash(wait.longest), 9)
        ));
    }
    let hidden = stats.waits.len().saturating_sub(MOST_PLACES) as u64;
    if hidden > 0 {
        page.line(&format!("{} more, with --json", plural(hidden, "place")));
    }
}

fn place_of(wait: &Wait) -> String {
    let what = if wait.what == "io" { "I/O" } else { wait.what };
    let Some(place) = &wait.place else { return padded(what, 6) };
    let text = place.text.as_deref().map_or_else(String::new, |text| format!("  {text}"));
    format!("{}{}{text}", padded(what, 6), place.short())
}

/// Without a GIL: who waited for the locks of objects, and counted what others own.
fn contention(stats: &Stats, page: &mut Page) {
    if stats.gil.is_some() {
        return;
    }
    if let Some(traffic) = &stats.traffic {
        page.line("");
        page.wrapped(
            &format!(
                "references dropped by other threads than the owner, by atomic steps: {}; handed over to the owner: {}",
                count(traffic.dropped),
                count(traffic.handed_over)
            ),
            2,
        );
    }
    page.line("");
    if stats.contention.is_empty() {
        page.line("No thread found the lock of an object taken by another.");
        return;
    }
    let heading = page.ink(Ink::Bold, "objects whose locks threads waited for              times");
    page.line(&heading);
    for contended in stats.contention.iter().take(MOST_PLACES) {
        let what = match &contended.class {
            Some(class) => format!("an object of class {class}"),
            None => "tables of the interpreter".to_owned(),
        };
        page.line(&format!("{}{}", padded(&what, 48), right(&count(contended.waits), 9)));
        for at in contended.places.iter().take(MOST_LINES) {
            let Some(place) = &at.place else { continue };
            let text = place.text.as_deref().map_or_else(String::new, |text| format!("  {text}"));
            let line = format!("  at {}{text}", place.short());
            page.line(&format!("{}{}", padded(&line, 48), right(&count(at.waits), 9)));
        }
    }
}

/// What the figures mean.
fn sentence(stats: &Stats, page: &mut Page, input: &Input<'_>) {
    let waited = share(stats.all.waiting, stats.all.alive);
    let started = stats.threads.len() as u64 + stats.other_threads;
    if stats.gil.is_none() || started < 3 || waited < NOTICEABLE {
        return;
    }
    let alone = stats.threads.iter().map(|thread| thread.alive.saturating_sub(thread.waiting + thread.join)).max();
    page.line("");
    let least = alone.filter(|_| input.setting.order == Order::Parallel).map_or_else(String::new, |alone| {
        format!(" Without it, and with a processor for each, the busiest would need {}.", duration(alone))
    });
    page.wrapped(&format!("Threads spent {:.0} % of their lives waiting for the GIL.{least}", waited * 100.0), 0);
}

fn next(page: &mut Page, input: &Input<'_>) {
    let next = &input.setting.next;
    let mut advice = vec![("see it:", next.run("--timeline"))];
    if input.setting.gil && input.setting.order == Order::Parallel {
        advice.push(("without the GIL:", next.without_options("--no-gil --stats")));
    } else {
        advice.push(("with the GIL:", next.without_options("--stats")));
    }
    page.next(&advice);
}
