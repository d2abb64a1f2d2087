//! `try` in all its forms.
//!
//! Protection costs nothing until something is raised: which handler an instruction has is in
//! the exception table. A `finally` body is written twice or more: once for the way through,
//! once for exceptions, and once for every jump out of the `try`.

use bytecode::{Constant, Location, Op, intrinsic};
use source::{Name, Span};
use syntax::tree::{ExceptHandler, Stmt};

use crate::assembler::Label;
use crate::generator::{Done, Generator, error};
use crate::unwind::Block;

impl<'t> Generator<'t> {
    /// `try` in all its forms.
    pub(crate) fn try_statement(
        &mut self,
        body: &'t [Stmt],
        handlers: &'t [ExceptHandler],
        orelse: &'t [Stmt],
        finalbody: &'t [Stmt],
        star: bool,
        span: Span,
    ) -> Done {
        if finalbody.is_empty() {
            return self.try_handlers(body, handlers, orelse, star, span);
        }
        let (handler, end) = (self.asm().label(), self.asm().label());
        self.open(Block::Finally(finalbody), span)?;
        self.asm().protect(handler, 0);
        if handlers.is_empty() {
            self.statements(body)?;
            self.statements(orelse)?;
        } else {
            self.try_handlers(body, handlers, orelse, star, span)?;
        }
        self.asm().unprotect();
        self.close();
        self.statements(finalbody)?;
        let here = self.asm().here();
        self.jump(Op::JUMP, end, here);

        let cleanup = self.begin_handler(handler);
        self.open(Block::FinallyHandler, span)?;
        self.statements(finalbody)?;
        self.close();
        let here = self.asm().here();
        self.emit(Op::RERAISE, 0, here);
        self.end_handler(cleanup);
        self.bind(end);
        Ok(())
    }

    /// `[exception -- previous exception]`; what is raised from here on goes to the clean-up.
    pub(crate) fn begin_handler(&mut self, handler: Label) -> Label {
        let cleanup = self.asm().label();
        self.bind(handler);
        self.asm().protect(cleanup, 0);
        self.emit(Op::PUSH_EXC_INFO, 0, Location::default());
        cleanup
    }

    /// The clean-up of a handler that raised: the previous exception is handled again.
    pub(crate) fn end_handler(&mut self, cleanup: Label) {
        let location = Location::default();
        self.asm().unprotect();
        self.bind(cleanup);
        self.emit(Op::SWAP, 2, location);
        self.emit(Op::POP_EXCEPT, 0, location);
        self.emit(Op::RERAISE, 0, location);
    }

    fn try_handlers(
        &mut self,
        body: &'t [Stmt],
        handlers: &'t [ExceptHandler],
        orelse: &'t [Stmt],
        star: bool,
        span: Span,
    ) -> Done {
        let (handler, end) = (self.asm().label(), self.asm().label());
        self.open(Block::Try, span)?;
        self.asm().protect(handler, 0);
        self.statements(body)?;
        self.asm().unprotect();
        self.close();
        self.statements(orelse)?;
        let here = self.asm().here();
        self.jump(Op::JUMP, end, here);

        let cleanup = self.begin_handler(handler);
        if star {
            self.group_clauses(handlers, end, span)?;
        } else {
            self.except_clauses(handlers, end, span)?;
        }
        self.end_handler(cleanup);
        self.bind(end);
        Ok(())
    }

    /// `[previous exception -- ]`: `except` clauses; what none of them wants is raised again.
    fn except_clauses(&mut self, handlers: &'t [ExceptHandler], end: Label, span: Span) -> Done {
        self.open(Block::Handlers, span)?;
        for (index, clause) in handlers.iter().enumerate() {
            if clause.exception.is_none() && index + 1 < handlers.len() {
                return error("default 'except:' must be last", clause.span);
            }
            self.except_clause(clause, end)?;
        }
        self.close();
        let here = self.asm().here();
        self.emit(Op::RERAISE, 0, here);
        Ok(())
    }

