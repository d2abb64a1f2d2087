//! What begins with a colon: questions about the interpreter instead of statements.

use std::fmt::Write;

use bytecode::DisassembleOptions;
use machine::{Result, Thread};
use source::{Names, SourceText};
use syntax::Mode;

use crate::{host, show};

const HELP: &str = "\
:dis CODE    the instructions that CODE is compiled to
:threads     the threads that run, and which of them is the prompt
:help        this
exit, quit   leave, as Ctrl-D does; exit(3) leaves with a status

Enter ends a statement when it is whole; a block ends with an empty line. Tab completes names, attributes and
modules; the arrows and Ctrl-R find what was typed before. Ctrl-C throws a line away, or interrupts what runs.
_ is the last value shown.
";

/// Runs a command, given without its colon.
///
/// # Errors
/// What printing raises.
pub(crate) fn run(t: &mut Thread, command: &str) -> Result<()> {
    let (name, argument) = command.split_once(char::is_whitespace).unwrap_or((command, ""));
    let text = match name {
        "dis" if !argument.trim().is_empty() => disassembled(argument.trim()),
        "dis" => ":dis takes what to compile, as in :dis x + 1\n".to_owned(),
        "threads" => threads(t)?,
        "help" | "h" | "?" => HELP.to_owned(),
        name => format!("There is no command :{name}; :help tells those there are.\n"),
    };
    t.write_stdout(&text)
}

fn disassembled(code: &str) -> String {
    let (text, names) = (SourceText::new("<python-input>", format!("{code}\n")), Names::new());
    match host::compile(&text, &names, Mode::File) {
        Ok((code, _)) => bytecode::disassemble(&code, &names, DisassembleOptions::default()),
        Err(findings) => findings.first().map_or_else(String::new, |error| show::describe(error, &text)),
    }
}

/// Names and numbers of the threads, as `threading` knows them.
fn threads(t: &mut Thread) -> Result<String> {
    let threading = t.import_module("threading")?;
    let [enumerate, name, ident, daemon] = ["enumerate", "name", "ident", "daemon"].map(|name| t.names().intern(name));
    let threads = t.call_method(&threading, enumerate, &[])?;
    let mut out = String::new();
    for thread in t.collect(&threads)? {
        let [name, ident, daemon] = [name, ident, daemon].map(|attribute| t.get_attribute(&thread, attribute));
        let (name, ident) = (t.to_text(&name?)?, t.to_text(&ident?)?);
        let is_daemon = t.truth(&daemon?)?;
        let kind = match (ident.as_str(), is_daemon) {
            ("1", _) => "  this prompt",
            (_, true) => "  daemon",
            (_, false) => "",
        };
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{ident:>4}  {name}{kind}");
    }
    Ok(out)
}
