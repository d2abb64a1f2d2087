//! `BaseExceptionGroup` and `ExceptionGroup` (PEP 654; source: CPython's `Objects/exceptions.c`).

use objects::{Str, Tuple, Value};
use rustc_hash::FxHashSet;
use source::known;

use super::Exception;
use super::base::field;
use crate::builtin::Builtin;
use crate::class::Class;
use crate::{Result, Thread};

/// Which exceptions of a group are wanted.
pub(crate) enum Matcher<'a> {
    /// Those of a class, or of one of a tuple of classes.
    Class(&'a Value),
    /// Those for which a function says so.
    Predicate(&'a Value),
    /// The leaves with these identities.
    Leaves(&'a FxHashSet<u64>),
}

/// A group's two parts; a part that is empty is `None`.
#[derive(Default)]
pub(crate) struct Parts {
    pub(crate) matching: Option<Value>,
    pub(crate) rest: Option<Value>,
}

pub(super) fn new(t: &mut Thread, args: &[Value]) -> Result {
    let (class, given) = (&args[0], &args[1]);
    let given_items = given.get::<Tuple>().map(Tuple::items).unwrap_or_default();
    let [message, exceptions] = given_items else {
        let count = given_items.len();
        let message = format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({count} given)");
        return Err(t.type_error(message));
    };
    if !message.has::<Str>() {
        let got = t.argument_type(message);
        let message = format!("BaseExceptionGroup.__new__() argument 1 must be str, not {got}");
        return Err(t.type_error(message));
    }
    if t.special(exceptions, known::GETITEM).is_none() || exceptions.has::<crate::types::dict::Dict>() {
        return Err(t.type_error("second argument (exceptions) must be a sequence"));
    }
    let leaves = t.collect(exceptions)?;
    if leaves.is_empty() {
        return Err(t.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    if let Some(at) = leaves.iter().position(|leaf| !leaf.has::<Exception>()) {
        return Err(t.value_error(format!("Item {at} of second argument (exceptions) is not an exception")));
    }
    let class = fitting_class(t, class, &leaves)?;
    let group = t.object_of(&class, Exception::new(given.clone()));
    let leaves = t.tuple(leaves);
    if let Some(exception) = group.get::<Exception>() {
        exception.set_field("message", message.clone());
        exception.set_field("exceptions", leaves);
    }
    Ok(group)
}

/// The class of the new group: an `ExceptionGroup` holds no exceptions that are no `Exception`s.
fn fitting_class(t: &mut Thread, class: &Value, leaves: &[Value]) -> Result {
    let plain = t.class(Builtin::Exception);
    let is_plain = |t: &Thread, class: &Value| {
        class.get::<Class>().is_some_and(|class| class.derives_from(&t.class(Builtin::Exception)))
    };
    let mut nests_base = false;
    for leaf in leaves {
        nests_base |= !t.is_instance_of(leaf, &plain)?;
    }
    if class.is(&t.class(Builtin::BaseExceptionGroup)) {
        return Ok(if nests_base { class.clone() } else { t.class(Builtin::ExceptionGroup) });
    }
    if nests_base && is_plain(t, class) {
        if class.is(&t.class(Builtin::ExceptionGroup)) {
            return Err(t.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
        }
        let name = class.get::<Class>().map(Class::name_text).unwrap_or_default();
        return Err(t.type_error(format!("Cannot nest BaseExceptions in '{name}'")));
    }
    Ok(class.clone())
}

pub(super) fn str(t: &mut Thread, value: &Value) -> Result {
    let count = leaves_of(value).len();
    let message = t.to_text(&field(value, "message"))?;
    let plural = if count > 1 { "s" } else { "" };
    Ok(t.str(&format!("{message} ({count} sub-exception{plural})")))
}

pub(super) fn derive(t: &mut Thread, args: &[Value]) -> Result {
    let class = t.class(Builtin::BaseExceptionGroup);
    t.call(&class, &[field(&args[0], "message"), args[1].clone()])
}

pub(super) fn split(t: &mut Thread, args: &[Value]) -> Result {
    let matcher = matcher(t, &args[1])?;
    let Parts { matching, rest } = t.split_group(&args[0], &matcher, true)?;
    Ok(t.tuple([matching.unwrap_or(Value::NONE), rest.unwrap_or(Value::NONE)]))
}

pub(super) fn subgroup(t: &mut Thread, args: &[Value]) -> Result {
    let matcher = matcher(t, &args[1])?;
    let parts = t.split_group(&args[0], &matcher, false)?;
    Ok(parts.matching.unwrap_or(Value::NONE))
}

fn matcher<'a>(t: &mut Thread, value: &'a Value) -> Result<Matcher<'a>> {
    if !value.has::<Class>() && t.special(value, known::CALL).is_some() {
        return Ok(Matcher::Predicate(value));
    }
    let classes = value.get::<Tuple>().map(Tuple::items);
    let is_class = match classes {
        Some(classes) => classes.iter().all(|class| t.is_exception_class(class)),
        None => t.is_exception_class(value),
    };
    match is_class {
        true => Ok(Matcher::Class(value)),
        false => Err(
            t.type_error("expected an exception type, a tuple of exception types, or a callable (other than a class)")
        ),
    }
}

/// The exceptions that a group holds.
pub(crate) fn leaves_of(group: &Value) -> Vec<Value> {
    field(group, "exceptions").get::<Tuple>().map(|leaves| leaves.items().to_vec()).unwrap_or_default()
}

impl Thread {
    /// Whether a value is an exception group.
    pub(crate) fn is_group(&self, value: &Value) -> bool {
        self.is_instance(value, Builtin::BaseExceptionGroup)
    }

    /// Splits an exception: the part that the matcher wants, and the rest if that is asked for.
    ///
    /// # Errors
    /// RecursionError; what a predicate or `derive` raises.
    pub(crate) fn split_group(&mut self, exception: &Value, matcher: &Matcher<'_>, with_rest: bool) -> Result<Parts> {
        self.nested(" in exceptiongroup_split_recursive", |t| t.split_level(exception, matcher, with_rest))
    }

    fn split_level(&mut self, exception: &Value, matcher: &Matcher<'_>, with_rest: bool) -> Result<Parts> {
        let is_group = self.is_group(exception);
        let matches = match matcher {
            Matcher::Class(classes) => {
                let own = self.class_of(exception);
                derives_from_any(&own, classes)
            }
            Matcher::Predicate(function) => {
                let answer = self.call(function, std::slice::from_ref(exception))?;
                self.truth(&answer)?
            }
            Matcher::Leaves(leaves) => !is_group && leaves.contains(&self.id_of(exception)),
        };
        if matches {
            return Ok(Parts { matching: Some(exception.clone()), rest: None });
        }
        if !is_group {
            return Ok(Parts { matching: None, rest: with_rest.then(|| exception.clone()) });
        }
        let (mut matching, mut rest) = (Vec::new(), Vec::new());
        for leaf in leaves_of(exception) {
            let parts = self.split_group(&leaf, matcher, with_rest)?;
            matching.extend(parts.matching);
            rest.extend(parts.rest);
        }
        Ok(Parts { matching: self.part_of_group(exception, matching)?, rest: self.part_of_group(exception, rest)? })
    }

    /// A group like `group` with only some of its exceptions; `None` without any.
    fn part_of_group(&mut self, group: &Value, leaves: Vec<Value>) -> Result<Option<Value>> {
        if leaves.is_empty() {
            return Ok(None);
        }
        let leaves = self.list(leaves);
        let derive = self.names().intern("derive");
        let part = self.call_method(group, derive, &[leaves])?;
        if !self.is_group(&part) {
            return Err(self.type_error("derive must return an instance of BaseExceptionGroup"));
        }
        if let (Some(from), Some(to)) = (group.get::<Exception>(), part.get::<Exception>()) {
            to.traceback.set(from.traceback.get());
            to.context.set(from.context.get());
            let cause = from.cause.get();
            to.suppress_context.set(true);
            to.cause.set(cause);
        }
        if let Some(notes) = self.find_attribute(group, known::NOTES)?
            && self.special(&notes, known::GETITEM).is_some()
        {
            let copy = self.collect(&notes)?;
            let copy = self.list(copy);
            self.set_attribute(&part, known::NOTES, Some(copy))?;
        }
        Ok(Some(part))
    }

    /// A new group, as `except*` makes them.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn exception_group(&mut self, message: &str, exceptions: Value) -> Result {
        let class = self.class(Builtin::BaseExceptionGroup);
        let message = self.str(message);
        self.call(&class, &[message, exceptions])
    }
}

/// Whether a class derives from a class or one of a tuple of classes.
pub(crate) fn derives_from_any(own: &Value, classes: &Value) -> bool {
    let derives = |class: &Value| own.get::<Class>().is_some_and(|own| own.derives_from(class));
    match classes.get::<Tuple>() {
        Some(classes) => classes.items().iter().any(derives),
        None => derives(classes),
    }
}