    /// `[previous group -- ]`: `except*` clauses, each of which takes a part of the group. What they
    /// raise, and the part that none has taken, is collected and raised at the end.
    fn group_clauses(&mut self, handlers: &'t [ExceptHandler], end: Label, span: Span) -> Done {
        self.open(Block::GroupHandlers, span)?;
        let location = handlers.first().map_or(Location::default(), |first| self.location(first.span));
        self.emit(Op::BUILD_LIST, 0, location);
        self.emit(Op::COPY, 2, location);
        for clause in handlers {
            self.group_clause(clause)?;
        }
        let location = handlers.last().map_or(location, |last| self.location(last.span));
        self.emit(Op::LIST_APPEND, 1, location);
        self.close();
        let nothing = self.asm().label();
        self.emit(Op::CALL_INTRINSIC_2, intrinsic::Binary::PrepReraiseStar as u32, Location::default());
        self.emit(Op::COPY, 1, Location::default());
        self.jump(Op::POP_JUMP_IF_NONE, nothing, Location::default());
        // The clean-up that follows ends handling.
        self.emit(Op::RERAISE, 0, Location::default());
        self.bind(nothing);
        self.emit(Op::POP_TOP, 0, Location::default());
        self.leave_handler(end);
        Ok(())
    }

    /// `[group raised rest -- group raised rest]`
    fn group_clause(&mut self, clause: &'t ExceptHandler) -> Done {
        let location = self.location(clause.span);
        let (no_match, failed, next) = (self.asm().label(), self.asm().label(), self.asm().label());
        if let Some(exception) = &clause.exception {
            self.expression(exception)?;
        }
        self.emit(Op::CHECK_EG_MATCH, 0, location);
        self.emit(Op::COPY, 1, location);
        self.jump(Op::POP_JUMP_IF_NONE, no_match, location);
        match clause.name {
            Some(ident) => {
                self.check_bindable(ident.name, clause.span)?;
                self.store_name(ident.name, location);
            }
            None => self.emit(Op::POP_TOP, 0, location),
        }
        self.asm().protect(failed, 0);
        self.statements(&clause.body)?;
        self.asm().unprotect();
        let here = self.asm().here();
        if let Some(ident) = clause.name {
            self.forget(ident.name, here);
        }
        self.jump(Op::JUMP, next, here);

        self.bind(failed);
        if let Some(ident) = clause.name {
            self.forget(ident.name, Location::default());
        }
        self.emit(Op::LIST_APPEND, 2, Location::default());
        self.jump(Op::JUMP, next, Location::default());
        self.bind(no_match);
        self.emit(Op::POP_TOP, 0, location);
        self.bind(next);
        Ok(())
    }

    fn except_clause(&mut self, clause: &'t ExceptHandler, end: Label) -> Done {
        let location = self.location(clause.span);
        let next = self.asm().label();
        if let Some(exception) = &clause.exception {
            self.expression(exception)?;
            self.emit(Op::CHECK_EXC_MATCH, 0, location);
            self.jump(Op::POP_JUMP_IF_FALSE, next, location);
        }
        match clause.name {
            Some(ident) => {
                self.check_bindable(ident.name, clause.span)?;
                self.store_name(ident.name, location);
                self.named_body(clause, ident.name, end)?;
            }
            None => {
                self.emit(Op::POP_TOP, 0, location);
                self.open(Block::HandlerBody(None), clause.span)?;
                self.statements(&clause.body)?;
                self.close();
                self.leave_handler(end);
            }
        }
        self.bind(next);
        Ok(())
    }

    /// The body of `except E as name`: the name is deleted however the body ends.
    fn named_body(&mut self, clause: &'t ExceptHandler, name: Name, end: Label) -> Done {
        let cleanup = self.asm().label();
        self.asm().protect(cleanup, 0);
        self.open(Block::HandlerBody(Some(name)), clause.span)?;
        self.statements(&clause.body)?;
        self.close();
        self.asm().unprotect();
        let outside = self.asm().handler();
        let here = self.asm().here();
        // Forgetting the name happens outside the `try`: see `leave_handler`.
        self.asm().unprotect();
        self.emit(Op::POP_EXCEPT, 0, here);
        self.forget(name, here);
        self.jump(Op::JUMP, end, here);
        self.asm().restore_handler(outside);
        self.bind(cleanup);
        self.forget(name, Location::default());
        self.emit(Op::RERAISE, 0, Location::default());
        Ok(())
    }

    /// Ends handling and goes on after the `try`; what happens from here on is no longer the
    /// handlers' clean-up's.
    fn leave_handler(&mut self, end: Label) {
        let inside = self.asm().handler();
        let here = self.asm().here();
        self.asm().unprotect();
        self.emit(Op::POP_EXCEPT, 0, here);
        self.jump(Op::JUMP, end, here);
        self.asm().restore_handler(inside);
    }

    /// `name = None; del name`
    pub(crate) fn forget(&mut self, name: Name, location: Location) {
        self.constant(Constant::None, location);
        self.store_name(name, location);
        self.delete_name(name, location);
    }
}
