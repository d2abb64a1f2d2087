//! What any value can be asked: class, hash, identity, text.

use objects::{Str, Tuple, Value};
use source::known;

use crate::builtin::Builtin;
use crate::class::Class;
use crate::native::NativeFunction;
use crate::types::function::{BoundMethod, Function};
use crate::{Result, Thread};

pub(super) fn callable(t: &mut Thread, args: &[Value]) -> Result {
    let value = &args[0];
    if value.has::<Function>() || value.has::<NativeFunction>() || value.has::<BoundMethod>() || value.has::<Class>() {
        return Ok(Value::TRUE);
    }
    let answer = t.slot(value, |slots| slots.call).is_some() || t.special(value, known::CALL).is_some();
    Ok(Value::bool(answer))
}

pub(super) fn format(t: &mut Thread, args: &[Value]) -> Result {
    let spec = if args[1].is_null() { t.str("") } else { args[1].clone() };
    if !spec.has::<Str>() {
        let name = t.argument_type(&spec);
        return Err(t.type_error(format!("format() argument 2 must be str, not {name}")));
    }
    t.format(&args[0], &spec)
}

pub(super) fn hash(t: &mut Thread, args: &[Value]) -> Result {
    let hash = t.hash(&args[0])?;
    Ok(t.int(hash))
}

pub(super) fn id(t: &mut Thread, args: &[Value]) -> Result {
    let id = t.id_of(&args[0]);
    Ok(t.int_from_u64(id))
}

pub(super) fn isinstance(t: &mut Thread, args: &[Value]) -> Result {
    Ok(Value::bool(t.is_instance_of(&args[0], &args[1])?))
}

pub(super) fn issubclass(t: &mut Thread, args: &[Value]) -> Result {
    Ok(Value::bool(t.is_subclass_of(&args[0], &args[1])?))
}

impl Thread {
    /// `isinstance(value, classes)`
    ///
    /// # Errors
    /// TypeError for what is no class; what `__instancecheck__` raises.
    pub fn is_instance_of(&mut self, value: &Value, classes: &Value) -> Result<bool> {
        let own = self.class_of(value);
        if own.is(classes) {
            return Ok(true);
        }
        if let Some(members) = self.union_members(classes) {
            return self.is_instance_of(value, &members);
        }
        if let Some(classes) = classes.get::<Tuple>() {
            return self.nested(" in __instancecheck__", |t| {
                for class in classes.items() {
                    if t.is_instance_of(value, class)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            });
        }
        if !self.is_exactly(classes, Builtin::Type)
            && let Some(answer) = self.call_special(classes, known::INSTANCECHECK, std::slice::from_ref(value))?
        {
            return self.truth(&answer);
        }
        self.is_instance_plainly(value, classes)
    }

    /// `type.__instancecheck__(class, value)`
    ///
    /// # Errors
    /// TypeError for what is no class; what `value.__class__` raises.
    pub fn is_instance_plainly(&mut self, value: &Value, class: &Value) -> Result<bool> {
        if !class.has::<Class>() {
            self.check_bases(class, "isinstance() arg 2 must be a type, a tuple of types, or a union")?;
            return match self.find_attribute(value, known::CLASS)? {
                Some(claimed) => self.has_base(&claimed, class),
                None => Ok(false),
            };
        }
        let own = self.class_of(value);
        let derives = |own: &Value| own.get::<Class>().is_some_and(|own| own.derives_from(class));
        if derives(&own) {
            return Ok(true);
        }
        let claimed = self.find_attribute(value, known::CLASS)?;
        Ok(claimed.is_some_and(|claimed| !claimed.is(&own) && derives(&claimed)))
    }

    /// `issubclass(class, classes)`
    ///
    /// # Errors
    /// TypeError for what is no class; what `__subclasscheck__` raises.
    pub fn is_subclass_of(&mut self, class: &Value, classes: &Value) -> Result<bool> {
        if let Some(members) = self.union_members(classes) {
            return self.is_subclass_of(class, &members);
        }
        if let Some(classes) = classes.get::<Tuple>() {
            return self.nested(" in __subclasscheck__", |t| {
                for other in classes.items() {
                    if t.is_subclass_of(class, other)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            });
        }
        if !self.is_exactly(classes, Builtin::Type)
            && let Some(answer) = self.call_special(classes, known::SUBCLASSCHECK, std::slice::from_ref(class))?
        {
            return self.truth(&answer);
        }
        self.is_subclass_plainly(class, classes)
    }

    /// `type.__subclasscheck__(other, class)`
    ///
    /// # Errors
    /// TypeError for what is no class.
    pub fn is_subclass_plainly(&mut self, class: &Value, other: &Value) -> Result<bool> {
        if let (Some(class), true) = (class.get::<Class>(), other.has::<Class>()) {
            return Ok(class.derives_from(other));
        }
        self.check_bases(class, "issubclass() arg 1 must be a class")?;
        self.check_bases(other, "issubclass() arg 2 must be a class, a tuple of classes, or a union")?;
        self.has_base(class, other)
    }

    /// The tuple `__bases__` of anything: what has one can stand for a class.
    fn bases_of(&mut self, value: &Value) -> Result<Option<Value>> {
        Ok(self.find_attribute(value, known::BASES)?.filter(|bases| bases.has::<Tuple>()))
    }

    fn check_bases(&mut self, value: &Value, message: &str) -> Result<()> {
        match self.bases_of(value)? {
            Some(_) => Ok(()),
            None => Err(self.type_error(message)),
        }
    }

    /// Whether `other` is `class`, or among its bases by their attribute `__bases__` (CPython's
    /// `abstract_issubclass`).
    fn has_base(&mut self, class: &Value, other: &Value) -> Result<bool> {
        let mut class = class.clone();
        loop {
            if class.is(other) {
                return Ok(true);
            }
            let Some(bases) = self.bases_of(&class)? else { return Ok(false) };
            match bases.get::<Tuple>().map_or(&[][..], Tuple::items) {
                [] => return Ok(false),
                [base] => class = base.clone(),
                several => {
                    return self.nested(" in __issubclass__", |t| {
                        for base in several {
                            if t.has_base(base, other)? {
                                return Ok(true);
                            }
                        }
                        Ok(false)
                    });
                }
            }
        }
    }
}
