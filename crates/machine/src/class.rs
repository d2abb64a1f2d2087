//! Classes: their namespace, resolution order, slots, and the lookup of attributes through them.

use std::cell::Cell;
use std::mem::ManuallyDrop;

use bytecode::CompareOp;
use objects::{Layout, Locked, NameMap, Namespace, Remembered, Shapes, Shared, Slot, Value, Version, WeakHandle};
use source::{Name, known};

use crate::builtin::Builtin;
use crate::kinds::Contents;
use crate::native::Row;
use crate::operator::{BinaryOp, UnaryOp};
use crate::{Result, Thread};

/// Operations of a type that the machine calls without a lookup. A class written in Python inherits
/// a slot from the builtin type that its lookup would find; where it defines the method itself, the
/// slot is empty and the lookup is made.
#[derive(Clone, Copy, Default)]
pub struct Slots {
    /// `repr(x)`, a str.
    pub repr: Option<fn(&mut Thread, &Value) -> Result>,
    /// `str(x)`, a str; without it, `repr` is used.
    pub str: Option<fn(&mut Thread, &Value) -> Result>,
    /// `hash(x)`
    pub hash: Option<fn(&mut Thread, &Value) -> Result<i64>>,
    /// A comparison; NotImplemented when it cannot tell.
    pub compare: Option<fn(&mut Thread, CompareOp, &Value, &Value) -> Result>,
    /// `len(x)`
    pub len: Option<fn(&mut Thread, &Value) -> Result<usize>>,
    /// `x[index]`
    pub get_item: Option<fn(&mut Thread, &Value, &Value) -> Result>,
    /// `x[index] = value`, or `del x[index]` without a value.
    pub set_item: Option<fn(&mut Thread, &Value, &Value, Option<Value>) -> Result<()>>,
    /// `item in x`
    pub contains: Option<fn(&mut Thread, &Value, &Value) -> Result<bool>>,
    /// `iter(x)`
    pub iter: Option<fn(&mut Thread, &Value) -> Result>,
    /// `next(x)`; `None` at the end.
    pub next: Option<fn(&mut Thread, &Value) -> Result<Option<Value>>>,
    /// `bool(x)`; without it, `len` is used, and without that it is true.
    pub truth: Option<fn(&mut Thread, &Value) -> Result<bool>>,
    /// `left op right`, where either is of this type; NotImplemented when it cannot.
    pub binary: Option<fn(&mut Thread, BinaryOp, &Value, &Value) -> Result>,
    /// The operators that `binary` knows: for these there are `__add__`, `__radd__` and so on.
    pub binary_ops: &'static [BinaryOp],
    /// `left op= right`, in place; NotImplemented when it cannot.
    pub in_place: Option<fn(&mut Thread, BinaryOp, &Value, &Value) -> Result>,
    /// The operators that `in_place` knows.
    pub in_place_ops: &'static [BinaryOp],
    /// `op x`
    pub unary: Option<fn(&mut Thread, UnaryOp, &Value) -> Result>,
    /// The operators that `unary` knows.
    pub unary_ops: &'static [UnaryOp],
    /// `x(...)`: self, positional arguments, names of keyword arguments, their values.
    pub call: Option<fn(&mut Thread, &Value, &[Value], &[Value], &[Value]) -> Result>,
    /// `x.name`, instead of the ordinary lookup.
    pub get_attribute: Option<fn(&mut Thread, &Value, Name) -> Result>,
    /// `x.name = value` or `del x.name`, instead of the ordinary way.
    pub set_attribute: Option<fn(&mut Thread, &Value, Name, Option<Value>) -> Result<()>>,
    /// `__get__(x, instance, owner)`; the instance is NULL for access through the class.
    pub descriptor_get: Option<fn(&mut Thread, &Value, &Value, &Value) -> Result>,
    /// `__set__` or, without a value, `__delete__`.
    pub descriptor_set: Option<fn(&mut Thread, &Value, &Value, Option<Value>) -> Result<()>>,
}

