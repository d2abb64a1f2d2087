//! `__doc__` of builtin classes and their instances: an attribute of `object` that looks it up when it is read.

use objects::Value;

use crate::Thread;
use crate::builtin::Builtin;
use crate::class::{Class, NO_SLOTS, Slots, TypeSpec};
use crate::docs;

/// The name that a builtin class has in the texts about them; none for a class that a program made.
pub(crate) fn name_in_texts(class: &Class) -> Option<String> {
    let module = class.spec.map_or("builtins", |spec| spec.module);
    let name = class.name_text();
    match () {
        () if class.traits.get().heap => None,
        () if module == "builtins" => Some(name),
        () => Some(format!("{module}.{name}")),
    }
}

/// `__doc__` of a builtin class without one of its own.
pub(crate) fn of_class(t: &mut Thread, class: &Value) -> Value {
    let name = class.get::<Class>().and_then(name_in_texts);
    name.and_then(|name| docs::doc(&name)).map_or(Value::NONE, |doc| t.str(doc.sentence))
}

impl Thread {
    /// Gives `object` the attribute.
    pub(crate) fn add_class_doc(&mut self) {
        let object = self.class(Builtin::Object);
        let attribute = self.heap().new_instance(self.root(Builtin::ClassDoc));
        if let Some(object) = object.get::<Class>() {
            drop(object.namespace.set(source::known::DOC, attribute, self.versions()));
        }
    }
}

/// The type of the attribute.
pub static SPEC: TypeSpec = TypeSpec {
    name: "class_doc",
    slots: Slots {
        descriptor_get: Some(|t, _, instance, owner| {
            let class = if instance.is_null() { owner.clone() } else { t.class_of(instance) };
            Ok(of_class(t, &class))
        }),
        ..NO_SLOTS
    },
    ..TypeSpec::BASE
};
