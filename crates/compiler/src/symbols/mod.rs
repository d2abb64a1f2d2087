//! Who binds which name: one table a scope, as CPython's `symtable.c` makes them.
//!
//! `collect` walks the tree and writes down what each scope does with each name;
//! `resolve` then decides where each name lives.

pub(crate) mod collect;
mod collect_expression;
pub(crate) mod collect_generic;
mod collect_pattern;
mod display;
mod resolve;

use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap};
use source::{Diagnostic, Name, Names, Span, known};
use syntax::tree::{Expr, Module};

/// A scope's place in [`Symbols`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ScopeId(u32);

impl ScopeId {
    /// The module's scope.
    pub const MODULE: ScopeId = ScopeId(0);
}

/// What a scope belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScopeKind {
    /// A file, or the text of `exec`, `eval` or `-c`.
    Module,
    /// A class body.
    Class,
    /// A `def`.
    Function,
    /// A `lambda`.
    Lambda,
    /// A list, set or dict comprehension, inlined into the scope around it (PEP 709).
    Comprehension,
    /// A generator expression: a function of its own.
    Generator,
    /// The type parameters of a function, class or alias, around which it stands (PEP 695).
    TypeParams,
    /// What is evaluated when it is asked for: a function without parameters (PEP 695).
    Lazy(Lazy),
}

/// What is evaluated lazily.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lazy {
    /// `T: bound`
    Bound,
    /// `T: (a, b)`
    Constraint,
    /// `T = default`
    TypeVarDefault,
    /// `*Ts = default`
    TypeVarTupleDefault,
    /// `**P = default`
    ParamSpecDefault,
    /// `type X = value`
    Alias,
}

impl ScopeKind {
    /// Whether names bound here are seen by scopes inside.
    pub fn is_function_like(self) -> bool {
        !matches!(self, ScopeKind::Module | ScopeKind::Class)
    }

    /// Whether it has no code object of its own.
    pub fn is_inlined(self) -> bool {
        self == ScopeKind::Comprehension
    }

    /// What it is called where an expression must not stand in it.
    pub(crate) fn annotation_scope(self) -> Option<&'static str> {
        Some(match self {
            ScopeKind::TypeParams => "the definition of a generic",
            ScopeKind::Lazy(Lazy::Bound) => "a TypeVar bound",
            ScopeKind::Lazy(Lazy::Constraint) => "a TypeVar constraint",
            ScopeKind::Lazy(Lazy::TypeVarDefault) => "a TypeVar default",
            ScopeKind::Lazy(Lazy::TypeVarTupleDefault) => "a TypeVarTuple default",
            ScopeKind::Lazy(Lazy::ParamSpecDefault) => "a ParamSpec default",
            ScopeKind::Lazy(Lazy::Alias) => "a type alias",
            _ => return None,
        })
    }

    /// Whether it is any comprehension.
    pub fn is_comprehension(self) -> bool {
        matches!(self, ScopeKind::Comprehension | ScopeKind::Generator)
    }
}

/// What a scope does with a name: a set of CPython's `DEF_*` and `USE` bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Uses(u16);

impl Uses {
    /// Read.
    pub const USE: Uses = Uses(1);
    /// Named in a `global` statement.
    pub const GLOBAL: Uses = Uses(2);
    /// Named in a `nonlocal` statement.
    pub const NONLOCAL: Uses = Uses(4);
    /// Assigned or deleted.
    pub const LOCAL: Uses = Uses(8);
    /// A parameter.
    pub const PARAM: Uses = Uses(16);
    /// Bound by an import.
    pub const IMPORT: Uses = Uses(32);
    /// Annotated.
    pub const ANNOT: Uses = Uses(64);
    /// A comprehension's loop variable.
    pub const COMP_ITER: Uses = Uses(128);
    /// A type parameter.
    pub const TYPE_PARAM: Uses = Uses(256);
    /// Anything that binds.
    pub const BOUND: Uses = Uses(8 | 16 | 32);

    /// Whether any bit of `other` is set.
    pub fn any(self, other: Uses) -> bool {
        self.0 & other.0 != 0
    }

    /// Adds the bits of `other`.
    pub fn insert(&mut self, other: Uses) {
        self.0 |= other.0;
    }
}

/// Where a name lives, seen from one scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Variable {
    /// In the scope itself: a frame slot, or the namespace of a module or class.
    Local,
    /// In the scope itself, in a cell that inner functions share.
    Cell,
    /// In a function around.
    Free,
    /// A global because of a `global` statement.
    GlobalExplicit,
    /// A global or builtin because nothing else binds it.
    #[default]
    GlobalImplicit,
}

