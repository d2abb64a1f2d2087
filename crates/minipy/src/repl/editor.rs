//! The line editor, on a thread of its own: it knows no values, and asks the thread that does.

use std::borrow::Cow;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};

use rustyline::completion::Completer;
use rustyline::config::Configurer;
use rustyline::error::ReadlineError;
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::Hinter;
use rustyline::history::FileHistory;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{ColorMode, CompletionType, Config, Context, Helper};

use super::complete::Completions;
use super::highlight::highlighted;
use super::statement;

/// Lines of history that are kept.
const HISTORY: usize = 2000;

/// What the editor is asked, or told.
pub(crate) enum Question {
    /// To read a statement.
    Statement { prompt: String },
    /// What can stand where it wanted to know.
    Completions(Completions),
}

/// What the editor says.
pub(crate) enum Answer {
    Text(String),
    Interrupted,
    End,
    /// It wants to know what can stand at this place.
    Complete {
        line: String,
        position: usize,
    },
}

/// The editor as the thread that runs statements sees it.
pub(crate) struct Editor {
    questions: Sender<Question>,
    answers: Mutex<Receiver<Answer>>,
}

impl Editor {
    /// Starts the editor; `None` where there is no terminal that can move its cursor.
    pub(crate) fn start() -> Option<Editor> {
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        if is_dumb || !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
            return None;
        }
        let (questions, asked) = channel();
        let (says, answers) = channel();
        std::thread::Builder::new().name("editor".to_owned()).spawn(move || edit(asked, &says)).ok()?;
        Some(Editor { questions, answers: Mutex::new(answers) })
    }

    /// Sends a question; an editor that has gone answers with the end.
    pub(crate) fn ask(&self, question: Question) {
        let _ = self.questions.send(question);
    }

    /// Waits for what the editor says next.
    pub(crate) fn wait(&self) -> Answer {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner).recv().unwrap_or(Answer::End)
    }
}

/// What the line editor calls back.
struct Helping {
    questions: Receiver<Question>,
    answers: Sender<Answer>,
}

impl Helper for Helping {}

/// Called only where colours are wanted.
impl Highlighter for Helping {
    fn highlight<'l>(&self, line: &'l str, _: usize) -> Cow<'l, str> {
        highlighted(line)
    }

    fn highlight_char(&self, _: &str, _: usize, _: CmdKind) -> bool {
        true
    }
}

impl Hinter for Helping {
    type Hint = String;
}

impl Validator for Helping {
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        let more = statement::wants_more(context.input());
        Ok(if more { ValidationResult::Incomplete } else { ValidationResult::Valid(None) })
    }
}

impl Completer for Helping {
    type Candidate = String;

    fn complete(&self, line: &str, position: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<String>)> {
        let before = &line[..position];
        let start_of_line = before.rfind('\n').map_or(0, |at| at + 1);
        if before[start_of_line..].trim().is_empty() {
            return Ok((position, vec!["    ".to_owned()]));
        }
        let asked = self.answers.send(Answer::Complete { line: line.to_owned(), position });
        match (asked, self.questions.recv()) {
            (Ok(()), Ok(Question::Completions(found))) => Ok((found.start, found.texts)),
            _ => Ok((position, Vec::new())),
        }
    }
}

/// Whether colours are wanted, as CPython decides it.
fn colours() -> bool {
    match std::env::var("PYTHON_COLORS").as_deref() {
        Ok("0") => false,
        Ok("1") => true,
        _ => std::env::var_os("NO_COLOR").is_none(),
    }
}

/// The life of the editor's thread. It ends with the program, or when nobody asks any more.
fn edit(questions: Receiver<Question>, answers: &Sender<Answer>) {
    let config = Config::builder().completion_type(CompletionType::List).auto_add_history(true).build();
    let Ok(mut editor) = rustyline::Editor::<Helping, FileHistory>::with_config(config) else { return };
    let colours = colours();
    if !colours {
        editor.set_color_mode(ColorMode::Disabled);
    }
    let _ = editor.set_max_history_size(HISTORY);
    let history = history_file();
    if let Some(history) = &history {
        // There is none before the first time.
        let _ = editor.load_history(history);
    }
    editor.set_helper(Some(Helping { questions, answers: answers.clone() }));
    loop {
        let question = editor.helper().and_then(|helper| helper.questions.recv().ok());
        let Some(question) = question else { return };
        let Question::Statement { prompt } = question else { continue };
        let styled = if colours { format!("\x1b[1;35m{prompt}\x1b[0m") } else { prompt.clone() };
        let answer = match editor.readline(&(prompt, styled)) {
            Ok(text) => Answer::Text(text),
            Err(ReadlineError::Interrupted) => Answer::Interrupted,
            Err(_) => Answer::End,
        };
        if let Some(history) = &history {
            // A history that cannot be kept is no reason to stop.
            let _ = editor.append_history(history);
        }
        if answers.send(answer).is_err() {
            return;
        }
    }
}

/// `$MINIPY_HISTORY`, or `minipy/history` in the user's folder for the state of programs (XDG base directories).
fn history_file() -> Option<PathBuf> {
    if let Some(file) = std::env::var_os("MINIPY_HISTORY") {
        return (!file.is_empty()).then(|| PathBuf::from(file));
    }
    let state = std::env::var_os("XDG_STATE_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
    let folder = match state {
        Some(folder) => folder,
        None => PathBuf::from(std::env::var_os("HOME")?).join(".local/state"),
    };
    let folder = folder.join("minipy");
    std::fs::create_dir_all(&folder).ok()?;
    Some(folder.join("history"))
}
