//! Races as a page, in the look of rustc's messages.

use unicode_width::UnicodeWidthStr;

use super::{Birth, Kind, LockOrder, Race, Races, Side};
use crate::page::{Ink, Page, cut, grouped, plural, thread_name};
use crate::place::Place;
use crate::{Input, Order};

/// The most races that are shown in full.
const MOST_RACES: usize = 10;
/// The most notes.
const MOST_NOTES: usize = 5;
/// Columns of a thread's name.
const LONGEST_NAME: usize = 24;
/// Columns of a page.
const WIDTH: usize = crate::page::WIDTH;

pub(super) fn write(races: &Races, page: &mut Page, input: &Input<'_>) {
    page.heading("races", &input.setting.title());
    let (grave, notes) = races.races.split_at(races.grave);
    for race in grave.iter().take(MOST_RACES).chain(notes.iter().take(MOST_NOTES)) {
        one(race, races, page, input);
        page.line("");
    }
    for order in &races.lock_orders {
        lock_order(order, races, page, input);
        page.line("");
    }
    let hidden = grave.len().saturating_sub(MOST_RACES) + notes.len().saturating_sub(MOST_NOTES);
    if hidden > 0 {
        page.line(&format!("{} more, with --json", plural(hidden as u64, "report")));
    }
    if races.forgotten_places > 0 {
        let places = grouped(races.forgotten_places);
        page.wrapped(&format!("{places} places were forgotten before the end, to stay within memory."), 0);
    }
    page.line(&sum(races, notes.len()));
    if let Some(exploration) = &races.exploration {
        page.wrapped(&exploration.sum(), 2);
    }
    next(races, page, input);
}

fn sum(races: &Races, notes: usize) -> String {
    let mut parts = vec![match races.grave {
        0 => "no race".to_owned(),
        count => plural(count as u64, "race"),
    }];
    if notes > 0 {
        parts.push(plural(notes as u64, "note"));
    }
    if !races.lock_orders.is_empty() {
        parts.push(plural(races.lock_orders.len() as u64, "lock order"));
    }
    parts.join(", ")
}

fn title(race: &Race) -> String {
    let name = &race.name;
    let [first, second] = &race.sides;
    let alike = first.span() == second.span();
    match race.kind {
        Kind::Update if alike => format!("error[race]: `{name}` is updated by two threads that nothing orders"),
        Kind::Update => format!("error[race]: `{name}` is updated while another thread can change it"),
        Kind::Check if alike => format!("error[race]: `{name}` is checked and set by two threads that nothing orders"),
        Kind::Check => format!("error[race]: `{name}` can change between a check and what follows from it"),
        Kind::Single => {
            let level = if race.is_wrong() { "error" } else { "note" };
            let what = if first.writes && second.writes {
                "is set by two threads in no order"
            } else {
                "is set by one thread and read by another in no order"
            };
            format!("{level}[race]: `{name}` {what}")
        }
    }
}

fn one(race: &Race, races: &Races, page: &mut Page, input: &Input<'_>) {
    let ink = if race.is_wrong() { Ink::Yellow } else { Ink::Bold };
    for line in broken(&title(race), WIDTH) {
        let line = page.ink(ink, &line);
        page.line(&line);
    }
    let births = births(&race.births);
    let lines = race.sides.iter().filter_map(|side| side.place.as_ref()).chain(births.iter().map(|birth| &birth.0));
    let gutter = lines.map(|place| place.line.to_string().len()).max().unwrap_or(1);
    sides(race, gutter, page, input);
    for (place, text) in &births {
        let column = column(place, input);
        page.line(&format!("{}::: {}:{column}", " ".repeat(gutter), place.short()));
        page.line(&format!("{} |", " ".repeat(gutter)));
        quote(place, gutter, page, input);
        let mark = "-".repeat(place.text.as_deref().map_or(1, UnicodeWidthStr::width));
        marked(gutter, column, &mark, text, page);
    }
    page.line(&format!("{} |", " ".repeat(gutter)));
    remarks(race, races, gutter, page, input);
}

