//! Targets: what stands left of `=`, after `for`, `as` and `del`.

use bytecode::{LocalKind, Location, Op};
use source::{Name, known};
use syntax::tree::{Expr, ExprKind};

use crate::generator::{Done, Generator, error};
use crate::variable::Access;

impl<'t> Generator<'t> {
    /// Stores the top of the stack in a target.
    pub(crate) fn store(&mut self, target: &'t Expr) -> Done {
        self.descend(target.span)?;
        let location = self.location_of(target);
        match &target.kind {
            ExprKind::Name(name) => {
                self.check_bindable(*name, target.span)?;
                self.store_name(*name, location);
            }
            ExprKind::Attribute { value, attribute } => {
                self.check_bindable(attribute.name, target.span)?;
                self.expression(value)?;
                self.store_attribute(target, value, attribute.name, attribute.span);
            }
            ExprKind::Subscript { value, index } => {
                self.expression(value)?;
                let op = if self.bounds(index)? { Op::STORE_SLICE } else { Op::STORE_SUBSCR };
                self.emit(op, 0, location);
            }
            ExprKind::Tuple(items) | ExprKind::List(items) => self.unpack(target, items)?,
            ExprKind::Starred(_) => {
                return error("starred assignment target must be in a list or tuple", target.span);
            }
            _ => return error("cannot assign to expression", target.span),
        }
        self.ascend();
        Ok(())
    }

    /// `[value object --]`; a method that assigns to `self.x` is noted for `__static_attributes__`.
    pub(crate) fn store_attribute(&mut self, target: &Expr, value: &Expr, attribute: Name, span: source::Span) {
        if matches!(value.kind, ExprKind::Name(known::SELF_ARG))
            && let Some(class) = self.enclosing_class()
        {
            class.static_attributes.insert(attribute);
        }
        let location = self.location_from_attribute(target, span);
        let name = self.mangled(attribute);
        self.asm().name(Op::STORE_ATTR, name, location);
    }

    fn unpack(&mut self, target: &Expr, items: &'t [Expr]) -> Done {
        let location = self.location_of(target);
        let is_star = |item: &Expr| matches!(item.kind, ExprKind::Starred(_));
        match items.iter().position(is_star) {
            None => self.emit(Op::UNPACK_SEQUENCE, items.len() as u32, location),
            Some(before) => {
                let after = items.len() - before - 1;
                if items[before + 1..].iter().any(is_star) {
                    return error("multiple starred expressions in assignment", target.span);
                }
                if before >= 1 << 8 || after >= 1 << 24 {
                    return error("too many expressions in star-unpacking assignment", target.span);
                }
                self.emit(Op::UNPACK_EX, before as u32 | (after as u32) << 8, location);
            }
        }
        for item in items {
            match &item.kind {
                ExprKind::Starred(inner) => self.store(inner)?,
                _ => self.store(item)?,
            }
        }
        Ok(())
    }

    /// `a, b = b, a`: the values go straight to the targets, no tuple between. Tells whether the
    /// assignment has that form and is done.
    pub(crate) fn exchange(&mut self, target: &'t Expr, value: &'t Expr) -> Result<bool, source::Diagnostic> {
        let (ExprKind::Tuple(targets) | ExprKind::List(targets), ExprKind::Tuple(values)) = (&target.kind, &value.kind)
        else {
            return Ok(false);
        };
        let has_star = |items: &[Expr]| items.iter().any(|item| matches!(item.kind, ExprKind::Starred(_)));
        if targets.len() != values.len() || !matches!(targets.len(), 2 | 3) || has_star(targets) || has_star(values) {
            return Ok(false);
        }
        for value in values {
            self.expression(value)?;
        }
        if self.are_distinct_slots(targets) {
            // Nobody sees in which order frame slots are filled.
            for target in targets.iter().rev() {
                self.store(target)?;
            }
            return Ok(true);
        }
        let location = self.location_of(target);
        self.emit(Op::SWAP, targets.len() as u32, location);
        for target in targets {
            self.store(target)?;
        }
        Ok(true)
    }

    fn are_distinct_slots(&mut self, targets: &[Expr]) -> bool {
        let mut slots = Vec::with_capacity(targets.len());
        for target in targets {
            let ExprKind::Name(name) = target.kind else { return false };
            let name = self.mangled(name);
            match self.access(name) {
                Access::Fast(slot) if !slots.contains(&slot) => slots.push(slot),
                _ => return false,
            }
        }
        true
    }

    /// `del target`
    pub(crate) fn delete(&mut self, target: &'t Expr) -> Done {
        self.descend(target.span)?;
        let location = self.location_of(target);
        match &target.kind {
            ExprKind::Name(known::DEBUG) => return error("cannot delete __debug__", target.span),
            ExprKind::Name(name) => self.delete_name(*name, location),
            ExprKind::Attribute { value, attribute } => {
                self.expression(value)?;
                let location = self.location_from_attribute(target, attribute.span);
                let name = self.mangled(attribute.name);
                self.asm().name(Op::DELETE_ATTR, name, location);
            }
            ExprKind::Subscript { value, index } => {
                self.expression(value)?;
                self.expression(index)?;
                self.emit(Op::DELETE_SUBSCR, 0, location);
            }
            ExprKind::Tuple(items) | ExprKind::List(items) => {
                for item in items {
                    self.delete(item)?;
                }
            }
            _ => return error("cannot delete expression", target.span),
        }
        self.ascend();
        Ok(())
    }

    /// Puts back what a comprehension's loop variable had shadowed.
    pub(crate) fn restore_slot(&mut self, name: Name, kind: LocalKind, location: Location) {
        let slot = self.asm().slot(name, kind);
        self.emit(Op::STORE_FAST, slot, location);
    }
}
