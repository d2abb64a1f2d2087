//! Modules.

use objects::{Layout, Namespace, Slot, Value};
use source::{Name, known};

use crate::builtin::Builtin;
use crate::class::{Class, Getset, NO_SLOTS, Slots, TypeSpec, member};
use crate::import::MissingHint;
use crate::kinds::Contents;
use crate::native::{row, static_method};
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
        self.fill_module(&module, name, Value::NONE);
        module
    }

    /// Gives a module the names that every module has.
    fn fill_module(&mut self, module: &Value, name: Value, doc: Value) {
        self.module_set(module, known::NAME, name);
        self.module_set(module, known::DOC, doc);
        for empty in [known::PACKAGE, known::LOADER, known::SPEC] {
            self.module_set(module, empty, Value::NONE);
        }
    }

    /// Whether a module is one of those written in Rust.
    fn is_native_module(&mut self, module: &Value) -> bool {
        let name = self.module_name(module);
        let loaded = self.loaded_module(&name).ok().flatten();
        let is_native = crate::modules::is_native(&name) || module.is(&self.interpreter.builtins.get());
        is_native && loaded.is_some_and(|loaded| loaded.is(module))
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
    let class = t.class_of(value);
    let in_class = class.get::<Class>().and_then(|class| class.lookup(name));
    if let Some(found) = &in_class
        && t.is_data_descriptor(found)
        && t.has_get(found)
    {
        return t.bind_descriptor(found, value, &class);
    }
    if let Some(found) = module.namespace.get(name) {
        return Ok(found);
    }
    if let Some(found) = in_class {
        return t.bind_descriptor(&found, value, &class);
    }
    if let Some(hook) = module.namespace.get(known::GETATTR) {
        let name = t.name_value(name);
        return t.call(&hook, &[name]);
    }
    if module.namespace.get(known::NAME).is_none() {
        let text = t.text(name).to_owned();
        return Err(t.attribute_error(format!("module has no attribute '{text}'"), value, name));
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
    if let Some(found) = t.special(value, name)
        && t.is_data_descriptor(&found)
    {
        return t.descriptor_set(&found, value, content, name);
    }
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
    let own = |t: &mut Thread, name| t.find_attribute(value, name).map(|found| found.filter(|found| !found.is_none()));
    if let Some(spec) = own(t, known::SPEC)? {
        return repr_by_spec(t, &spec);
    }
    let name = match t.module_get(value, known::NAME) {
        Some(name) => t.repr_text(&name)?,
        None => "'?'".to_owned(),
    };
    let shown = if let Some(file) = own(t, known::FILE)? {
        format!("<module {name} from {}>", t.repr_text(&file)?)
    } else if let Some(loader) = own(t, known::LOADER)? {
        format!("<module {name} ({})>", t.repr_text(&loader)?)
    } else if t.is_native_module(value) {
        format!("<module {name} (built-in)>")
    } else {
        format!("<module {name}>")
    };
    Ok(t.str(&shown))
}

/// What `__spec__` says of a module.
fn repr_by_spec(t: &mut Thread, spec: &Value) -> Result {
    let part = |t: &mut Thread, name: &str| {
        let name = t.names().intern(name);
        t.find_attribute(spec, name).map(|found| found.filter(|found| !found.is_none()))
    };
    let name = match part(t, "name")? {
        Some(name) => t.repr_text(&name)?,
        None => "'?'".to_owned(),
    };
    let (origin, loader, located) = (part(t, "origin")?, part(t, "loader")?, part(t, "has_location")?);
    let shown = match (origin, loader) {
        (Some(origin), _) => match located.is_some_and(|located| t.truth(&located).unwrap_or(false)) {
            true => format!("<module {name} from {}>", t.repr_text(&origin)?),
            false => format!("<module {name} ({})>", t.to_text(&origin)?),
        },
        (None, Some(loader)) => format!("<module {name} ({})>", t.repr_text(&loader)?),
        (None, None) => format!("<module {name}>"),
    };
    Ok(t.str(&shown))
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Module)?;
    let namespace = Namespace::new(t.versions());
    Ok(t.object_of(&args[0], Module { namespace, dict: Slot::empty() }))
}

fn init(t: &mut Thread, args: &[Value]) -> Result {
    if !args[1].has::<objects::Str>() {
        let name = t.argument_type(&args[1]);
        return Err(t.type_error(format!("module() argument 'name' must be str, not {name}")));
    }
    let doc = if args[2].is_null() { Value::NONE } else { args[2].clone() };
    t.fill_module(&args[0], args[1].clone(), doc);
    Ok(Value::NONE)
}

/// The names of a module, or what its own `__dir__` gives.
fn dir(t: &mut Thread, args: &[Value]) -> Result {
    let Some(module) = args[0].get::<Module>() else { return Ok(t.list(Vec::new())) };
    if let Some(hook) = module.namespace.get(known::DIR) {
        return t.call(&hook, &[]);
    }
    let mut names = Vec::new();
    let mut position = 0;
    while let Some((at, name)) = module.namespace.next_from(position) {
        names.push(t.name_value(name));
        position = at + 1;
    }
    Ok(t.list(names))
}

/// `module.__annotations__`: a dict that is made when it is first asked for.
fn annotations(t: &mut Thread, value: &Value) -> Result {
    let Some(module) = value.get::<Module>() else { return Ok(Value::NONE) };
    if let Some(known) = module.namespace.get(known::ANNOTATIONS) {
        return Ok(known);
    }
    let made = t.dict();
    Ok(module.namespace.get_or_set(known::ANNOTATIONS, made, t.versions()))
}

fn set_annotations(t: &mut Thread, value: &Value, content: Option<Value>) -> Result<()> {
    let Some(module) = value.get::<Module>() else { return Ok(()) };
    match content {
        Some(content) => drop(module.namespace.set(known::ANNOTATIONS, content, t.versions())),
        None => match module.namespace.remove(known::ANNOTATIONS, t.versions()) {
            Some(old) => drop(old),
            None => return Err(t.attribute_error("__annotations__", value, known::ANNOTATIONS)),
        },
    }
    Ok(())
}

/// `module`
pub static SPEC: TypeSpec = TypeSpec {
    name: "module",
    layout: &Layout::of::<Module>(),
    subclassable: true,
    slots: Slots {
        repr: Some(repr),
        get_attribute: Some(get_attribute),
        set_attribute: Some(set_attribute),
        ..NO_SLOTS
    },
    methods: &[
        static_method("__new__", "cls, *args, **kwargs", new),
        row("__init__", "self, name, doc=None", init),
        row("__dir__", "self, /", dir),
    ],
    getsets: &[
        member("__dict__", |t, value| Ok(t.namespace_dict(value))),
        Getset { name: "__annotations__", get: annotations, set: Some(set_annotations) },
    ],
    ..TypeSpec::BASE
};
