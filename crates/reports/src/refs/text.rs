//! The life of a count as a page.

use unicode_width::UnicodeWidthStr;

use super::{Change, Object, Refs};
use crate::page::{Ink, Page, clean, cut_inside, grouped, padded, plural, right, thread_name};
use crate::place::Place;
use crate::{Input, Order};

/// The most changes of an object that are listed.
const MOST_CHANGES: usize = 60;
/// The most objects of which all is told.
const MOST_OBJECTS: usize = 3;
/// Columns of the list: place, thread, instruction, change, count.
const COLUMNS: [usize; 5] = [14, 8, 14, 3, 5];
/// Where the last column begins: names of holders.
const HELD: usize = 50;
/// The longest name of a holder, so that there is room for a comma.
const LONGEST: usize = 29;
/// Where a line ends.
const WIDTH: usize = 80;

pub(super) fn write(refs: &Refs, page: &mut Page, input: &Input<'_>) {
    page.heading("refs", &input.setting.title());
    if refs.objects.is_empty() {
        page.wrapped(
            &format!(
                "No object whose references are counted was bound to {}. Small whole numbers, most floats, None, True \
                 and False lie in the variable itself; builtin types, modules, functions and classes of a module and \
                 constants live as long as the program.",
                refs.watched
            ),
            0,
        );
    }
    for (number, object) in refs.objects.iter().take(MOST_OBJECTS).enumerate() {
        if number > 0 {
            page.line("");
        }
        one(refs, number + 1, object, page);
    }
    let hidden = refs.objects.len().saturating_sub(MOST_OBJECTS) as u64;
    if hidden > 0 {
        page.line("");
        page.line(&format!("{} with --json", plural(hidden, "more object")));
    }
    if refs.more_bindings > 0 {
        page.line("");
        page.wrapped(&format!("{} was bound {} to other objects.", refs.watched, times(refs.more_bindings)), 0);
    }
    notes(refs, page, input);
    next(refs, page, input);
}

fn one(refs: &Refs, number: usize, object: &Object, page: &mut Page) {
    let end = match object.count {
        0 => "freed".to_owned(),
        left => format!("alive at the end, with {left}"),
    };
    let number = if refs.objects.len() > 1 { format!(" {number}") } else { String::new() };
    page.wrapped(
        &format!(
            "{}: object{number}, {} · references: {} taken, {} dropped, {} at a time at most · {end}",
            refs.watched,
            object.class,
            grouped(object.taken),
            grouped(object.dropped),
            object.most
        ),
        2,
    );
    page.line("");
    let heading = row(["at", "by", "instruction", "Δ", "count"]) + "held by";
    let heading = page.ink(Ink::Bold, &heading);
    page.line(&heading);
    for change in object.changes.iter().take(MOST_CHANGES) {
        listed(change, page);
    }
    let hidden = object.changes.len().saturating_sub(MOST_CHANGES) as u64;
    if hidden + object.more_changes > 0 {
        let with_json = if hidden > 0 { format!(", {hidden} of them with --json") } else { String::new() };
        page.line(&format!("{}{with_json}", plural(hidden + object.more_changes, "more change")));
    }
    if let Some(parts) = &object.parts {
        let owner = match &parts.owner {
            Some(owner) => format!("owner {} · local {}", thread_name(owner, LONGEST), parts.local),
            None => "no owner any more".to_owned(),
        };
        let merges = if object.merges == 0 { "never merged".to_owned() } else { plural(object.merges, "merge") };
        let atomic = plural(object.atomic_changes, "change");
        page.line("");
        page.wrapped(&format!("{owner} · shared {} · {merges} · {atomic} of the shared part seen", parts.shared), 2);
    }
}

fn row([at, by, instruction, delta, count]: [&str; 5]) -> String {
    format!(
        "{} {} {} {} {}  ",
        padded(&cut_inside(at, COLUMNS[0]), COLUMNS[0]),
        padded(&thread_name(by, COLUMNS[1]), COLUMNS[1]),
        padded(instruction, COLUMNS[2]),
        right(delta, COLUMNS[3]),
        right(count, COLUMNS[4])
    )
}

fn listed(change: &Change, page: &mut Page) {
    let place = change.place.as_ref().map_or_else(String::new, Place::short);
    let delta = if change.delta == 0 { "?".to_owned() } else { format!("{:+}", change.delta) };
    let count = match &change.parts {
        Some(parts) if parts.owner.is_some() => format!("{}{:+}", parts.local, parts.shared),
        _ => change.count.to_string(),
    };
    let mut line = row([&place, &change.thread, change.instruction, &delta, &count]);
    let mut column = HELD;
    for (index, name) in holders(change).iter().enumerate() {
        let width = clean(name).width().min(LONGEST);
        let comma = if index > 0 { ", " } else { "" };
        if index > 0 && column + 2 + width >= WIDTH {
            page.line(&format!("{line},"));
            (line, column) = (" ".repeat(HELD), HELD);
            line.push_str(&padded(name, width.min(LONGEST)));
        } else {
            line.push_str(comma);
            line.push_str(&padded(name, width.min(WIDTH - 1 - column - comma.len())));
            column += comma.len();
        }
        column += width;
    }
    page.line(&line);
}

fn times(number: u64) -> String {
    if number == 1 { "once more".to_owned() } else { format!("{} more times", grouped(number)) }
}

/// Their names, each once with how many references.
fn holders(change: &Change) -> Vec<String> {
    if change.count == 0 {
        return vec!["nobody: freed".to_owned()];
    }
    let mut found: Vec<(&str, usize)> = Vec::new();
    for name in &change.held_by {
        match found.iter_mut().find(|(known, _)| known == name) {
            Some((_, times)) => *times += 1,
            None => found.push((name, 1)),
        }
    }
    let shown = found.into_iter().map(|(name, times)| match times {
        1 => name.to_owned(),
        _ => format!("{name} ×{times}"),
    });
    shown.collect()
}

fn notes(refs: &Refs, page: &mut Page, input: &Input<'_>) {
    if refs.objects.is_empty() {
        return;
    }
    page.line("");
    page.wrapped("The first line is what there was when the object was bound to the name.", 0);
    let asked = refs.objects.iter().flat_map(|object| &object.changes).any(|change| change.asked);
    if asked {
        page.wrapped(
            "A ? is what sys.getrefcount() answers: one more than without the question, as its argument on the stack \
             is a reference, too.",
            0,
        );
    }
    if !input.setting.gil {
        page.wrapped(
            "Of a count as 2+1 the owner has counted 2, plainly, and the others 1, by atomic steps. A change is told of \
             the thread that found it first; each stops all others for a moment.",
            0,
        );
    }
}

fn next(refs: &Refs, page: &mut Page, input: &Input<'_>) {
    let next = &input.setting.next;
    let option = match refs.watched.contains('[') {
        true => format!("--refs \"{}\"", refs.watched),
        false => format!("--refs {}", refs.watched),
    };
    let mut advice = Vec::new();
    match (input.setting.gil, input.setting.order) {
        (true, Order::Parallel) => {
            advice.push(("without the GIL:", next.without_options(&format!("--no-gil {option}"))));
        }
        _ => advice.push(("with the GIL:", next.without_options(&option))),
    }
    if let Some(script) = next.program.first().filter(|first| !first.starts_with('-')) {
        advice.push(("its instructions:", format!("minipy dis {script}")));
    }
    page.next(&advice);
}
