//! The tree: one node a construct, named as in Python's `ast` module.
//!
//! Positions are byte spans of the text that the node was read from, parentheses
//! around an expression not included (as `ast` gives them).

use source::{Name, Span};

/// A parsed file, or the text given to `exec`, `eval` or `-c`.
#[derive(Debug, Clone, PartialEq)]
pub struct Module {
    /// The statements, in order.
    pub body: Vec<Stmt>,
}

/// A name with the place where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ident {
    /// The (unmangled) name.
    pub name: Name,
    /// Where it stands.
    pub span: Span,
}

/// A statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Stmt {
    /// From its first to its last token, without the line end.
    pub span: Span,
    /// What it is.
    pub kind: StmtKind,
}

/// What a statement can be.
#[allow(missing_docs)] // the fields are those of the grammar line above each
#[derive(Debug, Clone, PartialEq)]
pub enum StmtKind {
    /// `def`, with its decorators in source order.
    FunctionDef(Box<FunctionDef>),
    /// `class`
    ClassDef(Box<ClassDef>),
    /// `return [value]`
    Return(Option<Expr>),
    /// `del targets`
    Delete(Vec<Expr>),
    /// `a = b = value`; several targets when chained.
    Assign { targets: Vec<Expr>, value: Expr },
    /// `target op= value`
    AugAssign { target: Expr, op: BinaryOp, value: Expr },
    /// `target: annotation [= value]`; `simple` when the target is a bare name without parentheses.
    AnnAssign { target: Expr, annotation: Expr, value: Option<Expr>, simple: bool },
    /// `for target in iter: body [else: orelse]`
    For { target: Expr, iter: Expr, body: Vec<Stmt>, orelse: Vec<Stmt> },
    /// `while test: body [else: orelse]`
    While { test: Expr, body: Vec<Stmt>, orelse: Vec<Stmt> },
    /// `if test: body [elif ...] [else: orelse]`; an `elif` is an `If` alone in `orelse`.
    If { test: Expr, body: Vec<Stmt>, orelse: Vec<Stmt> },
    /// `with items: body`
    With { items: Vec<WithItem>, body: Vec<Stmt> },
    /// `raise [exception [from cause]]`
    Raise { exception: Option<Expr>, cause: Option<Expr> },
    /// `match subject: case ...`
    Match { subject: Expr, cases: Vec<MatchCase> },
    /// `try: body except ...: [else: orelse] [finally: finalbody]`; all handlers are `except*` when `star`.
    Try { body: Vec<Stmt>, handlers: Vec<ExceptHandler>, orelse: Vec<Stmt>, finalbody: Vec<Stmt>, star: bool },
    /// `assert test[, message]`
    Assert { test: Expr, message: Option<Expr> },
    /// `import a.b as c, d`
    Import(Vec<Alias>),
    /// `from [..]module import names`; `level` counts the dots, a lone `*` is a name `*`.
    ImportFrom { module: Option<Ident>, names: Vec<Alias>, level: u32 },
    /// `global names`
    Global(Vec<Ident>),
    /// `nonlocal names`
    Nonlocal(Vec<Ident>),
    /// `type name[parameters] = value`
    TypeAlias(Box<TypeAlias>),
    /// An expression as a statement.
    Expr(Expr),
    /// `pass`
    Pass,
    /// `break`
    Break,
    /// `continue`
    Continue,
}

/// A function definition.
#[derive(Debug, Clone, PartialEq)]
pub struct FunctionDef {
    /// Its name.
    pub name: Ident,
    /// `[T, ...]` after the name.
    pub type_params: Vec<TypeParam>,
    /// Its parameters.
    pub parameters: Parameters,
    /// Its statements; a docstring is the first, an ordinary expression statement.
    pub body: Vec<Stmt>,
    /// Decorators, outermost first.
    pub decorators: Vec<Expr>,
    /// `-> annotation`
    pub returns: Option<Expr>,
}

/// A class definition.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassDef {
    /// Its name.
    pub name: Ident,
    /// `[T, ...]` after the name.
    pub type_params: Vec<TypeParam>,
    /// Bases, stars allowed.
    pub bases: Vec<Expr>,
    /// `metaclass=...` and other keywords.
    pub keywords: Vec<Keyword>,
    /// Its statements.
    pub body: Vec<Stmt>,
    /// Decorators, outermost first.
    pub decorators: Vec<Expr>,
}

/// A `type` statement (PEP 695).
#[derive(Debug, Clone, PartialEq)]
pub struct TypeAlias {
    /// The name that it binds.
    pub name: Ident,
    /// `[T, ...]` after the name.
    pub type_params: Vec<TypeParam>,
    /// What the name stands for; evaluated when asked for.
    pub value: Expr,
}

