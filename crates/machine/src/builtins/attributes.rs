//! Attributes by name, and lists of them.

use objects::{Str, Value};
use source::{Name, known};

use crate::builtin::Builtin;
use crate::{Result, Thread};

fn name_argument(t: &mut Thread, name: &Value) -> Result<Name> {
    match name.get::<Str>() {
        Some(text) => Ok(t.name_of(text)),
        None => {
            let name = t.type_name(name);
            Err(t.type_error(format!("attribute name must be string, not '{name}'")))
        }
    }
}

pub(super) fn getattr(t: &mut Thread, args: &[Value]) -> Result {
    let name = name_argument(t, &args[1])?;
    if args[2].is_null() {
        return t.get_attribute(&args[0], name);
    }
    Ok(t.find_attribute(&args[0], name)?.unwrap_or_else(|| args[2].clone()))
}

pub(super) fn hasattr(t: &mut Thread, args: &[Value]) -> Result {
    let name = name_argument(t, &args[1])?;
    Ok(Value::bool(t.find_attribute(&args[0], name)?.is_some()))
}

pub(super) fn setattr(t: &mut Thread, args: &[Value]) -> Result {
    let name = name_argument(t, &args[1])?;
    t.set_attribute(&args[0], name, Some(args[2].clone()))?;
    Ok(Value::NONE)
}

pub(super) fn delattr(t: &mut Thread, args: &[Value]) -> Result {
    let name = name_argument(t, &args[1])?;
    t.set_attribute(&args[0], name, None)?;
    Ok(Value::NONE)
}

pub(super) fn dir(t: &mut Thread, args: &[Value]) -> Result {
    if !args[0].is_null() {
        return t.dir(&args[0]);
    }
    let scope = super::evaluation::locals(t, &[])?;
    let names = t.call_method(&scope, known::KEYS, &[])?;
    sorted_list(t, &names)
}

pub(super) fn vars(t: &mut Thread, args: &[Value]) -> Result {
    if args[0].is_null() {
        return super::evaluation::locals(t, &[]);
    }
    match t.find_attribute(&args[0], known::DICT)? {
        Some(dict) => Ok(dict),
        None => Err(t.type_error("vars() argument must have __dict__ attribute")),
    }
}

fn sorted_list(t: &mut Thread, names: &Value) -> Result {
    let names = t.collect(names)?;
    let list = t.list(names);
    let sort = t.names().intern("sort");
    t.call_method(&list, sort, &[])?;
    Ok(list)
}

impl Thread {
    /// `dir(value)`: a sorted list.
    ///
    /// # Errors
    /// What `__dir__` raises.
    pub fn dir(&mut self, value: &Value) -> Result {
        if self.is_exactly(value, Builtin::Type) {
            let names = self.class_names(value);
            return Ok(self.sorted_names(names));
        }
        match self.call_special(value, known::DIR, &[])? {
            Some(names) => sorted_list(self, &names),
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format!("'{name}' object does not provide __dir__")))
            }
        }
    }

    fn sorted_names(&mut self, mut names: Vec<String>) -> Value {
        names.sort();
        names.dedup();
        let names: Vec<Value> = names.iter().map(|name| self.str(name)).collect();
        self.list(names)
    }
}
