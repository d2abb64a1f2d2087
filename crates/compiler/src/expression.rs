//! Expressions: code that leaves one value on the stack.

use bytecode::{CompareOp, Constant, Location, Op};
use syntax::tree::{self, BinaryOp, BoolOp, Expr, ExprKind, UnaryOp};

use crate::generator::{Done, Generator, error};
use crate::symbols::ScopeKind;

/// Displays longer than this are filled item by item, so that the stack stays small.
const LARGEST_ON_STACK: usize = 30;

/// How a display is built: list, set or (by way of a list) tuple.
#[derive(Clone, Copy)]
pub(crate) struct Display {
    build: Op,
    add: Op,
    extend: Op,
    is_tuple: bool,
}

impl Display {
    const LIST: Display =
        Display { build: Op::BUILD_LIST, add: Op::LIST_APPEND, extend: Op::LIST_EXTEND, is_tuple: false };
    const SET: Display = Display { build: Op::BUILD_SET, add: Op::SET_ADD, extend: Op::SET_UPDATE, is_tuple: false };
    pub(crate) const TUPLE: Display = Display { is_tuple: true, ..Display::LIST };
}

impl<'t> Generator<'t> {
    /// Writes an expression.
    pub(crate) fn expression(&mut self, expr: &'t Expr) -> Done {
        self.descend(expr.span)?;
        match self.constant_value(expr) {
            Some(constant) => {
                let location = self.location_of(expr);
                self.constant(constant, location);
            }
            None => self.computed(expr)?,
        }
        self.ascend();
        Ok(())
    }

    /// An expression that is no constant.
    fn computed(&mut self, expr: &'t Expr) -> Done {
        let location = self.location_of(expr);
        match &expr.kind {
            ExprKind::Name(name) => self.load_name(*name, location),
            ExprKind::Constant(constant) => {
                let location = self.location(expr.span);
                self.constant(crate::fold::literal(constant), location);
                return Ok(());
            }
            ExprKind::BoolOp { op, values } => self.bool_op(*op, values, location)?,
            ExprKind::NamedExpr { target, value } => {
                self.expression(value)?;
                self.emit(Op::COPY, 1, location);
                self.check_bindable(target.name, target.span)?;
                let target_location = self.location(target.span);
                self.store_name(target.name, target_location);
            }
            ExprKind::BinOp { left, op: BinaryOp::Mod, right } if self.percent(left, right, location)? => {}
            ExprKind::BinOp { left, op, right } => {
                self.expression(left)?;
                self.expression(right)?;
                self.emit(binary(*op), 0, location);
            }
            ExprKind::UnaryOp { op, operand } => self.unary_op(*op, operand, expr)?,
            ExprKind::Lambda { parameters, body } => self.lambda(expr, parameters, body)?,
            ExprKind::IfExp { test, body, orelse } => {
                let (other, end) = (self.asm().label(), self.asm().label());
                self.jump_if(test, other, false)?;
                self.expression(body)?;
                let here = self.asm().here();
                self.jump(Op::JUMP, end, here);
                self.bind(other);
                self.expression(orelse)?;
                self.bind(end);
            }
            ExprKind::Dict { items } => self.dict(items, location)?,
            ExprKind::Set(items) => self.display(items, Display::SET, location)?,
            ExprKind::List(items) => self.display(items, Display::LIST, location)?,
            ExprKind::Tuple(items) => self.display(items, Display::TUPLE, location)?,
            ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp { .. }
            | ExprKind::GeneratorExp { .. } => self.comprehension(expr)?,
            ExprKind::Yield(value) => self.yields(value.as_deref(), expr)?,
            ExprKind::YieldFrom(value) => {
                if !self.in_function() {
                    return error("'yield from' outside function", expr.span);
                }
                self.expression(value)?;
                self.emit(Op::GET_YIELD_FROM_ITER, 0, location);
                self.constant(Constant::None, location);
                self.emit(Op::YIELD_FROM, 0, location);
            }
            ExprKind::Compare { left, ops, comparators } => {
                self.check_identity(left, ops, comparators, expr.span);
                self.compare(left, ops, comparators, location)?;
            }
            ExprKind::Call { .. } => self.call(expr)?,
            ExprKind::JoinedStr(parts) => self.joined(parts, location)?,
            ExprKind::Attribute { .. } => self.attribute(expr)?,
            ExprKind::Subscript { value, index } => {
                self.check_subscript(value, index);
                self.expression(value)?;
                let op = if self.bounds(index)? { Op::BINARY_SLICE } else { Op::BINARY_SUBSCR };
                self.emit(op, 0, location);
            }
            ExprKind::Slice { lower, upper, step } => {
                self.optional(lower.as_deref(), location)?;
                self.optional(upper.as_deref(), location)?;
                if let Some(step) = step {
                    self.expression(step)?;
                }
                self.emit(Op::BUILD_SLICE, 2 + u32::from(step.is_some()), location);
            }
            ExprKind::Starred(_) => return error("can't use starred expression here", expr.span),
        }
        Ok(())
    }