/// An attribute that is computed by Rust functions.
#[derive(Clone, Copy)]
pub struct Getset {
    /// Its name.
    pub name: &'static str,
    /// Reads it.
    pub get: fn(&mut Thread, &Value) -> Result,
    /// Writes it, or deletes it when there is no value; without this it is read-only.
    pub set: Option<fn(&mut Thread, &Value, Option<Value>) -> Result<()>>,
}

/// A read-only computed attribute.
pub const fn getter(name: &'static str, get: fn(&mut Thread, &Value) -> Result) -> Getset {
    Getset { name, get, set: None }
}

/// A read-only attribute that is a member of a C struct in CPython, whose error is another.
pub const fn member(name: &'static str, get: fn(&mut Thread, &Value) -> Result) -> Getset {
    Getset { name, get, set: Some(|t, _, _| Err(t.raise(Builtin::AttributeError, "readonly attribute"))) }
}

/// A builtin type as a table: what its file ends in.
pub struct TypeSpec {
    /// `__name__`
    pub name: &'static str,
    /// `__module__`
    pub module: &'static str,
    /// Its base.
    pub base: Builtin,
    /// The layout of its instances.
    pub layout: &'static Layout,
    /// Whether classes can derive from it.
    pub subclassable: bool,
    /// Whether its instances have a `__dict__` beside their contents.
    pub attributes: bool,
    /// Its slots; what they do not name is inherited.
    pub slots: Slots,
    /// Its methods, `__new__` and `__init__` included.
    pub methods: &'static [Row],
    /// Its computed attributes.
    pub getsets: &'static [Getset],
}

/// Instances without contents of their own: those of `object` and of classes written in Python.
pub static INSTANCE_LAYOUT: Layout = objects::Instance::LAYOUT;

impl TypeSpec {
    /// What a table leaves out.
    pub const BASE: TypeSpec = TypeSpec {
        name: "",
        module: "builtins",
        base: Builtin::Object,
        layout: &INSTANCE_LAYOUT,
        subclassable: false,
        attributes: false,
        slots: NO_SLOTS,
        methods: &[],
        getsets: &[],
    };
}

/// No slots.
pub const NO_SLOTS: Slots = Slots {
    repr: None,
    str: None,
    hash: None,
    compare: None,
    len: None,
    get_item: None,
    set_item: None,
    contains: None,
    iter: None,
    next: None,
    truth: None,
    binary: None,
    binary_ops: &[],
    in_place: None,
    in_place_ops: &[],
    unary: None,
    unary_ops: &[],
    call: None,
    get_attribute: None,
    set_attribute: None,
    descriptor_get: None,
    descriptor_set: None,
};

/// What a class is made of.
pub struct Class {
    /// `__name__`
    pub name: Slot,
    /// `__qualname__`
    pub qualname: Slot,
    /// `__bases__`, a tuple.
    pub bases: Slot,
    /// `__mro__`, a tuple that begins with the class itself.
    pub mro: Slot,
    /// The class body's names.
    pub namespace: Namespace,
    /// The shapes of its instances.
    pub shapes: Box<Shapes>,
    /// What inline caches on the class itself compare.
    pub version: Shared<Version>,
    /// Its slots, inherited ones included.
    pub slots: Cell<Slots>,
    /// What instances can do.
    pub traits: Cell<Traits>,
    /// The table of a builtin type.
    pub spec: Option<&'static TypeSpec>,
    /// The builtin type nearest to it in its resolution order.
    pub builtin_base: Cell<Builtin>,
    /// The Python `__init__` of a class whose instances need nothing else, once it was looked up.
    pub(crate) plain_init: Slot,
    /// Lookups through the resolution order: position in it and cell of the namespace there.
    lookups: NameMap<Option<Place>>,
    /// Values found through the class, for inline caches; valid while the version holds.
    resolved: Remembered,
    /// Classes derived from it.
    pub subclasses: Locked<Vec<WeakHandle>>,
}

crate::payload!(Class, tracked);

/// Where an attribute was found.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Position in the resolution order.
    pub position: u32,
    /// Cell of that class's namespace.
    pub cell: u32,
}

