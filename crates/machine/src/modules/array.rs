//! `array`: sequences of numbers of one C type. Methods stand in files beside.

use std::sync::Arc;

use bytecode::CompareOp;
use objects::{Bytes, Layout, Str, Tuple, Value};

use super::collections::class_name;
use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec, getter};
use crate::kinds::Contents;
use crate::modules::ModuleSpec;
use crate::operator::BinaryOp;
use crate::types::buffer::Storage;
use crate::types::buffer::element::{Element, Kind, WIDEST};
use crate::types::bytearray::ByteArray;
use crate::types::bytes;
use crate::{Result, Thread};

mod items;
mod methods;
mod slices;

/// The codes of the types, in the order of `array.typecodes`.
const TYPE_CODES: &str = "bBuwhHiIlLqQfd";

/// An array.
pub(crate) struct Array {
    /// The octets of the items, the lowest first.
    pub(crate) storage: Arc<Storage>,
    pub(crate) element: Element,
}

crate::payload!(Array, leaf);

impl Contents for Array {}

/// The type of a code; `None` if there is no such.
fn element(code: char) -> Option<Element> {
    match code {
        'u' | 'w' => Some(Element { code, kind: Kind::Char, size: 4 }),
        _ if TYPE_CODES.contains(code) => Element::native(code),
        _ => None,
    }
}

impl Array {
    fn len(&self, t: &Thread) -> usize {
        self.storage.len(t) / self.element.size
    }

    /// The item at a position, if there is one.
    pub(crate) fn item(&self, t: &mut Thread, position: usize) -> Option<Value> {
        let (size, mut item) = (self.element.size, [0; WIDEST]);
        let start = position.checked_mul(size)?;
        let found = self.storage.octets.with(t, |octets| {
            octets.get(start..start.checked_add(size)?).map(|octets| item[..size].copy_from_slice(octets))
        });
        found.map(|()| self.element.unpack(t, &item[..size]))
    }

    /// All items.
    fn items(&self, t: &mut Thread) -> Vec<Value> {
        let octets = self.storage.copied(t);
        octets.chunks_exact(self.element.size).map(|octets| self.element.unpack(t, octets)).collect()
    }

    /// The items of an array of characters as text.
    fn text(&self, t: &mut Thread) -> String {
        self.items(t).iter().filter_map(|item| item.get::<Str>().map(Str::as_str)).collect()
    }

    /// Makes a change that may alter the number of items.
    ///
    /// # Errors
    /// BufferError while there are exports.
    fn resize<R>(&self, t: &mut Thread, change: impl FnOnce(&mut Vec<u8>) -> R) -> Result<R> {
        match self.storage.try_resize(t, change) {
            Some(result) => Ok(result),
            None => Err(t.raise(Builtin::BufferError, "cannot resize an array that is exporting buffers")),
        }
    }
}

impl Thread {
    fn array(&mut self, element: Element, octets: Vec<u8>) -> Value {
        self.object(Builtin::Array, Array { storage: Storage::new(octets), element })
    }
}

/// `array.__new__(cls, typecode, initializer=(), /)`
fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Array)?;
    let given = args[1].clone();
    let (first, initial) = match given.get::<Tuple>().map_or(&[][..], Tuple::items) {
        [] => return Err(t.type_error("array() takes at least 1 argument (0 given)")),
        [code] => (code, &Value::NULL),
        [code, initial] => (code, initial),
        more => return Err(t.type_error(format!("array() takes at most 2 arguments ({} given)", more.len()))),
    };
    let Some(code) = first.get::<Str>().filter(|code| code.chars() == 1).and_then(|code| code.char_at(0)) else {
        let name = t.type_name(first);
        return Err(t.type_error(format!("array() argument 1 must be a unicode character, not {name}")));
    };
    let texts = matches!(code, 'u' | 'w');
    let complaint = match (initial.has::<Str>(), initial.get::<Array>()) {
        _ if texts => None,
        (true, _) => Some("str"),
        (false, Some(array)) if array.element.kind == Kind::Char => Some("unicode array"),
        _ => None,
    };
    if let Some(kind) = complaint {
        return Err(t.type_error(format!("cannot use a {kind} to initialize an array with typecode '{code}'")));
    }
    let Some(element) = element(code) else {
        return Err(t.value_error("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)"));
    };
    let array = t.object_of(&args[0], Array { storage: Storage::new(Vec::new()), element });
    let contents = t.receiver::<Array>(&array)?;
    if let Some(text) = initial.get::<Str>() {
        methods::append_text(t, contents, text.as_str())?;
    } else if initial.has::<Bytes>() || initial.has::<ByteArray>() {
        methods::append_octets(t, contents, initial)?;
    } else if !initial.is_null() {
        items::append_all(t, contents, initial)?;
    }
    Ok(array)
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let array = t.receiver::<Array>(value)?;
    let (name, code) = (class_name(t, value), array.element.code);
    if array.len(t) == 0 {
        return Ok(t.str(&format!("{name}('{code}')")));
    }
    let items = match array.element.kind {
        Kind::Char => {
            let text = array.text(t);
            t.str(&text)
        }
        _ => {
            let items = array.items(t);
            t.list(items)
        }
    };
    let items = t.repr_text(&items)?;
    Ok(t.str(&format!("{name}('{code}', {items})")))
}