    /// What stands in the brackets of a subscript: start and stop of a slice without step, for which it
    /// gives true, else one value.
    pub(crate) fn bounds(&mut self, index: &'t Expr) -> Result<bool, source::Diagnostic> {
        if let ExprKind::Slice { lower, upper, step: None } = &index.kind {
            let location = self.location_of(index);
            self.optional(lower.as_deref(), location)?;
            self.optional(upper.as_deref(), location)?;
            return Ok(true);
        }
        self.expression(index)?;
        Ok(false)
    }

    fn optional(&mut self, value: Option<&'t Expr>, location: Location) -> Done {
        match value {
            Some(value) => self.expression(value),
            None => {
                self.constant(Constant::None, location);
                Ok(())
            }
        }
    }

    fn bool_op(&mut self, op: BoolOp, values: &'t [Expr], location: Location) -> Done {
        let jump = match op {
            BoolOp::And => Op::JUMP_IF_FALSE_OR_POP,
            BoolOp::Or => Op::JUMP_IF_TRUE_OR_POP,
        };
        let end = self.asm().label();
        for (index, value) in values.iter().enumerate() {
            self.expression(value)?;
            if index + 1 < values.len() {
                self.jump(jump, end, location);
            }
        }
        self.bind(end);
        Ok(())
    }

    fn unary_op(&mut self, op: UnaryOp, operand: &'t Expr, expr: &Expr) -> Done {
        let location = self.location_of(expr);
        if let Some((left, opposite, comparators)) = negated_comparison(op, operand) {
            self.check_identity(left, opposite, comparators, operand.span);
            let location = self.location_of(operand);
            return self.compare(left, opposite, comparators, location);
        }
        match &operand.kind {
            // CPython merges a lone comparison with the test after it, which is the whole expression's.
            ExprKind::Compare { left, ops, comparators } if op == UnaryOp::Not && ops.len() == 1 => {
                self.compare(left, ops, comparators, location)?;
            }
            _ => self.expression(operand)?,
        }
        let op = match op {
            UnaryOp::Invert => Op::UNARY_INVERT,
            UnaryOp::Not => Op::UNARY_NOT,
            UnaryOp::Plus => Op::UNARY_POSITIVE,
            UnaryOp::Minus => Op::UNARY_NEGATIVE,
        };
        self.emit(op, 0, location);
        Ok(())
    }

    fn compare(
        &mut self,
        left: &'t Expr,
        ops: &[tree::CompareOp],
        comparators: &'t [Expr],
        location: Location,
    ) -> Done {
        self.expression(left)?;
        let Some((last, links)) = comparators.split_last() else { return Ok(()) };
        let (out, end) = (self.asm().label(), self.asm().label());
        for (link, &op) in links.iter().zip(ops) {
            self.chain_link(link, op, location)?;
            self.jump(Op::JUMP_IF_FALSE_OR_POP, out, location);
        }
        self.operand(last, ops.last().copied())?;
        self.comparison(ops.last().copied(), location);
        if !links.is_empty() {
            self.jump(Op::JUMP, end, location);
            self.bind(out);
            self.emit(Op::SWAP, 2, location);
            self.emit(Op::POP_TOP, 0, location);
            self.bind(end);
        }
        Ok(())
    }

