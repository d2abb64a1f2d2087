//! The code generator's state: the stack of code objects being written, and how one is
//! begun and ended.

use std::sync::Arc;

use bytecode::{Code, CodeFlags, Constant, LocalKind, Location, Op};
use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashSet};
use source::{Diagnostic, Name, Names, SourceText, Span, known};
use syntax::tree::{Module, Stmt, StmtKind};

use crate::assembler::{Assembler, Label};
use crate::finish::{Finished, finish};
use crate::symbols::{ScopeId, ScopeKind, Symbol, Symbols, Variable, mangle};
use crate::unwind::Block;
use crate::{Compiled, Mode, docstring, too_deep};

/// What generating code for a piece of tree gives: nothing, or the error that ends the compilation.
pub(crate) type Done = Result<(), Diagnostic>;

/// Walks a tree whose nodes live for `'t` and writes code.
pub(crate) struct Generator<'t> {
    pub(crate) symbols: &'t Symbols,
    pub(crate) text: &'t SourceText,
    pub(crate) names: &'t Names,
    pub(crate) mode: Mode,
    pub(crate) string_annotations: bool,
    /// The code objects being written, the innermost last; never empty while code is written.
    units: Vec<Unit<'t>>,
    unit: Unit<'t>,
    /// Expressions known to be no constants, so that folding stays linear.
    pub(crate) not_constant: FxHashSet<usize>,
    /// What is legal but doubtful.
    pub(crate) warnings: Vec<Diagnostic>,
    file: Arc<str>,
    depth: u32,
    depth_limit: u32,
}

/// A code object being written.
#[derive(Default)]
pub(crate) struct Unit<'t> {
    pub(crate) asm: Assembler,
    /// The scope whose names are meant now: the unit's own or an inlined comprehension's.
    pub(crate) scope: Option<ScopeId>,
    /// The unit's own scope.
    own_scope: Option<ScopeId>,
    name: Option<Name>,
    qualname: String,
    first_line: u32,
    doc: Option<String>,
    /// What `break`, `continue` and `return` have to leave, the innermost last.
    pub(crate) blocks: Vec<Block<'t>>,
    /// Attributes that methods of this class assign to through `self`.
    pub(crate) static_attributes: IndexSet<Name, FxBuildHasher>,
    /// How many loops are open around the statement being written.
    pub(crate) loops: u32,
}

/// How the parameters of a code object are counted.
#[derive(Default, Clone, Copy)]
pub(crate) struct Signature {
    pub(crate) args: u32,
    pub(crate) posonly: u32,
    pub(crate) kwonly: u32,
    pub(crate) flags: CodeFlags,
}

impl<'t> Generator<'t> {
    pub(crate) fn new(
        symbols: &'t Symbols,
        text: &'t SourceText,
        names: &'t Names,
        mode: Mode,
        string_annotations: bool,
        depth_limit: u32,
    ) -> Self {
        Generator {
            symbols,
            text,
            names,
            mode,
            string_annotations,
            units: Vec::new(),
            unit: Unit::default(),
            not_constant: FxHashSet::default(),
            warnings: Vec::new(),
            file: text.file().into(),
            depth: 0,
            depth_limit,
        }
    }

    /// Compiles the whole module.
    pub(crate) fn module(mut self, module: &'t Module) -> Result<Compiled, Diagnostic> {
        self.begin(ScopeId::MODULE, self.names.intern("<module>"), 1);
        self.unit.asm.emit(Op::RESUME, 0, Location::default());
        match (self.mode, module.body.as_slice()) {
            (Mode::Expression, [Stmt { kind: StmtKind::Expr(value), .. }]) => {
                self.expression(value)?;
                let here = self.unit.asm.here();
                self.unit.asm.emit(Op::RETURN_VALUE, 0, here);
            }
            _ => self.body(&module.body)?,
        }
        self.return_none();
        let code = self.end(Signature { flags: CodeFlags::MODULE, ..Signature::default() });
        Ok(Compiled { code, warnings: self.warnings })
    }

