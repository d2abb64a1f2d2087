//! The second step: where each name lives, found by looking outwards from each scope.

use source::{Diagnostic, Name, Names, known};

use super::{Scope, ScopeId, ScopeKind, Symbol, Symbols, Uses, Variable};

/// Fills in [`Symbol::variable`] of every symbol, outer scopes first.
pub(super) fn resolve(symbols: &mut Symbols, names: &Names) -> Result<(), Diagnostic> {
    for index in 0..symbols.scopes.len() {
        let id = ScopeId(index as u32);
        for position in 0..symbols.scope(id).symbols.len() {
            let Some((&name, &symbol)) = symbols.scope(id).symbols.get_index(position) else { break };
            let variable = variable(symbols, names, id, name, symbol)?;
            if let Some((_, symbol)) = symbols.scope_mut(id).symbols.get_index_mut(position) {
                symbol.variable = variable;
            }
        }
    }
    Ok(())
}

fn variable(
    symbols: &mut Symbols,
    names: &Names,
    id: ScopeId,
    name: Name,
    symbol: Symbol,
) -> Result<Variable, Diagnostic> {
    let scope = symbols.scope(id);
    if symbol.uses.any(Uses::GLOBAL) {
        if symbol.uses.any(Uses::NONLOCAL) {
            return Err(at_directive(scope, names, name, |text| format!("name '{text}' is nonlocal and global")));
        }
        return Ok(Variable::GlobalExplicit);
    }
    if symbol.uses.any(Uses::NONLOCAL) {
        if id == ScopeId::MODULE {
            let message = |_: &str| "nonlocal declaration not allowed at module level".to_owned();
            return Err(at_directive(scope, names, name, message));
        }
        return match owner(symbols, id, name) {
            Some(owner) if is_type_param(symbols, owner, name) => {
                let message = |text: &str| format!("nonlocal binding not allowed for type parameter '{text}'");
                Err(at_directive(symbols.scope(id), names, name, message))
            }
            Some(owner) => Ok(capture(symbols, id, owner, name)),
            None => {
                let message = |text: &str| format!("no binding for nonlocal '{text}' found");
                Err(at_directive(symbols.scope(id), names, name, message))
            }
        };
    }
    if symbol.uses.any(Uses::BOUND) {
        return Ok(Variable::Local);
    }
    if scope.sees_class
        && let Some(class) = class_around(symbols, id)
    {
        let uses = symbols.scope(class).symbol(name).map_or(Uses::default(), |symbol| symbol.uses);
        if uses.any(Uses::GLOBAL) {
            return Ok(Variable::GlobalExplicit);
        }
        if uses.any(Uses::BOUND) && !uses.any(Uses::NONLOCAL) {
            return Ok(Variable::GlobalImplicit);
        }
    }
    Ok(match owner(symbols, id, name) {
        Some(owner) => capture(symbols, id, owner, name),
        None => Variable::GlobalImplicit,
    })
}

/// The scope around `id` whose variable `name` means there, if it is not a global.
fn owner(symbols: &Symbols, id: ScopeId, name: Name) -> Option<ScopeId> {
    let mut next = symbols.scope(id).parent;
    let mut through_function = !symbols.scope(id).kind.is_inlined();
    while let Some(id) = next {
        let scope = symbols.scope(id);
        if scope.kind == ScopeKind::Class {
            // A comprehension directly in a class body finds no `__class__`: the body itself has none.
            if matches!(name, known::CLASS | known::CLASSDICT) && through_function {
                return Some(id);
            }
        } else if scope.kind != ScopeKind::Module {
            let uses = scope.symbol(name).map_or(Uses::default(), |symbol| symbol.uses);
            if uses.any(Uses::GLOBAL) {
                return None;
            }
            if uses.any(Uses::BOUND) && !uses.any(Uses::NONLOCAL) {
                return Some(id);
            }
            through_function |= !scope.kind.is_inlined();
        }
        next = scope.parent;
    }
    None
}

fn is_type_param(symbols: &Symbols, owner: ScopeId, name: Name) -> bool {
    symbols.scope(owner).symbol(name).is_some_and(|symbol| symbol.uses.any(Uses::TYPE_PARAM))
}

/// The class that an annotation scope stands in.
fn class_around(symbols: &Symbols, id: ScopeId) -> Option<ScopeId> {
    let mut next = symbols.scope(id).parent;
    while let Some(id) = next {
        let scope = symbols.scope(id);
        if scope.kind == ScopeKind::Class {
            return Some(id);
        }
        next = scope.parent;
    }
    None
}

/// Makes `name` free in every scope from `id` out to `owner`, and a cell in `owner` if a function
/// lies between: inlined comprehensions reach the owner's frame without one.
fn capture(symbols: &mut Symbols, id: ScopeId, owner: ScopeId, name: Name) -> Variable {
    let mut needs_cell = false;
    let mut current = id;
    while current != owner {
        let scope = symbols.scope_mut(current);
        needs_cell |= !scope.kind.is_inlined();
        if current != id {
            let is_class = scope.kind == ScopeKind::Class;
            let symbol = scope.symbols.entry(name).or_insert(Symbol { variable: Variable::Free, ..Symbol::default() });
            if is_class && symbol.uses.any(Uses(Uses::BOUND.0 | Uses::GLOBAL.0)) {
                symbol.passes_through = true;
            } else {
                symbol.variable = Variable::Free;
            }
        }
        match scope.parent {
            Some(parent) => current = parent,
            None => break,
        }
    }
    let scope = symbols.scope_mut(owner);
    if scope.kind == ScopeKind::Class && name == known::CLASSDICT {
        scope.needs_class_dict = true;
    } else if scope.kind == ScopeKind::Class {
        scope.needs_class_cell = true;
    } else if needs_cell && let Some(symbol) = scope.symbols.get_mut(&name) {
        symbol.variable = Variable::Cell;
    }
    Variable::Free
}

fn at_directive(scope: &Scope, names: &Names, name: Name, message: impl Fn(&str) -> String) -> Diagnostic {
    let span = scope.directives.iter().find(|(directive, _)| *directive == name).map_or(scope.span, |(_, span)| *span);
    Diagnostic::syntax(message(names.text(name)), span)
}
