//! Instructions as they are written down: jumps go to labels, slots have provisional numbers,
//! and each instruction knows the handler it is protected by. [`crate::finish`] makes the
//! flat code of it.

use std::hash::{Hash, Hasher};

use bytecode::{Constant, Local, LocalKind, Location, Op};
use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap};
use source::Name;

/// A place in the code that jumps can name before it is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Label(u32);

/// A protected range's handler, by its number in [`Assembler::handlers`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HandlerId(pub(crate) u32);

/// Where an exception goes.
#[derive(Debug)]
pub(crate) struct HandlerSetup {
    /// The handler's code.
    pub(crate) target: Label,
    /// The handler around it.
    pub(crate) parent: Option<HandlerId>,
    /// The first instruction written under it: its stack height is the height to come back to.
    pub(crate) start: u32,
    /// How many values of that height the handler does not want.
    pub(crate) drop: u32,
}

/// An instruction on its way.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Draft {
    pub(crate) op: Op,
    /// The argument; a label's number for a jump, a provisional slot for a local.
    pub(crate) arg: u32,
    pub(crate) location: Location,
    pub(crate) handler: Option<HandlerId>,
}

/// Marks a label that is not bound yet.
const UNBOUND: u32 = u32::MAX;

/// The draft of one code object.
#[derive(Debug, Default)]
pub(crate) struct Assembler {
    pub(crate) drafts: Vec<Draft>,
    /// Where each label stands.
    labels: Vec<u32>,
    /// Whether anything goes to each label.
    used: Vec<bool>,
    pub(crate) handlers: Vec<HandlerSetup>,
    handler: Option<HandlerId>,
    unreachable: bool,
    last_location: Location,
    constants: IndexSet<Exact, FxBuildHasher>,
    names: IndexSet<Name, FxBuildHasher>,
    pub(crate) slots: Vec<Local>,
    slot_numbers: FxHashMap<(Name, u8), u32>,
}

impl Assembler {
    /// Writes an instruction; dropped when nothing can reach it.
    pub(crate) fn emit(&mut self, op: Op, arg: u32, location: Location) {
        if location.line > 0 {
            self.last_location = location;
        }
        if self.unreachable {
            return;
        }
        self.drafts.push(Draft { op, arg, location, handler: self.handler });
        self.unreachable = !op.info().falls_through;
    }

    /// The location of the last instruction, for those that belong to no source of their own.
    pub(crate) fn here(&self) -> Location {
        self.last_location
    }

    /// Writes `LOAD_CONST`.
    pub(crate) fn constant(&mut self, constant: Constant, location: Location) {
        if !self.unreachable {
            let index = self.constant_index(constant);
            self.emit(Op::LOAD_CONST, index, location);
        }
    }

    /// Writes an instruction that takes a constant's index.
    fn constant_index(&mut self, constant: Constant) -> u32 {
        self.constants.insert_full(Exact(constant)).0 as u32
    }

    /// Writes an instruction that takes a name's index.
    pub(crate) fn name(&mut self, op: Op, name: Name, location: Location) {
        if !self.unreachable {
            let index = self.names.insert_full(name).0 as u32;
            self.emit(op, index, location);
        }
    }

    /// A new label, not yet anywhere.
    pub(crate) fn label(&mut self) -> Label {
        self.labels.push(UNBOUND);
        self.used.push(false);
        Label(self.labels.len() as u32 - 1)
    }

    /// Puts a label here.
    pub(crate) fn bind(&mut self, label: Label) {
        self.labels[label.0 as usize] = self.drafts.len() as u32;
        if self.used[label.0 as usize] {
            self.unreachable = false;
        }
    }

    /// Writes a jump to a label.
    pub(crate) fn jump(&mut self, op: Op, label: Label, location: Location) {
        if !self.unreachable {
            self.used[label.0 as usize] = true;
            self.emit(op, label.0, location);
        }
    }

    /// Where a jump of a draft goes.
    pub(crate) fn target(&self, label: u32) -> u32 {
        self.labels[label as usize]
    }

