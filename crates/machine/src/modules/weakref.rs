//! `_weakref`: references that do not keep what they refer to (source: CPython's `Objects/weakrefobject.c`).

use std::sync::OnceLock;

use bytecode::CompareOp;
use objects::{Flags, Layout, Slot, Str, Value, WeakHandle};
use source::known;

use crate::builtin::Builtin;
use crate::class::{Class, NO_SLOTS, Slots, TypeSpec, getter};
use crate::kinds::Contents;
use crate::modules::ModuleSpec;
use crate::native::{row, static_method};
use crate::types::generic_alias::CLASS_GETITEM;
use crate::{Result, Thread};

/// A weak reference as programs see it.
pub(crate) struct Reference {
    target: WeakHandle,
    /// Called when the target goes; empty without one.
    callback: Slot,
    /// The target's hash, which the reference keeps when the target is gone.
    hash: OnceLock<i64>,
}

crate::payload!(Reference as WeakReference, tracked);

impl Contents for Reference {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.callback.visit(visitor);
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.push(self.callback.take());
    }
}

/// Builtin types whose instances can be referred to weakly.
const REFERABLE: &[Builtin] = &[
    Builtin::Type,
    Builtin::Set,
    Builtin::FrozenSet,
    Builtin::Function,
    Builtin::NativeFunction,
    Builtin::BuiltinMethod,
    Builtin::BoundMethod,
    Builtin::Code,
    Builtin::Module,
    Builtin::Generator,
    Builtin::Deque,
    Builtin::OrderedDict,
    Builtin::Partial,
    Builtin::LruCache,
    Builtin::Lock,
    Builtin::RLock,
    Builtin::ThreadLocal,
    Builtin::TextFile,
    Builtin::BufferedReader,
    Builtin::BufferedWriter,
    Builtin::BufferedRandom,
    Builtin::FileIO,
    Builtin::GenericAlias,
    Builtin::Union,
    Builtin::MemoryView,
    Builtin::BytesIO,
    Builtin::StringIO,
    Builtin::Array,
    Builtin::Pattern,
    Builtin::SimpleQueue,
];
/// Types whose instances have no fixed size, so that CPython finds no place for a list of references in derived ones.
const OF_VARIABLE_SIZE: &[Builtin] = &[Builtin::Int, Builtin::Tuple, Builtin::Bytes];

impl Thread {
    fn can_be_referred_to(&self, value: &Value) -> bool {
        value.word().is_pointer() && self.instances_can_be_referred_to(&self.class_of(value))
    }

    /// Whether there can be weak references to instances of a class.
    pub(crate) fn instances_can_be_referred_to(&self, class_value: &Value) -> bool {
        let Some(class) = class_value.get::<Class>() else { return false };
        let derives = |types: &[Builtin]| types.iter().any(|&builtin| self.derives(class_value, builtin));
        if derives(OF_VARIABLE_SIZE) {
            return false;
        }
        if class.traits.get().heap && class.lookup(known::WEAKREF).is_some() {
            return true;
        }
        derives(REFERABLE)
    }

    /// The weak references to an object, the oldest first.
    pub(crate) fn weak_references(&mut self, object: &Value) -> Vec<Value> {
        let handles = self.heap().weak_if_any(object).map(|handle| handle.referrers()).unwrap_or_default();
        handles.iter().filter_map(|handle| self.heap().upgrade(handle)).collect()
    }

    /// Calls the callbacks of the weak references to an object that is about to go, the newest first.
    pub(crate) fn tell_referrers(&mut self, object: &Value) {
        if !object.header().is_some_and(|header| header.flags().contains(Flags::WEAKLY_REFERENCED)) {
            return;
        }
        let references = self.weak_references(object);
        self.heap().forget_weak(object);
        for reference in references.into_iter().rev() {
            let callback = reference.get::<Reference>().and_then(|reference| reference.callback.take().non_null());
            let Some(callback) = callback else { continue };
            let handled = std::mem::replace(&mut self.handled, Value::NULL);
            if let Err(raised) = self.call(&callback, std::slice::from_ref(&reference)) {
                self.write_unraisable(&raised, &callback);
            }
            self.handled = handled;
        }
    }

    /// What a weak reference refers to, unless that is gone.
    pub(crate) fn referent(&self, reference: &Value) -> Option<Value> {
        self.heap().upgrade(&reference.get::<Reference>()?.target)
    }
}

