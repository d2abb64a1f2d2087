//! Comprehensions. List, set and dict comprehensions run in the frame around them, their loop
//! variables set aside and put back (PEP 709); a generator expression is a function.

use bytecode::{LocalKind, Location, Op};
use source::Name;
use syntax::tree::{Comprehension, Expr, ExprKind};

use crate::assembler::Label;
use crate::generator::{Done, Generator, Signature};
use crate::symbols::{ITERABLE_ARGUMENT, ScopeId, Uses, Variable};

/// What a comprehension makes of each round.
#[derive(Clone, Copy)]
enum Element<'t> {
    List(&'t Expr),
    Set(&'t Expr),
    Dict(&'t Expr, &'t Expr),
    Yield(&'t Expr),
}

impl<'t> Generator<'t> {
    /// A comprehension or generator expression.
    pub(crate) fn comprehension(&mut self, expr: &'t Expr) -> Done {
        let (element, generators) = match &expr.kind {
            ExprKind::ListComp { element, generators } => (Element::List(element), generators),
            ExprKind::SetComp { element, generators } => (Element::Set(element), generators),
            ExprKind::DictComp { key, value, generators } => (Element::Dict(key, value), generators),
            ExprKind::GeneratorExp { element, generators } => (Element::Yield(element), generators),
            _ => return Ok(()),
        };
        let (Some(scope), Some(outermost)) = (self.symbols.scope_of(expr), generators.first()) else { return Ok(()) };
        let location = self.location_of(expr);
        if let Element::Yield(_) = element {
            return self.generator_expression(element, generators, scope, location);
        }
        self.iterable(&outermost.iter)?;
        let iter_location = self.location_of(&outermost.iter);
        self.emit(Op::GET_ITER, 0, iter_location);
        self.inlined(element, generators, scope, location)
    }

    fn generator_expression(
        &mut self,
        element: Element<'t>,
        generators: &'t [Comprehension],
        scope: ScopeId,
        location: Location,
    ) -> Done {
        let name = self.names.intern("<genexpr>");
        self.begin(scope, name, location.line);
        self.resume(location.line);
        let slot = self.asm().slot(ITERABLE_ARGUMENT, LocalKind::Plain);
        self.emit(Op::LOAD_FAST, slot, location);
        let loops = std::mem::take(&mut self.unit().loops);
        self.rounds(element, generators, 0)?;
        self.unit().loops = loops;
        self.return_none();
        let code = self.end(Signature { args: 1, ..Signature::default() });
        self.make_function(code, 0, location);
        if let Some(outermost) = generators.first() {
            self.iterable(&outermost.iter)?;
            let iter_location = self.location_of(&outermost.iter);
            self.emit(Op::GET_ITER, 0, iter_location);
        }
        self.emit(Op::CALL, 0, location);
        Ok(())
    }

    /// `[iterator -- result]`, inside the code being written.
    fn inlined(
        &mut self,
        element: Element<'t>,
        generators: &'t [Comprehension],
        scope: ScopeId,
        location: Location,
    ) -> Done {
        let outer = self.unit().scope.replace(scope);
        let saved = self.set_aside(scope, location);
        let (cleanup, end) = (self.asm().label(), self.asm().label());
        if !saved.is_empty() {
            self.emit(Op::SWAP, saved.len() as u32 + 1, location);
            self.asm().protect(cleanup, 0);
        }
        let build = match element {
            Element::Set(_) => Op::BUILD_SET,
            Element::Dict(..) => Op::BUILD_MAP,
            Element::List(_) | Element::Yield(_) => Op::BUILD_LIST,
        };
        self.emit(build, 0, location);
        self.emit(Op::SWAP, 2, location);
        self.unit().loops += 1;
        self.rounds(element, generators, 0)?;
        self.unit().loops -= 1;
        if !saved.is_empty() {
            self.asm().unprotect();
            self.jump(Op::JUMP, end, location);
            self.bind(cleanup);
            // The unfinished result lies below the exception.
            self.emit(Op::SWAP, 2, location);
            self.emit(Op::POP_TOP, 0, location);
            self.put_back(&saved, location);
            self.emit(Op::RERAISE, 0, location);
            self.bind(end);
            self.put_back(&saved, location);
        }
        self.unit().scope = outer;
        Ok(())
    }

    /// Takes the contents of the slots that the loop variables will use.
    fn set_aside(&mut self, scope: ScopeId, location: Location) -> Vec<(Name, LocalKind)> {
        let bound = |uses: Uses| uses.any(Uses::LOCAL) && !uses.any(Uses::NONLOCAL);
        let saved: Vec<(Name, LocalKind)> = self
            .symbols
            .scope(scope)
            .symbols
            .iter()
            .filter(|(_, symbol)| bound(symbol.uses))
            .filter_map(|(&name, symbol)| match symbol.variable {
                Variable::Local => Some((name, LocalKind::Plain)),
                Variable::Cell => Some((name, LocalKind::Cell)),
                _ => None,
            })
            .collect();
        for &(name, kind) in &saved {
            let slot = self.asm().slot(name, kind);
            self.emit(Op::LOAD_FAST_AND_CLEAR, slot, location);
            if kind == LocalKind::Cell {
                self.emit(Op::MAKE_CELL, slot, location);
            }
        }
        saved
    }

    fn put_back(&mut self, saved: &[(Name, LocalKind)], location: Location) {
        self.emit(Op::SWAP, saved.len() as u32 + 1, location);
        for &(name, kind) in saved.iter().rev() {
            self.restore_slot(name, kind, location);
        }
    }

    /// The loops, the first one's iterator being on the stack; `depth` counts those outside.
    fn rounds(&mut self, element: Element<'t>, generators: &'t [Comprehension], depth: u32) -> Done {
        let Some((generator, inner)) = generators.split_first() else {
            return self.element(element, depth);
        };
        let (start, end) = (self.asm().label(), self.asm().label());
        // The only item of a display stands for the loop: `for y in [f(x)]` is an assignment.
        let single = if depth > 0 { single_item(&generator.iter) } else { None };
        match single {
            Some(item) => self.expression(item)?,
            None => {
                let iter_location = self.location_of(&generator.iter);
                if depth > 0 {
                    self.iterable(&generator.iter)?;
                    self.emit(Op::GET_ITER, 0, iter_location);
                }
                self.bind(start);
                self.jump(Op::FOR_ITER, end, iter_location);
            }
        }
        self.store(&generator.target)?;
        let next: Label = self.asm().label();
        for condition in &generator.conditions {
            self.jump_if(condition, next, false)?;
        }
        self.rounds(element, inner, depth + u32::from(single.is_none()))?;
        self.bind(next);
        if single.is_none() {
            let here = self.asm().here();
            self.jump(Op::JUMP_BACKWARD, start, here);
        }
        self.bind(end);
        Ok(())
    }

    /// Adds one element to the result, which lies below `depth` iterators.
    fn element(&mut self, element: Element<'t>, depth: u32) -> Done {
        match element {
            Element::List(value) => {
                self.expression(value)?;
                let location = self.location_of(value);
                self.emit(Op::LIST_APPEND, depth + 1, location);
            }
            Element::Set(value) => {
                self.expression(value)?;
                let location = self.location_of(value);
                self.emit(Op::SET_ADD, depth + 1, location);
            }
            Element::Dict(key, value) => {
                self.expression(key)?;
                self.expression(value)?;
                let location = self.location(key.span.to(value.span));
                self.emit(Op::MAP_ADD, depth + 1, location);
            }
            Element::Yield(value) => {
                self.expression(value)?;
                let location = self.location_of(value);
                self.emit(Op::YIELD_VALUE, 0, location);
                self.emit(Op::POP_TOP, 0, location);
            }
        }
        Ok(())
    }
}

fn single_item(iterable: &Expr) -> Option<&Expr> {
    match &iterable.kind {
        ExprKind::List(items) | ExprKind::Tuple(items) => match items.as_slice() {
            [Expr { kind: ExprKind::Starred(_), .. }] => None,
            [item] => Some(item),
            _ => None,
        },
        _ => None,
    }
}
