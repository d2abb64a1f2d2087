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
use super::wire::{Lane, Unit};

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
    /// A guess that is being typed.
    guess: Option<String>,
}

fn play(terminal: &mut DefaultTerminal, game: &mut Game<'_>) -> Result<(), String> {
    let mut talk = Talk::default();
    loop {
        let drawn = terminal.draw(|frame| draw(frame, game, &talk));
        drawn.map_err(|error| format!("cannot draw: {error}"))?;
        let Some(typed) = next_key().map_err(|error| format!("cannot read the keyboard: {error}"))? else { continue };
        let Some(key) = talk.key(typed) else { continue };
        match key {
            Key::Quit => return Ok(()),
            Key::Help => talk.help = !talk.help,
            key => talk.said = game.press(&key)?,
        }
    }
}

/// The next key that was pressed; nothing for what is none, as a new size of the terminal.
fn next_key() -> io::Result<Option<char>> {
    let Event::Key(key) = event::read()? else { return Ok(None) };
    if key.kind != KeyEventKind::Press {
        return Ok(None);
    }
    Ok(match key.code {
        KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => Some('q'),
        KeyCode::Char(character) => Some(character),
        KeyCode::Enter => Some('\n'),
        KeyCode::Backspace => Some('\u{8}'),
        KeyCode::Esc => Some('q'),
        _ => None,
    })
}

impl Talk {
    /// What was typed as a key of the game; a guess is gathered until Enter.
    fn key(&mut self, typed: char) -> Option<Key> {
        match (&mut self.guess, typed) {
            (Some(guess), '\n') => {
                let key = Key::Guess(std::mem::take(guess));
                self.guess = None;
                Some(key)
            }
            (Some(guess), '\u{8}') => {
                guess.pop();
                None
            }
            (Some(guess), typed) => {
                guess.push(typed);
                None
            }
            (None, '=') => {
                self.guess = Some(String::new());
                None
            }
            (None, typed) => keys(&typed.to_string()).pop(),
        }
    }
}

fn draw(frame: &mut Frame<'_>, game: &Game<'_>, talk: &Talk) {
    let at = game.position();
    let shared = u16::try_from(at.snapshot.shared.len().min(8)).unwrap_or(8) + 2;
    let areas = Layout::vertical([
        Constraint::Min(8),
        Constraint::Length(shared.max(3)),
        Constraint::Length(5),
        Constraint::Length(4),
    ]);
    let [above, middle, printed, below] = areas.areas(frame.area());
    if talk.help {
        let lines: Vec<Line<'_>> = HELP.iter().map(|(keys, what)| Line::from(format!(" {keys:<15}{what}"))).collect();
        frame.render_widget(Paragraph::new(lines).block(Block::bordered().title(" keys ")), above);
    } else {
        threads(frame, game, above);
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
    frame.render_widget(your_move(game, talk), below);
}

fn your_move<'a>(game: &Game<'_>, talk: &Talk) -> Paragraph<'a> {
    let at = game.position();
    let able: Vec<String> = at.snapshot.able.iter().map(|id| name(*id).to_lowercase()).collect();
    let unit = match game.unit {
        Unit::Instruction => "an instruction",
        Unit::Line => "a line",
        Unit::Block => "until it waits",
    };
    let first = match (&talk.guess, at.status) {
        (Some(guess), _) => format!(" your guess: {guess}_"),
        (None, Some(status)) => format!(" the program has ended with status {status}; u goes back, q leaves"),
        (None, None) => format!(" your move: {}   ({unit}: i l k)   u undo   r run   ? keys   q quit", able.join(" ")),
    };
    let lines = vec![Line::from(first), Line::from(format!(" {}", talk.said.trim_end().replace('\n', "; ")))];
    Paragraph::new(lines).block(Block::bordered().title(format!(" so far: {} ", game.schedule())))
}

/// The threads side by side.
fn threads(frame: &mut Frame<'_>, game: &Game<'_>, area: Rect) {
    let at = game.position();
    let lanes: Vec<&Lane> = at.snapshot.threads.iter().filter(|lane| !lane.has_ended).collect();
    let columns = Layout::horizontal(lanes.iter().map(|_| Constraint::Fill(1))).split(area);
    for (lane, column) in lanes.into_iter().zip(columns.iter()) {
        let able = at.snapshot.able.contains(&lane.thread);
        let style = if able { Style::new() } else { Style::new().add_modifier(Modifier::DIM) };
        let title = format!(" {} {} ", name(lane.thread), lane.name);
        let block = Block::bordered().title(title).style(style);
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
