//! The contents of each kind of object.

use std::sync::Arc;

use objects::Namespace;

use super::*;
use crate::kinds::Kind;
use crate::modules::queue::SimpleQueue;
use crate::modules::weakref::Reference;
use crate::types::dict::Storage;
use crate::types::exception::Exception;
use crate::types::file::FileObject;
use crate::types::generator::Generator;
use crate::types::list::ListIterator;
use crate::types::range::RangeIterator;
use crate::types::set::Set;
use crate::types::str::StrIterator;
use crate::types::traceback::Traceback;
use crate::types::tuple::TupleIterator;

/// Kinds whose contents are what they refer to, in order, and nothing else that changes.
const SHOWN_WHOLE: [Kind; 20] = [
    Kind::BoundMethod,
    Kind::Enumerate,
    Kind::Zip,
    Kind::Map,
    Kind::Filter,
    Kind::Chain,
    Kind::StarMap,
    Kind::Count,
    Kind::FilterFalse,
    Kind::Slice,
    Kind::Partial,
    Kind::Property,
    Kind::StaticMethod,
    Kind::ClassMethod,
    Kind::Super,
    Kind::CallableIterator,
    Kind::MappingProxy,
    Kind::DictView,
    Kind::Cell,
    Kind::GenericAlias,
];

/// Kinds that never change and are told apart by what made them.
const FIXED: [Kind; 6] =
    [Kind::NativeFunction, Kind::Getset, Kind::Member, Kind::TupleGetter, Kind::Getter, Kind::Union];

/// Who has a lock that even its holder cannot take again.
const NOBODY: ThreadId = ThreadId(0);

impl Thread {
    pub(super) fn encode_object(&mut self, encoder: &mut Encoder<'_>, object: &Value) {
        let Some(header) = object.header() else { return };
        let kind = header.kind();
        encoder.byte(0x40 | (kind >> 6));
        encoder.byte(kind);
        if kind == Instance::KIND || !self.is_exact(object) {
            encoder.value(&self.class_of(object));
        }
        if let Some(attributes) = Attributes::of(object) {
            self.encode_attributes(encoder, object, attributes);
        }
        if self.encode_immutable(encoder, object) || self.encode_container(encoder, object) {
            return;
        }
        if !self.encode_code(encoder, object) && !self.encode_iterator(encoder, object) && kind != Instance::KIND {
            self.encode_other(encoder, object, kind);
        }
    }

    /// Whether an object's class is the builtin one of its kind: then the kind says it all.
    fn is_exact(&self, object: &Value) -> bool {
        let class = self.class_of(object);
        self.interpreter.types.iter().any(|builtin| builtin.get().is(&class))
    }

    fn encode_attributes(&mut self, encoder: &mut Encoder<'_>, object: &Value, attributes: Attributes<'_>) {
        let Some(header) = object.header() else { return };
        let shape = header.shape();
        for index in 0..shape.len() {
            let (Some(name), Some(slot)) = (shape.name_at(index), attributes.slot(index)) else { continue };
            let value = slot.get();
            if !value.is_null() {
                encoder.text(self.text(name).as_bytes());
                encoder.value(&value);
            }
        }
        encoder.byte(0x7f);
    }

    fn encode_immutable(&mut self, encoder: &mut Encoder<'_>, object: &Value) -> bool {
        if let Some(bytes) = object.get::<Bytes>() {
            encoder.text(bytes.as_slice());
        } else if let Some(tuple) = object.get::<Tuple>() {
            encoder.values(tuple.items().iter());
        } else {
            return false;
        }
        true
    }

    fn encode_container(&mut self, encoder: &mut Encoder<'_>, object: &Value) -> bool {
        if let Some(list) = object.get::<List>() {
            let items = list.copied(self);
            encoder.values(items.iter());
        } else if let Some(dict) = object.get::<Dict>() {
            match dict.storage() {
                Storage::Table(_) => {
                    let items = self.dict_items(object);
                    encoder.number(items.len() as u64);
                    for (key, value) in &items {
                        encoder.value(key);
                        encoder.value(value);
                    }
                }
                Storage::Namespace(slot) | Storage::Attributes(slot) => encoder.value(&slot.get()),
            }
        } else if let Some(set) = object.get::<Set>() {
            let keys = set.keys(self);
            encoder.values(keys.iter());
        } else if let Some(cell) = object.get::<Cell>() {
            encoder.value(&cell.content.get());
        } else {
            return false;
        }
        true
    }

    /// Modules, classes, functions: what belongs to the machine never changes.
    fn encode_code(&mut self, encoder: &mut Encoder<'_>, object: &Value) -> bool {
        if let Some(module) = object.get::<Module>() {
            let name = module.namespace.get(source::known::NAME).unwrap_or(Value::NONE);
            encoder.value(&name);
            if !self.is_library_module(module) {
                self.encode_namespace(encoder, &module.namespace);
            }
        } else if let Some(class) = object.get::<Class>() {
            encoder.value(&class.qualname.get());
            encoder.value(&class.namespace.get(source::known::MODULE).unwrap_or(Value::NONE));
            if !self.is_of_library_class(object) {
                encoder.value(&class.mro.get());
                self.encode_namespace(encoder, &class.namespace);
            }
        } else if let Some(code) = object.get::<CodeObject>() {
            encoder.number(self.code_number(code));
        } else if let Some(function) = object.get::<Function>() {
            let code = function.code.get();
            let is_library = code.get::<CodeObject>().is_some_and(|code| code.is_library);
            encoder.value(&code);
            for slot in [&function.defaults, &function.kwdefaults, &function.closure] {
                encoder.value(&slot.get());
            }
            if !is_library {
                encoder.value(&function.module.get());
            }
        } else {
            return false;
        }
        true
    }

