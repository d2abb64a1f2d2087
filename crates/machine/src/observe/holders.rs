//! Who holds an object: variables and operands of frames, and what lies in the heap.

use bytecode::LocalKind;
use events::LifeId;
use objects::{Attributes, Namespace, Tuple, Value, Word};
use source::known;

use crate::Thread;
use crate::builtin::Builtin;
use crate::frame::Frame;
use crate::types::cell::Cell;
use crate::types::code::CodeObject;
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::types::list::List;
use crate::types::module::Module;

/// The most holders that are named.
const MOST_HOLDERS: usize = 12;

impl Thread {
    /// Names for the `count` references to an object.
    pub(super) fn holders(&mut self, object: Word, life: LifeId, count: u32) -> Vec<Box<str>> {
        let mut found = self.holders_in_heap(object);
        found.extend(self.holders_in_frames(object));
        found.extend(self.interpreter.lives.held_by_others(self.control.id(), life));
        let count = count as usize;
        // A reference on its way, in native code or in a frame of a thread that runs at the same time.
        found.extend((found.len()..count).take(MOST_HOLDERS).map(|_| "elsewhere".to_owned()));
        found.truncate(count);
        let hidden = found.len().saturating_sub(MOST_HOLDERS);
        if hidden > 0 {
            found.truncate(MOST_HOLDERS);
            found.push(format!("{hidden} more"));
        }
        found.into_iter().map(String::into_boxed_str).collect()
    }

    /// What the frames of this thread hold of it.
    pub(super) fn holders_in_frames(&self, object: Word) -> Vec<String> {
        let mut found = Vec::new();
        for (index, frame) in self.frames.iter().enumerate() {
            let next = self.frames.get(index + 1);
            // Where a segment of the value stack ends within the frame, what lies beyond is left out.
            let end = next.map_or(self.top, |next| if next.segments > 0 { frame.slots } else { next.floor });
            let count = (end as usize).saturating_sub(frame.slots as usize) / size_of::<Word>();
            for at in 0..count {
                // SAFETY: the words from a frame's slots up to the next frame, or to the top, are initialised.
                if unsafe { *frame.slots.add(at) } == object {
                    found.push(self.holder_at(frame, at));
                }
            }
        }
        found
    }

    fn holder_at(&self, frame: &Frame, at: usize) -> String {
        let code = &frame.code().code;
        let function = code.qualname.rsplit('.').next().unwrap_or(&code.qualname);
        match code.locals.get(at) {
            Some(local) => format!("{function}: {}", self.text(local.name)),
            None => "stack".to_owned(),
        }
    }

    fn holders_in_heap(&mut self, object: Word) -> Vec<String> {
        let mut holding = Vec::new();
        for holder in self.heap().tracked_objects() {
            let mut times = 0_usize;
            self.heap().visit(&holder, &mut |value| times += usize::from(value.word() == object));
            if times > 0 {
                holding.push((holder, times));
            }
        }
        let mut found = Vec::new();
        for (holder, times) in holding.into_iter().filter(|(holder, _)| !holder.has::<Module>()) {
            let names = self.names_in(&holder, object);
            match names.len() == times {
                true => found.extend(names),
                false => found.extend(vec![format!("a {}", self.type_name(&holder)); times]),
            }
        }
        // Objects lie in the heap in an order that says nothing.
        found.sort();
        let mut all = self.holders_in_modules(object);
        all.append(&mut found);
        all
    }

    /// Global variables. Modules may be such that nobody counts them, so they are looked up.
    fn holders_in_modules(&mut self, object: Word) -> Vec<String> {
        let modules = self.interpreter.modules.get();
        let mut found = Vec::new();
        let mut spaces: Vec<*const Namespace> = Vec::new();
        for (_, module) in self.dict_items(&modules) {
            let Some(module) = module.get::<Module>() else { continue };
            // Two names in `sys.modules` may be one module.
            if !spaces.contains(&std::ptr::from_ref(&module.namespace)) {
                spaces.push(&module.namespace);
                let names = self.bound_to(&module.namespace, object);
                found.extend(names.into_iter().map(|name| self.in_module(&module.namespace, name)));
            }
        }
        found
    }

