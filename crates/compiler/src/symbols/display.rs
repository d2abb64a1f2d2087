//! The tables as text, laid out as `python -m symtable` does.

use std::fmt;

use source::Names;

use super::{Lazy, ScopeId, ScopeKind, Symbol, Symbols, Uses, Variable};

impl Symbols {
    /// Shows all scopes, inner ones indented below the one around them.
    pub fn display<'a>(&'a self, names: &'a Names) -> impl fmt::Display + 'a {
        Tables { symbols: self, names }
    }

    fn write_scope(&self, f: &mut fmt::Formatter<'_>, names: &Names, id: ScopeId, level: usize) -> fmt::Result {
        let scope = self.scope(id);
        let indent = "    ".repeat(level);
        let name = names.text(scope.name);
        match scope.kind {
            ScopeKind::Module => writeln!(f, "symbol table for module from file '{}':", self.file)?,
            kind => {
                let nested = if self.is_nested(id) { "nested " } else { "" };
                let what = match kind {
                    ScopeKind::Class => "class",
                    ScopeKind::TypeParams => "type parameters",
                    ScopeKind::Lazy(Lazy::Alias) => "type alias",
                    ScopeKind::Lazy(_) => "type variable",
                    _ => "function",
                };
                writeln!(f, "{indent}symbol table for {nested}{what} '{name}':")?;
            }
        }
        for (&name, symbol) in &scope.symbols {
            let place = variable_name(symbol.variable);
            write!(f, "    {indent}{place} symbol '{}':", names.text(name))?;
            write_uses(f, symbol)?;
        }
        writeln!(f)?;
        scope.children.iter().try_for_each(|&child| self.write_scope(f, names, child, level + 1))
    }

    /// Whether a scope stands, however deep, inside a function.
    pub(crate) fn is_nested(&self, id: ScopeId) -> bool {
        let mut next = self.scope(id).parent;
        while let Some(id) = next {
            if self.scope(id).kind.is_function_like() {
                return true;
            }
            next = self.scope(id).parent;
        }
        false
    }
}

struct Tables<'a> {
    symbols: &'a Symbols,
    names: &'a Names,
}

impl fmt::Display for Tables<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.symbols.write_scope(f, self.names, ScopeId::MODULE, 0)
    }
}

fn variable_name(variable: Variable) -> &'static str {
    match variable {
        Variable::Local => "local",
        Variable::Cell => "cell",
        Variable::Free => "free",
        Variable::GlobalExplicit => "global_explicit",
        Variable::GlobalImplicit => "global_implicit",
    }
}

fn write_uses(f: &mut fmt::Formatter<'_>, symbol: &Symbol) -> fmt::Result {
    const WORDS: [(Uses, &str); 7] = [
        (Uses::USE, "use"),
        (Uses::GLOBAL, "def_global"),
        (Uses::NONLOCAL, "def_nonlocal"),
        (Uses::LOCAL, "def_local"),
        (Uses::PARAM, "def_param"),
        (Uses::IMPORT, "def_import"),
        (Uses::ANNOT, "def_annot"),
    ];
    let mut separator = " ";
    for (bit, word) in WORDS {
        if symbol.uses.any(bit) {
            write!(f, "{separator}{word}")?;
            separator = ", ";
        }
    }
    writeln!(f)
}
