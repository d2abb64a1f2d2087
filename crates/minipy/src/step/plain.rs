//! A game as text of 80 columns, a thread after the other.

use super::keys::{HELP, Key};
use super::model::{Game, name};
use super::runner::Position;
use super::wire::Lane;

/// Columns of a line.
const WIDTH: usize = 80;

/// What a key has led to.
pub(super) fn answer(game: &Game<'_>, key: &Key, said: &str) -> String {
    match key {
        Key::Help => HELP.iter().map(|(keys, what)| format!("  {keys:<15}{what}\n")).collect(),
        Key::Thread(_) | Key::Undo | Key::Run => format!("{said}{}", position(game)),
        _ => said.to_owned(),
    }
}

/// How the game stands.
pub(super) fn position(game: &Game<'_>) -> String {
    let at = game.position();
    let mut out =
        format!("── after {} {}\n", moves(game), "─".repeat(WIDTH.saturating_sub(10 + moves(game).chars().count())));
    match at.status {
        None => {
            for thread in &at.snapshot.threads {
                out += &lane(thread, at.snapshot.able.contains(&thread.thread));
            }
            out += &shared(game);
        }
        Some(status) => out += &ended(at, status),
    }
    for (what, text) in [("printed", &at.printed), ("stderr", &at.errors)] {
        if !text.is_empty() {
            out += &format!("{what}:\n");
            text.lines().for_each(|line| out += &format!("  {}\n", cut(line, WIDTH - 2)));
        }
    }
    if at.status.is_none() {
        let able: Vec<String> = at.snapshot.able.iter().map(|id| name(*id).to_lowercase()).collect();
        out += &format!("your move: {}\n", able.join(" "));
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

/// At most so many columns.
pub(super) fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    text.chars().take(width - 1).chain(['…']).collect()
}
