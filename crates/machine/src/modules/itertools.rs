//! `itertools`: iterators over iterators, a few types a file.

use objects::Value;

use crate::builtin::Builtin;
use crate::modules::ModuleSpec;
use crate::native::row;
use crate::{Result, Thread};

pub(crate) mod combinations;
pub(crate) mod endless;
pub(crate) mod filtering;
pub(crate) mod grouping;
pub(crate) mod islice;
pub(crate) mod joining;
pub(crate) mod mapping;
pub(crate) mod permutations;
pub(crate) mod tee;

/// Makes a struct of slots (and of parts without references) the contents of an object.
macro_rules! contents {
    ($type:ident { $($slot:ident),* }) => {
        crate::payload!($type, tracked);
        impl crate::kinds::Contents for $type {
            fn visit(&self, visitor: &mut objects::Visitor<'_>) {
                $(self.$slot.visit(visitor);)*
            }
            fn clear(&self, out: &mut objects::Cleared) {
                $(out.push(self.$slot.take());)*
            }
        }
    };
}

/// The table of an iterator type: name, contents, what gives the next item, further slots, methods.
macro_rules! iterator_type {
    ($static:ident, $name:literal, $payload:ident, $next:expr, { $($slot:ident: $function:expr)? }, $methods:expr) => {
        #[doc = concat!("`itertools.", $name, "`")]
        pub(crate) static $static: crate::class::TypeSpec = crate::class::TypeSpec {
            name: $name,
            module: "itertools",
            layout: &objects::Layout::of::<$payload>(),
            subclassable: true,
            slots: crate::class::Slots {
                iter: Some(|_, value| Ok(value.clone())),
                next: Some($next),
                $($slot: Some($function),)?
                ..crate::class::NO_SLOTS
            },
            methods: $methods,
            ..crate::class::TypeSpec::BASE
        };
    };
}

use {contents, iterator_type};

/// The next item of the iterator in a slot; at its end the slot is emptied, so that it is not asked again.
fn next_in(t: &mut Thread, slot: &objects::Slot) -> Result<Option<Value>> {
    let iterator = slot.get();
    if iterator.is_null() {
        return Ok(None);
    }
    let item = t.next(&iterator)?;
    if item.is_none() {
        // Unless another thread has put the next iterator there.
        slot.exchange(&iterator, Value::NULL);
    }
    Ok(item)
}

/// An argument, or None for one that was not given.
fn or_none(value: &Value) -> Value {
    if value.is_null() { Value::NONE } else { value.clone() }
}

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    for (name, class) in [
        ("accumulate", Builtin::Accumulate),
        ("batched", Builtin::Batched),
        ("chain", Builtin::Chain),
        ("combinations", Builtin::Combinations),
        ("combinations_with_replacement", Builtin::CombinationsWithReplacement),
        ("compress", Builtin::Compress),
        ("count", Builtin::Count),
        ("cycle", Builtin::Cycle),
        ("dropwhile", Builtin::DropWhile),
        ("filterfalse", Builtin::FilterFalse),
        ("groupby", Builtin::GroupBy),
        ("_grouper", Builtin::Grouper),
        ("islice", Builtin::Islice),
        ("pairwise", Builtin::Pairwise),
        ("permutations", Builtin::Permutations),
        ("product", Builtin::Product),
        ("repeat", Builtin::Repeat),
        ("starmap", Builtin::StarMap),
        ("takewhile", Builtin::TakeWhile),
        ("_tee", Builtin::Tee),
        ("_tee_dataobject", Builtin::TeeLink),
        ("zip_longest", Builtin::ZipLongest),
    ] {
        let class = t.class(class);
        t.add_name(module, name, class);
    }
    Ok(())
}

/// `itertools`
pub(crate) static SPEC: ModuleSpec =
    ModuleSpec { name: "itertools", functions: &[row("tee", "iterable, n=2, /", tee::tee)], init: Some(init) };
