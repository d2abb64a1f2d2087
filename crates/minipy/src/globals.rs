//! The names that a program binds at its top level, as its text says: options that name one are checked before it runs.

use compiler::symbols::{ScopeId, Symbols, Uses, Variable};
use source::{Names, SourceText};
use syntax::Mode;

use crate::arguments::{listed, meant};

/// What can bind globals that the text does not show.
const OTHER_WAYS: [&str; 5] = ["exec", "globals", "vars", "locals", "setattr"];
/// The most names that are listed.
const MOST: usize = 12;

/// The names at the top level of a program.
pub(crate) struct Globals {
    names: Vec<String>,
    /// Whether it may bind others while it runs.
    has_others: bool,
}

impl Globals {
    /// Those of a text; `None` where it is no program.
    pub(crate) fn of(text: &SourceText) -> Option<Globals> {
        let names = Names::new();
        let symbols = symbols(text, &names, Mode::File)?;
        let module = symbols.scope(ScopeId::MODULE).symbols.iter();
        let is_bound = |uses: Uses| uses.any(Uses::BOUND) || uses.any(Uses::GLOBAL);
        let bound = module.filter(|(_, symbol)| is_bound(symbol.uses)).map(|(name, _)| names.text(*name).to_owned());
        let used = free(&symbols, &names);
        let has_others =
            text.text().contains("import *") || used.iter().any(|name| OTHER_WAYS.contains(&name.as_str()));
        Some(Globals { names: bound.collect(), has_others })
    }

    /// Whether it can have a global of that name.
    pub(crate) fn may_have(&self, name: &str) -> bool {
        self.has_others || self.names.iter().any(|known| known == name)
    }

    /// That it has none of that name, and which it has.
    pub(crate) fn lacks(&self, name: &str) -> String {
        let names: Vec<&str> = self.names.iter().map(String::as_str).take(MOST).collect();
        let more = if self.names.len() > MOST { ", ..." } else { "" };
        match &names[..] {
            [] => "the program has no globals".to_owned(),
            names => format!("the program has no global {name}; choose {}{more}{}", listed(names), meant(name, names)),
        }
    }
}

/// The names that an expression takes from outside; `None` where the text is no expression.
pub(crate) fn names_in(expression: &str) -> Option<Vec<String>> {
    let names = Names::new();
    let symbols = symbols(&SourceText::new("<value>", expression), &names, Mode::Expression)?;
    Some(free(&symbols, &names))
}

fn symbols(text: &SourceText, names: &Names, mode: Mode) -> Option<Symbols> {
    let parsed = syntax::parse(text, names, mode);
    if parsed.error().is_some() {
        return None;
    }
    compiler::symbols(&parsed.module, text, names).ok()
}

/// The names that are globals or builtins, for nothing binds them.
fn free(symbols: &Symbols, names: &Names) -> Vec<String> {
    let (mut found, mut open) = (Vec::new(), vec![ScopeId::MODULE]);
    while let Some(id) = open.pop() {
        let scope = symbols.scope(id);
        let free = scope.symbols.iter().filter(|(_, symbol)| symbol.variable == Variable::GlobalImplicit);
        found.extend(free.map(|(name, _)| names.text(*name).to_owned()));
        open.extend(&scope.children);
    }
    found
}
