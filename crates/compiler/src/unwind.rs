//! `with`, and leaving it and `try` by `return`, `break` and `continue`.

use bytecode::{Constant, Location, Op};
use source::{Name, Span};
use syntax::tree::{Stmt, WithItem};

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
    /// The `except*` clauses, which nothing can jump out of.
    GroupHandlers,
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
    /// the stack has to survive; `span` is the statement's.
    pub(crate) fn leave_blocks(
        &mut self,
        keep: bool,
        span: Span,
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
            if matches!(block, Block::GroupHandlers) {
                return error("'break', 'continue' and 'return' cannot appear in an except* block", span);
            }
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
            Block::While { .. } | Block::Handlers | Block::GroupHandlers => {}
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
