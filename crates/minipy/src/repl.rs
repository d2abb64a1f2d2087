//! The prompt: statements are read, run and their values shown, one after the other.

mod commands;
mod complete;
mod editor;
mod highlight;
mod statement;

use machine::builtin::Builtin;
use machine::host::CompileMode;
use machine::{Raised, Result, Thread};
use objects::{Str, Value};
use source::SourceText;
use sync::Reason;

use editor::{Answer, Editor, Question};

const BANNER: &str = "Type a statement to run it, :help for what the prompt knows, exit or Ctrl-D to leave.";

/// What was typed.
enum Typed {
    Text(String),
    /// Ctrl-C: the line is thrown away.
    Interrupted,
    /// Ctrl-D, or the end of a file.
    End,
}

/// Where statements come from.
enum Input {
    /// A person at a terminal.
    Editor(Editor),
    /// A file or a pipe, read through `sys.stdin`, so that `input()` shares it.
    Stream,
}

/// The prompt of a program that was started without a script, or with `-i` after one.
pub(crate) struct Prompt {
    input: Input,
    /// How many statements were read, for the names that tracebacks give them.
    number: usize,
}

impl Prompt {
    /// Line editing where there is a terminal to edit in, plain lines elsewhere.
    pub(crate) fn new() -> Prompt {
        let input = Editor::start().map_or(Input::Stream, Input::Editor);
        Prompt { input, number: 0 }
    }

    /// Reads and runs until the input ends.
    ///
    /// # Errors
    /// SystemExit.
    pub(crate) fn run(&mut self, t: &mut Thread, main: &Value, greet: bool) -> Result<()> {
        if greet {
            t.write_stderr(&format!("minipy {} (the language of Python 3.13)\n{BANNER}\n", env!("CARGO_PKG_VERSION")));
        }
        self.set_prompts(t)?;
        loop {
            match self.read(t, main) {
                Ok(Typed::Text(text)) => self.answer(t, main, &text)?,
                Ok(Typed::Interrupted) => t.write_stderr("\nKeyboardInterrupt\n"),
                Ok(Typed::End) => {
                    t.write_stderr("\n");
                    return Ok(());
                }
                Err(raised) => report(t, &raised)?,
            }
        }
    }

    /// `sys.ps1` and `sys.ps2`, unless a script has set them.
    fn set_prompts(&self, t: &mut Thread) -> Result<()> {
        let sys = t.import_module("sys")?;
        for (name, text) in [("ps1", ">>> "), ("ps2", "... ")] {
            let (name, text) = (t.names().intern(name), t.str(text));
            if t.module_get(&sys, name).is_none() {
                t.module_set(&sys, name, text);
            }
        }
        Ok(())
    }

    fn answer(&mut self, t: &mut Thread, main: &Value, text: &str) -> Result<()> {
        let word = text.trim();
        if let Some(command) = word.strip_prefix(':') {
            return commands::run(t, command).or_else(|raised| report(t, &raised));
        }
        let is_leaving = matches!(word, "exit" | "quit") && matches!(self.input, Input::Editor(_));
        let name = t.names().intern(word);
        if is_leaving && t.module_get(main, name).is_none() {
            return Err(t.raise_args(Builtin::SystemExit, [Value::NONE]));
        }
        if word.is_empty() {
            return Ok(());
        }
        let file = match self.input {
            Input::Editor(_) => format!("<python-input-{}>", self.number),
            Input::Stream => format!("<stdin>-{}", self.number),
        };
        self.number += 1;
        run_text(t, main, &SourceText::new(file, format!("{text}\n"))).or_else(|raised| report(t, &raised))
    }

    /// A statement from its first line to its last.
    fn read(&mut self, t: &mut Thread, main: &Value) -> Result<Typed> {
        let (first, more) = (prompt(t, "ps1")?, prompt(t, "ps2")?);
        match &self.input {
            Input::Stream => read_stream(t, &first, &more),
            Input::Editor(editor) => {
                t.flush_stream("stdout")?;
                editor.ask(Question::Statement { prompt: first });
                loop {
                    // Other threads run while the person types.
                    match t.detached(Reason::Io, || editor.wait()) {
                        Answer::Text(text) => return Ok(Typed::Text(text)),
                        Answer::Interrupted => return Ok(Typed::Interrupted),
                        Answer::End => return Ok(Typed::End),
                        Answer::Complete { line, position } => {
                            let found = complete::complete(t, main, &line, position);
                            editor.ask(Question::Completions(found));
                        }
                    }
                }
            }
        }
    }
}

/// `str(sys.ps1)`, or nothing if there is none.
fn prompt(t: &mut Thread, name: &str) -> Result<String> {
    let sys = t.import_module("sys")?;
    let name = t.names().intern(name);
    match t.module_get(&sys, name) {
        Some(prompt) => t.to_text(&prompt),
        None => Ok(String::new()),
    }
}

fn read_stream(t: &mut Thread, first: &str, more: &str) -> Result<Typed> {
    let mut text = String::new();
    loop {
        t.write_stderr(if text.is_empty() { first } else { more });
        let sys = t.import_module("sys")?;
        let [stdin, readline] = ["stdin", "readline"].map(|name| t.names().intern(name));
        let stdin = t.get_attribute(&sys, stdin)?;
        let line = t.call_method(&stdin, readline, &[])?;
        let line = line.get::<Str>().map(|line| line.as_str().to_owned()).unwrap_or_default();
        let is_end = line.is_empty();
        if is_end && text.is_empty() {
            return Ok(Typed::End);
        }
        text += line.strip_suffix('\n').unwrap_or(&line);
        if is_end || !statement::wants_more(&text) {
            return Ok(Typed::Text(text));
        }
        text.push('\n');
    }
}

/// Runs what was typed; the value of an expression that stands last is shown.
fn run_text(t: &mut Thread, main: &Value, text: &SourceText) -> Result<()> {
    t.remember_source(text);
    let parts = match statement::last_of_several(text) {
        // Lines before keep their places.
        Some(at) => vec![(&text.text()[..at], CompileMode::File), (&text.text()[at..], CompileMode::Interactive)],
        None => vec![(text.text(), CompileMode::Interactive)],
    };
    let mut lines = 0;
    let mut codes = Vec::new();
    for (part, mode) in parts {
        let part_text = SourceText::new(text.file(), "\n".repeat(lines) + part);
        codes.push(t.compile_text(&part_text, mode)?);
        lines += part.matches('\n').count();
    }
    for code in &codes {
        t.run_module_code(code, main)?;
    }
    Ok(())
}

/// Shows an exception as an uncaught one, and lets `sys` keep it.
///
/// # Errors
/// SystemExit itself.
fn report(t: &mut Thread, raised: &Raised) -> Result<()> {
    if t.is_exception(raised, Builtin::SystemExit) {
        return Err(Raised::new(raised.exception().clone()));
    }
    keep_last(t, raised);
    t.report_uncaught(raised);
    Ok(())
}

/// `sys.last_exc` and its older companions.
pub(crate) fn keep_last(t: &mut Thread, raised: &Raised) {
    let exception = raised.exception().clone();
    let Ok(sys) = t.import_module("sys") else { return };
    let traceback = t.names().intern("__traceback__");
    let traceback = t.get_attribute(&exception, traceback).unwrap_or(Value::NONE);
    let class = t.class_of(&exception);
    let kept = [
        ("last_exc", exception.clone()),
        ("last_type", class),
        ("last_value", exception),
        ("last_traceback", traceback),
    ];
    for (name, value) in kept {
        let name = t.names().intern(name);
        t.module_set(&sys, name, value);
    }
}
