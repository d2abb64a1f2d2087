//! `match`: one test after the other, with the subject on the stack (source: CPython's
//! `compile.c`, whose order of instructions this keeps).
//!
//! While a pattern is tested, the stack holds from the top: what the pattern is made of so
//! far, the values captured so far, the subject. A test that fails has to drop all of it, so
//! it goes to one of a row of `POP_TOP`s that is entered at the right place.

use bytecode::{CompareOp, Constant, Location, Op};
use source::{Name, Span};
use syntax::tree::{self, Expr, ExprKind, Ident, MatchCase, Pattern, PatternKind};

use crate::assembler::Label;
use crate::generator::{Done, Generator, error};

/// What is on the stack while a pattern is tested.
#[derive(Default)]
struct Context {
    /// Names captured so far; their values lie on the stack in this order.
    stores: Vec<Name>,
    /// How many values lie above the captured ones.
    on_top: usize,
    /// Where a test goes that fails with so many values to drop.
    fail: Vec<Label>,
    /// Whether a pattern that always fits may stand here.
    allow_irrefutable: bool,
}

impl<'t> Generator<'t> {
    /// `match subject:` with its cases.
    pub(crate) fn match_statement(&mut self, subject: &'t Expr, cases: &'t [MatchCase]) -> Done {
        self.expression(subject)?;
        let end = self.asm().label();
        // A last `case _` needs no subject.
        let (default, tested) = match cases.split_last() {
            Some((last, rest)) if !rest.is_empty() && last.pattern.kind == PatternKind::Wildcard => (Some(last), rest),
            _ => (None, cases),
        };
        for (index, case) in tested.iter().enumerate() {
            let is_last = index + 1 == tested.len();
            let location = self.location(case.pattern.span);
            if !is_last {
                self.emit(Op::COPY, 1, location);
            }
            let mut context =
                Context { allow_irrefutable: case.guard.is_some() || index + 1 == cases.len(), ..Context::default() };
            self.pattern(&case.pattern, &mut context)?;
            for name in std::mem::take(&mut context.stores) {
                self.store_name(name, location);
            }
            if let Some(guard) = &case.guard {
                let failed = self.failure(&mut context, 0);
                self.jump_if(guard, failed, false)?;
            }
            if !is_last {
                self.emit(Op::POP_TOP, 0, location);
            }
            self.statements(&case.body)?;
            let here = self.asm().here();
            self.jump(Op::JUMP, end, here);
            self.end_of_failures(&mut context, location);
        }
        if let Some(case) = default {
            if let Some(guard) = &case.guard {
                self.jump_if(guard, end, false)?;
            }
            self.statements(&case.body)?;
        }
        self.bind(end);
        Ok(())
    }

    /// Tests the top of the stack, and takes it off.
    fn pattern(&mut self, pattern: &'t Pattern, context: &mut Context) -> Done {
        self.descend(pattern.span)?;
        let location = self.location_of_pattern(pattern);
        match &pattern.kind {
            PatternKind::Value(value) => {
                if !matches!(self.folded(value), ExprKind::Constant(_) | ExprKind::Attribute { .. }) {
                    return error("patterns may only match literals and attribute lookups", pattern.span);
                }
                self.expression(value)?;
                self.emit(Op::COMPARE_OP, CompareOp::Eq as u32, location);
                self.fail_unless(context, location);
            }
            PatternKind::Singleton(value) => {
                let constant = match value {
                    tree::Constant::Bool(value) => Constant::Bool(*value),
                    _ => Constant::None,
                };
                self.constant(constant, location);
                self.emit(Op::IS_OP, 0, location);
                self.fail_unless(context, location);
            }
            PatternKind::Sequence(patterns) => self.sequence_pattern(patterns, context, pattern.span)?,
            PatternKind::Mapping { keys, patterns, rest } => {
                self.mapping_pattern(keys, patterns, *rest, context, pattern.span)?;
            }
            PatternKind::Class { class, patterns, keywords } => {
                self.class_pattern(class, patterns, keywords, context, location)?;
            }
            PatternKind::Star(name) => self.capture(*name, context, pattern.span)?,
            PatternKind::Capture(name) => {
                if !context.allow_irrefutable {
                    let name = self.names.text(name.name);
                    let message = format!("name capture '{name}' makes remaining patterns unreachable");
                    return error(message, pattern.span);
                }
                self.capture(Some(*name), context, pattern.span)?;
            }
            PatternKind::Wildcard => {
                if !context.allow_irrefutable {
                    return error("wildcard makes remaining patterns unreachable", pattern.span);
                }
                self.capture(None, context, pattern.span)?;
            }
            PatternKind::As { pattern: inner, name } => {
                context.on_top += 1;
                self.emit(Op::COPY, 1, location);
                self.pattern(inner, context)?;
                context.on_top -= 1;
                self.capture(Some(*name), context, pattern.span)?;
            }
            PatternKind::Or(patterns) => self.or_pattern(patterns, context, pattern.span)?,
        }
        self.ascend();
        Ok(())
    }

