//! The methods that stand for slots: `__len__` of a builtin type calls its `len`.

use bytecode::CompareOp;
use objects::{Slot, Value};
use source::Name;

use crate::builtin::Builtin;
use crate::class::{Class, TypeSpec};
use crate::native::{Binding, NativeCode, NativeFunction, Row, SlotMethod};
use crate::operator::{BinaryOp, UnaryOp};
use crate::{Result, Thread};

/// Names and parameters of the methods that a table's slots give.
fn slot_rows(spec: &TypeSpec) -> Vec<(SlotMethod, &'static str)> {
    let slots = &spec.slots;
    let mut rows = Vec::new();
    let mut add = |present: bool, method: SlotMethod, parameters: &'static str| {
        if present {
            rows.push((method, parameters));
        }
    };
    add(slots.repr.is_some(), SlotMethod::Repr, "self, /");
    add(slots.str.is_some(), SlotMethod::Str, "self, /");
    add(slots.hash.is_some(), SlotMethod::Hash, "self, /");
    for op in CompareOp::ALL {
        add(slots.compare.is_some(), SlotMethod::Compare(op), "self, value, /");
    }
    add(slots.len.is_some(), SlotMethod::Len, "self, /");
    add(slots.get_item.is_some(), SlotMethod::GetItem, "self, key, /");
    add(slots.set_item.is_some(), SlotMethod::SetItem, "self, key, value, /");
    add(slots.set_item.is_some(), SlotMethod::DelItem, "self, key, /");
    add(slots.contains.is_some(), SlotMethod::Contains, "self, key, /");
    add(slots.iter.is_some(), SlotMethod::Iter, "self, /");
    add(slots.next.is_some(), SlotMethod::Next, "self, /");
    add(slots.truth.is_some(), SlotMethod::Bool, "self, /");
    add(slots.call.is_some(), SlotMethod::Call, "self, /, *args, **kwargs");
    add(slots.descriptor_get.is_some(), SlotMethod::Get, "self, instance, owner=None, /");
    add(slots.descriptor_set.is_some(), SlotMethod::Set, "self, instance, value, /");
    add(slots.descriptor_set.is_some(), SlotMethod::Delete, "self, instance, /");
    for &op in slots.binary_ops {
        add(true, SlotMethod::Binary(op), "self, value, /");
        // Joining sequences is no operation of numbers in CPython, and has no `__radd__`.
        let joins = op == BinaryOp::Add && slots.len.is_some();
        add(!joins, SlotMethod::Reflected(op), "self, value, /");
    }
    for &op in slots.in_place_ops {
        add(true, SlotMethod::InPlace(op), "self, value, /");
    }
    for &op in slots.unary_ops {
        add(true, SlotMethod::Unary(op), "self, /");
    }
    rows
}

fn method_name(method: SlotMethod) -> Name {
    use source::known;
    match method {
        SlotMethod::Repr => known::REPR,
        SlotMethod::Str => known::STR,
        SlotMethod::Hash => known::HASH,
        SlotMethod::Compare(op) => crate::protocol::compare_method(op),
        SlotMethod::Len => known::LEN,
        SlotMethod::GetItem => known::GETITEM,
        SlotMethod::SetItem => known::SETITEM,
        SlotMethod::DelItem => known::DELITEM,
        SlotMethod::Contains => known::CONTAINS,
        SlotMethod::Iter => known::ITER,
        SlotMethod::Next => known::NEXT,
        SlotMethod::Bool => known::BOOL,
        SlotMethod::Binary(op) => op.method(),
        SlotMethod::Reflected(op) => op.reflected(),
        SlotMethod::InPlace(op) => op.in_place(),
        SlotMethod::Unary(op) => op.method(),
        SlotMethod::Call => known::CALL,
        SlotMethod::Get => known::GET,
        SlotMethod::Set => known::SET,
        SlotMethod::Delete => known::DELETE,
    }
}

/// Text of the names of slot methods, for rows.
fn method_text(method: SlotMethod) -> &'static str {
    source::known::text(method_name(method))
}

impl Thread {
    /// Fills a builtin type's namespace from its table.
    pub(crate) fn fill_type(&mut self, class_value: &Value, spec: &'static TypeSpec) {
        let Some(class) = class_value.get::<Class>() else { return };
        for (method, parameters) in slot_rows(spec) {
            let row = Row {
                name: method_text(method),
                parameters,
                code: NativeCode::Slot(method),
                binding: Binding::Instance,
            };
            self.add_method(class_value, class, spec, &row);
        }
        for row in spec.methods {
            self.add_method(class_value, class, spec, row);
        }
        for getset in spec.getsets {
            let descriptor =
                crate::types::property::GetsetDescriptor { getset: *getset, owner: Slot::new(class_value.clone()) };
            let descriptor = self.object(Builtin::Getset, descriptor);
            let name = self.names().intern(getset.name);
            drop(class.namespace.set(name, descriptor, self.versions()));
        }
        if spec.slots.compare.is_some() && spec.slots.hash.is_none() {
            drop(class.namespace.set(source::known::HASH, Value::NONE, self.versions()));
        }
    }

