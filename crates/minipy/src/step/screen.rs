//! A game on the whole terminal: the threads side by side, below them what they share, and the moves.

use std::io;

use ratatui::crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Paragraph, Wrap};
use ratatui::{DefaultTerminal, Frame};

use super::keys::{HELP, Key, keys};
use super::model::{Game, name};
use super::plain;
use super::wire::{Lane, Unit};
use crate::columns::{wrapped, wrapped_to};

/// Columns that a thread needs.
const LANE: u16 = 26;
/// The least lines for the threads, where there are as many.
const LEAST: u16 = 8;
/// The most lines of the odds that are seen at once.
const MOST_ODDS: usize = 8;

/// Shows a game until the user leaves. Gives the exit status.
///
/// # Errors
/// The terminal or the program is gone: what to tell the user.
pub(super) fn show(game: &mut Game<'_>) -> Result<i32, String> {
    let mut terminal = ratatui::try_init().map_err(|error| format!("cannot use the terminal: {error}; try --plain"))?;
    let played = play(&mut terminal, game);
    ratatui::restore();
    played.map(|()| super::status(game))
}

/// What is shown beside the game.
#[derive(Default)]
struct Talk {
    said: String,
    help: bool,
    /// What is being typed that is more than one key: a guess (`=3`) or the number of a thread (`t12`).
    typed: String,
    /// The first thread that is seen, of those that live.
    lane: usize,
    /// The first line of the odds that is seen.
    odds: usize,
}

/// What was typed.
enum Typed {
    Character(char),
    /// Ctrl-C, whatever else is being typed.
    Leave,
    /// Other threads are to be seen: so many to the right.
    Across(isize),
    /// Other lines of the odds are: so many further down.
    Down(isize),
}

fn play(terminal: &mut DefaultTerminal, game: &mut Game<'_>) -> Result<(), String> {
    let mut talk = Talk { said: game.opening(), ..Talk::default() };
    loop {
        let drawn = terminal.draw(|frame| draw(frame, game, &mut talk));
        drawn.map_err(|error| format!("cannot draw: {error}"))?;
        let Some(typed) = next_key().map_err(|error| format!("cannot read the keyboard: {error}"))? else { continue };
        let Some(key) = talk.key(typed) else { continue };
        match key {
            Key::Quit => return Ok(()),
            Key::Help => talk.help = !talk.help,
            key => {
                talk.said = game.press(&key)?;
                talk.odds = 0;
                talk.show_last(game);
            }
        }
    }
}

/// The next key that was pressed; nothing for what is none, as a new size of the terminal.
fn next_key() -> io::Result<Option<Typed>> {
    let Event::Key(key) = event::read()? else { return Ok(None) };
    if key.kind != KeyEventKind::Press {
        return Ok(None);
    }
    Ok(match key.code {
        KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => Some(Typed::Leave),
        KeyCode::Char(character) => Some(Typed::Character(character)),
        KeyCode::Enter => Some(Typed::Character('\n')),
        KeyCode::Backspace => Some(Typed::Character('\u{8}')),
        KeyCode::Esc => Some(Typed::Character('\u{1b}')),
        KeyCode::Left => Some(Typed::Across(-1)),
        KeyCode::Right => Some(Typed::Across(1)),
        KeyCode::Up => Some(Typed::Down(-1)),
        KeyCode::Down => Some(Typed::Down(1)),
        _ => None,
    })
}

impl Talk {
    /// What was typed as a key of the game; a guess, or the number of a thread, is gathered until Enter.
    fn key(&mut self, typed: Typed) -> Option<Key> {
        let typed = match typed {
            Typed::Character(character) => character,
            Typed::Leave => return Some(Key::Quit),
            Typed::Across(by) => {
                self.lane = self.lane.saturating_add_signed(by);
                return None;
            }
            Typed::Down(by) => {
                self.odds = self.odds.saturating_add_signed(by);
                return None;
            }
        };
        match (self.typed.is_empty(), typed) {
            (true, '=' | 't' | 'T') => self.typed.push(typed.to_ascii_lowercase()),
            (true, '\u{1b}') => return Some(Key::Quit),
            (true, typed) => return keys(&typed.to_string()).pop(),
            (false, '\n') => return keys(&std::mem::take(&mut self.typed)).pop(),
            (false, '\u{8}') => drop(self.typed.pop()),
            (false, '\u{1b}') => self.typed.clear(),
            (false, typed) => self.typed.push(typed),
        }
        None
    }

    /// Makes the thread that went last be among those that are seen.
    fn show_last(&mut self, game: &Game<'_>) {
        let last = game.moves.last().map(|last| last.thread);
        if let Some(at) = living(game).iter().position(|lane| Some(lane.thread) == last) {
            self.lane = at;
        }
    }
}

fn living<'a>(game: &'a Game<'_>) -> Vec<&'a Lane> {
    game.position().snapshot.threads.iter().filter(|lane| !lane.has_ended).collect()
}