    fn encode_namespace(&mut self, encoder: &mut Encoder<'_>, namespace: &Namespace) {
        let mut from = 0;
        while let Some((position, name)) = namespace.next_from(from) {
            from = position + 1;
            let value = namespace.cell(position as u32).map_or(Value::NULL, |cell| cell.get());
            encoder.text(self.text(name).as_bytes());
            encoder.value(&value);
        }
        encoder.byte(0x7e);
    }

    fn encode_iterator(&mut self, encoder: &mut Encoder<'_>, object: &Value) -> bool {
        let standing = if let Some(iterator) = object.get::<RangeIterator>() {
            iterator.standing()
        } else if let Some(iterator) = object.get::<ListIterator>() {
            Some(iterator.standing())
        } else if let Some(iterator) = object.get::<TupleIterator>() {
            Some(iterator.standing())
        } else if let Some(iterator) = object.get::<StrIterator>() {
            Some(iterator.standing())
        } else if let Some(generator) = object.get::<Generator>() {
            self.encode_generator(encoder, object, generator);
            return true;
        } else {
            return false;
        };
        match standing {
            Some(numbers) => numbers.into_iter().for_each(|number| encoder.number(number)),
            None => encoder.cannot_compare("an iterator over a very large range".to_owned()),
        }
        self.encode_shown(encoder, object);
        true
    }

    fn encode_generator(&mut self, encoder: &mut Encoder<'_>, object: &Value, generator: &Generator) {
        encoder.byte(generator.state.get() as u8);
        if generator.is_put_aside() {
            encoder.number(generator.next().into());
        }
        let code = generator.code.get();
        encoder.value(&code);
        self.encode_shown(encoder, object);
    }

    /// What an object refers to, in order.
    fn encode_shown(&mut self, encoder: &mut Encoder<'_>, object: &Value) {
        let mut shown = Vec::new();
        self.heap().visit(object, &mut |value| shown.push(value.clone()));
        encoder.values(shown.iter());
    }

    /// Writes down that a lock with a lasting number is held.
    fn note_held(&self, encoder: &mut Encoder<'_>, lock: &Value, by: Option<ThreadId>) {
        if let (Some(number), Some(by)) = (encoder.pins.number(lock), by) {
            encoder.held.push((number, by.0));
        }
    }

    fn encode_other(&mut self, encoder: &mut Encoder<'_>, object: &Value, kind: u8) {
        if let Some(lock) = object.get::<Lock>() {
            encoder.link(Arc::as_ptr(&lock.raw) as usize, encoder.pins.number(object));
            encoder.number(u64::from(lock.raw.is_locked()));
            self.note_held(encoder, object, lock.raw.held().map(|_| NOBODY));
        } else if let Some(lock) = object.get::<RLock>() {
            encoder.link(Arc::as_ptr(&lock.raw) as usize, encoder.pins.number(object));
            encoder.number(lock.raw.owner().map_or(0, |owner| owner.0.into()));
            encoder.number(lock.raw.depth());
            self.note_held(encoder, object, lock.raw.owner());
        } else if let Some(handle) = object.get::<ThreadHandle>() {
            encoder.number(handle.life.ident().map_or(0, |ident| ident.0.into()));
            encoder.byte(u8::from(handle.life.ended.is_set()));
        } else if let Some(exception) = object.get::<Exception>() {
            encoder.byte(u8::from(exception.suppress_context.get()));
            self.encode_shown(encoder, object);
        } else if let Some(traceback) = object.get::<Traceback>() {
            encoder.number(traceback.index.into());
            self.encode_shown(encoder, object);
        } else if object.has::<FileObject>() {
            // Those for output are kept aside; others cannot be opened.
        } else if SHOWN_WHOLE.iter().any(|known| *known as u8 == kind) {
            self.encode_shown(encoder, object);
        } else if let Some(queue) = object.get::<SimpleQueue>() {
            encoder.link(Arc::as_ptr(queue.permits()) as usize, None);
            encoder.values(queue.items(self).iter());
        } else if object.has::<Reference>() {
            encoder.value(&self.referent(object).unwrap_or(Value::NULL));
            self.encode_shown(encoder, object);
        } else if let Some(items) = self.deque_items(object) {
            encoder.values(items.iter());
        } else if kind == Kind::Range as u8 {
            let text = self.repr_text(object).unwrap_or_default();
            encoder.text(text.as_bytes());
        } else if FIXED.iter().any(|known| *known as u8 == kind) {
            let name = object.get::<crate::native::NativeFunction>().map(|native| native.qualname.clone());
            encoder.text(name.unwrap_or_default().as_bytes());
        } else if kind == Kind::Object as u8 {
            // `object()` has nothing but its identity.
        } else {
            let class = self.type_name(object).to_string();
            encoder.cannot_compare(format!("an object of the class {class}"));
        }
    }
}
