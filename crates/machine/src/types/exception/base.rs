//! `BaseException`, and the classes with a field or two beside `args`.

use objects::{Str, Tuple, Value};
use source::known;

use super::Exception;
use crate::builtin::Builtin;
use crate::class::Class;
use crate::types::list::List;
use crate::types::traceback::Traceback;
use crate::{Result, Thread};

/// The value of a field, None when it was never set.
pub(super) fn field(value: &Value, name: &str) -> Value {
    value.get::<Exception>().and_then(|exception| exception.field(name)).unwrap_or(Value::NONE)
}

/// Sets a field; without a value it becomes None.
pub(super) fn set_field(value: &Value, name: &'static str, content: Option<Value>) {
    if let Some(exception) = value.get::<Exception>() {
        exception.set_field(name, content.unwrap_or(Value::NONE));
    }
}

/// Sets fields from optional arguments: absent ones become None.
pub(super) fn set_fields(value: &Value, fields: &[(&'static str, &Value)]) {
    for (name, content) in fields {
        set_field(value, name, (*content).clone().non_null());
    }
}

/// The items of `args`.
pub(super) fn items(value: &Value) -> Vec<Value> {
    let args = value.get::<Exception>().map(|exception| exception.args.get()).unwrap_or_default();
    args.get::<Tuple>().map(|args| args.items().to_vec()).unwrap_or_default()
}

pub(super) fn new(t: &mut Thread, args: &[Value]) -> Result {
    if !t.is_exception_class(&args[0]) {
        let message = match args[0].get::<Class>() {
            Some(class) => {
                let name = class.name_text();
                format!("BaseException.__new__({name}): {name} is not a subtype of BaseException")
            }
            None => format!("BaseException.__new__(X): X is not a type object ({})", t.type_name(&args[0])),
        };
        return Err(t.type_error(message));
    }
    Ok(t.object_of(&args[0], Exception::new(args[1].clone())))
}

pub(super) fn init(t: &mut Thread, args: &[Value]) -> Result {
    if !args[0].has::<Exception>() {
        let name = t.type_name(&args[0]);
        let message = format!("descriptor '__init__' requires a 'BaseException' object but received a '{name}'");
        return Err(t.type_error(message));
    }
    no_keywords(t, &args[0], &args[2])?;
    set_arguments(&args[0], &args[1]);
    Ok(Value::NONE)
}

/// Refuses the keyword arguments of an exception that takes none.
pub(super) fn no_keywords(t: &mut Thread, value: &Value, keywords: &Value) -> Result<()> {
    if t.len(keywords)? == 0 {
        return Ok(());
    }
    let class = if value.has::<Class>() { value.clone() } else { t.class_of(value) };
    let name = class.get::<Class>().map(Class::name_text).unwrap_or_default();
    Err(t.type_error(format!("{name}() takes no keyword arguments")))
}

pub(super) fn set_arguments(value: &Value, args: &Value) {
    if let Some(exception) = value.get::<Exception>() {
        exception.args.set(args.clone());
    }
}

pub(super) fn repr(t: &mut Thread, value: &Value) -> Result {
    let name = t.class_of(value).get::<Class>().map(Class::name_text).unwrap_or_default();
    let args = value.get::<Exception>().map(|exception| exception.args.get()).unwrap_or_default();
    let text = match items(value).as_slice() {
        [one] => format!("{name}({})", t.repr_text(one)?),
        _ => format!("{name}{}", t.repr_text(&args)?),
    };
    Ok(t.str(&text))
}

pub(super) fn str(t: &mut Thread, value: &Value) -> Result {
    match items(value).as_slice() {
        [] => Ok(t.str("")),
        [one] => t.to_str(one),
        _ => {
            let args = value.get::<Exception>().map(|exception| exception.args.get()).unwrap_or_default();
            t.to_str(&args)
        }
    }
}

pub(super) fn key_error_str(t: &mut Thread, value: &Value) -> Result {
    match items(value).as_slice() {
        [key] => t.repr(key),
        _ => str(t, value),
    }
}

pub(super) fn import_error_str(t: &mut Thread, value: &Value) -> Result {
    let message = import_message(t, value)?;
    if message.has::<Str>() { Ok(message) } else { str(t, value) }
}

pub(super) fn with_traceback(t: &mut Thread, args: &[Value]) -> Result {
    set_traceback(t, &args[0], Some(args[1].clone()))?;
    Ok(args[0].clone())
}

pub(super) fn add_note(t: &mut Thread, args: &[Value]) -> Result {
    if !args[1].has::<Str>() {
        let name = t.type_name(&args[1]);
        return Err(t.type_error(format!("note must be a str, not '{name}'")));
    }
    append_note(t, &args[0], args[1].clone())?;
    Ok(Value::NONE)
}

fn append_note(t: &mut Thread, exception: &Value, note: Value) -> Result<()> {
    let notes = match t.find_attribute(exception, known::NOTES)? {
        Some(notes) => notes,
        None => {
            let notes = t.list(Vec::new());
            t.set_attribute(exception, known::NOTES, Some(notes.clone()))?;
            notes
        }
    };
    let Some(list) = notes.get::<List>() else {
        return Err(t.type_error("Cannot add note: __notes__ is not a list"));
    };
    list.items.with_mut(t, |items| items.push(note));
    Ok(())
}

impl Thread {
    /// Adds a note to an exception; a `__notes__` that is no list is left alone.
    pub(crate) fn add_note(&mut self, raised: &crate::Raised, note: String) {
        let note = self.str(&note);
        let _ = append_note(self, raised.exception(), note);
    }
}

pub(super) fn set_state(t: &mut Thread, args: &[Value]) -> Result {
    if args[1].is_none() {
        return Ok(Value::NONE);
    }
    let items = t.call_method(&args[1], known::ITEMS, &[])?;
    for pair in t.collect(&items)? {
        let pair = t.collect(&pair)?;
        let [key, value] = pair.as_slice() else { continue };
        let Some(key) = key.get::<Str>() else { return Err(t.type_error("state is not a dictionary")) };
        let name = t.name_of(key);
        t.set_attribute(&args[0], name, Some(value.clone()))?;
    }
    Ok(Value::NONE)
}

/// What makes the exception again: its class, what that is called with, and its attributes if it has any.
pub(super) fn reduce(t: &mut Thread, args: &[Value]) -> Result {
    let (class, mut own) = (t.class_of(&args[0]), items(&args[0]));
    if own.len() == 2 && t.is_instance(&args[0], Builtin::OSError) {
        // File names do not stay in `args`.
        let names = ["filename", "filename2"].map(|name| field(&args[0], name));
        own.extend(match names {
            [first, _] if first.is_none() => Vec::new(),
            [first, second] if second.is_none() => vec![first],
            [first, second] => vec![first, Value::NONE, second],
        });
    }
    let own = t.tuple(own);
    let mut parts = vec![class, own];
    let attributes = t.get_attribute(&args[0], known::DICT)?;
    if t.dict_len(&attributes) > 0 {
        parts.push(attributes);
    }
    Ok(t.tuple(parts))
}

pub(super) fn init_stop_iteration(t: &mut Thread, args: &[Value]) -> Result {
    no_keywords(t, &args[0], &args[2])?;
    set_arguments(&args[0], &args[1]);
    set_field(&args[0], "value", items(&args[0]).first().cloned());
    Ok(Value::NONE)
}

pub(super) fn stop_value(_: &mut Thread, value: &Value) -> Result {
    let set = value.get::<Exception>().and_then(|exception| exception.field("value"));
    Ok(set.or_else(|| items(value).first().cloned()).unwrap_or(Value::NONE))
}

pub(super) fn init_system_exit(t: &mut Thread, args: &[Value]) -> Result {
    no_keywords(t, &args[0], &args[2])?;
    set_arguments(&args[0], &args[1]);
    set_field(&args[0], "code", Some(code_of(&args[0])));
    Ok(Value::NONE)
}

pub(super) fn exit_code(_: &mut Thread, value: &Value) -> Result {
    let set = value.get::<Exception>().and_then(|exception| exception.field("code"));
    Ok(set.unwrap_or_else(|| code_of(value)))
}

fn code_of(value: &Value) -> Value {
    match items(value).as_slice() {
        [] => Value::NONE,
        [one] => one.clone(),
        _ => value.get::<Exception>().map(|exception| exception.args.get()).unwrap_or(Value::NONE),
    }
}

pub(super) fn init_import_error(_: &mut Thread, args: &[Value]) -> Result {
    set_arguments(&args[0], &args[4]);
    set_fields(&args[0], &[("name", &args[1]), ("path", &args[2]), ("name_from", &args[3])]);
    Ok(Value::NONE)
}

pub(super) fn import_message(_: &mut Thread, value: &Value) -> Result {
    let set = value.get::<Exception>().and_then(|exception| exception.field("msg"));
    Ok(match (set, items(value).as_slice()) {
        (Some(message), _) => message,
        (None, [one]) => one.clone(),
        _ => Value::NONE,
    })
}

pub(super) fn init_name_error(_: &mut Thread, args: &[Value]) -> Result {
    set_arguments(&args[0], &args[2]);
    set_fields(&args[0], &[("name", &args[1])]);
    Ok(Value::NONE)
}

pub(super) fn init_attribute_error(_: &mut Thread, args: &[Value]) -> Result {
    set_arguments(&args[0], &args[3]);
    set_fields(&args[0], &[("name", &args[1]), ("obj", &args[2])]);
    Ok(Value::NONE)
}

pub(super) fn args(_: &mut Thread, value: &Value) -> Result {
    Ok(value.get::<Exception>().map(|exception| exception.args.get()).unwrap_or(Value::NONE))
}

pub(super) fn set_args(t: &mut Thread, value: &Value, content: Option<Value>) -> Result<()> {
    let Some(content) = content else { return Err(t.type_error("args may not be deleted")) };
    let items = t.collect(&content)?;
    let args = t.tuple(items);
    set_arguments(value, &args);
    Ok(())
}

fn part(value: &Value, select: impl Fn(&Exception) -> &objects::Slot) -> Result {
    let part = value.get::<Exception>().map(|exception| select(exception).get()).unwrap_or_default();
    Ok(part.non_null().unwrap_or(Value::NONE))
}

pub(super) fn traceback(_: &mut Thread, value: &Value) -> Result {
    part(value, |exception| &exception.traceback)
}

pub(super) fn set_traceback(t: &mut Thread, value: &Value, content: Option<Value>) -> Result<()> {
    let Some(content) = content else { return Err(t.type_error("__traceback__ may not be deleted")) };
    if !content.is_none() && !content.has::<Traceback>() {
        return Err(t.type_error("__traceback__ must be a traceback or None"));
    }
    if let Some(exception) = value.get::<Exception>() {
        exception.traceback.set(null_for_none(content));
    }
    Ok(())
}

fn null_for_none(value: Value) -> Value {
    if value.is_none() { Value::NULL } else { value }
}

pub(super) fn cause(_: &mut Thread, value: &Value) -> Result {
    part(value, |exception| &exception.cause)
}

pub(super) fn set_cause(t: &mut Thread, value: &Value, content: Option<Value>) -> Result<()> {
    let content = checked_link(t, content, "__cause__", "exception cause must be None or derive from BaseException")?;
    if let Some(exception) = value.get::<Exception>() {
        exception.cause.set(content);
        exception.suppress_context.set(true);
    }
    Ok(())
}

fn checked_link(t: &mut Thread, content: Option<Value>, name: &str, complaint: &str) -> Result {
    let Some(content) = content else { return Err(t.type_error(format!("{name} may not be deleted"))) };
    if !content.is_none() && !content.has::<Exception>() {
        return Err(t.type_error(complaint));
    }
    Ok(null_for_none(content))
}

pub(super) fn context(_: &mut Thread, value: &Value) -> Result {
    part(value, |exception| &exception.context)
}

pub(super) fn set_context(t: &mut Thread, value: &Value, content: Option<Value>) -> Result<()> {
    let complaint = "exception context must be None or derive from BaseException";
    let content = checked_link(t, content, "__context__", complaint)?;
    if let Some(exception) = value.get::<Exception>() {
        exception.context.set(content);
    }
    Ok(())
}

pub(super) fn suppress_context(_: &mut Thread, value: &Value) -> Result {
    Ok(Value::bool(value.get::<Exception>().is_some_and(|exception| exception.suppress_context.get())))
}

pub(super) fn set_suppress_context(t: &mut Thread, value: &Value, content: Option<Value>) -> Result<()> {
    let Some(content) = content else { return Err(t.type_error("can't delete numeric/char attribute")) };
    let Some(flag) = content.as_bool() else { return Err(t.type_error("attribute value type must be bool")) };
    if let Some(exception) = value.get::<Exception>() {
        exception.suppress_context.set(flag);
    }
    Ok(())
}