    /// A module's or class's statements, its annotations and docstring first.
    pub(crate) fn body(&mut self, body: &'t [Stmt]) -> Done {
        if self.symbols.scope(self.scope()).has_annotations {
            let here = self.unit.asm.here();
            self.unit.asm.emit(Op::SETUP_ANNOTATIONS, 0, here);
        }
        let mut body = body;
        if self.mode != Mode::Interactive
            && let Some((doc, span, rest)) = docstring::split(body)
        {
            let location = self.location(span);
            let cleaned = docstring::clean(doc);
            self.unit.asm.constant(Constant::Str(cleaned.clone()), location);
            self.unit.doc = Some(cleaned);
            self.store_name(known::DOC, location);
            body = rest;
        }
        self.statements(body)
    }

    /// The statements of a function, the docstring kept aside.
    pub(crate) fn function_body(&mut self, body: &'t [Stmt]) -> Done {
        let mut body = body;
        if let Some((doc, _, rest)) = docstring::split(body) {
            self.unit.doc = Some(docstring::clean(doc));
            body = rest;
        }
        self.statements(body)
    }

    /// `return None`, where the end of the body can be reached.
    pub(crate) fn return_none(&mut self) {
        let here = self.unit.asm.here();
        self.unit.asm.constant(Constant::None, here);
        self.unit.asm.emit(Op::RETURN_VALUE, 0, here);
    }

    /// Begins a code object for a scope: the slots of its parameters, cells and free variables.
    pub(crate) fn begin(&mut self, scope_id: ScopeId, name: Name, first_line: u32) {
        let qualname = self.qualname(scope_id, name);
        let mut unit = Unit {
            scope: Some(scope_id),
            own_scope: Some(scope_id),
            name: Some(name),
            first_line,
            qualname,
            ..Unit::default()
        };
        let scope = self.symbols.scope(scope_id);
        for &parameter in &scope.parameters {
            let is_cell = scope.symbol(parameter).is_some_and(|symbol| symbol.variable == Variable::Cell);
            unit.asm.slot(parameter, if is_cell { LocalKind::Cell } else { LocalKind::Plain });
        }
        for (&name, symbol) in &scope.symbols {
            match symbol.variable {
                Variable::Cell => unit.asm.slot(name, LocalKind::Cell),
                Variable::Free => unit.asm.slot(name, LocalKind::Free),
                _ if symbol.passes_through => unit.asm.slot(name, LocalKind::Free),
                _ => continue,
            };
        }
        if scope.needs_class_cell {
            unit.asm.slot(known::CLASS, LocalKind::Cell);
        }
        if scope.needs_class_dict {
            unit.asm.slot(known::CLASSDICT, LocalKind::Cell);
        }
        self.units.push(std::mem::replace(&mut self.unit, unit));
    }

    /// Ends the code object and makes the one around it current again.
    pub(crate) fn end(&mut self, signature: Signature) -> Arc<Code> {
        let outer = self.units.pop().unwrap_or_default();
        let mut unit = std::mem::replace(&mut self.unit, outer);
        let scope_id = unit.own_scope.unwrap_or(ScopeId::MODULE);
        let scope = self.symbols.scope(scope_id);
        let mut flags = signature.flags;
        if scope.kind.is_function_like() {
            flags = flags.with(CodeFlags::OPTIMIZED).with(CodeFlags::NEWLOCALS);
            if self.symbols.is_nested(scope_id) {
                flags = flags.with(CodeFlags::NESTED);
            }
        }
        let is_declared = |symbol: &Symbol| symbol.variable == Variable::GlobalExplicit;
        let declared_globals = match scope.kind {
            ScopeKind::Module => {
                scope.symbols.iter().filter(|(_, symbol)| is_declared(symbol)).map(|(&name, _)| name).collect()
            }
            _ => Vec::new(),
        };
        let generator = scope.is_generator.then(|| {
            flags = flags.with(CodeFlags::GENERATOR);
            Location { line: unit.first_line, end_line: unit.first_line, ..Location::default() }
        });
        let (constants, names) = unit.asm.take_tables();
        let Finished { instructions, locations, locals, handlers, stack_size } =
            finish(unit.asm, self.names, scope.parameters.len(), generator);
        Arc::new(Code {
            name: unit.name.unwrap_or(known::EMPTY),
            qualname: unit.qualname,
            file: self.file.clone(),
            first_line: unit.first_line,
            instructions,
            locations,
            constants,
            names,
            locals,
            arg_count: signature.args,
            posonly_count: signature.posonly,
            kwonly_count: signature.kwonly,
            flags,
            stack_size,
            handlers,
            doc: unit.doc,
            declared_globals,
        })
    }

