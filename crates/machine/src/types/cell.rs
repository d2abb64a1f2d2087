//! Cells: variables shared by a function and the functions inside it.

use objects::{Layout, Slot, Value};

use crate::class::{Getset, TypeSpec};
use crate::kinds::Contents;
use crate::native::static_method;

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

/// `cell`
pub static SPEC: TypeSpec = TypeSpec {
    name: "cell",
    layout: &Layout::of::<Cell>(),
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