    fn bound_to(&self, names: &Namespace, object: Word) -> Vec<source::Name> {
        let (mut found, mut position) = (Vec::new(), 0);
        while let Some((at, name)) = names.next_from(position) {
            position = at + 1;
            if names.get(name).is_some_and(|value| value.word() == object) {
                found.push(name);
            }
        }
        found
    }

    /// How an object in the heap holds another: by which names, places or keys.
    fn names_in(&mut self, holder: &Value, object: Word) -> Vec<String> {
        let is_it = |value: &Value| value.word() == object;
        if let Some(list) = holder.get::<List>() {
            let items: Vec<Value> = list.items.with(self, |items| items.to_vec());
            return self.places(holder, "list", &items, object);
        }
        if let Some(tuple) = holder.get::<Tuple>().filter(|_| self.is_exactly(holder, Builtin::Tuple)) {
            return self.places(holder, "tuple", tuple.items(), object);
        }
        if holder.has::<Dict>() {
            let name = self.program_name(holder, "dict");
            let items = self.dict_items(holder);
            let mut found = Vec::new();
            for (key, value) in &items {
                if is_it(key) {
                    found.push(format!("a key of {name}"));
                }
                if is_it(value) {
                    found.push(format!("{name}[{}]", self.value_text(key, false)));
                }
            }
            return found;
        }
        if holder.has::<Cell>() {
            return vec![self.cell_name(holder.word())];
        }
        let (Some(header), Some(attributes)) = (holder.header(), Attributes::of(holder)) else { return Vec::new() };
        let (shape, class) = (header.shape(), self.type_name(holder));
        let held = (0..shape.len()).filter(|&index| attributes.slot(index).is_some_and(|slot| is_it(&slot.get())));
        held.filter_map(|index| Some(format!("{class}.{}", self.text(shape.name_at(index)?)))).collect()
    }

    fn places(&mut self, holder: &Value, kind: &str, items: &[Value], object: Word) -> Vec<String> {
        let name = self.program_name(holder, kind);
        let places = items.iter().enumerate().filter(|(_, item)| item.word() == object);
        places.map(|(at, _)| format!("{name}[{at}]")).collect()
    }

    /// What the program calls an object: a variable of this thread's frames or a global one. Else `otherwise`.
    fn program_name(&mut self, object: &Value, otherwise: &str) -> String {
        for frame in self.frames.iter().rev() {
            let locals = &frame.code().code.locals;
            // SAFETY: a frame owns its slots, and there is one for each of its locals.
            let is_it = |at: &usize| unsafe { *frame.slots.add(*at) } == object.word();
            if let Some(at) = (0..locals.len()).find(is_it) {
                return self.holder_at(frame, at);
            }
            // SAFETY: the globals of a frame that exists.
            let globals = unsafe { &*frame.globals };
            if let Some(name) = self.bound_to(globals, object.word()).first() {
                return self.in_module(globals, *name);
            }
        }
        // The program's module may have no frame any more.
        let main = self.loaded_module(known::text(known::MAIN)).ok().flatten();
        let main = main.as_ref().and_then(|main| main.get::<Module>());
        let name = main.and_then(|main| self.bound_to(&main.namespace, object.word()).first().copied());
        name.map_or_else(|| otherwise.to_owned(), |name| self.text(name).to_owned())
    }

    fn cell_name(&self, cell: Word) -> String {
        for frame in self.frames.iter().rev() {
            // SAFETY: a frame owns its slots, and there is one for each of its locals.
            let is_it = |at: &usize| unsafe { *frame.slots.add(*at) } == cell;
            if let Some(at) = (0..frame.code().code.locals.len()).find(is_it) {
                return self.holder_at(frame, at);
            }
        }
        for function in self.heap().tracked_objects() {
            let Some(function) = function.get::<Function>() else { continue };
            let (code, closure) = (function.code.get(), function.closure.get());
            let (Some(code), Some(closure)) = (code.get::<CodeObject>(), closure.get::<Tuple>()) else { continue };
            let free = code.code.locals.iter().filter(|local| local.kind == LocalKind::Free);
            if let Some((_, local)) = closure.items().iter().zip(free).find(|(item, _)| item.word() == cell) {
                let around = code.code.qualname.rsplit_once(".<locals>.").map_or("", |(around, _)| around);
                let around = around.rsplit('.').next().unwrap_or_default();
                return format!("{around}: {}", self.text(local.name));
            }
        }
        "a variable of inner functions".to_owned()
    }
}