/// Both sides under their lines.
fn sides(race: &Race, gutter: usize, page: &mut Page, input: &Input<'_>) {
    let mut before: Option<(String, u32)> = None;
    for (number, side) in race.sides.iter().enumerate() {
        let Some(place) = &side.place else { continue };
        let same_file = before.as_ref().is_some_and(|(file, _)| *file == place.file);
        if !same_file {
            let arrow = if number == 0 { "-->" } else { ":::" };
            page.line(&format!("{}{arrow} {}:{}", " ".repeat(gutter), place.short(), side.columns.0));
            page.line(&format!("{} |", " ".repeat(gutter)));
        }
        if before.as_ref() != Some(&(place.file.clone(), place.line)) {
            if same_file {
                page.line("...");
            }
            quote(place, gutter, page, input);
        }
        let width = (side.columns.1 + 1).saturating_sub(side.columns.0) as usize;
        let held = if side.locks.is_empty() { "none".to_owned() } else { side.locks.join(", ") };
        let text = format!("({}) {}; locks held: {held}", number + 1, action(race, side));
        marked(gutter, side.columns.0, &"^".repeat(width.max(1)), &text, page);
        before = Some((place.file.clone(), place.line));
    }
}

fn action(race: &Race, side: &Side) -> String {
    let verb = if side.writes { "writes" } else { "reads" };
    let value = side.value.as_ref().map_or_else(String::new, |value| format!(" = {}", cut(value, 20)));
    let flow = match &side.other_end {
        Some(read) if side.writes => format!(", computed from what it read at {}", read.short()),
        Some(write) => format!(", for what it writes at {}", write.short()),
        None => String::new(),
    };
    format!("{} {verb} {}{value}{flow}", thread_name(&side.thread, LONGEST_NAME), race.name)
}

/// A line of the program.
fn quote(place: &Place, gutter: usize, page: &mut Page, input: &Input<'_>) {
    let line = input.sources.line(&place.file, place.line).unwrap_or_default().replace('\t', " ");
    page.line(&cut(&format!("{:>gutter$} | {line}", place.line), WIDTH));
}

/// A mark below a line of the program with what it says, on lines of its own where there is no room.
fn marked(gutter: usize, column: u32, mark: &str, text: &str, page: &mut Page) {
    let blank = " ".repeat(gutter);
    let indent = " ".repeat((column as usize).saturating_sub(1).min(WIDTH / 2));
    let room = WIDTH.saturating_sub(gutter + 3 + indent.len());
    let mark = cut(mark, room.min(30));
    let first = format!("{blank} | {indent}{mark} {text}");
    if first.width() <= WIDTH {
        return page.line(&first);
    }
    page.line(&format!("{blank} | {indent}{mark}"));
    for part in broken(text, WIDTH - gutter - 5) {
        page.line(&format!("{blank} |   {part}"));
    }
}

