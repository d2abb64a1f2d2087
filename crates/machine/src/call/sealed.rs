//! What is said of wrong arguments to methods of the library's sealed classes, which are types in C in CPython.

use objects::{Str, Tuple, Value};

use crate::class::Class;
use crate::types::code::CodeObject;
use crate::types::function::Function;
use crate::{Raised, Thread};

/// What is wrong with a call.
pub(super) enum Wrong<'a> {
    /// So many positional arguments were given.
    TooMany(usize),
    /// So many parameters, of which the first has this place (`self` has 0), got no value.
    Missing { first: usize, count: usize },
    /// This keyword is no parameter's name.
    Unexpected(&'a str),
}

/// Operators, which in C are slots with wrappers.
const OPERATORS: [&str; 22] = [
    "add",
    "radd",
    "sub",
    "rsub",
    "mul",
    "rmul",
    "truediv",
    "rtruediv",
    "floordiv",
    "rfloordiv",
    "mod",
    "rmod",
    "divmod",
    "rdivmod",
    "eq",
    "ne",
    "lt",
    "le",
    "gt",
    "ge",
    "and",
    "or",
];

/// A method as C would have it, which counts neither `self` nor the class.
struct Method<'a> {
    class: &'a str,
    name: &'a str,
    parameters: Vec<&'a str>,
    least: usize,
    keyword_only: usize,
    takes_keywords: bool,
}

impl Thread {
    /// The TypeError in the words of C for a method of a sealed class, `None` for other functions.
    #[cold]
    pub(super) fn sealed_complaint(
        &mut self,
        function: &Function,
        code: &CodeObject,
        wrong: &Wrong<'_>,
    ) -> Option<Raised> {
        if matches!(wrong, Wrong::Missing { first: 0, .. }) {
            return None;
        }
        let qualname = function.qualname.get();
        let (class, name) = qualname.get::<Str>()?.as_str().rsplit_once('.')?;
        let key = self.names().intern(class);
        let found = self.module_get(&function.module.get(), key)?;
        if !found.get::<Class>()?.traits.get().sealed || code.arg_count == 0 {
            return None;
        }
        let defaults = function.defaults.get().get::<Tuple>().map_or(0, |defaults| defaults.items().len());
        let text = |name: &Value| name.get::<Str>().map(|name| name.as_str().to_owned());
        let names: Vec<String> = code.parameters[1..].iter().filter_map(text).collect();
        let positional = code.arg_count as usize - 1;
        let method = Method {
            class,
            name,
            parameters: names.iter().map(String::as_str).take(positional).collect(),
            least: positional.saturating_sub(defaults),
            keyword_only: code.code.kwonly_count as usize,
            takes_keywords: code.parameters.len() > (code.code.posonly_count as usize).max(1),
        };
        let hint = match *wrong {
            Wrong::Unexpected(name) => crate::suggest::closest(name, names.iter().map(String::as_str)),
            _ => None,
        };
        let message = method.complaint(wrong, hint);
        Some(self.type_error(message))
    }
}

impl Method<'_> {
    fn is_operator(&self) -> bool {
        let inner = self.name.strip_prefix("__").and_then(|name| name.strip_suffix("__"));
        inner.is_some_and(|name| OPERATORS.contains(&name)) && self.parameters.len() == 1
    }

    /// What C calls it where it looks at the arguments: some functions do not tell their names.
    fn called(&self) -> String {
        match (self.class, self.name) {
            ("timedelta", "__new__") => "__new__()".to_owned(),
            (_, "__new__") | ("Decimal", _) | ("Context", "__init__") => "function".to_owned(),
            (_, name) => format!("{name}()"),
        }
    }

    fn complaint(&self, wrong: &Wrong<'_>, hint: Option<&str>) -> String {
        let (class, name, most) = (self.class, self.name, self.parameters.len());
        let given = match *wrong {
            Wrong::Unexpected(keyword) if self.takes_keywords && !self.is_operator() => {
                let this = if self.called() == "function" { "this " } else { "" };
                let hint = hint.map_or(String::new(), |near| format!(". Did you mean '{near}'?"));
                return format!("{this}{} got an unexpected keyword argument '{keyword}'{hint}", self.called());
            }
            Wrong::Unexpected(_) if self.is_operator() => {
                return format!("wrapper {name}() takes no keyword arguments");
            }
            Wrong::Unexpected(_) => return format!("{class}.{name}() takes no keyword arguments"),
            Wrong::TooMany(given) => given.saturating_sub(1),
            Wrong::Missing { count, .. } => most.saturating_sub(count),
        };
        let plural = if most == 1 { "" } else { "s" };
        match *wrong {
            _ if self.is_operator() => format!("expected 1 argument, got {given}"),
            Wrong::Missing { first, .. } if self.takes_keywords => {
                let parameter = self.parameters.get(first.saturating_sub(1)).copied().unwrap_or_default();
                format!("{} missing required argument '{parameter}' (pos {first})", self.called())
            }
            _ if most == 0 => format!("{class}.{name}() takes no arguments ({given} given)"),
            _ if self.takes_keywords => {
                // First all arguments are counted, then those given by position.
                let all = most + self.keyword_only;
                let (bound, kind) = if given > all || most == all { (all, "") } else { (most, "positional ") };
                let plural = if bound == 1 { "" } else { "s" };
                format!("{} takes at most {bound} {kind}argument{plural} ({given} given)", self.called())
            }
            _ if (most, self.least) == (1, 1) && name != "fromordinal" => {
                format!("{class}.{name}() takes exactly one argument ({given} given)")
            }
            _ => {
                let bound = if self.least == most { "exactly" } else { "at most" };
                format!("{name}() takes {bound} {most} argument{plural} ({given} given)")
            }
        }
    }
}
