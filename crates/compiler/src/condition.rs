//! Conditions: expressions that only decide where to go on, so that no bool is made.

use bytecode::{Constant, Op};
use syntax::tree::{BoolOp, CompareOp, Expr, ExprKind, UnaryOp};

use crate::assembler::Label;
use crate::expression::negated_comparison;
use crate::generator::{Done, Generator};

impl<'t> Generator<'t> {
    /// Goes to `label` when the truth of `test` is `wanted`, else falls through.
    pub(crate) fn jump_if(&mut self, test: &'t Expr, label: Label, wanted: bool) -> Done {
        self.descend(test.span)?;
        match &test.kind {
            ExprKind::UnaryOp { op: UnaryOp::Not, operand } => match negated_comparison(UnaryOp::Not, operand) {
                Some((left, ops, comparators)) => {
                    self.jump_if_compare(operand, left, ops, comparators, label, wanted)?
                }
                None => self.jump_if(operand, label, !wanted)?,
            },
            ExprKind::BoolOp { op, values } => self.jump_if_bool_op(*op, values, label, wanted)?,
            ExprKind::IfExp { test, body, orelse } => {
                let (other, end) = (self.asm().label(), self.asm().label());
                self.jump_if(test, other, false)?;
                self.jump_if(body, label, wanted)?;
                let here = self.asm().here();
                self.jump(Op::JUMP, end, here);
                self.bind(other);
                self.jump_if(orelse, label, wanted)?;
                self.bind(end);
            }
            ExprKind::Compare { left, ops, comparators } => {
                self.jump_if_compare(test, left, ops, comparators, label, wanted)?;
            }
            _ => self.jump_if_value(test, label, wanted)?,
        }
        self.ascend();
        Ok(())
    }

    fn jump_if_value(&mut self, test: &'t Expr, label: Label, wanted: bool) -> Done {
        let location = self.location_of(test);
        if let Some(constant) = self.constant_value(test) {
            if is_true(&constant) == wanted {
                self.jump(Op::JUMP, label, location);
            }
            return Ok(());
        }
        self.expression(test)?;
        self.jump(pop_jump(wanted), label, location);
        Ok(())
    }

    fn jump_if_bool_op(&mut self, op: BoolOp, values: &'t [Expr], label: Label, wanted: bool) -> Done {
        let decides = op == BoolOp::Or;
        let Some((last, others)) = values.split_last() else { return Ok(()) };
        // A value that decides the whole either goes where the whole goes, or past the end.
        let end = self.asm().label();
        let decided = if decides == wanted { label } else { end };
        for value in others {
            self.jump_if(value, decided, decides)?;
        }
        self.jump_if(last, label, wanted)?;
        self.bind(end);
        Ok(())
    }

    fn jump_if_compare(
        &mut self,
        test: &'t Expr,
        left: &'t Expr,
        ops: &[CompareOp],
        comparators: &'t [Expr],
        label: Label,
        wanted: bool,
    ) -> Done {
        self.check_identity(left, ops, comparators, test.span);
        let location = self.location_of(test);
        let (Some((last, links)), Some(&last_op)) = (comparators.split_last(), ops.last()) else { return Ok(()) };
        self.expression(left)?;
        if links.is_empty() {
            if let (CompareOp::Is | CompareOp::IsNot, Some(Constant::None)) = (last_op, self.constant_value(last)) {
                let wants_none = (last_op == CompareOp::Is) == wanted;
                let op = if wants_none { Op::POP_JUMP_IF_NONE } else { Op::POP_JUMP_IF_NOT_NONE };
                self.jump(op, label, location);
                return Ok(());
            }
            self.operand(last, Some(last_op))?;
            self.comparison(Some(last_op), location);
            self.jump(pop_jump(wanted), label, location);
            return Ok(());
        }
        let (out, end) = (self.asm().label(), self.asm().label());
        for (link, &op) in links.iter().zip(ops) {
            self.chain_link(link, op, location)?;
            self.jump(Op::POP_JUMP_IF_FALSE, out, location);
        }
        self.operand(last, Some(last_op))?;
        self.comparison(Some(last_op), location);
        self.jump(pop_jump(wanted), label, location);
        self.jump(Op::JUMP, end, location);
        self.bind(out);
        self.emit(Op::POP_TOP, 0, location);
        if !wanted {
            self.jump(Op::JUMP, label, location);
        }
        self.bind(end);
        Ok(())
    }
}

fn pop_jump(wanted: bool) -> Op {
    if wanted { Op::POP_JUMP_IF_TRUE } else { Op::POP_JUMP_IF_FALSE }
}

/// A constant's truth.
pub(crate) fn is_true(constant: &Constant) -> bool {
    match constant {
        Constant::None => false,
        Constant::Bool(value) => *value,
        Constant::Int(value) => *value != 0,
        Constant::Float(value) => *value != 0.0,
        Constant::Complex(real, imaginary) => *real != 0.0 || *imaginary != 0.0,
        Constant::Str(value) => !value.is_empty(),
        Constant::Bytes(value) => !value.is_empty(),
        Constant::Tuple(items) | Constant::FrozenSet(items) => !items.is_empty(),
        Constant::Ellipsis | Constant::BigInt { .. } | Constant::Code(_) => true,
    }
}