    /// A comparison that is not the last of its chain: `[left -- right result]`.
    pub(crate) fn chain_link(&mut self, right: &'t Expr, op: tree::CompareOp, location: Location) -> Done {
        self.operand(right, Some(op))?;
        self.emit(Op::SWAP, 2, location);
        self.emit(Op::COPY, 2, location);
        self.comparison(Some(op), location);
        Ok(())
    }

    /// What a loop runs over: a display of constants becomes a constant.
    pub(crate) fn iterable(&mut self, expr: &'t Expr) -> Done {
        self.operand(expr, Some(tree::CompareOp::In))
    }

    /// The right side of a comparison; a display of constants after `in` is a constant itself.
    pub(crate) fn operand(&mut self, expr: &'t Expr, op: Option<tree::CompareOp>) -> Done {
        if matches!(op, Some(tree::CompareOp::In | tree::CompareOp::NotIn))
            && let Some(constant) = self.constant_container(expr)
        {
            let location = self.location_of(expr);
            self.constant(constant, location);
            return Ok(());
        }
        self.expression(expr)
    }

    /// The comparing instruction.
    pub(crate) fn comparison(&mut self, op: Option<tree::CompareOp>, location: Location) {
        use tree::CompareOp as Tree;
        let compare = |op: CompareOp| (Op::COMPARE_OP, op as u32);
        let (op, arg) = match op {
            Some(Tree::Eq) | None => compare(CompareOp::Eq),
            Some(Tree::NotEq) => compare(CompareOp::Ne),
            Some(Tree::Lt) => compare(CompareOp::Lt),
            Some(Tree::LtE) => compare(CompareOp::Le),
            Some(Tree::Gt) => compare(CompareOp::Gt),
            Some(Tree::GtE) => compare(CompareOp::Ge),
            Some(Tree::Is) => (Op::IS_OP, 0),
            Some(Tree::IsNot) => (Op::IS_OP, 1),
            Some(Tree::In) => (Op::CONTAINS_OP, 0),
            Some(Tree::NotIn) => (Op::CONTAINS_OP, 1),
        };
        self.emit(op, arg, location);
    }

    /// A list, set or tuple display.
    pub(crate) fn display(&mut self, items: &'t [Expr], display: Display, location: Location) -> Done {
        let has_star = items.iter().any(|item| matches!(item.kind, ExprKind::Starred(_)));
        if !has_star && !display.is_tuple && items.len() > 2 && self.constant_display(items, display, location) {
            return Ok(());
        }
        if !has_star && items.len() <= LARGEST_ON_STACK {
            for item in items {
                self.expression(item)?;
            }
            let build = if display.is_tuple { Op::BUILD_TUPLE } else { display.build };
            self.emit(build, items.len() as u32, location);
            return Ok(());
        }
        self.growing_display(items, display, location)
    }

    /// `[1, 2, 3]`: an empty list extended by a constant tuple.
    fn constant_display(&mut self, items: &'t [Expr], display: Display, location: Location) -> bool {
        let Some(constants) = self.constant_values(items) else { return false };
        let constant =
            if display.build == Op::BUILD_SET { Constant::FrozenSet(constants) } else { Constant::Tuple(constants) };
        self.emit(display.build, 0, location);
        self.constant(constant, location);
        self.emit(display.extend, 1, location);
        true
    }

