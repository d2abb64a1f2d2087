//! Cells: variables shared by a function and the functions inside it.

use bytecode::CompareOp;
use objects::{Layout, Slot, Value};

use crate::class::{Getset, NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::native::static_method;
use crate::{Result, Thread};

/// A variable that outlives its frame.
pub struct Cell {
    /// Its value; empty before the first assignment.
    pub content: Slot,
}

crate::payload!(Cell, tracked);

impl Cell {
    /// A cell with a value, or with NULL.
    pub fn new(content: Value) -> Cell {
        Cell { content: Slot::new(content) }
    }
}

impl Contents for Cell {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.content.visit(visitor);
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.push(self.content.take());
    }
}

/// By their contents; empty ones come first.
fn compare(t: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    let (Some(a), Some(b)) = (left.get::<Cell>(), right.get::<Cell>()) else { return Ok(Value::NOT_IMPLEMENTED) };
    match (a.content.get().non_null(), b.content.get().non_null()) {
        (Some(a), Some(b)) => t.compare(op, &a, &b),
        (a, b) => Ok(Value::bool(crate::types::int::holds(op, a.is_some().cmp(&b.is_some())))),
    }
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let content = value.get::<Cell>().and_then(|cell| cell.content.get().non_null());
    let held = match content {
        Some(content) => format!("{} object at {:#x}", t.type_name(&content), t.id_of(&content)),
        None => "empty".to_owned(),
    };
    let shown = format!("<cell at {:#x}: {held}>", t.id_of(value));
    Ok(t.str(&shown))
}

/// `cell`
pub static SPEC: TypeSpec = TypeSpec {
    name: "cell",
    layout: &Layout::of::<Cell>(),
    slots: Slots { repr: Some(repr), compare: Some(compare), ..NO_SLOTS },
    methods: &[static_method("__new__", "cls, contents=None, /", |t, args| {
        Ok(t.object_of(&args[0], Cell::new(args[1].clone())))
    })],
    getsets: &[Getset {
        name: "cell_contents",
        get: |t, value| match value.get::<Cell>().and_then(|cell| cell.content.get().non_null()) {
            Some(content) => Ok(content),
            None => Err(t.value_error("cell is empty")),
        },
        set: Some(|_, value, content| {
            if let Some(cell) = value.get::<Cell>() {
                cell.content.set(content.unwrap_or(Value::NULL));
            }
            Ok(())
        }),
    }],
    ..TypeSpec::BASE
};
