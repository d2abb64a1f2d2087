//! `try`, `with`, and leaving them by `return`, `break` and `continue`.
//!
//! Protection costs nothing until something is raised: which handler an instruction has is in
//! the exception table. A `finally` body is written twice or more: once for the way through,
//! once for exceptions, and once for every jump out of the `try`.

use bytecode::{Constant, Location, Op};
use source::{Name, Span};
use syntax::tree::{ExceptHandler, Stmt, WithItem};

use crate::assembler::Label;
use crate::generator::{Done, Generator, error};

/// Something open around the statement being written, that leaving it has to tidy up.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Block<'t> {
    /// A `while` loop.
    While { start: Label, end: Label },
    /// A `for` loop: its iterator is on the stack.
    For { start: Label, end: Label },
    /// The body of a `try` with `except` clauses.
    Try,
    /// The body of a `try` with a `finally`, which has to run.
    Finally(&'t [Stmt]),
    /// A `finally` body that runs because of an exception: `[previous exception]` on the stack.
    FinallyHandler,
    /// The `except` clauses.
    Handlers,
    /// The body of an `except` clause: `[previous]` on the stack, perhaps a name to delete.
    HandlerBody(Option<Name>),
    /// The body of a `with`: `[exit self]` on the stack.
    With(Location),
    /// A return value that waits while a `finally` body runs.
    Value,
}

impl<'t> Generator<'t> {
    /// Opens a block; CPython allows twenty-one inside each other.
    pub(crate) fn open(&mut self, block: Block<'t>, span: Span) -> Done {
        const MOST: usize = 21;
        if self.unit().blocks.len() >= MOST {
            return error("too many statically nested blocks", span);
        }
        self.unit().blocks.push(block);
        Ok(())
    }

    /// Closes the innermost block.
    pub(crate) fn close(&mut self) {
        self.unit().blocks.pop();
    }

