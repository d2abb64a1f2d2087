//! What a function comes to from what it is given: iterators go over something, `map` calls something, `repr` looks
//! into what is in a list.

use std::collections::HashSet;

use objects::{Attributes, Instance, Tuple, Value};

use super::names::shown_by;
use super::{Touched, is_container};
use crate::Thread;
use crate::builtin::Builtin;
use crate::class::Class;
use crate::explore::Pins;
use crate::explore::key::Mode;
use crate::explore::touch::call::changes;
use crate::kinds::Kind;
use crate::modules::operator::Getter;
use crate::native::NativeFunction;
use crate::types::code::CodeObject;
use crate::types::function::{BoundMethod, Function};
use crate::types::generator::Generator;
use crate::types::list::List;
use crate::types::module::Module;

/// How far a function looks into what it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Depth {
    /// At what is in a container.
    Whole,
    /// Into the containers in there, too.
    Nested,
    /// And at the attributes of objects.
    Attributes,
}

/// What has no contents of its own but shows, or calls, something else: it changes by that only.
const SHOWING: [Kind; 8] = [
    Kind::DictView,
    Kind::MappingProxy,
    Kind::MemoryView,
    Kind::BoundMethod,
    Kind::Super,
    Kind::Partial,
    Kind::LruCache,
    Kind::GenericAlias,
];

/// What goes over something else, and changes by that. All of `itertools` is, too.
const GOING: [Kind; 15] = [
    Kind::DictIterator,
    Kind::SetIterator,
    Kind::ListIterator,
    Kind::TupleIterator,
    Kind::BytesIterator,
    Kind::SequenceIterator,
    Kind::CallableIterator,
    Kind::DequeIterator,
    Kind::UnpackIterator,
    Kind::Enumerate,
    Kind::Zip,
    Kind::Map,
    Kind::Filter,
    Kind::Reversed,
    Kind::Generator,
];

/// What stands between a function and what it reads.
#[derive(PartialEq, Eq)]
enum Carrier {
    Shows,
    Goes,
}

fn carrier(value: &Value) -> Option<Carrier> {
    let kind = value.header()?.kind();
    let is = |kinds: &[Kind]| kinds.iter().any(|it| *it as u8 == kind);
    if is(&SHOWING) {
        Some(Carrier::Shows)
    } else if is(&GOING) || (Kind::Count as u8..=Kind::Batched as u8).contains(&kind) {
        Some(Carrier::Goes)
    } else {
        None
    }
}

/// Something that is come to.
struct Reached {
    value: Value,
    mode: Mode,
    /// Whether an iterator, or the like, has it: if it is a function, that is called.
    is_carried: bool,
}

impl Thread {
    /// All that is in a container; tuples are looked into, and iterators.
    pub(super) fn touch_whole(&mut self, pins: &Pins, all: &mut Touched, object: &Value, mode: Mode) {
        self.touch_reached(pins, all, object, mode, Depth::Whole);
    }

    /// All that a function comes to from what it is given.
    pub(super) fn touch_reached(&mut self, pins: &Pins, all: &mut Touched, object: &Value, mode: Mode, depth: Depth) {
        let (count, mut depth) = (all.touches.len(), depth);
        loop {
            let needed = self.touch_reached_at(pins, all, object, mode, depth);
            if needed == depth {
                return;
            }
            // On the way it came to a function that looks further.
            all.touches.truncate(count);
            depth = needed;
        }
    }

