//! Accesses to shared places: which place an instruction is about, and what it is called.

use std::hash::{Hash, Hasher};

use bytecode::{LocalKind, Op};
use events::{Content, Key, SlotId, SlotName, Watch};
use objects::{Attributes, Str, Tuple, Value, Word};
use rustc_hash::FxHasher;
use source::{Name, known};

use super::values::shortened;
use crate::Thread;
use crate::builtin::Builtin;
use crate::class::Class;
use crate::frame::Frame;
use crate::inline_cache as cache;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::module::Module;
use crate::types::property::MemberDescriptor;

/// The longest text of a value or a key that is kept.
const LONGEST_TEXT: usize = 24;

/// A place that threads can share.
#[derive(Clone)]
pub(super) enum Target {
    /// A name of a module.
    Global(*const objects::Namespace, Name),
    /// A variable of a function that inner functions share.
    Cell(Word, Name),
    /// An attribute of this object.
    Attribute(Value, Name),
    /// An item of this container.
    Item(Value, Value),
}

impl Target {
    /// Its number. Equal keys that are neither numbers, strings nor tuples of these count as different ones.
    pub(super) fn slot(&self) -> SlotId {
        match self {
            Target::Global(..) => self.slot_of(0),
            Target::Cell(cell, _) => self.slot_of(cell.bits()),
            Target::Attribute(object, _) | Target::Item(object, _) => self.slot_of(object.address()),
        }
    }

    /// The same, where the object that it is a part of has this number.
    pub(super) fn slot_of(&self, number: u64) -> SlotId {
        let mut hasher = FxHasher::default();
        match self {
            Target::Global(names, name) => (*names as u64, *name).hash(&mut hasher),
            Target::Cell(..) => number.hash(&mut hasher),
            Target::Attribute(object, name) => match object.get::<Module>() {
                Some(module) => (std::ptr::from_ref(&module.namespace) as u64, *name).hash(&mut hasher),
                None => (number, *name).hash(&mut hasher),
            },
            Target::Item(_, key) => {
                number.hash(&mut hasher);
                hash_key(key, &mut hasher);
            }
        }
        SlotId(hasher.finish())
    }

    fn name(&self) -> Option<Name> {
        match self {
            Target::Global(_, name) | Target::Cell(_, name) | Target::Attribute(_, name) => Some(*name),
            Target::Item(..) => None,
        }
    }
}

fn hash_key(key: &Value, hasher: &mut FxHasher) {
    if let Some(text) = key.get::<Str>() {
        text.as_str().hash(hasher);
    } else if let Some(tuple) = key.get::<Tuple>() {
        tuple.items().iter().for_each(|item| hash_key(item, hasher));
    } else {
        match key.word() {
            Word::TRUE => Word::small_int(1).bits().hash(hasher),
            Word::FALSE => Word::small_int(0).bits().hash(hasher),
            word => word.bits().hash(hasher),
        }
    }
}

impl Thread {
    /// The place that an instruction of the newest frame reads or writes, if it is one that threads can share: not
    /// where a property, `__setattr__`, `__getitem__` and the like decide what happens.
    pub(super) fn target_of(&self, frame: &Frame, at: u32, op: Op, arg: u32, sp: *mut Word) -> Option<Target> {
        let name = || frame.code().code.names.get(arg as usize).copied();
        // SAFETY: the verifier counted the operands of each of these instructions; the stack owns them.
        let operand = |depth: usize| unsafe { Value::borrow_word(*sp.sub(depth)) };
        Some(match op {
            Op::LOAD_GLOBAL | Op::STORE_GLOBAL | Op::DELETE_GLOBAL => Target::Global(frame.globals, name()?),
            Op::LOAD_DEREF | Op::STORE_DEREF | Op::DELETE_DEREF => {
                let local = frame.code().code.locals.get(arg as usize)?;
                // SAFETY: a frame owns its slots, and the index is in range; this one holds a cell.
                Target::Cell(unsafe { *frame.slots.add(arg as usize) }, local.name)
            }
            Op::LOAD_ATTR | Op::LOAD_METHOD | Op::STORE_ATTR | Op::DELETE_ATTR => {
                let (object, name) = (operand(1), name()?);
                let entry = frame.code().cache(at);
                self.is_plain_attribute(&object, name, entry).then_some(Target::Attribute(object, name))?
            }
            Op::BINARY_SUBSCR | Op::STORE_SUBSCR | Op::DELETE_SUBSCR => self.item(operand(2), operand(1))?,
            _ => return None,
        })
    }

    /// Whether an attribute lies in the object itself, or would.
    fn is_plain_attribute(&self, object: &Value, name: Name, entry: u64) -> bool {
        let Some(header) = object.header() else { return false };
        if cache::kind(entry) == cache::SLOT && cache::version(entry) == header.shape().version() {
            return true;
        }
        if object.has::<Module>() {
            return true;
        }
        let class_value = self.class_of(object);
        let Some(class) = class_value.get::<Class>() else { return false };
        let traits = class.traits.get();
        if traits.get_attribute || traits.set_attr || !(object.has::<Class>() || Attributes::of(object).is_some()) {
            return false;
        }
        let found = class.lookup(name);
        found.is_none_or(|found| found.has::<MemberDescriptor>() || !self.is_data_descriptor(&found))
    }