    /// PEP 3155: the path from the module to a definition.
    fn qualname(&self, scope: ScopeId, name: Name) -> String {
        let text = self.names.text(name);
        let Some(mut outer_id) = self.unit.own_scope else { return text.to_owned() };
        let mut unit = &self.unit;
        // What has type parameters stands, for its name, outside of their scope.
        if self.symbols.scope(outer_id).kind == ScopeKind::TypeParams
            && let Some(around) = self.units.last()
        {
            unit = around;
            outer_id = around.own_scope.unwrap_or(ScopeId::MODULE);
        }
        let outer = self.symbols.scope(outer_id);
        if outer.kind == ScopeKind::Module {
            return text.to_owned();
        }
        let kind = self.symbols.scope(scope).kind;
        if matches!(kind, ScopeKind::Function | ScopeKind::Class) {
            let mangled = mangle(self.names, outer.class_name, name);
            if outer.symbol(mangled).is_some_and(|symbol| symbol.variable == Variable::GlobalExplicit) {
                return text.to_owned();
            }
        }
        let between = if outer.kind.is_function_like() { ".<locals>." } else { "." };
        format!("{}{between}{text}", unit.qualname)
    }

    /// The unit being written.
    pub(crate) fn unit(&mut self) -> &mut Unit<'t> {
        &mut self.unit
    }

    /// The draft being written.
    pub(crate) fn asm(&mut self) -> &mut Assembler {
        &mut self.unit.asm
    }

    /// The scope whose names are meant now.
    pub(crate) fn scope(&self) -> ScopeId {
        self.unit.scope.unwrap_or(ScopeId::MODULE)
    }

    /// The scope of the code object being written.
    pub(crate) fn own_scope(&self) -> ScopeId {
        self.unit.own_scope.unwrap_or(ScopeId::MODULE)
    }

    /// The qualified name of the code object being written.
    pub(crate) fn own_qualname(&self) -> &str {
        &self.unit.qualname
    }

    /// The line at which the code object being written begins.
    pub(crate) fn own_first_line(&self) -> u32 {
        self.unit.first_line
    }

    /// The innermost class around the code object being written.
    pub(crate) fn enclosing_class(&mut self) -> Option<&mut Unit<'t>> {
        let symbols = self.symbols;
        let is_class =
            |unit: &&mut Unit<'t>| unit.own_scope.is_some_and(|scope| symbols.scope(scope).kind == ScopeKind::Class);
        self.units.iter_mut().rev().find(is_class)
    }

    /// A private name as the class around knows it.
    pub(crate) fn mangled(&self, name: Name) -> Name {
        mangle(self.names, self.symbols.scope(self.scope()).class_name, name)
    }

    /// Writes an instruction.
    pub(crate) fn emit(&mut self, op: Op, arg: u32, location: Location) {
        self.unit.asm.emit(op, arg, location);
    }

    /// Writes a jump.
    pub(crate) fn jump(&mut self, op: Op, label: Label, location: Location) {
        self.unit.asm.jump(op, label, location);
    }

    /// Writes `LOAD_CONST`.
    pub(crate) fn constant(&mut self, constant: Constant, location: Location) {
        self.unit.asm.constant(constant, location);
    }

    /// Puts a label here.
    pub(crate) fn bind(&mut self, label: Label) {
        self.unit.asm.bind(label);
    }

    /// Refuses trees deeper than the limit; every successful call is paired with [`Self::ascend`].
    pub(crate) fn descend(&mut self, span: Span) -> Done {
        self.depth += 1;
        if self.depth > self.depth_limit { Err(too_deep(span)) } else { Ok(()) }
    }

    pub(crate) fn ascend(&mut self) {
        self.depth -= 1;
    }
}

/// An error at a place.
pub(crate) fn error<T>(message: impl Into<String>, span: Span) -> Result<T, Diagnostic> {
    Err(Diagnostic::syntax(message, span))
}
