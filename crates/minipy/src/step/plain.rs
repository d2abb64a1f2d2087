//! A game as text of 80 columns, a thread after the other.

use explore::Fate;

use super::keys::{self, HELP, Key};
use super::model::{Game, key, name};
use super::odds::Chance;
use super::runner::Position;
use super::wire::Lane;
use crate::columns::{WIDTH, cut, wrapped};

/// What a key has led to.
pub(super) fn answer(game: &Game<'_>, key: &Key, said: &str) -> String {
    match key {
        Key::Help => HELP.iter().map(|(keys, what)| format!("  {keys:<15}{what}\n")).collect(),
        Key::Thread(_) | Key::Undo | Key::Run => format!("{}{}", wrapped(said), position(game)),
        _ => wrapped(said),
    }
}

/// What there is to say before the first move.
pub(super) fn beginning(game: &Game<'_>) -> String {
    wrapped(&game.opening()) + &position(game)
}

/// How the game stands.
pub(super) fn position(game: &Game<'_>) -> String {
    let at = game.position();
    let mut out =
        format!("── after {} {}\n", moves(game), "─".repeat(WIDTH.saturating_sub(10 + moves(game).chars().count())));
    out += &match at.status {
        None => lanes(game),
        Some(status) => ended(at, status),
    };
    out += &shared(game);
    for (what, text) in [("printed", &at.printed), ("stderr", &at.errors)] {
        if !text.is_empty() {
            out += &format!("{what}:\n");
            text.lines().for_each(|line| out += &format!("  {}\n", cut(line, WIDTH - 2)));
        }
    }
    if at.status.is_none() {
        out += &wrapped(&format!("your move: {}", of_threads(&at.snapshot.able).join(" ")));
        out += &odds(game);
    }
    out
}

/// The keys of threads by their numbers.
pub(super) fn of_threads(threads: &[u32]) -> Vec<String> {
    let indices: Vec<u32> = threads.iter().map(|thread| thread.saturating_sub(1)).collect();
    keys::of_threads(&indices)
}

/// What can still come, and of which choice.
pub(super) fn odds(game: &Game<'_>) -> String {
    let Some((what, fate)) = game.fate() else { return String::new() };
    match fate {
        Fate::Impossible => wrapped(&format!("odds: {what} cannot come any more")),
        Fate::Certain if game.has_reached() => wrapped(&format!("odds: {what} has come")),
        Fate::Certain => wrapped(&format!("odds: {what} comes in every order")),
        Fate::Open => {
            let Some((here, choices)) = game.odds() else { return String::new() };
            let mut out = wrapped(&format!("odds of {what}: {}; if the next to touch what is shared is", told(&here)));
            for (thread, chance) in choices {
                let chance = chance.as_ref().map_or("it has to wait first, or touches nothing more".to_owned(), choice);
                out += &wrapped(&format!("  {:<5}{chance}", key(thread)));
            }
            out
        }
    }
}

fn told(chance: &Chance) -> String {
    match (&chance.count, chance.fate) {
        (Some([good, all, share]), _) => format!("{good} of {all} ({share})"),
        (None, Fate::Impossible) => "none".to_owned(),
        (None, Fate::Open) => "some".to_owned(),
        (None, Fate::Certain) => "all".to_owned(),
    }
}

fn choice(chance: &Chance) -> String {
    let turn = match chance.fate {
        Fate::Impossible => "  no return: it cannot come any more",
        Fate::Open => "",
        Fate::Certain => "  no return: it comes in every order",
    };
    told(chance) + turn
}

/// The most threads that are shown whole.
const MOST_LANES: usize = 12;

