//! How the contents of builtin containers are read by threads that run at the same time.

use objects::{Reading, Value};
use tables::SetTable;

use crate::types::dict::Table;

/// Contents that programs read again and again: they are copied when they are changed after that.
pub struct Often;

impl Reading<Vec<Value>> for Often {
    fn weight(items: &Vec<Value>) -> usize {
        items.len()
    }

    fn take(items: &mut Vec<Value>) -> Option<Vec<Value>> {
        Some(std::mem::take(items))
    }

    fn copy(items: &Vec<Value>) -> Option<Vec<Value>> {
        Some(items.clone())
    }
}

impl Reading<Table> for Often {
    fn weight(table: &Table) -> usize {
        table.end()
    }

    fn take(table: &mut Table) -> Option<Table> {
        Some(std::mem::take(table))
    }

    fn copy(table: &Table) -> Option<Table> {
        Some(table.clone())
    }
}

impl Reading<SetTable<Value>> for Often {
    fn weight(table: &SetTable<Value>) -> usize {
        table.len()
    }

    fn take(table: &mut SetTable<Value>) -> Option<SetTable<Value>> {
        Some(std::mem::take(table))
    }

    fn copy(table: &SetTable<Value>) -> Option<SetTable<Value>> {
        Some(table.clone())
    }
}
