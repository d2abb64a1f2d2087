//! Statements.

use bytecode::{Constant, Op};
use source::{Span, known};
use syntax::tree::{BinaryOp, Expr, ExprKind, Stmt, StmtKind};

use crate::Mode;
use crate::expression::binary;
use crate::generator::{Done, Generator, error};
use crate::symbols::ScopeId;
use crate::unwind::Block;

impl<'t> Generator<'t> {
    /// Statements, one after the other.
    pub(crate) fn statements(&mut self, statements: &'t [Stmt]) -> Done {
        statements.iter().try_for_each(|statement| self.statement(statement))
    }

    fn statement(&mut self, statement: &'t Stmt) -> Done {
        self.descend(statement.span)?;
        let span = statement.span;
        match &statement.kind {
            StmtKind::FunctionDef(def) => self.function(def, span)?,
            StmtKind::ClassDef(def) => self.class(def, span)?,
            StmtKind::Return(value) => self.return_statement(value.as_ref(), span)?,
            StmtKind::Delete(targets) => targets.iter().try_for_each(|target| self.delete(target))?,
            StmtKind::Assign { targets, value } => self.assign(targets, value)?,
            StmtKind::AugAssign { target, op, value } => self.augmented(target, *op, value, span)?,
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.annotated(target, annotation, value.as_ref(), *simple, span)?;
            }
            StmtKind::For { target, iter, body, orelse } => self.for_loop(target, iter, body, orelse, span)?,
            StmtKind::While { test, body, orelse } => self.while_loop(test, body, orelse, span)?,
            StmtKind::If { .. } => self.if_chain(statement)?,
            StmtKind::With { items, body } => self.with_statement(items, body)?,
            StmtKind::Match { subject, cases } => self.match_statement(subject, cases)?,
            StmtKind::Raise { exception, cause } => {
                for part in [exception, cause].into_iter().flatten() {
                    self.expression(part)?;
                }
                let parts = u32::from(exception.is_some()) + u32::from(cause.is_some());
                let location = self.location(span);
                self.emit(Op::RAISE_VARARGS, parts, location);
            }
            StmtKind::Try { body, handlers, orelse, finalbody, star } => {
                self.try_statement(body, handlers, orelse, finalbody, *star, span)?;
            }
            StmtKind::Assert { test, message } => self.assert(test, message.as_ref(), span)?,
            StmtKind::Import(aliases) => self.import(aliases, statement)?,
            StmtKind::ImportFrom { module, names, level } => self.import_from(*module, names, *level, statement)?,
            StmtKind::TypeAlias(alias) => self.type_alias(alias, span)?,
            StmtKind::Expr(value) => self.expression_statement(value, span)?,
            StmtKind::Global(_) | StmtKind::Nonlocal(_) | StmtKind::Pass => {}
            StmtKind::Break => self.break_statement(span)?,
            StmtKind::Continue => self.continue_statement(span)?,
        }
        self.ascend();
        Ok(())
    }

    fn expression_statement(&mut self, value: &'t Expr, span: Span) -> Done {
        let location = self.location(span);
        if self.mode == Mode::Interactive && self.own_scope() == ScopeId::MODULE {
            self.expression(value)?;
            self.emit(Op::PRINT_EXPR, 0, location);
        } else if !matches!(value.kind, ExprKind::Constant(_)) {
            self.expression(value)?;
            self.emit(Op::POP_TOP, 0, location);
        }
        Ok(())
    }

    fn assign(&mut self, targets: &'t [Expr], value: &'t Expr) -> Done {
        let Some((last, others)) = targets.split_last() else { return Ok(()) };
        if others.is_empty() && self.exchange(last, value)? {
            return Ok(());
        }
        self.expression(value)?;
        for target in others {
            let here = self.asm().here();
            self.emit(Op::COPY, 1, here);
            self.store(target)?;
        }
        self.store(last)
    }

    fn augmented(&mut self, target: &'t Expr, op: BinaryOp, value: &'t Expr, span: Span) -> Done {
        let location = self.location(span);
        let target_location = self.location_of(target);
        match &target.kind {
            ExprKind::Name(name) => {
                self.check_bindable(*name, target.span)?;
                self.load_name(*name, target_location);
                self.expression(value)?;
                self.emit(binary(op), 1, location);
                self.store_name(*name, target_location);
            }
            ExprKind::Attribute { value: object, attribute } => {
                self.check_bindable(attribute.name, target.span)?;
                let location_of_access = self.location_from_attribute(target, attribute.span);
                let name = self.mangled(attribute.name);
                self.expression(object)?;
                self.emit(Op::COPY, 1, target_location);
                self.asm().name(Op::LOAD_ATTR, name, location_of_access);
                self.expression(value)?;
                self.emit(binary(op), 1, location);
                self.emit(Op::SWAP, 2, location_of_access);
                self.store_attribute(target, object, attribute.name, attribute.span);
            }
            ExprKind::Subscript { value: container, index } => {
                self.expression(container)?;
                let sliced = self.bounds(index)?;
                let (depth, load, store) = match sliced {
                    true => (3, Op::BINARY_SLICE, Op::STORE_SLICE),
                    false => (2, Op::BINARY_SUBSCR, Op::STORE_SUBSCR),
                };
                for _ in 0..depth {
                    self.emit(Op::COPY, depth, target_location);
                }
                self.emit(load, 0, target_location);
                self.expression(value)?;
                self.emit(binary(op), 1, location);
                for place in (2..=depth + 1).rev() {
                    self.emit(Op::SWAP, place, target_location);
                }
                self.emit(store, 0, target_location);
            }
            _ => return error("illegal expression for augmented assignment", target.span),
        }
        Ok(())
    }

    fn annotated(
        &mut self,
        target: &'t Expr,
        annotation: &'t Expr,
        value: Option<&'t Expr>,
        simple: bool,
        span: Span,
    ) -> Done {
        if let Some(value) = value {
            self.expression(value)?;
            self.store(target)?;
        }
        let location = self.location(span);
        match &target.kind {
            ExprKind::Name(name) => {
                self.check_bindable(*name, span)?;
                if simple && self.in_namespace() {
                    self.annotation(annotation)?;
                    self.load_name(known::ANNOTATIONS, location);
                    let name = self.name_constant(*name);
                    self.constant(name, location);
                    self.emit(Op::STORE_SUBSCR, 0, location);
                    return Ok(());
                }
            }
            ExprKind::Attribute { value: object, attribute } => {
                self.check_bindable(attribute.name, span)?;
                if value.is_none() {
                    self.evaluate(object)?;
                }
            }
            ExprKind::Subscript { value: container, index } if value.is_none() => {
                self.evaluate(container)?;
                self.evaluate(index)?;
            }
            _ => {}
        }
        // In a function an annotation is not even evaluated.
        if !simple && self.in_namespace() && !self.string_annotations {
            self.evaluate(annotation)?;
        }
        Ok(())
    }

    /// An expression for its effects.
    fn evaluate(&mut self, expr: &'t Expr) -> Done {
        self.expression(expr)?;
        let here = self.asm().here();
        self.emit(Op::POP_TOP, 0, here);
        Ok(())
    }

    fn for_loop(&mut self, target: &'t Expr, iter: &'t Expr, body: &'t [Stmt], orelse: &'t [Stmt], span: Span) -> Done {
        let (start, exhausted, end) = (self.asm().label(), self.asm().label(), self.asm().label());
        let iter_location = self.location_of(iter);
        self.open(Block::For { start, end }, span)?;
        self.iterable(iter)?;
        self.emit(Op::GET_ITER, 0, iter_location);
        self.bind(start);
        self.jump(Op::FOR_ITER, exhausted, iter_location);
        self.unit().loops += 1;
        self.store(target)?;
        self.statements(body)?;
        self.unit().loops -= 1;
        let here = self.asm().here();
        self.jump(Op::JUMP_BACKWARD, start, here);
        self.bind(exhausted);
        self.close();
        self.statements(orelse)?;
        self.bind(end);
        Ok(())
    }

    fn while_loop(&mut self, test: &'t Expr, body: &'t [Stmt], orelse: &'t [Stmt], span: Span) -> Done {
        let (start, exhausted, end) = (self.asm().label(), self.asm().label(), self.asm().label());
        self.bind(start);
        self.open(Block::While { start, end }, span)?;
        self.jump_if(test, exhausted, false)?;
        self.unit().loops += 1;
        self.statements(body)?;
        self.unit().loops -= 1;
        let here = match body {
            // The jump is all there is of it, and an interrupt has a line to name.
            [Stmt { kind: StmtKind::Pass, span, .. }] => self.location(*span),
            _ => self.asm().here(),
        };
        self.jump(Op::JUMP_BACKWARD, start, here);
        self.bind(exhausted);
        self.close();
        self.statements(orelse)?;
        self.bind(end);
        Ok(())
    }

    /// An `if` with all its `elif`s, which the tree nests: written as a list, however many there are.
    fn if_chain(&mut self, statement: &'t Stmt) -> Done {
        let end = self.asm().label();
        let mut statements = std::slice::from_ref(statement);
        while let [Stmt { kind: StmtKind::If { test, body, orelse }, .. }] = statements {
            let other = self.asm().label();
            self.jump_if(test, other, false)?;
            self.statements(body)?;
            if !orelse.is_empty() {
                let here = self.asm().here();
                self.jump(Op::JUMP, end, here);
            }
            self.bind(other);
            statements = orelse;
        }
        self.statements(statements)?;
        self.bind(end);
        Ok(())
    }

    fn assert(&mut self, test: &'t Expr, message: Option<&'t Expr>, span: Span) -> Done {
        self.check_assertion(test, span);
        let holds = self.asm().label();
        self.jump_if(test, holds, true)?;
        let location = self.location(span);
        self.emit(Op::LOAD_ASSERTION_ERROR, 0, location);
        if let Some(message) = message {
            self.expression(message)?;
            self.emit(Op::CALL, 0, location);
        }
        let location = self.location_of(test);
        self.emit(Op::RAISE_VARARGS, 1, location);
        self.bind(holds);
        Ok(())
    }

    fn return_statement(&mut self, value: Option<&'t Expr>, span: Span) -> Done {
        let kind = self.symbols.scope(self.own_scope()).kind;
        if !kind.is_function_like() {
            return error("'return' outside function", span);
        }
        let location = self.location(span);
        let constant = match value {
            Some(value) => self.constant_value(value),
            None => Some(Constant::None),
        };
        if let (Some(value), None) = (value, &constant) {
            self.expression(value)?;
        }
        let keep = constant.is_none();
        self.leave_blocks(
            keep,
            span,
            |_| false,
            |this, _| {
                if let Some(constant) = constant {
                    let location = value.map_or(location, |value| this.location_of(value));
                    this.constant(constant, location);
                }
                this.emit(Op::RETURN_VALUE, 0, location);
                Ok(())
            },
        )
    }

    fn break_statement(&mut self, span: Span) -> Done {
        let location = self.location(span);
        self.leave_blocks(false, span, is_loop, |this, block| match block {
            Some(Block::While { end, .. }) => {
                this.jump(Op::JUMP, end, location);
                Ok(())
            }
            Some(Block::For { end, .. }) => {
                this.emit(Op::POP_TOP, 0, location);
                this.jump(Op::JUMP, end, location);
                Ok(())
            }
            _ => error("'break' outside loop", span),
        })
    }

    fn continue_statement(&mut self, span: Span) -> Done {
        let location = self.location(span);
        self.leave_blocks(false, span, is_loop, |this, block| match block {
            Some(Block::While { start, .. } | Block::For { start, .. }) => {
                this.jump(Op::JUMP_BACKWARD, start, location);
                Ok(())
            }
            _ => error("'continue' not properly in loop", span),
        })
    }
}

fn is_loop(block: &Block<'_>) -> bool {
    matches!(block, Block::While { .. } | Block::For { .. })
}
