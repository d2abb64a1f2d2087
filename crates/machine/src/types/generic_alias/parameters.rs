//! Type parameters inside of `list[T]` and `T | int`, and what stands for them in `list[T][int]`
//! (source: CPython's `Objects/genericaliasobject.c`).

use objects::{Tuple, Value};
use source::known;

use super::{alias_of, items};
use crate::class::Class;
use crate::{Result, Thread};

/// Attributes that belong to the alias itself; all others are its origin's.
const OWN: [&str; 9] = [
    "__origin__",
    "__args__",
    "__parameters__",
    "__mro_entries__",
    "__class__",
    "__reduce__",
    "__reduce_ex__",
    "__orig_class__",
    "__unpacked__",
];

impl Thread {
    /// The type parameters that arguments mention, each once, in order.
    ///
    /// # Errors
    /// What `__parameters__` of an argument raises.
    fn parameters_in(&mut self, args: &[Value]) -> Result<Vec<Value>> {
        let mut found: Vec<Value> = Vec::new();
        for arg in args {
            let inside = if self.is_type_parameter(arg) { vec![arg.clone()] } else { self.parameters_of(arg)? };
            for parameter in inside {
                if !found.iter().any(|known| known.is(&parameter)) {
                    found.push(parameter);
                }
            }
        }
        Ok(found)
    }

    fn is_type_parameter(&self, value: &Value) -> bool {
        self.special(value, known::IS_TYPE_PARAMETER).is_some()
    }

    /// `value.__parameters__`; a class has none of interest here.
    fn parameters_of(&mut self, value: &Value) -> Result<Vec<Value>> {
        if value.has::<Class>() || !value.word().is_pointer() {
            return Ok(Vec::new());
        }
        Ok(items(self.find_attribute(value, known::PARAMETERS)?))
    }

    /// Arguments with others in the place of their type parameters, as the subscript of `shown` gives them.
    ///
    /// # Errors
    /// TypeError for another number of them.
    fn substitute(&mut self, shown: &Value, args: &[Value], index: &Value) -> Result<Vec<Value>> {
        self.check_stack(" while substituting type parameters")?;
        let parameters = self.parameters_in(args)?;
        if parameters.is_empty() {
            let shown = self.repr_text(shown)?;
            return Err(self.type_error(format!("{shown} is not a generic class")));
        }
        let given = index.get::<Tuple>().map_or_else(|| vec![index.clone()], |index| index.items().to_vec());
        if given.len() != parameters.len() {
            let (few, shown) = (if given.len() > parameters.len() { "many" } else { "few" }, self.repr_text(shown)?);
            let (actual, expected) = (given.len(), parameters.len());
            return Err(
                self.type_error(format!("Too {few} arguments for {shown}; actual {actual}, expected {expected}"))
            );
        }
        let chosen = |parameter: &Value| {
            let at = parameters.iter().position(|known| known.is(parameter));
            at.map_or_else(|| parameter.clone(), |at| given[at].clone())
        };
        let mut result = Vec::with_capacity(args.len());
        for arg in args {
            if self.is_type_parameter(arg) {
                result.push(chosen(arg));
                continue;
            }
            let inside = self.parameters_of(arg)?;
            if inside.is_empty() {
                result.push(arg.clone());
            } else {
                let index = self.tuple(inside.iter().map(chosen).collect::<Vec<_>>());
                result.push(self.get_item(arg, &index)?);
            }
        }
        Ok(result)
    }
}

pub(super) fn alias_parameters(t: &mut Thread, value: &Value) -> Result {
    let args = items(alias_of(value).map(|alias| alias.arguments.get()));
    let parameters = t.parameters_in(&args)?;
    Ok(t.tuple(parameters))
}

pub(super) fn union_parameters(t: &mut Thread, value: &Value) -> Result {
    let parameters = t.parameters_in(&items(t.union_members(value)))?;
    Ok(t.tuple(parameters))
}

/// `list[T][int]`
pub(super) fn alias_get_item(t: &mut Thread, value: &Value, index: &Value) -> Result {
    let args = items(alias_of(value).map(|alias| alias.arguments.get()));
    let args = t.substitute(value, &args, index)?;
    let args = t.tuple(args);
    let origin = alias_of(value).map(|alias| alias.origin.get()).unwrap_or_default();
    Ok(t.alias(&origin, &args))
}

/// `(list[T] | None)[int]`
pub(super) fn union_get_item(t: &mut Thread, value: &Value, index: &Value) -> Result {
    let members = items(t.union_members(value));
    let mut members = t.substitute(value, &members, index)?.into_iter();
    let mut union = members.next().unwrap_or_default();
    for member in members {
        union = t.binary(crate::operator::BinaryOp::Or, &union, &member)?;
    }
    Ok(union)
}

/// `list[int].append` is `list.append`.
pub(super) fn alias_attribute(t: &mut Thread, value: &Value, name: source::Name) -> Result {
    match alias_of(value) {
        Some(alias) if !OWN.contains(&t.text(name)) => t.get_attribute(&alias.origin.get(), name),
        _ => t.generic_get_attribute(value, name),
    }
}

/// `list[int]()`: the new object is told its alias, if it can keep it.
pub(super) fn alias_call(t: &mut Thread, own: &Value, args: &[Value], names: &[Value], values: &[Value]) -> Result {
    let origin = alias_of(own).map(|alias| alias.origin.get()).unwrap_or_default();
    let made = t.call_with(&origin, args, names, values)?;
    let name = t.names().intern("__orig_class__");
    match t.set_attribute(&made, name, Some(own.clone())) {
        Err(raised)
            if !t.is_exception(&raised, crate::builtin::Builtin::AttributeError)
                && !t.is_exception(&raised, crate::builtin::Builtin::TypeError) =>
        {
            Err(raised)
        }
        _ => Ok(made),
    }
}

/// `isinstance(x, list[int])`
pub(super) fn refuse_instance_check(t: &mut Thread, _: &[Value]) -> Result {
    Err(t.type_error("isinstance() argument 2 cannot be a parameterized generic"))
}

/// `issubclass(x, list[int])`
pub(super) fn refuse_subclass_check(t: &mut Thread, _: &[Value]) -> Result {
    Err(t.type_error("issubclass() argument 2 cannot be a parameterized generic"))
}
