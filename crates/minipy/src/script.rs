//! Finding and reading the text of a program.

use std::ffi::OsStr;
use std::io::{ErrorKind, Read};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use source::SourceText;

use crate::arguments;

/// A program's text that was read, and where it lies.
#[derive(Debug)]
pub(crate) struct Script {
    /// Its text; the file is named as tracebacks name it.
    pub(crate) text: SourceText,
    /// What imports find first.
    pub(crate) folder: String,
}

/// Why there is no text: what to say on stderr, and the exit status.
#[derive(Debug)]
pub(crate) struct Unreadable {
    pub(crate) message: String,
    pub(crate) status: i32,
}

impl Unreadable {
    fn new(status: i32, message: impl Into<String>) -> Unreadable {
        Unreadable { message: message.into() + "\n", status }
    }
}

/// Reads a script, or `__main__.py` of a folder.
pub(crate) fn read(file: &OsStr) -> Result<Script, Unreadable> {
    let given = Path::new(file);
    if given.is_dir() {
        for name in ["__main__.py", "__main__.mpy"] {
            let main = given.join(name);
            if main.is_file() {
                return read_file(&absolute(&main), given);
            }
        }
        return Err(Unreadable::new(
            1,
            format!(
                "minipy: can't find '__main__' module in '{}'; give a script in it, or 'minipy -h' for help",
                absolute(given).display()
            ),
        ));
    }
    let path = absolute(given);
    read_file(&path, given)
}

fn read_file(path: &Path, given: &Path) -> Result<Script, Unreadable> {
    let bytes = std::fs::read(path).map_err(|error| cannot_open(path, given, &error))?;
    let text = decoded(bytes, &path.to_string_lossy())?;
    // As in CPython, modules are searched for beside the script that a link points to.
    let real = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = real.parent().unwrap_or(Path::new("")).to_string_lossy().into_owned();
    Ok(Script { text, folder })
}

/// Reads stdin to its end.
pub(crate) fn read_stdin() -> Result<Script, Unreadable> {
    let mut bytes = Vec::new();
    if let Err(error) = std::io::stdin().lock().read_to_end(&mut bytes) {
        return Err(Unreadable::new(1, format!("minipy: cannot read stdin: {}", reason(&error))));
    }
    Ok(Script { text: decoded(bytes, "<stdin>")?, folder: String::new() })
}

/// The text of `-c`.
pub(crate) fn from_argument(code: &str) -> Script {
    // CPython ends it with a line end, too.
    Script { text: SourceText::new("<string>", format!("{code}\n")), folder: String::new() }
}

fn decoded(bytes: Vec<u8>, file: &str) -> Result<SourceText, Unreadable> {
    match source::decode(file, bytes) {
        // CPython's reader of files sees it before the parser and quotes the line up to it.
        Ok(text) if text.contains('\0') => {
            let before = text.split('\0').next().unwrap_or_default();
            let (line, shown) = (before.matches('\n').count() + 1, before.rsplit('\n').next().unwrap_or_default());
            let reason = "SyntaxError: source code cannot contain null bytes";
            Err(Unreadable::new(1, format!("  File \"{file}\", line {line}\n    {}\n{reason}", shown.trim_start())))
        }
        Ok(text) => Ok(SourceText::new(file, text)),
        Err(error) => Err(Unreadable::new(1, format!("SyntaxError: {error}"))),
    }
}

/// A path from the root, not simplified but for a leading `./`, as CPython's `_Py_abspath` makes it.
fn absolute(path: &Path) -> PathBuf {
    let stripped = path.to_str().and_then(|text| text.strip_prefix('.')?.strip_prefix(MAIN_SEPARATOR));
    let path = stripped.map_or(path, Path::new);
    match std::env::current_dir() {
        Ok(here) if path.is_relative() => here.join(path),
        _ => path.to_owned(),
    }
}

/// Where we are; modules named by `-m` are searched for there.
pub(crate) fn current_folder() -> String {
    std::env::current_dir().map(|here| here.to_string_lossy().into_owned()).unwrap_or_default()
}

fn cannot_open(path: &Path, given: &Path, error: &std::io::Error) -> Unreadable {
    let number = error.raw_os_error().map_or_else(String::new, |number| format!("[Errno {number}] "));
    let mut message = format!("minipy: can't open file '{}': {number}{}", path.display(), reason(error));
    let word = given.to_str().unwrap_or_default();
    if error.kind() == ErrorKind::NotFound
        && let Some(meant) = arguments::similar_subcommand(word)
    {
        message += &format!("\nDid you mean the subcommand '{meant}'?  minipy {meant} FILE");
    } else {
        message += "\nGive the path of a program that can be read, or see 'minipy -h'.";
    }
    Unreadable::new(2, message)
}

/// An error of the system in C's words, without Rust's number.
pub(crate) fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}
