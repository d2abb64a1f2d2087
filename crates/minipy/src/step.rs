//! `minipy step`: the user chooses which thread goes on, and how far.
//!
//! The program runs in a process of its own ([`serve`]), which tells how things stand ([`wire`]) and waits for the next
//! move. Going back is a new process that is given all moves but the last. What is known is a [`model::Game`]; it is
//! shown as text ([`plain`]) or on the terminal ([`screen`]).

mod keys;
mod model;
mod odds;
mod plain;
mod runner;
mod screen;
mod serve;
mod wire;

use std::io::{BufRead, IsTerminal};

use crate::arguments::{Goal, StepOptions};
use crate::globals::Globals;
use crate::report_to_stderr;
use crate::script::{self, Unreadable};
use keys::{Key, keys};
use model::Game;

/// Lets the user be the scheduler of a program. Gives the exit status.
pub(crate) fn step(options: &StepOptions) -> i32 {
    if let Some(socket) = &options.serve {
        return serve::serve(options, socket);
    }
    if let Err(Unreadable { message, status }) = check(options) {
        report_to_stderr(&message);
        return status;
    }
    match play(options) {
        Ok(status) => status,
        Err(message) => {
            report_to_stderr(&format!("minipy: {message}\n"));
            1
        }
    }
}

/// Whether the program can be read, and has the global that a goal names.
fn check(options: &StepOptions) -> Result<(), Unreadable> {
    let script = script::read(&options.file)?;
    let (Some(Goal::Value(place, _)), Some(globals)) = (&options.goal, Globals::of(&script.text)) else {
        return Ok(());
    };
    let name = place.split('.').next().unwrap_or_default();
    if globals.may_have(name) {
        return Ok(());
    }
    Err(Unreadable { message: format!("minipy: --goal: {}\n", globals.lacks(name)), status: 2 })
}

fn play(options: &StepOptions) -> Result<i32, String> {
    let mut game = Game::start(options)?;
    if let Some(script) = &options.script {
        let script = std::fs::read_to_string(script).unwrap_or_else(|_| script.clone());
        let shown = scripted(&mut game, keys(&script))?;
        return Ok(if crate::print(&shown) { status(&game) } else { 1 });
    }
    if !options.plain && std::io::stdin().is_terminal() && std::io::stdout().is_terminal() {
        return screen::show(&mut game);
    }
    if !crate::print(&plain::beginning(&game)) {
        return Ok(1);
    }
    for line in std::io::stdin().lock().lines() {
        let line = line.map_err(|error| format!("cannot read stdin: {error}"))?;
        for key in keys(&line) {
            if key == Key::Quit {
                return Ok(if crate::print(&plain::ending(&game)) { status(&game) } else { 1 });
            }
            let said = game.press(&key)?;
            if !crate::print(&plain::answer(&game, &key, &said)) {
                return Ok(1);
            }
        }
    }
    Ok(if crate::print(&plain::ending(&game)) { status(&game) } else { 1 })
}

/// The exit status when the user has got what was wanted.
const REACHED: i32 = 66;

fn status(game: &Game<'_>) -> i32 {
    if game.has_reached() { REACHED } else { 0 }
}

/// All that a list of keys leads to, as text.
fn scripted(game: &mut Game<'_>, keys: Vec<Key>) -> Result<String, String> {
    let mut shown = plain::beginning(game);
    for key in keys {
        if key == Key::Quit {
            break;
        }
        let said = game.press(&key)?;
        shown += &plain::answer(game, &key, &said);
    }
    Ok(shown + &plain::ending(game))
}