    /// An item of a list or a dict that has not its own ways to keep items. Places of a list are counted from its
    /// beginning.
    pub(super) fn item(&self, container: Value, key: Value) -> Option<Target> {
        let special = |name: Name| self.special(&container, name).map(|it| it.word());
        let is_list = container.has::<List>();
        let builtin = if is_list { Builtin::List } else { Builtin::Dict };
        if !is_list && !container.has::<Dict>() {
            return None;
        }
        if !self.is_exactly(&container, builtin) {
            let plain = self.class(builtin);
            let plain = plain.get::<Class>()?;
            let same = |name: Name| special(name) == plain.lookup(name).map(|it| it.word());
            if !same(known::GETITEM) || !same(known::SETITEM) {
                return None;
            }
        }
        let Some(list) = container.get::<List>() else { return Some(Target::Item(container, key)) };
        let index = key.as_small_int()?;
        let index = if index < 0 { index + list.items.with(self, |items| items.len() as i64) } else { index };
        Some(Target::Item(container, Value::small_int(index)?))
    }

    /// What a place is called; `container` is what the source calls the container of an item.
    pub(super) fn slot_name(&self, target: &Target, container: &str) -> SlotName {
        let named = |name: String| SlotName { name, key: None };
        match target {
            // SAFETY: the frame whose globals they are runs.
            Target::Global(names, name) => named(self.in_module(unsafe { &**names }, *name)),
            Target::Cell(_, name) => named(self.of_function(*name)),
            Target::Attribute(object, name) => named(match (object.get::<Module>(), object.get::<Class>()) {
                (Some(module), _) => self.in_module(&module.namespace, *name),
                (_, Some(class)) => format!("{}.{}", class.shown_name(), self.text(*name)),
                _ => format!("{}.{}", self.type_name(object), self.text(*name)),
            }),
            Target::Item(_, key) => {
                let key = shortened(self.value_text(key, false), LONGEST_TEXT);
                SlotName { name: container.to_owned(), key: Some(key) }
            }
        }
    }

    /// A variable of a function with the name of the function: that around the newest frame's if it comes from there.
    fn of_function(&self, name: Name) -> String {
        let Some(frame) = self.frames.last() else { return self.text(name).to_owned() };
        let code = &frame.code().code;
        let is_free = code.locals.iter().any(|local| local.name == name && local.kind == LocalKind::Free);
        let around = code.qualname.rsplit_once(".<locals>.").map(|(around, _)| around).filter(|_| is_free);
        let function = around.unwrap_or(&code.qualname).rsplit('.').next().unwrap_or_default();
        format!("{function}.{}", self.text(name))
    }

    pub(super) fn in_module(&self, names: &objects::Namespace, name: Name) -> String {
        let module = names.get(known::NAME);
        let module = module.as_ref().and_then(|module| Some(module.get::<Str>()?.as_str()));
        match module {
            Some(module) if module != known::text(known::MAIN) => format!("{module}.{}", self.text(name)),
            _ => self.text(name).to_owned(),
        }
    }

    /// What a report may show of a value.
    pub(super) fn content(&self, value: &Value) -> Content {
        match value.as_small_int() {
            Some(number) => Content::Number(number),
            None => Content::Text(shortened(self.value_text(value, false), LONGEST_TEXT).into()),
        }
    }
}

/// Whether somebody wants to know of a place.
#[inline]
pub(super) fn is_watched(watch: &Watch, watched: Option<Name>, target: &Target) -> bool {
    match (watch, target) {
        (Watch::All, _) | (Watch::Variable(_), Target::Item(..)) => true,
        (Watch::Item { key, .. }, Target::Item(_, of)) => match key {
            Key::Number(number) => *number < 0 || of.as_small_int() == Some(*number),
            Key::Text(text) => of.get::<Str>().is_some_and(|of| of.as_str() == text),
        },
        (Watch::Item { .. }, _) | (Watch::Attribute { .. }, Target::Item(..)) => false,
        _ => target.name() == watched,
    }
}

/// Whether an instruction writes to what it is about.
pub(super) fn writes(op: Op) -> bool {
    matches!(op, Op::STORE_GLOBAL | Op::STORE_DEREF | Op::STORE_ATTR | Op::STORE_SUBSCR) || deletes(op)
}

/// Whether it deletes it.
pub(super) fn deletes(op: Op) -> bool {
    matches!(op, Op::DELETE_GLOBAL | Op::DELETE_DEREF | Op::DELETE_ATTR | Op::DELETE_SUBSCR)
}

/// The container's part of the name of an item: `rows` of `rows[0]`.
pub(super) fn container_in(name: &str) -> &str {
    let mut open = 0;
    for (at, character) in name.char_indices().rev() {
        match character {
            ']' => open += 1,
            '[' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return &name[..at];
        }
    }
    name
}