/// A text in lines of so many columns, broken between words.
fn broken(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last().map_or(0, |line| line.width());
        if last > 0 && last + 1 + word.width() > width {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.into_iter().map(|line| cut(&line, width)).collect()
}

/// Where threads were started, those of one place together.
fn births(births: &[Birth]) -> Vec<(Place, String)> {
    let mut found: Vec<(Place, Vec<&str>, &str)> = Vec::new();
    for birth in births {
        let Some(place) = &birth.place else { continue };
        match found.iter_mut().find(|(known, _, by)| known == place && *by == birth.by) {
            Some((_, threads, _)) if !threads.contains(&birth.thread.as_str()) => threads.push(&birth.thread),
            Some(_) => {}
            None => found.push((place.clone(), vec![&birth.thread], &birth.by)),
        }
    }
    let text = |threads: &[&str], by: &str| {
        let by = thread_name(by, LONGEST_NAME);
        let threads: Vec<String> = threads.iter().map(|thread| thread_name(thread, LONGEST_NAME)).collect();
        let were = if threads.len() == 1 { "was" } else { "were" };
        format!("{} {were} started here by {by}", threads.join(" and "))
    };
    found.into_iter().map(|(place, threads, by)| (place, text(&threads, by))).collect()
}

fn column(place: &Place, input: &Input<'_>) -> u32 {
    let line = input.sources.line(&place.file, place.line).unwrap_or_default();
    let text = place.text.as_deref().unwrap_or_default().trim_end_matches('…');
    let at = if text.is_empty() { None } else { line.find(text) };
    at.map_or(1, |at| u32::try_from(at).unwrap_or(0) + 1)
}

fn remarks(race: &Race, races: &Races, gutter: usize, page: &mut Page, input: &Input<'_>) {
    let mut remark = |kind: &str, text: &str| {
        let mut lines = text.split('\n');
        let sentence = format!("{kind}: {}", lines.next().unwrap_or_default());
        for (number, part) in broken(&sentence, WIDTH - gutter - 5).iter().enumerate() {
            let sign = if number == 0 { "= " } else { "    " };
            page.line(&format!("{} {sign}{part}", " ".repeat(gutter)));
        }
        lines.for_each(|code| {
            let line = format!("{}         {code}", " ".repeat(gutter));
            // Commands are there to be copied.
            page.line(&if code.starts_with("minipy ") { line } else { cut(&line, WIDTH) });
        });
    };
    let [first, second] = &race.sides;
    let why = if first.locks.is_empty() && second.locks.is_empty() {
        "no lock, join, queue or event orders (1) and (2)"
    } else {
        "the locks held are not the same: they do not order (1) and (2)"
    };
    remark("why", why);
    if race.is_grave {
        let what = if race.kind == Kind::Update { "the read and the write" } else { "the check and the write" };
        let times = match race.came_between {
            0 => format!("nobody came between {what} of an update: right by luck"),
            1 => format!("once, one thread's write came between {what} of the other"),
            times => format!("{} times, one thread's write came between {what} of the other", grouped(times)),
        };
        remark("this run", &times.replace(" of an update", ""));
    }
    if let Some((text, schedule)) = races.exploration.as_ref().and_then(|exploration| exploration.of_race(race)) {
        remark("could be", &with_replay(text, schedule, input));
    }
    if race.is_grave {
        remark("hidden?", hidden(race, input));
    }
    remark("help", &race.help);
}

/// A text and, on a line of its own, the command that shows an interleaving.
fn with_replay(text: String, schedule: Option<&str>, input: &Input<'_>) -> String {
    match schedule.and_then(|schedule| input.setting.next.replay(schedule)) {
        Some(command) => format!("{text}\n{command}"),
        None => text,
    }
}

fn hidden(race: &Race, input: &Input<'_>) -> &'static str {
    match (race.is_hidden, input.setting.gil) {
        (true, true) => {
            "CPython from 3.10 on, with its GIL, does not switch threads in there: tests do not show it, and it is \
             wrong without the GIL"
        }
        (true, false) => "with its GIL, CPython from 3.10 on does not switch threads in there; without it, it is wrong",
        (false, _) => "no: there is a call or the end of a loop in between, where CPython switches threads, too",
    }
}

fn lock_order(order: &LockOrder, races: &Races, page: &mut Page, input: &Input<'_>) {
    let mut names: Vec<&str> = order.takings.iter().map(|taking| taking.had.as_str()).collect();
    let what = if names.len() == 2 { "are taken in both orders" } else { "are taken in a circle" };
    names.dedup();
    let names = if let [one] = names[..] { format!("locks called {one}") } else { names.join(" and ") };
    let title = format!("warning[lock-order]: {names} {what}: this can deadlock");
    let title = page.ink(Ink::Yellow, &cut(&title, WIDTH));
    page.line(&title);
    let place = |place: &Option<Place>| place.as_ref().map_or_else(|| "?".to_owned(), Place::short);
    for taking in &order.takings {
        let (had, took) = (place(&taking.had_place), place(&taking.took_place));
        let thread = thread_name(&taking.thread, LONGEST_NAME);
        for line in
            broken(&format!("{thread} has {} ({had}) and takes {} ({took})", taking.had, taking.took), WIDTH - 6)
        {
            page.line(&format!("   {line}"));
        }
    }
    if let Some((text, schedule)) = races.exploration.as_ref().and_then(|exploration| exploration.of_locks(order)) {
        let text = with_replay(format!("= could be: {text}"), schedule, input);
        let (text, command) = text.split_once('\n').map_or((&*text, None), |(text, command)| (text, Some(command)));
        broken(text, WIDTH - 6).iter().for_each(|line| page.line(&format!("   {line}")));
        command.into_iter().for_each(|command| page.line(&format!("       {command}")));
    }
    page.line("   = help: take them in the same order everywhere");
}

fn next(races: &Races, page: &mut Page, input: &Input<'_>) {
    let next = &input.setting.next;
    let mut advice = Vec::new();
    if races.are_wrong() || !races.lock_orders.is_empty() {
        advice.extend(next.explore().map(|command| ("what it could do:", command)));
        if races.grave > 0 {
            advice.push(("what it did here:", next.run("--lost")));
        }
        advice.push(("other runs:", next.without_options("--seeds 0..100")));
    } else {
        let seed = if let Order::Seeded(seed) = input.setting.order { seed.wrapping_add(1) } else { 1 };
        advice.push(("other ways:", next.without_options(&format!("--race --seed {seed}"))));
        advice.extend(next.explore().map(|command| ("all there are:", command)));
    }
    page.next(&advice);
}