fn draw(frame: &mut Frame<'_>, game: &Game<'_>, talk: &mut Talk) {
    let at = game.position();
    let odds: Vec<String> = plain::odds(game).lines().map(str::to_owned).collect();
    let seen = odds.len().min(MOST_ODDS);
    talk.odds = talk.odds.min(odds.len() - seen);
    let width = usize::from(frame.area().width.saturating_sub(2)).max(20);
    let moves = your_move(game, talk, &odds[talk.odds..talk.odds + seen]);
    let moves: Vec<String> =
        moves.iter().flat_map(|line| wrapped_to(line, width).lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    // What is to be typed goes first, then the threads.
    let height = |lines: usize| u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(2);
    let below = height(moves.len()).min(frame.area().height);
    let rest = (frame.area().height - below).saturating_sub(LEAST);
    let is_mute = at.printed.is_empty() && at.errors.is_empty();
    let printed = if is_mute { 0 } else { rest.min(5) };
    let shared = height(at.snapshot.shared.len().clamp(1, 8)).min(rest - printed);
    let areas = Layout::vertical([
        Constraint::Fill(1),
        Constraint::Length(shared),
        Constraint::Length(printed),
        Constraint::Length(below),
    ]);
    let [above, middle, printed, below] = areas.areas(frame.area());
    if talk.help {
        let lines: Vec<Line<'_>> = HELP.iter().map(|(keys, what)| Line::from(format!(" {keys:<15}{what}"))).collect();
        frame.render_widget(Paragraph::new(lines).block(Block::bordered().title(" keys ")), above);
    } else {
        threads(frame, game, talk, above);
    }
    let hidden = game.quiz.hidden.as_ref().map(|(name, _)| name);
    let values = at.snapshot.shared.iter().map(|(name, value)| {
        let value = if hidden == Some(name) { "?" } else { value };
        let is_new =
            game.before().is_some_and(|before| !before.snapshot.shared.iter().any(|it| it.0 == *name && it.1 == value));
        let style = if is_new { Style::new().add_modifier(Modifier::BOLD) } else { Style::new() };
        Line::from(Span::styled(format!(" {name} = {value}"), style))
    });
    let values: Vec<Line<'_>> = values.collect();
    frame.render_widget(Paragraph::new(values).block(Block::bordered().title(" shared ")), middle);
    let output: Vec<Line<'_>> = at.printed.lines().chain(at.errors.lines()).map(Line::from).collect();
    let scroll = u16::try_from(output.len().saturating_sub(3)).unwrap_or(0);
    frame
        .render_widget(Paragraph::new(output).scroll((scroll, 0)).block(Block::bordered().title(" printed ")), printed);
    let title = format!(" so far: {} ", tail(&game.schedule(), usize::from(below.width).saturating_sub(14)));
    let moves: Vec<Line<'_>> = moves.into_iter().map(Line::from).collect();
    frame.render_widget(Paragraph::new(moves).block(Block::bordered().title(title)), below);
}

/// The end of a text that is too long.
fn tail(text: &str, width: usize) -> String {
    match text.chars().count().checked_sub(width.max(1)) {
        None | Some(0) => text.to_owned(),
        Some(more) => std::iter::once('…').chain(text.chars().skip(more + 1)).collect(),
    }
}

fn your_move(game: &Game<'_>, talk: &Talk, odds: &[String]) -> Vec<String> {
    let at = game.position();
    let unit = match game.unit {
        Unit::Instruction => "an instruction",
        Unit::Line => "a line",
        Unit::Block => "until it waits",
    };
    let first = match at.status {
        Some(status) => format!("the program has ended with status {status}; u goes back, q leaves"),
        None => format!("your move: {}", plain::of_threads(&at.snapshot.able).join(" ")),
    };
    let keys = match talk.typed.chars().next() {
        Some('=') => format!("your guess: {}_   (Enter)", &talk.typed[1..]),
        Some(_) => format!("thread: {}_   (Enter)", talk.typed),
        None => format!("a move is {unit} (i l k)   u undo   r run   ? keys   q quit"),
    };
    let said = wrapped(talk.said.trim_end());
    let lines = wrapped(&first) + &format!("{keys}\n{said}");
    lines.lines().map(str::to_owned).chain(odds.iter().cloned()).collect()
}

/// The threads side by side, as many as there is room for.
fn threads(frame: &mut Frame<'_>, game: &Game<'_>, talk: &mut Talk, area: Rect) {
    let able = &game.position().snapshot.able;
    let lanes = living(game);
    let room = usize::from(area.width / LANE).max(1).min(lanes.len().max(1));
    talk.lane = talk.lane.min(lanes.len().saturating_sub(room));
    let left = talk.lane;
    let (before, after) = (left, lanes.len().saturating_sub(left + room));
    let columns = Layout::horizontal((0..room).map(|_| Constraint::Fill(1))).split(area);
    for (index, (lane, column)) in lanes.into_iter().skip(left).zip(columns.iter()).enumerate() {
        let style = if able.contains(&lane.thread) { Style::new() } else { Style::new().add_modifier(Modifier::DIM) };
        let mut block = Block::bordered().title(format!(" {} {} ", name(lane.thread), lane.name)).style(style);
        if index == 0 && before > 0 {
            block = block.title_bottom(format!(" <- {before} more "));
        }
        if index + 1 == room && after > 0 {
            block = block.title_bottom(Line::from(format!(" {after} more -> ")).right_aligned());
        }
        frame.render_widget(Paragraph::new(lines(lane)).wrap(Wrap { trim: false }).block(block), *column);
    }
}

fn lines(lane: &Lane) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    if let Some((file, line, function)) = &lane.place {
        lines.push(Line::from(format!("{file}:{line} in {function}")));
        lines.push(Line::from(format!("  {}", lane.source)));
    }
    if let Some(what) = &lane.waits {
        lines.push(Line::from(what.clone()));
        return lines;
    }
    for (is_next, instruction) in &lane.instructions {
        let style = if *is_next { Style::new().add_modifier(Modifier::REVERSED) } else { Style::new() };
        let mark = if *is_next { "> " } else { "  " };
        lines.push(Line::from(Span::styled(format!("{mark}{}", instruction.trim_end()), style)));
    }
    lines.push(Line::from(format!("stack [{}]", lane.operands.join(", "))));
    lines.extend(lane.locals.iter().map(|(name, value)| Line::from(format!("{name} = {value}"))));
    lines
}