/// The threads: whole those who went last and others that live, as far as there is room; the rest in a word.
fn lanes(game: &Game<'_>) -> String {
    let snapshot = &game.position().snapshot;
    let is_able = |lane: &&Lane| snapshot.able.contains(&lane.thread);
    if snapshot.threads.len() <= MOST_LANES {
        return snapshot.threads.iter().map(|lane| self::lane(lane, is_able(&lane))).collect();
    }
    let mut shown: Vec<u32> = Vec::new();
    let moved = game.moves.iter().rev().map(|chosen| chosen.thread);
    let living = snapshot.threads.iter().filter(|lane| !lane.has_ended).map(|lane| lane.thread);
    for thread in moved.take(MOST_LANES).chain(living) {
        if shown.len() < MOST_LANES && !shown.contains(&thread) {
            shown.push(thread);
        }
    }
    let (whole, rest): (Vec<&Lane>, Vec<&Lane>) =
        snapshot.threads.iter().partition(|lane| shown.contains(&lane.thread));
    let mut out: String = whole.iter().map(|lane| self::lane(lane, is_able(lane))).collect();
    let is_stuck = |lane: &&Lane| !lane.has_ended && !is_able(lane);
    let groups: [(&str, &dyn Fn(&&Lane) -> bool); 3] =
        [("can go on", &is_able), ("wait", &is_stuck), ("have ended", &|lane| lane.has_ended)];
    for (what, belongs) in groups {
        let threads: Vec<u32> = rest.iter().copied().filter(|lane| belongs(lane)).map(|lane| lane.thread).collect();
        if !threads.is_empty() {
            out += &wrapped(&format!("not shown, {what}: {}", of_threads(&threads).join(" ")));
        }
    }
    out
}

fn moves(game: &Game<'_>) -> String {
    let schedule = game.schedule();
    if schedule.is_empty() { "no move".to_owned() } else { cut(&schedule, WIDTH - 20) }
}

fn lane(lane: &Lane, able: bool) -> String {
    let state = match &lane.waits {
        _ if lane.has_ended => " has ended".to_owned(),
        Some(what) => format!(" {what}"),
        None if able => String::new(),
        None => " cannot go on".to_owned(),
    };
    let title = format!("{} {}{state}", name(lane.thread), lane.name);
    if lane.has_ended {
        return format!("{}\n", cut(&title, WIDTH));
    }
    let Some((file, line, function)) = &lane.place else { return format!("{}\n", cut(&title, WIDTH)) };
    let mut out = format!("{}\n", cut(&format!("{title}, {file}:{line} in {function}: {}", lane.source), WIDTH));
    if lane.waits.is_some() {
        return out;
    }
    for (is_next, instruction) in &lane.instructions {
        let mark = if *is_next { "  > " } else { "    " };
        out += &format!("{}\n", cut(&format!("{mark}{instruction}"), WIDTH).trim_end());
    }
    let locals: Vec<String> = lane.locals.iter().map(|(name, value)| format!("{name} = {value}")).collect();
    let locals = if locals.is_empty() { String::new() } else { format!("   {}", locals.join(", ")) };
    out + &format!("{}\n", cut(&format!("    stack [{}]{locals}", lane.operands.join(", ")), WIDTH))
}

/// The shared values; with `--quiz` the one that has changed is hidden.
fn shared(game: &Game<'_>) -> String {
    let hidden = game.quiz.hidden.as_ref().map(|(name, _)| name.as_str());
    let values = game.position().snapshot.shared.iter().map(|(name, value)| match hidden {
        Some(hidden) if hidden == name => format!("  {name} = ?"),
        _ => format!("  {name} = {value}"),
    });
    let values: Vec<String> = values.map(|line| cut(&line, WIDTH)).collect();
    if values.is_empty() { String::new() } else { format!("shared:\n{}\n", values.join("\n")) }
}

fn ended(at: &Position, status: i32) -> String {
    match status {
        0 => "the program has ended\n".to_owned(),
        machine::waits::deadlock::STATUS => "deadlock: nobody can go on any more\n".to_owned(),
        _ if at.errors.contains("AssertionError") => "the program has ended: an assert failed\n".to_owned(),
        status => format!("the program has ended with status {status}\n"),
    }
}

/// What there is to say at the end.
pub(super) fn ending(game: &Game<'_>) -> String {
    let mut out = String::new();
    if game.options.quiz {
        out += &format!("guessed {} of {}\n", game.quiz.right, game.quiz.asked);
    }
    if game.options.goal.is_some() && !game.has_reached() {
        out += "the goal was not reached\n";
    }
    out
}