/// One type parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeParam {
    /// The whole of it.
    pub span: Span,
    /// Its name.
    pub name: Ident,
    /// What it stands for.
    pub kind: TypeParamKind,
    /// `= default`
    pub default: Option<Expr>,
}

/// What a type parameter stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeParamKind {
    /// `T` or `T: bound`: one type; a tuple as bound lists the choices.
    TypeVar(Option<Expr>),
    /// `*Ts`: any number of types.
    TypeVarTuple,
    /// `**P`: the parameters of a function.
    ParamSpec,
}

/// One `case` of a `match`.
#[derive(Debug, Clone, PartialEq)]
pub struct MatchCase {
    /// What the subject must look like.
    pub pattern: Pattern,
    /// `if guard`
    pub guard: Option<Expr>,
    /// Its statements.
    pub body: Vec<Stmt>,
}

/// A pattern (PEP 634).
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    /// Where it stands, parentheses around it not included.
    pub span: Span,
    /// What it is.
    pub kind: PatternKind,
}

/// What a pattern can be.
#[allow(missing_docs)] // the fields are those of the grammar line above each
#[derive(Debug, Clone, PartialEq)]
pub enum PatternKind {
    /// A literal or dotted name, compared with `==`.
    Value(Expr),
    /// `None`, `True` or `False`, compared with `is`.
    Singleton(Constant),
    /// `[a, *rest]` or `(a, b)`
    Sequence(Vec<Pattern>),
    /// `{key: pattern, **rest}`
    Mapping { keys: Vec<Expr>, patterns: Vec<Pattern>, rest: Option<Ident> },
    /// `class(pattern, name=pattern)`
    Class { class: Expr, patterns: Vec<Pattern>, keywords: Vec<(Ident, Pattern)> },
    /// `*name`, or `*_` without a name.
    Star(Option<Ident>),
    /// `name`
    Capture(Ident),
    /// `pattern as name`
    As { pattern: Box<Pattern>, name: Ident },
    /// `_`
    Wildcard,
    /// `a | b`
    Or(Vec<Pattern>),
}

/// One manager of a `with`.
#[derive(Debug, Clone, PartialEq)]
pub struct WithItem {
    /// The manager.
    pub context: Expr,
    /// `as target`
    pub target: Option<Expr>,
}

/// One `except` clause.
#[derive(Debug, Clone, PartialEq)]
pub struct ExceptHandler {
    /// From `except` to the end of its body.
    pub span: Span,
    /// What it catches; `None` for a bare `except:`.
    pub exception: Option<Expr>,
    /// `as name`
    pub name: Option<Ident>,
    /// Its statements.
    pub body: Vec<Stmt>,
}

/// One name of an import.
#[derive(Debug, Clone, PartialEq)]
pub struct Alias {
    /// The whole clause.
    pub span: Span,
    /// The dotted name, as one name `a.b.c`.
    pub name: Ident,
    /// `as asname`
    pub asname: Option<Ident>,
}

/// Parameters of a `def` or `lambda`, in source order within each kind.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parameters {
    /// Before `/`.
    pub posonly: Vec<Parameter>,
    /// Ordinary ones.
    pub regular: Vec<Parameter>,
    /// `*args`
    pub vararg: Option<Parameter>,
    /// After `*` or `*args`.
    pub kwonly: Vec<Parameter>,
    /// `**kwargs`
    pub kwarg: Option<Parameter>,
}

/// One parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Its name.
    pub name: Ident,
    /// `: annotation`
    pub annotation: Option<Expr>,
    /// `= default`; never on `*args` and `**kwargs`.
    pub default: Option<Expr>,
}

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Expr {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: ExprKind,
}