    /// Where a handler's code begins.
    pub(crate) fn handler_target(&self, id: HandlerId) -> u32 {
        self.labels[self.handlers[id.0 as usize].target.0 as usize]
    }

    /// From here on exceptions go to `target`, with the stack cut back to what it is now less
    /// `drop` values.
    pub(crate) fn protect(&mut self, target: Label, drop: u32) {
        if !self.unreachable {
            self.used[target.0 as usize] = true;
        }
        let start = self.drafts.len() as u32;
        self.handlers.push(HandlerSetup { target, parent: self.handler, start, drop });
        self.handler = Some(HandlerId(self.handlers.len() as u32 - 1));
    }

    /// From here on exceptions go to the handler around the current one.
    pub(crate) fn unprotect(&mut self) {
        self.handler = self.handler.and_then(|id| self.handlers[id.0 as usize].parent);
    }

    /// The current handler, to be restored by [`Self::restore_handler`] after code that leaves it.
    pub(crate) fn handler(&self) -> Option<HandlerId> {
        self.handler
    }

    pub(crate) fn restore_handler(&mut self, handler: Option<HandlerId>) {
        self.handler = handler;
    }

    /// The slot of a variable, made now if it is new. A name may have a plain slot and a cell:
    /// a comprehension's loop variable beside a variable of the function around.
    pub(crate) fn slot(&mut self, name: Name, kind: LocalKind) -> u32 {
        let slots = &mut self.slots;
        *self.slot_numbers.entry((name, kind as u8)).or_insert_with(|| {
            slots.push(Local { name, kind });
            slots.len() as u32 - 1
        })
    }

    /// Takes the tables out: constants and names.
    pub(crate) fn take_tables(&mut self) -> (Vec<Constant>, Vec<Name>) {
        let constants = std::mem::take(&mut self.constants).into_iter().map(|exact| exact.0).collect();
        let names = std::mem::take(&mut self.names).into_iter().collect();
        (constants, names)
    }
}

/// A constant that equals another only when nobody can tell them apart: `1`, `1.0` and `True`
/// differ, and so do `0.0` and `-0.0`.
#[derive(Debug)]
struct Exact(Constant);

impl PartialEq for Exact {
    fn eq(&self, other: &Exact) -> bool {
        same(&self.0, &other.0)
    }
}

impl Eq for Exact {}

fn same(left: &Constant, right: &Constant) -> bool {
    match (left, right) {
        (Constant::Float(left), Constant::Float(right)) => left.to_bits() == right.to_bits(),
        (Constant::Complex(a, b), Constant::Complex(c, d)) => (a.to_bits(), b.to_bits()) == (c.to_bits(), d.to_bits()),
        (Constant::Tuple(left), Constant::Tuple(right)) | (Constant::FrozenSet(left), Constant::FrozenSet(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        // Two functions are two code objects, however alike.
        (Constant::Code(left), Constant::Code(right)) => std::sync::Arc::ptr_eq(left, right),
        _ => left == right,
    }
}

impl Hash for Exact {
    fn hash<H: Hasher>(&self, state: &mut H) {
        hash(&self.0, state);
    }
}

fn hash<H: Hasher>(constant: &Constant, state: &mut H) {
    std::mem::discriminant(constant).hash(state);
    match constant {
        Constant::None | Constant::Ellipsis => {}
        Constant::Bool(value) => value.hash(state),
        Constant::Int(value) => value.hash(state),
        Constant::BigInt { digits, radix } => (digits, radix).hash(state),
        Constant::Float(value) => value.to_bits().hash(state),
        Constant::Complex(real, imaginary) => (real.to_bits(), imaginary.to_bits()).hash(state),
        Constant::Str(value) => value.hash(state),
        Constant::Bytes(value) => value.hash(state),
        Constant::Tuple(items) | Constant::FrozenSet(items) => items.iter().for_each(|item| hash(item, state)),
        Constant::Code(code) => std::sync::Arc::as_ptr(code).addr().hash(state),
    }
}
