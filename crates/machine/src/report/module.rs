//! `_traceback`: what the library's `traceback` shows of exceptions as the interpreter itself does.

use objects::{Str, Value};

use super::{Colours, Report};
use crate::modules::ModuleSpec;
use crate::native::row;
use crate::types::traceback::Traceback;
use crate::{Result, Thread};

/// `entry(traceback)`: last line, first column and column past the end, and the excerpt of the source with its carets.
fn entry(t: &mut Thread, args: &[Value]) -> Result {
    let Some(traceback) = args[0].get::<Traceback>() else {
        let name = t.type_name(&args[0]);
        return Err(t.type_error(format!("expected traceback object, got '{name}'")));
    };
    let (location, code) = (traceback.location(), traceback.code.get());
    let mut text = String::new();
    if let Some(code) = code.get::<crate::types::code::CodeObject>() {
        let file = code.code.file.clone();
        Report::new(Colours::NONE, true).frame(t, &file, location, "", &mut text);
    }
    // Without the line that names the place.
    let excerpt = text.split_once('\n').map_or("", |(_, excerpt)| excerpt);
    let excerpt = t.str(excerpt);
    let numbers =
        [location.end_line, location.column, location.end_column].map(|number| Value::from_len(number as usize));
    let [end_line, column, end_column] = numbers;
    Ok(t.tuple([end_line, column, end_column, excerpt]))
}

/// `hint(exception, traceback)`: what is added to the message of an exception when its text can be guessed better.
fn hint(t: &mut Thread, args: &[Value]) -> Result {
    let traceback = if args[1].is_none() { Value::NULL } else { args[1].clone() };
    let hint = t.hint(&args[0], &traceback);
    Ok(t.str(&hint))
}

/// `syntax_error(exception, name)`: place and message of a SyntaxError.
fn syntax_error(t: &mut Thread, args: &[Value]) -> Result {
    let name = args[1].get::<Str>().map(|name| name.as_str().to_owned()).unwrap_or_default();
    let text = Report::new(Colours::NONE, true).syntax_error(t, &args[0], &name);
    Ok(t.str(&text))
}

/// `_traceback`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "_traceback",
    functions: &[
        row("entry", "traceback, /", entry),
        row("hint", "exception, traceback, /", hint),
        row("syntax_error", "exception, name, /", syntax_error),
    ],
    init: None,
};
