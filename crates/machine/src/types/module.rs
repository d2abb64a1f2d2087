//! Modules.

use objects::{Layout, Namespace, Slot, Value};
use source::{Name, known};

use crate::builtin::Builtin;
use crate::class::{Class, NO_SLOTS, Slots, TypeSpec, getter};
use crate::import::MissingHint;
use crate::kinds::Contents;
use crate::native::row;
use crate::{Result, Thread};

/// A module: a namespace whose cells never move.
pub struct Module {
    /// Its names.
    pub namespace: Namespace,
    /// Its `__dict__`, made when first asked for; NULL before.
    pub dict: Slot,
}

crate::payload!(Module, tracked);

impl Contents for Module {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.namespace.visit(visitor);
        self.dict.visit(visitor);
    }

    fn clear(&self, out: &mut objects::Cleared) {
        self.namespace.clear(out);
        out.push(self.dict.take());
    }
}

impl Thread {
    /// A module with the names that every module has.
    pub fn module(&mut self, name: &str) -> Value {
        let namespace = Namespace::new(self.versions());
        let module = self.object(Builtin::Module, Module { namespace, dict: Slot::empty() });
        let name = self.str(name);
        self.module_set(&module, known::NAME, name);
        for empty in [known::DOC, known::PACKAGE, known::LOADER, known::SPEC] {
            self.module_set(&module, empty, Value::NONE);
        }
        module
    }

    /// Binds a name in a module.
    pub fn module_set(&mut self, module: &Value, name: Name, value: Value) {
        if let Some(module) = module.get::<Module>() {
            drop(module.namespace.set(name, value, self.versions()));
        }
    }

    /// A name of a module.
    pub fn module_get(&self, module: &Value, name: Name) -> Option<Value> {
        module.get::<Module>()?.namespace.get(name)
    }

    /// `__name__` of a module as text.
    pub fn module_name(&self, module: &Value) -> String {
        let name = self.module_get(module, known::NAME);
        name.and_then(|name| name.get::<objects::Str>().map(|text| text.as_str().to_owned())).unwrap_or("?".to_owned())
    }
}

fn get_attribute(t: &mut Thread, value: &Value, name: Name) -> Result {
    let Some(module) = value.get::<Module>() else { return t.generic_get_attribute(value, name) };
    if let Some(found) = module.namespace.get(name) {
        return Ok(found);
    }
    let class = t.class_of(value);
    if let Some(found) = class.get::<Class>().and_then(|class| class.lookup(name)) {
        return t.bind_descriptor(&found, value, &class);
    }
    if let Some(hook) = module.namespace.get(known::GETATTR) {
        let name = t.name_value(name);
        return t.call(&hook, &[name]);
    }
    let (module, text) = (t.module_name(value), t.text(name).to_owned());
    let hint = t.missing_attribute_hint(value);
    let message = match hint {
        MissingHint::Nothing => format!("module '{module}' has no attribute '{text}'"),
        MissingHint::Rename(hint) => format!("module '{module}' has no attribute '{text}' ({hint})"),
        MissingHint::HalfMade => {
            let from = t.module_file(value).map(|file| format!(" from '{file}'")).unwrap_or_default();
            format!(
                "partially initialized module '{module}'{from} has no attribute '{text}' \
                 (most likely due to a circular import)"
            )
        }
    };
    Err(t.attribute_error(message, value, name))
}

fn set_attribute(t: &mut Thread, value: &Value, name: Name, content: Option<Value>) -> Result<()> {
    let Some(module) = value.get::<Module>() else { return Ok(()) };
    match content {
        Some(content) => {
            let old = module.namespace.set(name, content, t.versions());
            drop(old);
            Ok(())
        }
        None => match module.namespace.remove(name, t.versions()) {
            Some(old) => {
                drop(old);
                Ok(())
            }
            None => {
                let (module, text) = (t.module_name(value), t.text(name).to_owned());
                Err(t.attribute_error(format!("module '{module}' has no attribute '{text}'"), value, name))
            }
        },
    }
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let name = t.module_name(value);
    let text = match t.module_file(value) {
        Some(file) => format!("<module '{name}' from '{file}'>"),
        None => format!("<module '{name}' (built-in)>"),
    };
    Ok(t.str(&text))
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    let Some(name) = args[1].get::<objects::Str>() else {
        return Err(t.type_error("module() argument 'name' must be str"));
    };
    let module = t.module(name.as_str());
    let doc = if args[2].is_null() { Value::NONE } else { args[2].clone() };
    t.module_set(&module, known::DOC, doc);
    Ok(module)
}

/// `module`
pub static SPEC: TypeSpec = TypeSpec {
    name: "module",
    layout: &Layout::of::<Module>(),
    subclassable: false,
    slots: Slots {
        repr: Some(repr),
        get_attribute: Some(get_attribute),
        set_attribute: Some(set_attribute),
        ..NO_SLOTS
    },
    methods: &[
        crate::native::static_method("__new__", "cls, name, doc=None", new),
        row("__dir__", "self, /", |t, args| {
            let names: Vec<Value> = match args[0].get::<Module>() {
                Some(module) => {
                    let mut names = Vec::new();
                    let mut position = 0;
                    while let Some((at, name)) = module.namespace.next_from(position) {
                        names.push(t.name_value(name));
                        position = at + 1;
                    }
                    names
                }
                None => Vec::new(),
            };
            Ok(t.list(names))
        }),
    ],
    getsets: &[getter("__dict__", |t, value| Ok(t.namespace_dict(value)))],
    ..TypeSpec::BASE
};