/// What an expression can be. Whether a name, attribute, subscript, list or tuple is
/// loaded, stored or deleted follows from where it stands.
#[allow(missing_docs)] // the fields are those of the grammar line above each
#[derive(Debug, Clone, PartialEq)]
pub enum ExprKind {
    /// `a and b and c`, flattened.
    BoolOp { op: BoolOp, values: Vec<Expr> },
    /// `target := value`
    NamedExpr { target: Ident, value: Box<Expr> },
    /// `left op right`
    BinOp { left: Box<Expr>, op: BinaryOp, right: Box<Expr> },
    /// `op operand`
    UnaryOp { op: UnaryOp, operand: Box<Expr> },
    /// `lambda parameters: body`
    Lambda { parameters: Box<Parameters>, body: Box<Expr> },
    /// `body if test else orelse`
    IfExp { test: Box<Expr>, body: Box<Expr>, orelse: Box<Expr> },
    /// `{key: value, **mapping}`; a `None` key is a `**`.
    Dict { items: Vec<(Option<Expr>, Expr)> },
    /// `{a, *b}`
    Set(Vec<Expr>),
    /// `[element for ...]`
    ListComp { element: Box<Expr>, generators: Vec<Comprehension> },
    /// `{element for ...}`
    SetComp { element: Box<Expr>, generators: Vec<Comprehension> },
    /// `{key: value for ...}`
    DictComp { key: Box<Expr>, value: Box<Expr>, generators: Vec<Comprehension> },
    /// `(element for ...)`
    GeneratorExp { element: Box<Expr>, generators: Vec<Comprehension> },
    /// `yield [value]`
    Yield(Option<Box<Expr>>),
    /// `yield from value`
    YieldFrom(Box<Expr>),
    /// `left op comparator op comparator ...`
    Compare { left: Box<Expr>, ops: Vec<CompareOp>, comparators: Vec<Expr> },
    /// `function(args, *args, name=value, **mapping)`; stars stay in `args`.
    Call { function: Box<Expr>, args: Vec<Expr>, keywords: Vec<Keyword> },
    /// An f-string, also when joined to plain literals beside it.
    JoinedStr(Vec<FStringPart>),
    /// A literal.
    Constant(Constant),
    /// `value.attribute`
    Attribute { value: Box<Expr>, attribute: Ident },
    /// `value[index]`
    Subscript { value: Box<Expr>, index: Box<Expr> },
    /// `*value`
    Starred(Box<Expr>),
    /// A name.
    Name(Name),
    /// `[a, b]`
    List(Vec<Expr>),
    /// `a, b` or `(a, b)`; with parentheses the span includes them.
    Tuple(Vec<Expr>),
    /// `lower:upper:step`, only in a subscript.
    Slice { lower: Option<Box<Expr>>, upper: Option<Box<Expr>>, step: Option<Box<Expr>> },
}

/// `name=value`, or `**value` when there is no name.
#[derive(Debug, Clone, PartialEq)]
pub struct Keyword {
    /// The whole of it.
    pub span: Span,
    /// The name, if it is not `**`.
    pub name: Option<Ident>,
    /// The value.
    pub value: Expr,
}

/// One `for ... in ... if ...` of a comprehension.
#[derive(Debug, Clone, PartialEq)]
pub struct Comprehension {
    /// The loop's target.
    pub target: Expr,
    /// What it runs over.
    pub iter: Expr,
    /// Its conditions.
    pub conditions: Vec<Expr>,
}

/// A piece of an f-string.
#[allow(missing_docs)] // the fields are those of the line above each
#[derive(Debug, Clone, PartialEq)]
pub enum FStringPart {
    /// Text between the fields, escapes resolved.
    Literal(String),
    /// `{value!r:spec}`; `{value=}` has become a literal `value=` before it.
    Field { span: Span, value: Box<Expr>, conversion: Option<Conversion>, spec: Option<Vec<FStringPart>> },
}

/// `!s`, `!r` or `!a`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conversion {
    /// `!s`
    Str,
    /// `!r`
    Repr,
    /// `!a`
    Ascii,
}

/// A literal's value.
#[allow(missing_docs)] // the fields are those of the line above each
#[derive(Debug, Clone, PartialEq)]
pub enum Constant {
    /// `None`
    None,
    /// `True` or `False`
    Bool(bool),
    /// `...`
    Ellipsis,
    /// An integer that fits.
    Int(i64),
    /// A larger integer: its digits in base 10 or 16, without prefix and underscores.
    BigInt { digits: String, radix: u32 },
    /// A float.
    Float(f64),
    /// `1j`
    Imaginary(f64),
    /// A string, escapes resolved, neighbours joined.
    Str(String),
    /// Bytes, likewise.
    Bytes(Vec<u8>),
}

/// `and`, `or`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BoolOp {
    /// `and`
    And,
    /// `or`
    Or,
}

/// Unary operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnaryOp {
    /// `~`
    Invert,
    /// `not`
    Not,
    /// `+`
    Plus,
    /// `-`
    Minus,
}

/// Binary operators, also of augmented assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // the names say it
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    MatMul,
    Div,
    Mod,
    Pow,
    LShift,
    RShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDiv,
}

/// Comparisons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // the names say it
pub enum CompareOp {
    Eq,
    NotEq,
    Lt,
    LtE,
    Gt,
    GtE,
    Is,
    IsNot,
    In,
    NotIn,
}