    /// `try` in all its forms.
    pub(crate) fn try_statement(
        &mut self,
        body: &'t [Stmt],
        handlers: &'t [ExceptHandler],
        orelse: &'t [Stmt],
        finalbody: &'t [Stmt],
        span: Span,
    ) -> Done {
        if finalbody.is_empty() {
            return self.try_except(body, handlers, orelse, span);
        }
        let (handler, end) = (self.asm().label(), self.asm().label());
        self.open(Block::Finally(finalbody), span)?;
        self.asm().protect(handler, 0);
        if handlers.is_empty() {
            self.statements(body)?;
            self.statements(orelse)?;
        } else {
            self.try_except(body, handlers, orelse, span)?;
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
    fn begin_handler(&mut self, handler: Label) -> Label {
        let cleanup = self.asm().label();
        self.bind(handler);
        self.asm().protect(cleanup, 0);
        self.emit(Op::PUSH_EXC_INFO, 0, Location::default());
        cleanup
    }

    /// The clean-up of a handler that raised: the previous exception is handled again.
    fn end_handler(&mut self, cleanup: Label) {
        let location = Location::default();
        self.asm().unprotect();
        self.bind(cleanup);
        self.emit(Op::SWAP, 2, location);
        self.emit(Op::POP_EXCEPT, 0, location);
        self.emit(Op::RERAISE, 0, location);
    }

    fn try_except(&mut self, body: &'t [Stmt], handlers: &'t [ExceptHandler], orelse: &'t [Stmt], span: Span) -> Done {
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
        self.end_handler(cleanup);
        self.bind(end);
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
    fn forget(&mut self, name: Name, location: Location) {
        self.constant(Constant::None, location);
        self.store_name(name, location);
        self.delete_name(name, location);
    }

    /// `with`, one manager inside the other.
    pub(crate) fn with_statement(&mut self, items: &'t [WithItem], body: &'t [Stmt]) -> Done {
        let Some((item, inner)) = items.split_first() else { return self.statements(body) };
        self.descend(item.context.span)?;
        let location = self.location_of(&item.context);
        let (handler, end) = (self.asm().label(), self.asm().label());
        self.expression(&item.context)?;
        self.emit(Op::BEFORE_WITH, 0, location);
        // The handler finds `[exit self]`, not the value that `__enter__` gave.
        self.asm().protect(handler, 1);
        self.open(Block::With(location), item.context.span)?;
        match &item.target {
            Some(target) => self.store(target)?,
            None => self.emit(Op::POP_TOP, 0, location),
        }
        self.with_statement(inner, body)?;
        self.close();
        self.asm().unprotect();
        self.call_exit(location);
        self.jump(Op::JUMP, end, location);

        let cleanup = self.begin_handler(handler);
        let inside = self.asm().handler();
        let suppressed = self.asm().label();
        self.emit(Op::WITH_EXCEPT_START, 0, location);
        self.jump(Op::POP_JUMP_IF_TRUE, suppressed, location);
        self.emit(Op::RERAISE, 0, location);
        self.bind(suppressed);
        self.emit(Op::POP_TOP, 0, location);
        self.asm().unprotect();
        self.emit(Op::POP_EXCEPT, 0, location);
        self.emit(Op::POP_TOP, 0, location);
        self.emit(Op::POP_TOP, 0, location);
        self.jump(Op::JUMP, end, location);
        self.asm().restore_handler(inside);
        self.end_handler(cleanup);
        self.bind(end);
        self.ascend();
        Ok(())
    }

    /// `[exit self --]`: calls it with three Nones.
    fn call_exit(&mut self, location: Location) {
        for _ in 0..3 {
            self.constant(Constant::None, location);
        }
        self.emit(Op::CALL, 3, location);
        self.emit(Op::POP_TOP, 0, location);
    }

    /// Leaves all blocks, from the innermost out, that `stop` does not hold for, and writes with
    /// `go` what happens then: it is told the block that stopped it. `keep` says that the top of
    /// the stack has to survive.
    pub(crate) fn leave_blocks(
        &mut self,
        keep: bool,
        stop: impl Fn(&Block<'t>) -> bool,
        go: impl FnOnce(&mut Self, Option<Block<'t>>) -> Done,
    ) -> Done {
        let blocks = self.unit().blocks.clone();
        let handler = self.asm().handler();
        let mut stopped = None;
        while let Some(block) = self.unit().blocks.last().copied() {
            if stop(&block) {
                stopped = Some(block);
                break;
            }
            self.close();
            self.leave_block(block, keep)?;
        }
        go(self, stopped)?;
        self.unit().blocks = blocks;
        self.asm().restore_handler(handler);
        Ok(())
    }

    /// Tidies up one block. Its protection ends here, for the code that follows on this way out.
    fn leave_block(&mut self, block: Block<'t>, keep: bool) -> Done {
        let here = self.asm().here();
        match block {
            Block::While { .. } | Block::Handlers => {}
            Block::For { .. } | Block::Value => self.pop_below(keep, here),
            Block::Try => self.asm().unprotect(),
            Block::Finally(finalbody) => {
                self.asm().unprotect();
                if keep {
                    self.unit().blocks.push(Block::Value);
                }
                self.statements(finalbody)?;
                if keep {
                    self.close();
                }
            }
            Block::FinallyHandler => {
                self.pop_below(keep, here);
                self.end_handling(keep, here);
            }
            Block::HandlerBody(name) => {
                if name.is_some() {
                    self.asm().unprotect();
                }
                self.end_handling(keep, here);
                if let Some(name) = name {
                    self.forget(name, here);
                }
            }
            Block::With(location) => {
                self.asm().unprotect();
                if keep {
                    self.emit(Op::SWAP, 3, here);
                    self.emit(Op::SWAP, 2, here);
                }
                self.call_exit(location);
            }
        }
        Ok(())
    }

    fn pop_below(&mut self, keep: bool, location: Location) {
        if keep {
            self.emit(Op::SWAP, 2, location);
        }
        self.emit(Op::POP_TOP, 0, location);
    }

    fn end_handling(&mut self, keep: bool, location: Location) {
        if keep {
            self.emit(Op::SWAP, 2, location);
        }
        self.asm().unprotect();
        self.emit(Op::POP_EXCEPT, 0, location);
    }
}