    /// A pattern inside another: there it may always fit.
    fn subpattern(&mut self, pattern: &'t Pattern, context: &mut Context) -> Done {
        let outside = std::mem::replace(&mut context.allow_irrefutable, true);
        self.pattern(pattern, context)?;
        context.allow_irrefutable = outside;
        Ok(())
    }

    /// What an expression is once its constants are computed: `-1` and `1 + 2j` are constants.
    fn folded(&mut self, value: &'t Expr) -> &'t ExprKind {
        const CONSTANT: &ExprKind = &ExprKind::Constant(tree::Constant::None);
        if self.constant_value(value).is_some() { CONSTANT } else { &value.kind }
    }

    /// Where to go with so many values to drop.
    fn failure(&mut self, context: &mut Context, pops: usize) -> Label {
        while context.fail.len() <= pops {
            let label = self.asm().label();
            context.fail.push(label);
        }
        context.fail[pops]
    }

    /// `[condition --]`: fails unless it holds.
    fn fail_unless(&mut self, context: &mut Context, location: Location) {
        let failed = self.failure(context, context.on_top + context.stores.len());
        self.jump(Op::POP_JUMP_IF_FALSE, failed, location);
    }

    /// The row of `POP_TOP`s that failing tests go to.
    fn end_of_failures(&mut self, context: &mut Context, location: Location) {
        let fail = std::mem::take(&mut context.fail);
        for (pops, &label) in fail.iter().enumerate().rev() {
            self.bind(label);
            if pops > 0 {
                self.emit(Op::POP_TOP, 0, location);
            }
        }
    }

    /// Puts the top of the stack below `count - 1` others.
    fn rotate(&mut self, count: usize, location: Location) {
        for depth in (2..=count).rev() {
            self.emit(Op::SWAP, depth as u32, location);
        }
    }

    /// Keeps the top of the stack for a name, or drops it.
    fn capture(&mut self, name: Option<Ident>, context: &mut Context, span: Span) -> Done {
        let location = self.location(span);
        let Some(name) = name else {
            self.emit(Op::POP_TOP, 0, location);
            return Ok(());
        };
        self.check_bindable(name.name, span)?;
        self.check_new(name.name, context, span)?;
        self.rotate(context.on_top + context.stores.len() + 1, location);
        context.stores.push(name.name);
        Ok(())
    }

    fn check_new(&self, name: Name, context: &Context, span: Span) -> Done {
        if context.stores.contains(&name) {
            let name = self.names.text(name);
            return error(format!("multiple assignments to name '{name}' in pattern"), span);
        }
        Ok(())
    }

    fn sequence_pattern(&mut self, patterns: &'t [Pattern], context: &mut Context, span: Span) -> Done {
        let location = self.location(span);
        let mut stars = patterns.iter().enumerate().filter(|(_, it)| matches!(it.kind, PatternKind::Star(_)));
        let star = stars.next();
        if stars.next().is_some() {
            return error("multiple starred names in sequence pattern", span);
        }
        context.on_top += 1;
        self.emit(Op::MATCH_SEQUENCE, 0, location);
        self.fail_unless(context, location);
        let (op, least) = match star {
            None => (CompareOp::Eq, patterns.len()),
            Some(_) => (CompareOp::Ge, patterns.len() - 1),
        };
        if star.is_none() || least > 0 {
            self.check_length(least, op, context, location);
        }
        context.on_top -= 1;
        let drops = |pattern: &Pattern| matches!(pattern.kind, PatternKind::Wildcard | PatternKind::Star(None));
        match star {
            _ if patterns.iter().all(drops) => {
                self.emit(Op::POP_TOP, 0, location);
                Ok(())
            }
            Some((star, pattern)) if drops(pattern) => self.items_one_by_one(patterns, star, context, location),
            star => self.unpacked_items(patterns, star.map(|(star, _)| star), context, span),
        }
    }

    /// `[subject -- subject]`: fails unless `len(subject) op length`.
    fn check_length(&mut self, length: usize, op: CompareOp, context: &mut Context, location: Location) {
        self.emit(Op::GET_LEN, 0, location);
        self.constant(Constant::Int(length as i64), location);
        self.emit(Op::COMPARE_OP, op as u32, location);
        self.fail_unless(context, location);
    }

    /// All items come onto the stack.
    fn unpacked_items(
        &mut self,
        patterns: &'t [Pattern],
        star: Option<usize>,
        context: &mut Context,
        span: Span,
    ) -> Done {
        let location = self.location(span);
        match star {
            None => self.emit(Op::UNPACK_SEQUENCE, patterns.len() as u32, location),
            Some(before) => {
                let after = patterns.len() - before - 1;
                if before >= 1 << 8 || after >= 1 << 24 {
                    return error("too many expressions in star-unpacking sequence pattern", span);
                }
                self.emit(Op::UNPACK_EX, before as u32 | (after as u32) << 8, location);
            }
        }
        context.on_top += patterns.len();
        for pattern in patterns {
            context.on_top -= 1;
            self.subpattern(pattern, context)?;
        }
        Ok(())
    }

    /// The starred items are not wanted: the others are taken by their index.
    fn items_one_by_one(
        &mut self,
        patterns: &'t [Pattern],
        star: usize,
        context: &mut Context,
        location: Location,
    ) -> Done {
        context.on_top += 1;
        for (index, pattern) in patterns.iter().enumerate() {
            if index == star || pattern.kind == PatternKind::Wildcard {
                continue;
            }
            self.emit(Op::COPY, 1, location);
            if index < star {
                self.constant(Constant::Int(index as i64), location);
            } else {
                // The subject may not know negative indices.
                self.emit(Op::GET_LEN, 0, location);
                self.constant(Constant::Int((patterns.len() - index) as i64), location);
                self.emit(Op::BINARY_SUBTRACT, 0, location);
            }
            self.emit(Op::BINARY_SUBSCR, 0, location);
            self.subpattern(pattern, context)?;
        }
        context.on_top -= 1;
        self.emit(Op::POP_TOP, 0, location);
        Ok(())
    }

    fn class_pattern(
        &mut self,
        class: &'t Expr,
        patterns: &'t [Pattern],
        keywords: &'t [(Ident, Pattern)],
        context: &mut Context,
        location: Location,
    ) -> Done {
        for (index, (name, pattern)) in keywords.iter().enumerate() {
            self.check_bindable(name.name, pattern.span)?;
            if let Some((_, again)) = keywords[index + 1..].iter().find(|(other, _)| other.name == name.name) {
                let name = self.names.text(name.name);
                return error(format!("attribute name repeated in class pattern: {name}"), again.span);
            }
        }
        self.expression(class)?;
        let names = keywords.iter().map(|(name, _)| self.plain_name(name.name)).collect();
        self.constant(Constant::Tuple(names), location);
        self.emit(Op::MATCH_CLASS, patterns.len() as u32, location);
        context.on_top += 1;
        self.fail_if_none(context, location);
        let count = patterns.len() + keywords.len();
        self.emit(Op::UNPACK_SEQUENCE, count as u32, location);
        context.on_top += count;
        context.on_top -= 1;
        for pattern in patterns.iter().chain(keywords.iter().map(|(_, pattern)| pattern)) {
            context.on_top -= 1;
            self.subpattern(pattern, context)?;
        }
        Ok(())
    }

    /// `[value -- value]`: fails if it is None.
    fn fail_if_none(&mut self, context: &mut Context, location: Location) {
        self.emit(Op::COPY, 1, location);
        self.constant(Constant::None, location);
        self.emit(Op::IS_OP, 1, location);
        self.fail_unless(context, location);
    }

    fn mapping_pattern(
        &mut self,
        keys: &'t [Expr],
        patterns: &'t [Pattern],
        rest: Option<Ident>,
        context: &mut Context,
        span: Span,
    ) -> Done {
        let location = self.location(span);
        context.on_top += 1;
        self.emit(Op::MATCH_MAPPING, 0, location);
        self.fail_unless(context, location);
        if keys.is_empty() && rest.is_none() {
            context.on_top -= 1;
            self.emit(Op::POP_TOP, 0, location);
            return Ok(());
        }
        if !keys.is_empty() {
            self.check_length(keys.len(), CompareOp::Ge, context, location);
        }
        self.mapping_keys(keys, span)?;
        self.emit(Op::BUILD_TUPLE, keys.len() as u32, location);
        self.emit(Op::MATCH_KEYS, 0, location);
        // The subject, the tuple of keys, the tuple of values.
        context.on_top += 2;
        self.fail_if_none(context, location);
        self.emit(Op::UNPACK_SEQUENCE, keys.len() as u32, location);
        context.on_top += keys.len();
        context.on_top -= 1;
        for pattern in patterns {
            context.on_top -= 1;
            self.subpattern(pattern, context)?;
        }
        context.on_top -= 2;
        if rest.is_some() {
            self.rest_of_mapping(keys.len() as u32, location);
            return self.capture(rest, context, span);
        }
        self.emit(Op::POP_TOP, 0, location);
        self.emit(Op::POP_TOP, 0, location);
        Ok(())
    }

    /// Loads the keys, which must be different constants, or attributes.
    fn mapping_keys(&mut self, keys: &'t [Expr], span: Span) -> Done {
        let mut seen: Vec<Constant> = Vec::new();
        for key in keys {
            match self.constant_value(key) {
                Some(constant) => {
                    if seen.iter().any(|other| equal(other, &constant)) {
                        let key = bytecode::repr(&constant, self.names);
                        return error(format!("mapping pattern checks duplicate key ({key})"), span);
                    }
                    seen.push(constant);
                }
                None if !matches!(key.kind, ExprKind::Attribute { .. }) => {
                    return error("mapping pattern keys may only match literals and attribute lookups", span);
                }
                None => {}
            }
            self.expression(key)?;
        }
        Ok(())
    }

    /// `[subject keys -- dict]`: a copy of the subject without the keys.
    fn rest_of_mapping(&mut self, keys: u32, location: Location) {
        self.emit(Op::BUILD_MAP, 0, location);
        self.emit(Op::SWAP, 3, location);
        self.emit(Op::DICT_UPDATE, 2, location);
        self.emit(Op::UNPACK_SEQUENCE, keys, location);
        for left in (1..=keys).rev() {
            self.emit(Op::COPY, 1 + left, location);
            self.emit(Op::SWAP, 2, location);
            self.emit(Op::DELETE_SUBSCR, 0, location);
        }
    }

    fn or_pattern(&mut self, patterns: &'t [Pattern], context: &mut Context, span: Span) -> Done {
        let location = self.location(span);
        let end = self.asm().label();
        let mut control: Option<Vec<Name>> = None;
        for (index, pattern) in patterns.iter().enumerate() {
            let is_last = index + 1 == patterns.len();
            let mut inner = Context { allow_irrefutable: is_last && context.allow_irrefutable, ..Context::default() };
            let location = self.location(pattern.span);
            self.emit(Op::COPY, 1, location);
            self.pattern(pattern, &mut inner)?;
            match &control {
                None => control = Some(std::mem::take(&mut inner.stores)),
                Some(control) => {
                    if !self.reorder(control, &mut inner.stores, location) {
                        return error("alternative patterns bind different names", span);
                    }
                }
            }
            self.jump(Op::JUMP, end, location);
            self.end_of_failures(&mut inner, location);
        }
        self.emit(Op::POP_TOP, 0, location);
        let failed = self.failure(context, context.on_top + context.stores.len());
        self.jump(Op::JUMP, failed, location);
        self.bind(end);
        let control = control.unwrap_or_default();
        let depth = control.len() + 1 + context.on_top + context.stores.len();
        for name in control {
            self.rotate(depth, location);
            self.check_new(name, context, span)?;
            context.stores.push(name);
        }
        self.emit(Op::POP_TOP, 0, location);
        Ok(())
    }

    /// Brings the values captured by one alternative into the order of the first; `false` when
    /// it captures other names.
    fn reorder(&mut self, control: &[Name], stores: &mut Vec<Name>, location: Location) -> bool {
        if stores.len() != control.len() {
            return false;
        }
        for (wanted, name) in control.iter().enumerate().rev() {
            let Some(at) = stores.iter().position(|store| store == name) else { return false };
            if at == wanted {
                continue;
            }
            let rotated: Vec<Name> = stores.drain(..=at).collect();
            stores.splice(wanted - at..wanted - at, rotated);
            for _ in 0..=at {
                self.rotate(wanted + 1, location);
            }
        }
        true
    }
}

/// Whether two keys are the same for a dict: `1`, `1.0` and `True` are.
fn equal(left: &Constant, right: &Constant) -> bool {
    match (number(left), number(right)) {
        (Some(left), Some(right)) => left == right,
        _ => left == right,
    }
}

/// A number as real and imaginary part; an int that no float holds stays itself.
fn number(constant: &Constant) -> Option<(f64, f64)> {
    const EXACT: i64 = 1 << 53;
    match constant {
        Constant::Bool(value) => Some((f64::from(u8::from(*value)), 0.0)),
        Constant::Int(value) if (-EXACT..=EXACT).contains(value) => Some((*value as f64, 0.0)),
        Constant::Float(value) => Some((*value, 0.0)),
        Constant::Complex(real, imaginary) => Some((*real, *imaginary)),
        _ => None,
    }
}
