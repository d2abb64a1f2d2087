//! What builtin functions, methods and types say of themselves. Nothing is read before somebody asks: a look-up goes
//! through the lines of a text.

use crate::native::{NativeCode, NativeFunction};

const BUILTINS: &str = include_str!("docs/builtins.txt");
const MODULES: &str = include_str!("docs/modules.txt");

/// A line of the texts.
#[derive(Clone, Copy)]
pub(crate) struct Doc {
    /// `__doc__`
    pub sentence: &'static str,
    /// What stands between parentheses in place of the parameters of the function's own table; three points where
    /// they cannot be written in Python's notation.
    parameters: Option<&'static str>,
}

impl Doc {
    fn has_signature(&self) -> bool {
        self.parameters != Some("...")
    }
}

/// What is said of `len`, `str.join`, `math.sqrt`.
pub(crate) fn doc(key: &str) -> Option<Doc> {
    [BUILTINS, MODULES].into_iter().flat_map(str::lines).find_map(|line| {
        let rest = line.strip_prefix(key)?;
        if let Some(sentence) = rest.strip_prefix(": ") {
            return Some(Doc { sentence, parameters: None });
        }
        let (parameters, sentence) = rest.strip_prefix('(')?.split_once("): ")?;
        Some(Doc { sentence, parameters: Some(parameters) })
    })
}

/// What is said of a function, or of methods of its name.
pub(crate) fn of_function(function: &NativeFunction) -> Option<Doc> {
    let is_function = !function.qualname.contains('.');
    let shared = || if is_function { None } else { doc(&format!("*.{}", function.name)) };
    doc(&function.qualname).or_else(shared)
}

/// What is said of a computed attribute of a class.
pub(crate) fn of_attribute(class: &str, name: &str) -> Option<&'static str> {
    doc(&format!("{class}.{name}")).or_else(|| doc(&format!("*.{name}"))).map(|doc| doc.sentence)
}

/// `__text_signature__`: the parameters with a dollar sign before those that binding gives, as CPython has them.
pub(crate) fn text_signature(function: &NativeFunction, in_module: bool) -> Option<String> {
    if of_function(function).is_some_and(|doc| !doc.has_signature()) {
        return None;
    }
    // A parameter cannot be called `class` in Python.
    let named = |part| if part == "class" { "cls" } else { part };
    let parts = function.parameters.split(", ").filter(|part| !part.is_empty()).map(named);
    let parts: Vec<&str> = parts.collect();
    let own = match (function.is_method, in_module, parts.first()) {
        (true, _, _) => Some("$self"),
        (false, true, _) => Some("$module"),
        (false, false, Some(&("cls" | "metatype" | "metacls"))) => Some("$type"),
        _ => None,
    };
    let rest = if in_module || own.is_none() { &parts[..] } else { &parts[1..] };
    let mut shown: Vec<&str> = own.into_iter().collect();
    // What is bound is given by position.
    if own.is_some() && !rest.contains(&"/") && !matches!(function.code, NativeCode::New(_)) {
        shown.push("/");
    }
    shown.extend(rest);
    Some(format!("({})", shown.join(", ")))
}

/// The parameters that a call of a builtin class has, those of `__new__` or `__init__` without the first.
pub(crate) fn class_signature(name: &str, constructor: &NativeFunction) -> Option<String> {
    match doc(name) {
        Some(doc) if !doc.has_signature() => return None,
        Some(Doc { parameters: Some(parameters), .. }) => return Some(format!("({parameters})")),
        _ => {}
    }
    let parameters = constructor.parameters.split_once(", ").map_or("", |(_, rest)| rest);
    let parameters = parameters.strip_prefix("/, ").unwrap_or(parameters);
    Some(format!("({})", if parameters == "/" { "" } else { parameters }))
}
