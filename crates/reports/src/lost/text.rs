//! Lost updates as a page.

use unicode_width::UnicodeWidthStr;

use super::{Lost, Overwrite, Shared, tree};
use crate::page::{Ink, Page, WIDTH, counted, cut_inside, grouped, padded, right, thread_name};
use crate::{Input, Order};

/// The most names of which all is told.
const MOST_NAMES: usize = 8;
/// The most names of which nothing was lost that are listed.
const MOST_WHOLE: usize = 10;
/// Columns of a thread's name.
const NAME: usize = 17;
/// The most pairs of a name.
const MOST_PAIRS: usize = 10;

pub(super) fn write(lost: &Lost, page: &mut Page, input: &Input<'_>) {
    page.heading("lost", &input.setting.title());
    let (damaged, whole): (Vec<&Shared>, Vec<&Shared>) =
        lost.names.iter().partition(|shared| shared.lost + shared.lost_assignments > 0);
    if damaged.is_empty() {
        nothing_lost(lost, &whole, page);
    }
    for (number, shared) in damaged.iter().take(MOST_NAMES).enumerate() {
        if number > 0 {
            page.line("");
        }
        one(shared, page);
    }
    let hidden = damaged.len().saturating_sub(MOST_NAMES);
    if hidden > 0 {
        page.line("");
        page.line(&format!("{hidden} more names of which something was lost: with --json"));
    }
    if !damaged.is_empty() && !whole.is_empty() {
        page.line("");
        page.wrapped(&format!("Nothing was lost of {}.", list(&whole)), 0);
    }
    notes(lost, page, input);
    next(lost, page, input);
}

fn nothing_lost(lost: &Lost, whole: &[&Shared], page: &mut Page) {
    if let (true, Some(watched)) = (whole.is_empty(), &lost.watched) {
        return page.wrapped(&format!("Nothing was stored to {watched}."), 0);
    }
    if whole.is_empty() {
        let unshared = match lost.unshared_names {
            0 => String::new(),
            names => format!(" ({} by one thread each)", counted(names, "name")),
        };
        return page.wrapped(&format!("Nothing was lost: nothing was stored to by two threads{unshared}."), 0);
    }
    if let [shared] = whole {
        page.wrapped(&headline(shared), 2);
        return page.line("Each update was computed from the newest value.");
    }
    page.wrapped(&format!("Nothing was lost of {}.", list(whole)), 0);
}

fn list(whole: &[&Shared]) -> String {
    let shown: Vec<String> = whole
        .iter()
        .take(MOST_WHOLE)
        .map(|shared| format!("{} ({})", shared.name, counted(shared.stores, "store")))
        .collect();
    let hidden = whole.len().saturating_sub(MOST_WHOLE);
    let more = if hidden > 0 { format!(" and {hidden} more") } else { String::new() };
    format!("{}{more}", shown.join(", "))
}

fn headline(shared: &Shared) -> String {
    let percent = if shared.lost == 0 {
        String::new()
    } else {
        format!(" ({:.1} %)", 100.0 * shared.lost as f64 / shared.updates as f64)
    };
    let (updates, kept, lost) = (counted(shared.updates, "update"), grouped(shared.kept), grouped(shared.lost));
    let mut line = format!("{}: {updates}, {kept} kept, {lost} lost{percent}", shared.name);
    if shared.assignments > 0 {
        line += &format!("; {}", counted(shared.assignments, "assignment"));
    }
    if shared.lost_assignments > 0 {
        line += &format!(", {} lost", grouped(shared.lost_assignments));
    }
    match &shared.value {
        Some(value) => line += &format!("; {value} at the end"),
        None if shared.places > 1 => line += &format!("; {}", counted(shared.places, "place")),
        None => {}
    }
    line
}