/// Properties of a class that operations ask for often.
#[derive(Clone, Copy, Default)]
pub struct Traits {
    /// Classes can derive from it.
    pub subclassable: bool,
    /// Made by a `class` statement or `type(...)`.
    pub heap: bool,
    /// Made by the library in place of one of CPython's types in C.
    pub sealed: bool,
    /// Instances have a `__dict__`.
    pub has_dict: bool,
    /// It or a base has `__slots__` that name attributes.
    pub members: bool,
    /// It or a base defines `__getattribute__` in Python.
    pub get_attribute: bool,
    /// It or a base defines `__getattr__`.
    pub get_attr: bool,
    /// It or a base defines `__setattr__` in Python.
    pub set_attr: bool,
    /// It or a base defines `__delattr__` in Python.
    pub del_attr: bool,
    /// Its instances are data descriptors: they have `__set__` or `__delete__`.
    pub data_descriptor: bool,
    /// Its instances have `__get__`.
    pub descriptor: bool,
    /// It or a base defines `__eq__` in Python, or `__hash__` is None.
    pub own_equality: bool,
    /// It or a base has `__init__` other than `object`'s.
    pub init: bool,
    /// It or a base has `__new__` other than `object`'s.
    pub new: bool,
    /// It is an exception class.
    pub exception: bool,
}

impl Contents for Class {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        for slot in [&self.name, &self.qualname, &self.bases, &self.mro, &self.plain_init] {
            slot.visit(visitor);
        }
        self.namespace.visit(visitor);
        self.shapes.visit(visitor);
        self.resolved.visit(visitor);
    }

    fn clear(&self, out: &mut objects::Cleared) {
        self.namespace.clear(out);
        out.extend([self.bases.take(), self.mro.take(), self.plain_init.take()]);
        out.extend(self.resolved.forget());
    }
}

impl Class {
    /// A class without names yet; `Thread::finish_class` completes it.
    pub fn new(
        name: Value,
        qualname: Value,
        bases: Value,
        shapes: Box<Shapes>,
        namespace: Namespace,
        version: Version,
        spec: Option<&'static TypeSpec>,
    ) -> Class {
        Class {
            name: Slot::new(name),
            qualname: Slot::new(qualname),
            bases: Slot::new(bases),
            mro: Slot::empty(),
            namespace,
            shapes,
            version: Shared::new(version),
            slots: Cell::new(NO_SLOTS),
            traits: Cell::new(Traits::default()),
            spec,
            builtin_base: Cell::new(Builtin::Object),
            plain_init: Slot::empty(),
            lookups: NameMap::default(),
            resolved: Remembered::default(),
            subclasses: Locked::default(),
        }
    }

    /// One of its slots; the others are not copied.
    #[inline(always)]
    pub fn slot<F>(&self, pick: impl FnOnce(&Slots) -> Option<F>) -> Option<F> {
        // SAFETY: slots are replaced while a class changes, with the world stopped, and `pick` gets no thread to
        // change one with.
        pick(unsafe { &*self.slots.as_ptr() })
    }

    /// Whether lookups and caches know of no change since `version`.
    #[inline(always)]
    pub fn is_current(&self, version: Version) -> bool {
        self.version.get() == version
    }

    /// The attribute that the resolution order gives, without binding.
    #[inline]
    pub fn lookup(&self, name: Name) -> Option<Value> {
        let place = self.place(name)?;
        self.at(place)
    }

    /// Where the resolution order finds an attribute; remembered.
    #[inline]
    pub fn place(&self, name: Name) -> Option<Place> {
        if let Some(place) = self.lookups.get(name) {
            return place;
        }
        let place = self.search(name);
        self.lookups.insert(name, place);
        place
    }

    /// The value at a place.
    #[inline]
    pub fn at(&self, place: Place) -> Option<Value> {
        let class = self.order().get(place.position as usize)?.get::<Class>()?;
        class.namespace.cell(place.cell)?.get().non_null()
    }

    /// The class at a place.
    pub fn owner(&self, place: Place) -> Option<Value> {
        self.order().get(place.position as usize).cloned()
    }