/// `ref(object, callback)`; without callback there is one reference for all.
fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::WeakReference)?;
    let given = t.collect(&args[1])?;
    let (object, callback) = match given.as_slice() {
        [object] => (object, Value::NULL),
        [object, callback] if callback.is_none() => (object, Value::NULL),
        [object, callback] => (object, callback.clone()),
        _ => {
            let (bound, count) =
                if given.is_empty() { ("at least 1 argument", 0) } else { ("at most 2 arguments", given.len()) };
            return Err(t.type_error(format!("__new__ expected {bound}, got {count}")));
        }
    };
    if !t.can_be_referred_to(object) {
        let name = t.type_name(object);
        return Err(t.type_error(format!("cannot create weak reference to '{name}' object")));
    }
    let plain = callback.is_null() && args[0].is(&t.class(Builtin::WeakReference));
    if plain {
        let known = t.weak_references(object).into_iter().find(|known| {
            t.is_exactly(known, Builtin::WeakReference)
                && known.get::<Reference>().is_some_and(|reference| reference.callback.is_empty())
        });
        if let Some(known) = known {
            return Ok(known);
        }
    }
    let Some(target) = t.heap().weak(object) else { return Err(t.type_error("cannot create weak reference")) };
    if let Some(header) = object.header().filter(|_| !callback.is_null()) {
        header.add_flags(Flags::OWES_FINALIZER);
    }
    let reference = Reference { target: target.clone(), callback: Slot::new(callback), hash: OnceLock::new() };
    let reference = t.object_of(&args[0], reference);
    if let Some(handle) = t.heap().weak(&reference) {
        target.add_referrer(handle);
    }
    Ok(reference)
}

fn call(t: &mut Thread, reference: &Value, args: &[Value], names: &[Value], _: &[Value]) -> Result {
    if !names.is_empty() {
        return Err(t.type_error("weakref.ReferenceType() takes no keyword arguments"));
    }
    if !args.is_empty() {
        let message = format!("weakref expected 0 arguments, got {}", args.len());
        return Err(t.type_error(message));
    }
    Ok(t.referent(reference).unwrap_or(Value::NONE))
}

fn repr(t: &mut Thread, reference: &Value) -> Result {
    let own = t.id_of(reference);
    let text = match t.referent(reference) {
        None => format!("<weakref at {own:#x}; dead>"),
        Some(object) => {
            let (name, id) = (t.type_name(&object), t.id_of(&object));
            let shown = t.find_attribute(&object, known::NAME)?;
            match shown.as_ref().and_then(|shown| shown.get::<Str>()) {
                Some(shown) => format!("<weakref at {own:#x}; to '{name}' at {id:#x} ({})>", shown.as_str()),
                None => format!("<weakref at {own:#x}; to '{name}' at {id:#x}>"),
            }
        }
    };
    Ok(t.str(&text))
}

fn hash(t: &mut Thread, reference: &Value) -> Result<i64> {
    let Some(own) = reference.get::<Reference>() else { return Ok(0) };
    if let Some(&known) = own.hash.get() {
        return Ok(known);
    }
    let Some(object) = t.referent(reference) else { return Err(t.type_error("weak object has gone away")) };
    let hash = t.hash(&object)?;
    Ok(*own.hash.get_or_init(|| hash))
}

/// References are equal when what they refer to is; with what is gone, only to themselves.
fn compare(t: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) || !left.has::<Reference>() || !right.has::<Reference>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match (t.referent(left), t.referent(right)) {
        (Some(left), Some(right)) => t.compare(op, &left, &right),
        _ => Ok(Value::bool(left.is(right) == (op == CompareOp::Eq))),
    }
}

/// `weakref.ReferenceType`
pub(crate) static REFERENCE: TypeSpec = TypeSpec {
    name: "ReferenceType",
    module: "weakref",
    layout: &Layout::of::<Reference>(),
    subclassable: true,
    slots: Slots { repr: Some(repr), hash: Some(hash), compare: Some(compare), call: Some(call), ..NO_SLOTS },
    methods: &[
        static_method("__new__", "cls, /, *args, **kwargs", new),
        row("__init__", "self, /, *args", |_, _| Ok(Value::NONE)),
        CLASS_GETITEM,
    ],
    getsets: &[getter("__callback__", |_, reference| {
        let callback = reference.get::<Reference>().and_then(|reference| reference.callback.get().non_null());
        Ok(callback.unwrap_or(Value::NONE))
    })],
    ..TypeSpec::BASE
};

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    let class = t.class(Builtin::WeakReference);
    t.add_name(module, "ref", class.clone());
    t.add_name(module, "ReferenceType", class);
    Ok(())
}

/// `_weakref`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "_weakref",
    functions: &[
        row("getweakrefcount", "object, /", |t, args| Ok(Value::from_len(t.weak_references(&args[0]).len()))),
        row("getweakrefs", "object, /", |t, args| {
            let references = t.weak_references(&args[0]);
            Ok(t.list(references))
        }),
    ],
    init: Some(init),
};