fn one(shared: &Shared, page: &mut Page) {
    page.wrapped(&headline(shared), 2);
    page.line("");
    if !shared.history.is_empty() {
        tree::write(shared, page);
        page.line("");
    }
    let heading = page.ink(Ink::Bold, "overwrote         whom                  lost  in between  at");
    page.line(&heading);
    for overwrite in shared.overwrites.iter().take(MOST_PAIRS) {
        pair(overwrite, page);
    }
    let hidden = shared.overwrites.iter().skip(MOST_PAIRS);
    let (count, sum) = hidden.fold((0, 0), |(count, sum), more| (count + 1, sum + more.lost));
    if count > 0 {
        page.line(&format!(
            "{}{}",
            padded(&format!("{count} more pairs, with --json"), 2 * NAME + 1),
            right(&signed(sum), 9)
        ));
    }
    if shared.between.len() > 1 {
        let times = shared.between.iter().map(|between| match between.from == between.to {
            true => format!("{}: {}", between.from, grouped(between.times)),
            false => format!("{}–{}: {}", grouped(between.from), grouped(between.to), grouped(between.times)),
        });
        let times: Vec<String> = times.collect();
        page.wrapped(&format!("how often so many stores came in between: {}", times.join(" · ")), 2);
    }
}

fn signed(number: i64) -> String {
    if number < 0 { format!("-{}", grouped(number.unsigned_abs())) } else { grouped(number.unsigned_abs()) }
}

fn pair(overwrite: &Overwrite, page: &mut Page) {
    let of_whom = overwrite.of.as_deref().unwrap_or("older stores");
    let [by, of_whom] = [&overwrite.by, of_whom].map(|name| padded(&thread_name(name, NAME), NAME));
    let who = format!("{by} {of_whom}");
    let between = grouped(overwrite.most_between);
    let (load, store) = (overwrite.load.as_ref(), overwrite.store.as_ref());
    let lines = match (load, store) {
        (Some(load), Some(store)) if load.file == store.file && load.line != store.line => {
            format!("{}–{}", load.short(), store.line)
        }
        (_, Some(store)) => store.short(),
        _ => String::new(),
    };
    let over = match (&overwrite.of_store, store) {
        (Some(of), Some(store)) if of.file == store.file && of.line == store.line => String::new(),
        (Some(of), Some(store)) if of.file == store.file => format!(" / {}", of.line),
        (Some(of), _) => format!(" / {}", of.short()),
        (None, _) => String::new(),
    };
    let line = format!("{who} {} {}  ", right(&signed(overwrite.lost), 8), right(&between, 11));
    let places = cut_inside(&format!("{lines}{over}"), WIDTH.saturating_sub(line.width()));
    page.line(&(line + &places));
}

fn notes(lost: &Lost, page: &mut Page, input: &Input<'_>) {
    if !input.setting.gil {
        page.line("");
        page.wrapped(
            "Without a GIL each access that is watched has its place for itself while it is written down: the run is \
             slower for it, and threads meet less often.",
            0,
        );
    }
    if lost.forgotten_places > 0 {
        page.line("");
        page.wrapped(
            &format!(
                "{} were added up before the end, to stay within memory; an update that was under way then counts as \
                 kept.",
                counted(lost.forgotten_places, "place")
            ),
            0,
        );
    }
}

/// The option that asks for the same report.
fn option(lost: &Lost) -> String {
    match &lost.watched {
        Some(name) if name.contains('[') => format!("--lost \"{name}\""),
        Some(name) => format!("--lost {name}"),
        None => "--lost".to_owned(),
    }
}

fn next(lost: &Lost, page: &mut Page, input: &Input<'_>) {
    let (next, mut advice) = (&input.setting.next, Vec::new());
    let script = next.program.first().filter(|first| !first.starts_with('-'));
    if lost.lost > 0 {
        if let Some(script) = script {
            advice.push(("where it can happen:", format!("minipy dis --gil {script}")));
        }
        if input.setting.switch_points != "cpython" && input.setting.gil {
            advice
                .push(("as CPython 3.13:", next.without_options(&format!("{} --switch-points=cpython", option(lost)))));
        }
    } else if input.setting.order == Order::Parallel && input.setting.gil {
        advice.push(("other switches:", next.without_options(&format!("{} --seed 1", option(lost)))));
    } else if let Order::Seeded(seed) = input.setting.order {
        advice.push((
            "other switches:",
            next.without_options(&format!("{} --seed {}", option(lost), seed.wrapping_add(1))),
        ));
    }
    if advice.is_empty() {
        advice.push(("who ran when:", next.run("--timeline")));
    }
    page.next(&advice);
}
