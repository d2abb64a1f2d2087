//! The prompt: at a pseudo-terminal as a person sees it, and over a pipe as CPython's `-i` has it.

mod support;

use std::path::Path;

use rexpect::reader::Options;
use rexpect::session::{PtySession, spawn_with_options};
use support::{minipy, outcome, root};

/// The longest wait for an answer; machines may be busy.
const PATIENCE: u64 = 60_000;

/// A session at the prompt, with a history of its own.
struct Session {
    pty: PtySession,
    _folder: tempfile::TempDir,
}

impl Session {
    fn start(arguments: &[&str]) -> Session {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        Session::start_in(folder, arguments)
    }

    fn start_in(folder: tempfile::TempDir, arguments: &[&str]) -> Session {
        let mut command = minipy(folder.path());
        command.args(arguments).env("TERM", "xterm").env("MINIPY_HISTORY", folder.path().join("history"));
        let options = Options::new().timeout_ms(Some(PATIENCE)).strip_ansi_escape_codes(true);
        let pty = spawn_with_options(command, options).expect("a terminal can be had");
        let mut session = Session { pty, _folder: folder };
        session.sees(">>> ");
        session
    }

    /// Waits for a text and gives what came before it.
    fn sees(&mut self, text: &str) -> String {
        self.pty.exp_string(text).unwrap_or_else(|error| panic!("{text:?} does not come: {error}"))
    }

    fn types(&mut self, line: &str) {
        self.pty.send_line(line).expect("the prompt reads");
    }

    fn presses(&mut self, key: char) {
        self.pty.send_control(key).expect("the prompt reads");
    }

    /// Types a line and waits for a text in the answer, then for the next prompt.
    fn asks(&mut self, line: &str, answer: &str) {
        self.types(line);
        self.sees(answer);
        self.sees(">>> ");
    }

    fn ends(mut self) {
        self.pty.exp_eof().expect("the program ends");
    }
}

#[test]
fn values_are_shown_and_kept() {
    let mut session = Session::start(&[]);
    session.asks("6 * 7", "\n42");
    session.asks("_ + 1", "\n43");
    session.asks("'a' 'b'", "\n'ab'");
    session.presses('d');
    session.ends();
}

#[test]
fn blocks_end_with_an_empty_line() {
    let mut session = Session::start(&[]);
    session.asks("double = lambda x: 2 * x; 'there'", "\n'there'");
    session.types("if double:");
    session.types("    print('in' + 'side')");
    // What is typed must find the editor waiting, so each step has an answer to wait for.
    session.asks("", "inside");
    session.types("double(");
    session.asks("21)", "\n42");
    session.types("exit");
    session.ends();
}

#[test]
fn tracebacks_quote_what_was_typed() {
    let mut session = Session::start(&[]);
    session.types("1 / 0");
    session.sees("File \"<python-input-0>\", line 1, in <module>");
    session.sees("~~^~~");
    session.sees("ZeroDivisionError: division by zero");
    session.sees(">>> ");
    session.asks("1 +", "SyntaxError: invalid syntax");
    session.asks("import sys; sys.last_exc", "SyntaxError");
    session.types("exit(3)");
    session.ends();
}

#[test]
fn control_c_clears_the_line_and_interrupts_statements() {
    let mut session = Session::start(&[]);
    session.pty.send("1 / 0").and_then(|_| session.pty.flush()).expect("the prompt reads");
    session.sees("1 / 0");
    session.presses('c');
    session.sees("KeyboardInterrupt");
    session.sees(">>> ");
    session.asks("import time", "time");
    session.types("while True: print('go' + 'es'); time.sleep(0.05)");
    session.types("");
    // The statement runs, so that the key is a signal.
    session.sees("goes");
    session.presses('c');
    session.sees("KeyboardInterrupt");
    session.sees(">>> ");
    session.asks("1 + 1", "\n2");
    session.presses('d');
    session.ends();
}

#[test]
fn threads_go_on_while_the_prompt_waits() {
    let mut session = Session::start(&[]);
    session.asks("import threading, time", "time");
    session.asks("lines = iter('xyz')", "xyz");
    session.types("threading.Thread(target=lambda: (time.sleep(0.5), print('from ' + 'afar'))).start()");
    session.sees(">>> ");
    session.sees("from afar");
    session.asks(":threads", "MainThread");
    session.presses('d');
    session.ends();
}

#[test]
fn questions_begin_with_a_colon() {
    let mut session = Session::start(&[]);
    session.asks(":dis x + 1", "BINARY_ADD");
    session.asks(":help", ":threads");
    session.asks(":nonsense", "There is no command :nonsense");
    session.types("quit()");
    session.ends();
}

#[test]
fn tab_completes_names_attributes_and_modules() {
    let mut session = Session::start(&[]);
    session.asks("something_long = [3, 1]", "3, 1");
    session.pty.send("somet\t.so\t()\n").and_then(|_| session.pty.flush()).expect("the prompt reads");
    session.sees("something_long.sort");
    session.sees("()");
    session.sees(">>> ");
    session.asks("something_long", "[1, 3]");
    session.pty.send("import itert\t\n").and_then(|_| session.pty.flush()).expect("the prompt reads");
    session.sees("import itertools");
    session.sees(">>> ");
    session.presses('d');
    session.ends();
}

#[test]
fn history_outlives_the_session() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    std::fs::write(folder.path().join("history"), "'remem' + 'bered'\n").expect("a file can be written");
    let mut session = Session::start_in(folder, &[]);
    session.pty.send("\x1b[A\n").and_then(|_| session.pty.flush()).expect("the prompt reads");
    session.sees("\n'remembered'");
    session.sees(">>> ");
    session.presses('d');
    session.ends();
}

#[test]
fn a_script_with_i_leaves_its_names() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    std::fs::write(folder.path().join("made.py"), "made = 40\n1 / 0\n").expect("a file can be written");
    let mut session = Session::start_in(folder, &["-i", "made.py"]);
    session.asks("made + 2", "\n42");
    session.types("exit(5)");
    session.ends();
}

fn piped(arguments: &[&str], input: &str) -> support::Outcome {
    outcome(minipy(Path::new(&root())).args(arguments), input.as_bytes())
}

#[test]
fn a_pipe_without_i_is_a_program() {
    let outcome = piped(&[], "x = 6\nx * 7\nprint(x)\n");
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str(), outcome.status), ("6\n", "", Some(0)));
}

#[test]
fn a_pipe_with_i_is_read_as_typed() {
    let input = "x = 6\nx * 7\nif x:\n  1 / 0\n\ninput()\nanswer\n_\n";
    let outcome = piped(&["-i"], input);
    assert_eq!(outcome.stdout, "42\n'answer'\n'answer'\n");
    let expected = ">>> >>> >>> ... ... Traceback (most recent call last):
  File \"<stdin>\", line 2, in <module>
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
>>> >>> >>> \n";
    let typed = outcome.stderr.split_once(">>> ").map_or("", |(_, rest)| rest);
    assert_eq!(format!(">>> {typed}"), expected);
    assert_eq!(outcome.status, Some(0));
}

#[test]
fn exit_in_a_pipe_with_i_has_its_status() {
    assert_eq!(piped(&["-i"], "raise SystemExit(4)\n1\n").status, Some(4));
}