/// A row of a scope's table.
#[derive(Debug, Clone, Copy, Default)]
pub struct Symbol {
    /// What the scope does with the name.
    pub uses: Uses,
    /// Where it lives.
    pub variable: Variable,
    /// A class binds it and a function inside the class means the one outside: the class
    /// hands the cell through.
    pub passes_through: bool,
}

/// One scope.
#[derive(Debug)]
pub struct Scope {
    /// What it belongs to.
    pub kind: ScopeKind,
    /// `top`, the function's or class's name, `lambda`, `listcomp`, ...
    pub name: Name,
    /// The scope around; `None` for the module.
    pub parent: Option<ScopeId>,
    /// The scopes directly inside, in source order.
    pub children: Vec<ScopeId>,
    /// Its names (mangled), in order of first appearance.
    pub symbols: IndexMap<Name, Symbol, FxBuildHasher>,
    /// Parameters in frame order: positional, keyword-only, `*args`, `**kwargs`.
    pub parameters: Vec<Name>,
    /// How many of them are positional, `*args` not counted.
    pub positional: u32,
    /// Whether a call makes a generator.
    pub is_generator: bool,
    /// A class that a function inside asks for: zero-argument `super()` or `__class__`.
    pub needs_class_cell: bool,
    /// A class whose namespace is read by what is evaluated lazily inside it.
    pub needs_class_dict: bool,
    /// An annotation scope directly in a class: names are looked up in the class's namespace first.
    pub sees_class: bool,
    /// The scope's first position.
    pub span: Span,
    /// The innermost class's name, for the mangling of private names.
    pub class_name: Option<Name>,
    /// Whether annotated names stand directly in it.
    pub has_annotations: bool,
    /// `global` and `nonlocal` statements, for error positions.
    directives: Vec<(Name, Span)>,
    /// Inside the iterable of a comprehension, where `:=` is refused.
    iterable_depth: u32,
    /// Inside the target of a comprehension's `for`.
    in_target: bool,
}

impl Scope {
    /// The symbol of a (mangled) name.
    pub fn symbol(&self, name: Name) -> Option<&Symbol> {
        self.symbols.get(&name)
    }
}

/// The tables of one module.
#[derive(Debug)]
pub struct Symbols {
    scopes: Vec<Scope>,
    by_node: FxHashMap<usize, ScopeId>,
    file: String,
}

impl Symbols {
    /// One scope.
    pub fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0 as usize]
    }

    /// The scope that a definition, lambda or comprehension of the tree opened.
    pub(crate) fn scope_of<T>(&self, node: &T) -> Option<ScopeId> {
        self.by_node.get(&address(node)).copied()
    }

    fn scope_mut(&mut self, id: ScopeId) -> &mut Scope {
        &mut self.scopes[id.0 as usize]
    }
}

/// The key of a node that opens a scope: where it lies while the tree is borrowed. A definition
/// goes by its name, as the node itself may begin with an expression that opens a scope too.
fn address<T>(node: &T) -> usize {
    std::ptr::from_ref(node).addr()
}

/// The tables of a module; `string_annotations` under `from __future__ import annotations`.
///
/// Errors are those of CPython's `symtable.c`; the first one ends the walk.
pub(crate) fn build(
    module: &Module,
    file: &str,
    names: &Names,
    string_annotations: bool,
    depth_limit: u32,
) -> Result<Symbols, Diagnostic> {
    let mut symbols = collect::collect(module, file, names, string_annotations, depth_limit)?;
    resolve::resolve(&mut symbols, names)?;
    Ok(symbols)
}

/// `name` as it is known inside the class `class_name`: `__x` becomes `_Class__x`.
pub(crate) fn mangle(names: &Names, class_name: Option<Name>, name: Name) -> Name {
    let Some(class_name) = class_name else { return name };
    let text = names.text(name);
    if !text.starts_with("__") || text.ends_with("__") || text.contains('.') {
        return name;
    }
    let class_text = names.text(class_name).trim_start_matches('_');
    if class_text.is_empty() {
        return name;
    }
    names.intern(&format!("_{class_text}{text}"))
}

/// Whether an expression is the name `super`, whose use asks for `__class__`.
pub(crate) fn is_super(names: &Names, name: Name) -> bool {
    names.text(name) == "super"
}

/// What a `.0` argument is called: the outermost iterable of a generator expression.
pub(crate) const ITERABLE_ARGUMENT: Name = known::WORKER_DOT_0;

/// Expressions whose value the tree keeps in a list of their own.
type Expressions = [Expr];