fn compare(t: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    let (Some(a), Some(b)) = (left.get::<Array>(), right.get::<Array>()) else { return Ok(Value::NOT_IMPLEMENTED) };
    let (a, b) = (a.items(t), b.items(t));
    if a.len() != b.len() && matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::bool(op == CompareOp::Ne));
    }
    for (x, y) in a.iter().zip(&b) {
        // Not `equals`: a NaN is not equal to itself.
        let equal = t.compare(CompareOp::Eq, x, y)?;
        if !t.truth(&equal)? {
            return match op {
                CompareOp::Eq => Ok(Value::FALSE),
                CompareOp::Ne => Ok(Value::TRUE),
                _ => t.compare(op, x, y),
            };
        }
    }
    Ok(Value::bool(crate::types::tuple::compare_lengths(op, a.len(), b.len())))
}

fn contains(t: &mut Thread, value: &Value, item: &Value) -> Result<bool> {
    Ok(items::find(t, value, item, 0, usize::MAX)?.is_some())
}

fn binary(t: &mut Thread, op: BinaryOp, left: &Value, right: &Value) -> Result {
    if op == BinaryOp::Add {
        let Some(own) = left.get::<Array>() else { return Ok(Value::NOT_IMPLEMENTED) };
        let Some(other) = right.get::<Array>() else {
            let name = t.type_name(right);
            return Err(t.type_error(format!("can only append array (not \"{name}\") to array")));
        };
        if own.element != other.element {
            return Err(t.type_error("bad argument type for built-in operation"));
        }
        let both = [own.storage.copied(t), other.storage.copied(t)].concat();
        return Ok(t.array(own.element, both));
    }
    let (value, count) = if left.has::<Array>() { (left, right) } else { (right, left) };
    let array = t.receiver::<Array>(value)?;
    let octets = array.storage.copied(t);
    let repeated = repeated(t, count, &octets)?;
    Ok(t.array(array.element, repeated))
}

fn repeated(t: &mut Thread, count: &Value, octets: &[u8]) -> Result<Vec<u8>> {
    match t.repetitions(count, octets.len())? {
        Some(count) => bytes::repeated(t, octets, count),
        None => {
            let name = t.type_name(count);
            Err(t.type_error(format!("can't multiply sequence by non-int of type '{name}'")))
        }
    }
}

fn in_place(t: &mut Thread, op: BinaryOp, left: &Value, right: &Value) -> Result {
    let array = t.receiver::<Array>(left)?;
    if op == BinaryOp::Add {
        if !right.has::<Array>() {
            let name = t.type_name(right);
            return Err(t.type_error(format!("can only extend array with array (not \"{name}\")")));
        }
        items::append_array(t, array, right)?;
        return Ok(left.clone());
    }
    loop {
        let before = array.storage.copied(t);
        let repeated = repeated(t, right, &before)?;
        if repeated.len() == before.len() {
            return Ok(left.clone());
        }
        let done = array.resize(t, |octets| {
            // Another thread may have changed it meanwhile.
            let same = *octets == before;
            if same {
                *octets = repeated;
            }
            same
        })?;
        if done {
            return Ok(left.clone());
        }
    }
}

/// `array.array`
pub(crate) static SPEC_TYPE: TypeSpec = TypeSpec {
    name: "array",
    module: "array",
    layout: &Layout::of::<Array>(),
    subclassable: true,
    slots: Slots {
        repr: Some(repr),
        compare: Some(compare),
        len: Some(|t, value| Ok(t.receiver::<Array>(value)?.len(t))),
        get_item: Some(slices::get_item),
        set_item: Some(slices::set_item),
        contains: Some(contains),
        iter: Some(|t, value| Ok(bytes::iterator(t, value, Builtin::ArrayIterator))),
        binary: Some(binary),
        binary_ops: &[BinaryOp::Add, BinaryOp::Mul],
        in_place: Some(in_place),
        in_place_ops: &[BinaryOp::Add, BinaryOp::Mul],
        ..NO_SLOTS
    },
    methods: methods::METHODS,
    getsets: &[
        getter("itemsize", |t, value| Ok(Value::from_len(t.receiver::<Array>(value)?.element.size))),
        getter("typecode", |t, value| {
            let code = t.receiver::<Array>(value)?.element.code;
            Ok(t.char(code))
        }),
    ],
    ..TypeSpec::BASE
};

/// `array.arrayiterator`
pub(crate) static ITERATOR: TypeSpec = bytes::iterator_spec("arrayiterator", "array");

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    for name in ["array", "ArrayType"] {
        let class = t.class(Builtin::Array);
        t.add_name(module, name, class);
    }
    let codes = t.str(TYPE_CODES);
    t.add_name(module, "typecodes", codes);
    Ok(())
}

/// `array`
pub(crate) static SPEC: ModuleSpec = ModuleSpec { name: "array", functions: &[], init: Some(init) };
