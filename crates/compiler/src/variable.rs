//! Names: which instruction loads, stores or deletes each.

use bytecode::{LocalKind, Location, Op};
use source::{Name, Span, known};

use crate::generator::{Done, Generator, error};
use crate::symbols::{ScopeId, ScopeKind, Variable};

/// How the code being written reaches a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// A frame slot.
    Fast(u32),
    /// A cell in a frame slot.
    Deref(u32),
    /// The class namespace first, then a cell.
    ClassDeref(u32),
    /// The namespace of the class around an annotation scope first, then a cell.
    DictDeref(u32),
    /// The namespace of the class around an annotation scope first, then as a global.
    DictGlobal,
    /// The module's globals, then the builtins.
    Global,
    /// The class namespace, then as a global.
    Name,
}

impl Generator<'_> {
    /// How a mangled name is reached from the current scope.
    pub(crate) fn access(&mut self, name: Name) -> Access {
        let scope = self.scope();
        self.access_from(scope, name, false)
    }

    /// `inside`: asked on behalf of a comprehension that is inlined into `id`.
    fn access_from(&mut self, id: ScopeId, name: Name, inside: bool) -> Access {
        let scope = self.symbols.scope(id);
        let kind = scope.kind;
        // A class's own `__class__` is no name of its body, only of functions inside.
        if inside && name == known::CLASSDICT && scope.needs_class_dict {
            return Access::Deref(self.asm().slot(name, LocalKind::Cell));
        }
        if inside && name == known::CLASS && scope.needs_class_cell {
            return Access::Deref(self.asm().slot(name, LocalKind::Cell));
        }
        let symbol = scope.symbol(name).copied().unwrap_or_default();
        let variable = match symbol.variable {
            // A class hands a cell through to a comprehension, whatever the name is in its own body.
            _ if inside && symbol.passes_through => Variable::Free,
            variable => variable,
        };
        match variable {
            Variable::Local if kind.is_function_like() => Access::Fast(self.asm().slot(name, LocalKind::Plain)),
            Variable::Local if kind == ScopeKind::Class && !inside => Access::Name,
            Variable::Cell => Access::Deref(self.asm().slot(name, LocalKind::Cell)),
            Variable::Free if kind.is_inlined() => match scope.parent {
                Some(parent) => self.access_from(parent, name, true),
                None => Access::Global,
            },
            Variable::Free => {
                let slot = self.asm().slot(name, LocalKind::Free);
                if scope.sees_class && !inside {
                    return Access::DictDeref(slot);
                }
                if kind == ScopeKind::Class && !inside { Access::ClassDeref(slot) } else { Access::Deref(slot) }
            }
            Variable::GlobalImplicit if scope.sees_class && !inside => Access::DictGlobal,
            Variable::GlobalImplicit if kind == ScopeKind::Class && !inside => Access::Name,
            Variable::Local | Variable::GlobalImplicit | Variable::GlobalExplicit => Access::Global,
        }
    }

    /// Loads a name as it stands in the source.
    pub(crate) fn load_name(&mut self, name: Name, location: Location) {
        let name = self.mangled(name);
        match self.access(name) {
            Access::Fast(slot) => self.emit(Op::LOAD_FAST, slot, location),
            Access::Deref(slot) => self.emit(Op::LOAD_DEREF, slot, location),
            Access::ClassDeref(slot) => self.emit(Op::LOAD_CLASSDEREF, slot, location),
            Access::DictDeref(slot) => {
                self.load_class_dict(location);
                self.emit(Op::LOAD_FROM_DICT_OR_DEREF, slot, location);
            }
            Access::DictGlobal => {
                self.load_class_dict(location);
                self.asm().name(Op::LOAD_FROM_DICT_OR_GLOBALS, name, location);
            }
            Access::Global => self.asm().name(Op::LOAD_GLOBAL, name, location),
            Access::Name => self.asm().name(Op::LOAD_NAME, name, location),
        }
    }

    /// `[-- namespace]` of the class that an annotation scope stands in.
    fn load_class_dict(&mut self, location: Location) {
        let slot = self.asm().slot(known::CLASSDICT, LocalKind::Free);
        self.emit(Op::LOAD_DEREF, slot, location);
    }

    /// Stores the top of the stack in a name.
    pub(crate) fn store_name(&mut self, name: Name, location: Location) {
        let name = self.mangled(name);
        match self.access(name) {
            Access::Fast(slot) => self.emit(Op::STORE_FAST, slot, location),
            Access::Deref(slot) | Access::ClassDeref(slot) | Access::DictDeref(slot) => {
                self.emit(Op::STORE_DEREF, slot, location);
            }
            Access::DictGlobal | Access::Global => self.asm().name(Op::STORE_GLOBAL, name, location),
            Access::Name => self.asm().name(Op::STORE_NAME, name, location),
        }
    }

    /// Deletes a name.
    pub(crate) fn delete_name(&mut self, name: Name, location: Location) {
        let name = self.mangled(name);
        match self.access(name) {
            Access::Fast(slot) => self.emit(Op::DELETE_FAST, slot, location),
            Access::Deref(slot) | Access::ClassDeref(slot) | Access::DictDeref(slot) => {
                self.emit(Op::DELETE_DEREF, slot, location);
            }
            Access::DictGlobal | Access::Global => self.asm().name(Op::DELETE_GLOBAL, name, location),
            Access::Name => self.asm().name(Op::DELETE_NAME, name, location),
        }
    }

    /// Loads the cell itself of a variable that an inner function shares.
    pub(crate) fn load_closure(&mut self, name: Name, location: Location) {
        let own = self.scope();
        let slot = match self.access_from(own, name, true) {
            Access::Deref(slot) | Access::ClassDeref(slot) | Access::DictDeref(slot) | Access::Fast(slot) => slot,
            Access::Global | Access::DictGlobal | Access::Name => self.asm().slot(name, LocalKind::Free),
        };
        self.emit(Op::LOAD_CLOSURE, slot, location);
    }

    /// Refuses to bind `__debug__`.
    pub(crate) fn check_bindable(&self, name: Name, span: Span) -> Done {
        if name == known::DEBUG { error("cannot assign to __debug__", span) } else { Ok(()) }
    }
}