    /// The classes of the resolution order, without counting it.
    #[inline(always)]
    fn order(&self) -> &[Value] {
        let tuple = ManuallyDrop::new(
            // SAFETY: the slot keeps the tuple until the class gets other bases, which is with the world stopped; the
            // functions of this file look into it between two check points.
            unsafe { Value::from_word(self.mro.word()) },
        );
        // SAFETY: as above: the tuple outlives this look.
        tuple.get::<objects::Tuple>().map_or(&[], |tuple| unsafe { &*std::ptr::from_ref(tuple.items()) })
    }

    fn search(&self, name: Name) -> Option<Place> {
        self.order().iter().enumerate().find_map(|(position, class)| {
            let cell = class.get::<Class>()?.namespace.find(name)?;
            Some(Place { position: position as u32, cell })
        })
    }

    /// Remembers a value found through the class, for an inline cache.
    pub fn remember(&self, value: Value) -> Option<u32> {
        self.resolved.add(value)
    }

    /// The value remembered under a number, while the version still is the one of then.
    #[inline]
    pub fn remembered(&self, index: u32) -> Option<Value> {
        self.resolved.get(index)
    }

    /// Whether `other` is in the resolution order.
    pub fn derives_from(&self, other: &Value) -> bool {
        self.order().iter().any(|class| class.is(other))
    }

    /// Forgets lookups and gives versions anew, here and in all derived classes. What was forgotten is
    /// returned, to be dropped when nothing is borrowed.
    pub fn changed(&self, t: &Thread, forgotten: &mut Vec<Value>) {
        self.version.set(t.versions().next());
        self.lookups.clear();
        forgotten.push(self.plain_init.take());
        forgotten.extend(self.resolved.forget());
        forgotten.extend(self.shapes.renew(t.versions()));
        let subclasses = self.subclasses.lock().clone();
        for handle in subclasses {
            if let Some(class) = t.heap().upgrade(&handle)
                && let Some(class) = class.get::<Class>()
            {
                class.changed(t, forgotten);
                class.inherit_slots(t);
            }
        }
    }