    fn add_method(&mut self, class_value: &Value, class: &Class, spec: &TypeSpec, row: &Row) {
        let qualname = format!("{}.{}", spec.name, row.name);
        let is_method = row.binding == Binding::Instance;
        let function = NativeFunction::new(row, qualname, is_method, class_value.clone());
        let kind = match is_method {
            true if function.is_wrapper => Builtin::WrapperDescriptor,
            true => Builtin::MethodDescriptor,
            false => Builtin::NativeFunction,
        };
        let function = self.heap().new_immortal(self.root(kind), function);
        let value = match row.binding {
            Binding::Class => {
                let method = crate::types::function::ClassMethod { function: Slot::new(function) };
                self.object(Builtin::ClassMethodDescriptor, method)
            }
            Binding::Instance | Binding::Static => function,
        };
        let name = self.names().intern(row.name);
        drop(class.namespace.set(name, value, self.versions()));
    }

    /// Calls a method that stands for a slot; `args[0]` is self.
    pub(crate) fn call_slot_method(&mut self, native: &NativeFunction, method: SlotMethod, args: &[Value]) -> Result {
        let own = &args[0];
        let owner = native.owner.get();
        let Some(owner_class) = owner.get::<Class>() else { return Ok(Value::NOT_IMPLEMENTED) };
        let slots = owner_class.spec.map(|spec| spec.slots).unwrap_or_default();
        let missing = Ok(Value::NOT_IMPLEMENTED);
        match method {
            SlotMethod::Repr => slots.repr.map_or(missing, |repr| repr(self, own)),
            SlotMethod::Str => slots.str.map_or(missing, |str| str(self, own)),
            SlotMethod::Hash => match slots.hash {
                Some(hash) => {
                    let hash = hash(self, own)?;
                    Ok(self.int(hash))
                }
                None => missing,
            },
            SlotMethod::Compare(op) => slots.compare.map_or(missing, |compare| compare(self, op, own, &args[1])),
            SlotMethod::Len => match slots.len {
                Some(len) => Ok(Value::from_len(len(self, own)?)),
                None => missing,
            },
            SlotMethod::GetItem => slots.get_item.map_or(missing, |get| get(self, own, &args[1])),
            SlotMethod::SetItem => slots
                .set_item
                .map_or(missing, |set| set(self, own, &args[1], Some(args[2].clone())).map(|()| Value::NONE)),
            SlotMethod::DelItem => {
                slots.set_item.map_or(missing, |set| set(self, own, &args[1], None).map(|()| Value::NONE))
            }
            SlotMethod::Contains => {
                slots.contains.map_or(missing, |contains| contains(self, own, &args[1]).map(Value::bool))
            }
            SlotMethod::Iter => slots.iter.map_or(missing, |iter| iter(self, own)),
            SlotMethod::Next => match slots.next {
                Some(next) => match next(self, own)? {
                    Some(item) => Ok(item),
                    None => Err(self.stop_iteration(Value::NONE)),
                },
                None => missing,
            },
            SlotMethod::Bool => slots.truth.map_or(missing, |truth| truth(self, own).map(Value::bool)),
            SlotMethod::Binary(op) => {
                let result = slots.binary.map_or(missing, |binary| binary(self, op, own, &args[1]))?;
                self.check_joined(op, own, &args[1], result)
            }
            SlotMethod::Reflected(op) => {
                let result = slots.binary.map_or(missing, |binary| binary(self, op, &args[1], own))?;
                self.check_joined(op, own, &args[1], result)
            }
            SlotMethod::InPlace(op) => {
                let result = slots.in_place.map_or(missing, |binary| binary(self, op, own, &args[1]))?;
                self.check_joined(op, own, &args[1], result)
            }
            SlotMethod::Unary(op) => self.unary_slot(slots.unary, op, own),
            SlotMethod::Call => match slots.call {
                Some(call) => {
                    let given = self.collect(&args[1])?;
                    let (names, values): (Vec<Value>, Vec<Value>) = self.dict_items(&args[2]).into_iter().unzip();
                    call(self, own, &given, &names, &values)
                }
                None => missing,
            },
            SlotMethod::Get => match slots.descriptor_get {
                Some(_) if args[1].is_none() && (args[2].is_null() || args[2].is_none()) => {
                    Err(self.type_error("__get__(None, None) is invalid"))
                }
                Some(get) => {
                    let instance = if args[1].is_none() { Value::NULL } else { args[1].clone() };
                    get(self, own, &instance, &args[2])
                }
                None => missing,
            },
            SlotMethod::Set => slots
                .descriptor_set
                .map_or(missing, |set| set(self, own, &args[1], Some(args[2].clone())).map(|()| Value::NONE)),
            SlotMethod::Delete => {
                slots.descriptor_set.map_or(missing, |set| set(self, own, &args[1], None).map(|()| Value::NONE))
            }
        }
    }

    /// `__add__` and `__mul__` of sequences are no operations of numbers in CPython: they raise where those
    /// answer NotImplemented.
    fn check_joined(&mut self, op: BinaryOp, own: &Value, other: &Value, result: Value) -> Result {
        if !result.is(&Value::NOT_IMPLEMENTED) {
            return Ok(result);
        }
        match self.sequence_complaint(op, own, &Value::NULL) {
            Some(_) if op == BinaryOp::Mul => {
                let name = self.type_name(other);
                Err(self.type_error(format!("'{name}' object cannot be interpreted as an integer")))
            }
            Some(_) => match self.sequence_complaint(op, own, other) {
                Some(message) => Err(self.type_error(message)),
                None => Ok(result),
            },
            None => Ok(result),
        }
    }

    fn unary_slot(
        &mut self,
        unary: Option<fn(&mut Thread, UnaryOp, &Value) -> Result>,
        op: UnaryOp,
        own: &Value,
    ) -> Result {
        match unary {
            Some(unary) => unary(self, op, own),
            None => Ok(Value::NOT_IMPLEMENTED),
        }
    }
}