    /// The same; gives the depth that the functions on the way have.
    fn touch_reached_at(&mut self, pins: &Pins, all: &mut Touched, object: &Value, mode: Mode, depth: Depth) -> Depth {
        let mut needed = depth;
        let mut seen = HashSet::new();
        let mut waiting = vec![Reached { value: object.clone(), mode, is_carried: false }];
        while let Some(Reached { value, mode, is_carried }) = waiting.pop() {
            if value.header().is_none() || !seen.insert(value.address()) {
                continue;
            }
            if is_carried {
                needed = needed.max(self.depth_of_callee(&value));
            }
            let from = waiting.len();
            let mut come_to = |value: &Value, mode: Mode, is_carried: bool| {
                if value.header().is_some() {
                    waiting.push(Reached { value: value.clone(), mode, is_carried });
                }
            };
            if let Some(tuple) = value.get::<Tuple>() {
                tuple.items().iter().for_each(|item| come_to(item, mode, is_carried));
            } else if let Some(owner) = shown_by(&value) {
                self.touch_names_of(pins, all, &owner, mode);
                if depth >= Depth::Nested {
                    self.dict_items(&value).iter().for_each(|(_, value)| come_to(value, Mode::Read, false));
                }
            } else if let Some(method) = value.get::<BoundMethod>() {
                let receiver = method.instance.get();
                if let Some(mode) = self.mode_of_method(&method.function.get(), &receiver) {
                    if self.is_of_library(&receiver) {
                        self.touch_object(pins, all, &receiver, mode);
                    }
                    come_to(&receiver, mode, false);
                }
            } else if let Some(carrier) = carrier(&value) {
                let goes = carrier == Carrier::Goes;
                if goes {
                    self.touch_object(pins, all, &value, Mode::Write);
                }
                if self.runs_unseen(&value) {
                    let mode = if goes { Mode::Read } else { mode };
                    self.heap().visit(&value, &mut |value| come_to(value, mode, true));
                }
            } else if is_container(&value) {
                self.touch_object(pins, all, &value, mode);
                if depth >= Depth::Nested && !value.has::<crate::types::exception::Exception>() {
                    self.heap().visit(&value, &mut |value| come_to(value, Mode::Read, false));
                }
            } else if self.has_attributes(&value) {
                let holds = self.holds_contents(&value);
                if holds {
                    self.touch_object(pins, all, &value, mode);
                }
                let shows_itself = depth == Depth::Nested && self.has_fields(&value);
                if shows_itself || depth == Depth::Attributes {
                    self.touch_names_of(pins, all, &value, mode);
                }
                if holds || shows_itself || depth == Depth::Attributes {
                    let inner = if holds { mode } else { Mode::Read };
                    for (_, value) in self.attributes_of(&value) {
                        // Those that a `ChainMap` has.
                        let maps =
                            value.get::<List>().filter(|_| holds).map_or_else(Vec::new, |list| list.copied(self));
                        come_to(&value, inner, false);
                        maps.iter().for_each(|map| come_to(map, inner, false));
                    }
                }
            }
            // In the order in which they are there.
            waiting[from..].reverse();
        }
        needed
    }

    /// An iterator goes on: it changes, and what it goes over is read.
    pub(super) fn touch_iterator(&mut self, pins: &Pins, all: &mut Touched, iterator: &Value) {
        self.touch_whole(pins, all, iterator, Mode::Write);
    }

    pub(super) fn has_attributes(&self, value: &Value) -> bool {
        let is_instance = value.header().is_some_and(|header| header.kind() == Instance::KIND);
        let has_names = Attributes::of(value).is_some() && !value.has::<Function>() && !value.has::<Module>();
        (is_instance || has_names) && !value.has::<Class>()
    }

    /// Whether what a carrier does is not code of the program, which stops by itself.
    fn runs_unseen(&self, value: &Value) -> bool {
        let Some(generator) = value.get::<Generator>() else { return true };
        generator.code.get().get::<CodeObject>().is_some_and(|code| code.is_library)
    }

    /// Whether an object of the library is a container that is written in Python.
    pub(super) fn holds_contents(&self, value: &Value) -> bool {
        let class = self.class_of(value);
        let order = class.get::<Class>().map(|class| class.mro.get());
        let mut order = order.iter().filter_map(|order| order.get::<Tuple>()).flat_map(Tuple::items);
        order.any(|class| matches!(self.module_of_class(class).as_str(), "collections" | "weakref" | "os"))
    }

    /// Whether an object is compared and shown by its attributes, and not by code of the program.
    fn has_fields(&self, value: &Value) -> bool {
        if self.is_exactly(value, Builtin::SimpleNamespace) {
            return true;
        }
        let name = self.names().intern("__dataclass_fields__");
        self.class_of(value).get::<Class>().is_some_and(|class| class.lookup(name).is_some())
    }

    /// How far a function looks that is called by one in Rust.
    pub(super) fn depth_of_callee(&self, value: &Value) -> Depth {
        let code = value.get::<Function>().map(|function| function.code.get());
        let is_of_library = code.is_some_and(|code| code.get::<CodeObject>().is_some_and(|code| code.is_library));
        if value.has::<Getter>() || value.has::<NativeFunction>() || is_of_library {
            return Depth::Attributes;
        }
        if value.get::<Class>().is_some_and(|class| class.lookup(source::known::MODULE).is_some()) {
            return if self.is_of_library_class(value) { Depth::Nested } else { Depth::Whole };
        }
        let is_caller =
            value.header().is_some_and(|header| header.kind() == Instance::KIND) && self.is_of_library(value);
        if is_caller { Depth::Attributes } else { Depth::Whole }
    }

    /// What a method does with its receiver when a function in Rust calls it; `None` for code of the program.
    fn mode_of_method(&self, function: &Value, receiver: &Value) -> Option<Mode> {
        if let Some(native) = function.get::<NativeFunction>() {
            return Some(if changes(native.name, receiver) { Mode::Write } else { Mode::Read });
        }
        let code = function.get::<Function>()?.code.get();
        code.get::<CodeObject>().is_some_and(|code| code.is_library).then_some(Mode::Write)
    }
}