    /// Fills slots and traits from the resolution order.
    pub fn inherit_slots(&self, t: &Thread) {
        let mro = self.mro.get();
        let Some(mro) = mro.get::<objects::Tuple>() else { return };
        let own = |names: &[Name]| -> Option<&'static TypeSpec> {
            // The first class with one of the names decides: its table's slot, or none for a Python class.
            let class = mro
                .items()
                .iter()
                .filter_map(|class| class.get::<Class>())
                .find(|class| names.iter().any(|&name| class.namespace.find(name).is_some()))?;
            class.spec
        };
        macro_rules! slot {
            ($field:ident, $($name:ident),+) => {
                own(&[$(known::$name),+]).and_then(|spec| spec.slots.$field)
            };
        }
        let mut slots = Slots {
            repr: slot!(repr, REPR),
            str: slot!(str, STR),
            hash: slot!(hash, HASH),
            compare: slot!(compare, EQ, NE, LT, LE, GT, GE),
            len: slot!(len, LEN),
            get_item: slot!(get_item, GETITEM),
            set_item: slot!(set_item, SETITEM, DELITEM),
            contains: slot!(contains, CONTAINS),
            iter: slot!(iter, ITER),
            next: slot!(next, NEXT),
            truth: slot!(truth, BOOL),
            call: slot!(call, CALL),
            descriptor_get: slot!(descriptor_get, GET),
            descriptor_set: slot!(descriptor_set, SET, DELETE),
            ..NO_SLOTS
        };
        self.inherit_operators(mro.items(), &mut slots);
        let specs = || mro.items().iter().filter_map(|class| class.get::<Class>()?.spec);
        slots.get_attribute = specs().find_map(|spec| spec.slots.get_attribute);
        slots.set_attribute = specs().find_map(|spec| spec.slots.set_attribute);
        let python = |name: Name| {
            mro.items()
                .iter()
                .filter_map(|class| class.get::<Class>())
                .find(|class| class.namespace.find(name).is_some())
                .is_some_and(|class| class.spec.is_none())
        };
        let anywhere = |name: Name| self.place(name).is_some();
        let old = self.traits.get();
        self.traits.set(Traits {
            get_attribute: python(known::GETATTRIBUTE),
            get_attr: anywhere(known::GETATTR),
            set_attr: python(known::SETATTR),
            del_attr: python(known::DELATTR),
            descriptor: anywhere(known::GET),
            data_descriptor: anywhere(known::SET) || anywhere(known::DELETE),
            own_equality: python(known::EQ),
            init: !self.is_objects(t, known::INIT),
            new: !self.is_objects(t, known::NEW),
            ..old
        });
        self.slots.set(slots);
        self.shapes.set_finalizes(anywhere(known::DEL));
    }

    fn inherit_operators(&self, mro: &[Value], slots: &mut Slots) {
        // An operator method in a Python class hides the builtin slot behind it; the slot as a whole
        // is then reached by the lookup of its methods.
        let defines = |class: &Class, names: &[Name]| names.iter().any(|&name| class.namespace.find(name).is_some());
        let classes = || mro.iter().filter_map(|class| class.get::<Class>());
        let first = |names: &[Name]| classes().find(|class| defines(class, names)).and_then(|class| class.spec);
        if let Some(spec) = first(crate::operator::BINARY_NAMES) {
            (slots.binary, slots.binary_ops) = (spec.slots.binary, spec.slots.binary_ops);
        }
        if let Some(spec) = first(crate::operator::IN_PLACE_NAMES) {
            (slots.in_place, slots.in_place_ops) = (spec.slots.in_place, spec.slots.in_place_ops);
        }
        if let Some(spec) = first(crate::operator::UNARY_NAMES) {
            (slots.unary, slots.unary_ops) = (spec.slots.unary, spec.slots.unary_ops);
        }
    }

    fn is_objects(&self, t: &Thread, name: Name) -> bool {
        let object = t.class(Builtin::Object);
        match (self.lookup(name), object.get::<Class>().and_then(|object| object.namespace.get(name))) {
            (Some(found), Some(default)) => found.is(&default),
            (None, _) => true,
            (Some(_), None) => false,
        }
    }

    /// `__name__` as text.
    pub fn name_text(&self) -> String {
        text_of(&self.name)
    }

    /// What errors call it: types in C by their full name, as CPython does, others by `__name__`.
    pub fn shown_name(&self) -> String {
        match self.spec {
            Some(spec) if spec.module != "builtins" => format!("{}.{}", spec.module, spec.name),
            None if self.traits.get().sealed => {
                let module = self.namespace.get(known::MODULE).unwrap_or_default();
                let module = module.get::<objects::Str>().map_or("", objects::Str::as_str);
                format!("{module}.{}", self.name_text())
            }
            _ => self.name_text(),
        }
    }

    /// `__qualname__` as text.
    pub fn qualname_text(&self) -> String {
        text_of(&self.qualname)
    }
}

fn text_of(slot: &Slot) -> String {
    slot.get().get::<objects::Str>().map(|text| text.as_str().to_owned()).unwrap_or_default()
}

/// The C3 linearisation of a class with these bases (source: Barrett and others, "A monotonic
/// superclass linearization for Dylan", 1996, as used since Python 2.3).
///
/// # Errors
/// The classes of which none can come next, when there is no consistent order.
pub fn linearize(bases: &[Value]) -> std::result::Result<Vec<Value>, Vec<Value>> {
    let mut rows: Vec<Vec<Value>> = bases
        .iter()
        .filter_map(|base| {
            let mro = base.get::<Class>()?.mro.get();
            Some(mro.get::<objects::Tuple>()?.items().to_vec())
        })
        .collect();
    rows.push(bases.to_vec());
    let mut order = Vec::new();
    loop {
        rows.retain(|row| !row.is_empty());
        if rows.is_empty() {
            return Ok(order);
        }
        let in_tail = |class: &Value| rows.iter().any(|row| row[1..].iter().any(|other| other.is(class)));
        let Some(next) = rows.iter().map(|row| row[0].clone()).find(|class| !in_tail(class)) else {
            let mut stuck: Vec<Value> = Vec::new();
            for row in &rows {
                if !stuck.iter().any(|known| known.is(&row[0])) {
                    stuck.push(row[0].clone());
                }
            }
            return Err(stuck);
        };
        for row in &mut rows {
            if row[0].is(&next) {
                row.remove(0);
            }
        }
        order.push(next);
    }
}
