//! What CPython's C code knows of a class and shows as numbers.

use objects::Value;
use source::known;

use crate::Thread;
use crate::builtin::Builtin;
use crate::class::Class;
use crate::docs;
use crate::native::NativeFunction;
use crate::types::class_doc::name_in_texts;

/// `Py_TPFLAGS_...` of `Include/object.h` that a class here can have.
const DISALLOW_INSTANTIATION: i64 = 1 << 7;
const IMMUTABLE: i64 = 1 << 8;
const HEAP: i64 = 1 << 9;
const BASE: i64 = 1 << 10;
const READY: i64 = 1 << 12;
const ABSTRACT: i64 = 1 << 20;

/// Flags that all classes derived from one have, which is how C code asks for it.
const FAMILIES: [(Builtin, i64); 8] = [
    (Builtin::Int, 1 << 24),
    (Builtin::List, 1 << 25),
    (Builtin::Tuple, 1 << 26),
    (Builtin::Bytes, 1 << 27),
    (Builtin::Str, 1 << 28),
    (Builtin::Dict, 1 << 29),
    (Builtin::BaseException, 1 << 30),
    (Builtin::Type, 1 << 31),
];

/// `__flags__`
pub(super) fn flags(t: &mut Thread, value: &Value) -> i64 {
    let Some(class) = value.get::<Class>() else { return 0 };
    let traits = class.traits.get();
    let mut flags = READY | if traits.heap { HEAP } else { IMMUTABLE };
    if traits.subclassable {
        flags |= BASE;
    }
    if !traits.new && class.spec.is_some() && !value.is(&t.class(Builtin::Object)) {
        flags |= DISALLOW_INSTANTIATION;
    }
    if traits.heap
        && let Some(names) = class.namespace.get(known::ABSTRACTMETHODS)
        && t.truth(&names).unwrap_or(false)
    {
        flags |= ABSTRACT;
    }
    let families = FAMILIES.iter().filter(|(family, _)| class.derives_from(&t.class(*family)));
    families.fold(flags, |flags, (_, flag)| flags | flag)
}

/// `__itemsize__`: the bytes of one of the items that an object of this class ends in.
pub(super) fn item_size(value: &Value) -> i32 {
    let Some(class) = value.get::<Class>() else { return 0 };
    match class.builtin_base.get() {
        Builtin::Int | Builtin::Bool => 4,
        Builtin::Bytes => 1,
        Builtin::Tuple => 8,
        Builtin::Type => 40,
        _ => 0,
    }
}

/// `__text_signature__`: the parameters of a builtin class.
pub(super) fn text_signature(value: &Value) -> Option<String> {
    let class = value.get::<Class>()?;
    let name = name_in_texts(class)?;
    let constructor = |name| class.namespace.get(name).filter(|method| method.has::<NativeFunction>());
    let constructor = constructor(known::NEW)
        .into_iter()
        .chain(constructor(known::INIT))
        .max_by_key(|method| method.get::<NativeFunction>().map_or(0, |method| method.signature().names.len()))?;
    docs::class_signature(&name, constructor.get::<NativeFunction>()?)
}