    fn growing_display(&mut self, items: &'t [Expr], display: Display, location: Location) -> Done {
        let is_star = |item: &Expr| matches!(item.kind, ExprKind::Starred(_));
        let first_star = items.iter().position(is_star).unwrap_or(items.len());
        let on_stack = if first_star <= LARGEST_ON_STACK { first_star } else { 0 };
        for item in &items[..on_stack] {
            self.expression(item)?;
        }
        self.emit(display.build, on_stack as u32, location);
        for item in &items[on_stack..] {
            match &item.kind {
                ExprKind::Starred(value) => {
                    self.expression(value)?;
                    self.emit(display.extend, 1, location);
                }
                _ => {
                    self.expression(item)?;
                    self.emit(display.add, 1, location);
                }
            }
        }
        if display.is_tuple {
            self.emit(Op::LIST_TO_TUPLE, 0, location);
        }
        Ok(())
    }

    fn dict(&mut self, items: &'t [(Option<Expr>, Expr)], location: Location) -> Done {
        let mut have_dict = false;
        let mut rest = items;
        while !rest.is_empty() {
            let run = rest.iter().take(LARGEST_ON_STACK / 2).take_while(|(key, _)| key.is_some()).count();
            let (pairs, after) = rest.split_at(run);
            for (key, value) in pairs {
                if let Some(key) = key {
                    self.expression(key)?;
                }
                self.expression(value)?;
                if have_dict {
                    self.emit(Op::MAP_ADD, 1, location);
                }
            }
            if !have_dict {
                self.emit(Op::BUILD_MAP, run as u32, location);
                have_dict = true;
            }
            rest = after;
            if let Some(((None, mapping), after)) = rest.split_first() {
                self.expression(mapping)?;
                self.emit(Op::DICT_UPDATE, 1, location);
                rest = after;
            }
        }
        if !have_dict {
            self.emit(Op::BUILD_MAP, 0, location);
        }
        Ok(())
    }

    fn yields(&mut self, value: Option<&'t Expr>, expr: &Expr) -> Done {
        if !self.in_function() {
            return error("'yield' outside function", expr.span);
        }
        let location = self.location_of(expr);
        self.optional(value, location)?;
        self.emit(Op::YIELD_VALUE, 0, location);
        Ok(())
    }

    /// Whether the code being written is a function's.
    pub(crate) fn in_function(&self) -> bool {
        let kind = self.symbols.scope(self.own_scope()).kind;
        matches!(kind, ScopeKind::Function | ScopeKind::Lambda | ScopeKind::Generator)
    }
}

/// `not a in b` is `a not in b`: the comparison that gives `op operand`, where there is one.
pub(crate) fn negated_comparison(op: UnaryOp, operand: &Expr) -> Option<(&Expr, &'static [tree::CompareOp], &[Expr])> {
    use tree::CompareOp::{In, Is, IsNot, NotIn};
    let (UnaryOp::Not, ExprKind::Compare { left, ops, comparators }) = (op, &operand.kind) else { return None };
    let opposite: &'static [tree::CompareOp] = match ops.as_slice() {
        [Is] => &[IsNot],
        [IsNot] => &[Is],
        [In] => &[NotIn],
        [NotIn] => &[In],
        _ => return None,
    };
    Some((left, opposite, comparators))
}

/// The instruction of a binary operator.
pub(crate) fn binary(op: BinaryOp) -> Op {
    match op {
        BinaryOp::Add => Op::BINARY_ADD,
        BinaryOp::Sub => Op::BINARY_SUBTRACT,
        BinaryOp::Mul => Op::BINARY_MULTIPLY,
        BinaryOp::MatMul => Op::BINARY_MATRIX_MULTIPLY,
        BinaryOp::Div => Op::BINARY_TRUE_DIVIDE,
        BinaryOp::Mod => Op::BINARY_MODULO,
        BinaryOp::Pow => Op::BINARY_POWER,
        BinaryOp::LShift => Op::BINARY_LSHIFT,
        BinaryOp::RShift => Op::BINARY_RSHIFT,
        BinaryOp::BitOr => Op::BINARY_OR,
        BinaryOp::BitXor => Op::BINARY_XOR,
        BinaryOp::BitAnd => Op::BINARY_AND,
        BinaryOp::FloorDiv => Op::BINARY_FLOOR_DIVIDE,
    }
}
