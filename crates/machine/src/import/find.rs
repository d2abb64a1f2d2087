//! Where modules are found: what comes with the machine, and the folders of `sys.path`.

use std::path::Path;

use super::Origin;
use crate::builtin::Builtin;
use crate::{Result, Thread};

/// Modules that CPython has inside its program or imports before the script, which no file beside the script
/// can replace.
const BUILT_IN: &[&str] = &[
    "_abc",
    "_collections",
    "_collections_abc",
    "_collections_user",
    "_functools",
    "_io",
    "_operator",
    "_sre",
    "_thread",
    "_weakref",
    "abc",
    "atexit",
    "builtins",
    "errno",
    "faulthandler",
    "gc",
    "itertools",
    "marshal",
    "os",
    "posix",
    "posixpath",
    "signal",
    "sys",
    "time",
];

/// What the names of Python files end in.
const ENDINGS: [&str; 2] = ["py", "mpy"];

impl Thread {
    /// Finds a module by its full name: in these folders for one of a package, else on `sys.path`.
    pub(super) fn find_module(&mut self, full: &str, folders: Option<Vec<String>>) -> Result<Option<Origin>> {
        let own = |name: &str| {
            crate::modules::native_module(name)
                .map(Origin::Native)
                .or_else(|| crate::modules::library_source(name).map(Origin::Library))
        };
        if BUILT_IN.contains(&full) {
            return Ok(own(full));
        }
        let folders = match folders {
            Some(folders) => folders,
            None => self.search_path()?,
        };
        let last = full.rsplit('.').next().unwrap_or(full);
        // A name with a separator or a NUL in it (`__import__` takes any text) is no file's.
        if last.contains(['/', '\\', '\0']) {
            return Ok(None);
        }
        let mut namespace = None;
        for folder in folders {
            match find_in(&folder, last) {
                Some(Origin::Namespace(folder)) => {
                    namespace.get_or_insert(Origin::Namespace(folder));
                }
                Some(found) => return Ok(Some(found)),
                None => {}
            }
        }
        Ok(own(full).or(namespace))
    }

    /// `sys.path`, as far as it is text.
    fn search_path(&mut self) -> Result<Vec<String>> {
        if let Some(sys) = self.loaded_module("sys")? {
            let name = self.names().intern("path");
            if let Some(path) = self.find_attribute(&sys, name)? {
                return self.strings_in(&path);
            }
        }
        Ok(vec![self.interpreter().config.script_folder.clone()])
    }

    /// The text of a source file.
    pub(super) fn read_source(&mut self, path: &str) -> Result<String> {
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let message = format!("cannot read '{path}': {error}");
                return Err(self.raise(Builtin::ImportError, message));
            }
        };
        String::from_utf8(bytes).map_err(|error| {
            let (at, bytes) = (error.utf8_error().valid_up_to(), error.as_bytes());
            let byte = bytes.get(at).copied().unwrap_or_default();
            let line = 1 + bytes[..at].iter().filter(|&&byte| byte == b'\n').count();
            let message = format!(
                "Non-UTF-8 code starting with '\\x{byte:02x}' on line {line}, but no encoding declared; see https://peps.python.org/pep-0263/ for details"
            );
            let raised = self.raise(Builtin::SyntaxError, &message);
            let (message, path, line) = (self.str(&message), self.str(path), objects::Value::from_len(line));
            for (field, value) in [("msg", message), ("filename", path), ("lineno", line)] {
                self.set_exception_field(&raised, field, value);
            }
            raised
        })
    }
}

/// A module in one folder: a package goes before a file, a folder without `__init__` comes last.
fn find_in(folder: &str, name: &str) -> Option<Origin> {
    let join = |rest: &str| {
        if folder.is_empty() { rest.to_owned() } else { format!("{}/{rest}", folder.trim_end_matches('/')) }
    };
    let package = join(name);
    let is_folder = Path::new(&package).is_dir();
    if is_folder {
        for ending in ENDINGS {
            let path = format!("{package}/__init__.{ending}");
            if Path::new(&path).is_file() {
                return Some(Origin::File { path, package: Some(package) });
            }
        }
    }
    for ending in ENDINGS {
        let path = join(&format!("{name}.{ending}"));
        if Path::new(&path).is_file() {
            return Some(Origin::File { path, package: None });
        }
    }
    is_folder.then_some(Origin::Namespace(package))
}
