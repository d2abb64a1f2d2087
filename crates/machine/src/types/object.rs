//! `object`: what every class inherits.

use bytecode::CompareOp;
use objects::{Str, Value};
use source::known;

use crate::builtin::Builtin;
use crate::class::{Class, Getset, NO_SLOTS, Slots, TypeSpec};
use crate::native::{class_method, row, static_method};
use crate::types::function::BoundMethod;
use crate::types::module::Module;
use crate::{Result, Thread};

/// `object.__new__`: an instance of a class whose instances have no builtin contents.
fn new(t: &mut Thread, args: &[Value]) -> Result {
    let Some(class) = args[0].get::<Class>() else {
        let name = t.type_name(&args[0]);
        return Err(t.type_error(format!("object.__new__(X): X is not a type object ({name})")));
    };
    let traits = class.traits.get();
    let extra = t.collect(&args[1])?.len() + t.dict_len(&args[2]);
    if extra > 0 && (traits.new || !traits.init) {
        let name = class.name_text();
        let message = if traits.new {
            "object.__new__() takes exactly one argument (the type to instantiate)".to_owned()
        } else {
            format!("{name}() takes no arguments")
        };
        return Err(t.type_error(message));
    }
    t.new_instance(&args[0])
}

fn init(t: &mut Thread, args: &[Value]) -> Result {
    let extra = t.collect(&args[1])?.len() + t.dict_len(&args[2]);
    let class = t.class_of(&args[0]);
    if let Some(class) = class.get::<Class>().filter(|_| extra > 0) {
        let traits = class.traits.get();
        if traits.init {
            return Err(t.type_error("object.__init__() takes exactly one argument (the instance to initialize)"));
        }
        if !traits.new {
            let name = class.name_text();
            return Err(
                t.type_error(format!("{name}.__init__() takes exactly one argument (the instance to initialize)"))
            );
        }
    }
    Ok(Value::NONE)
}

impl Thread {
    /// A bare instance of a class.
    ///
    /// # Errors
    /// TypeError for a class whose instances need contents, or that is abstract.
    pub fn new_instance(&mut self, class_value: &Value) -> Result {
        let Some(class) = class_value.get::<Class>() else {
            return Err(self.type_error("object.__new__(X): X is not a type object"));
        };
        if class.shapes.root().layout().kind != objects::Instance::KIND {
            let (name, base) = (class.name_text(), class.builtin_base.get().spec().name);
            return Err(self.type_error(format!("object.__new__({name}) is not safe, use {base}.__new__()")));
        }
        if let Some(abstracts) = class.namespace.get(known::ABSTRACTMETHODS) {
            let mut names = Vec::new();
            for name in self.collect(&abstracts)? {
                names.push(format!("'{}'", self.to_text(&name)?));
            }
            if !names.is_empty() {
                names.sort();
                let (plural, class) = (if names.len() == 1 { "" } else { "s" }, class.name_text());
                let names = names.join(", ");
                return Err(self.type_error(format!(
                    "Can't instantiate abstract class {class} without an implementation for abstract method{plural} {names}"
                )));
            }
        }
        Ok(self.heap().new_instance(class.shapes.root()))
    }

    /// `module.qualname` of a class, the module left out for builtins.
    pub fn class_path(&mut self, class_value: &Value) -> String {
        let Some(class) = class_value.get::<Class>() else { return String::new() };
        let module = class.namespace.get(known::MODULE);
        let qualname = class.qualname_text();
        match module.as_ref().and_then(|module| module.get::<Str>()) {
            Some(module) if module.as_str() != "builtins" => format!("{}.{qualname}", module.as_str()),
            _ => class.name_text(),
        }
    }
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let class = t.class_of(value);
    let path = t.class_path(&class);
    let text = format!("<{path} object at {:#x}>", t.id_of(value));
    Ok(t.str(&text))
}

fn hash(t: &mut Thread, value: &Value) -> Result<i64> {
    Ok(t.identity_hash(value))
}

type Compare = fn(&mut Thread, CompareOp, &Value, &Value) -> Result;

/// Whether a type's comparison is that of `object`: each is equal to itself alone.
pub(crate) fn is_identity(own: Compare) -> bool {
    std::ptr::fn_addr_eq(own, compare as Compare)
}

/// `object`'s comparison: identity for `==`; `!=` is the opposite of whatever `__eq__` says.
fn compare(t: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    match op {
        CompareOp::Eq if left.is(right) => Ok(Value::TRUE),
        CompareOp::Ne => {
            let equal = match t.slot(left, |slots| slots.compare) {
                Some(own) if !is_identity(own) => own(t, CompareOp::Eq, left, right)?,
                Some(_) if left.is(right) => Value::TRUE,
                Some(_) => Value::NOT_IMPLEMENTED,
                None => t.call_special(left, known::EQ, std::slice::from_ref(right))?.unwrap_or(Value::NOT_IMPLEMENTED),
            };
            if equal.is(&Value::NOT_IMPLEMENTED) {
                return Ok(equal);
            }
            let equal = t.truth(&equal)?;
            Ok(Value::bool(!equal))
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn format(t: &mut Thread, args: &[Value]) -> Result {
    if !args[1].has::<Str>() {
        let name = t.argument_type(&args[1]);
        return Err(t.type_error(format!("__format__() argument must be str, not {name}")));
    }
    if !args[1].get::<Str>().is_some_and(|spec| spec.as_str().is_empty()) {
        let name = t.type_name(&args[0]);
        return Err(t.type_error(format!("unsupported format string passed to {name}.__format__")));
    }
    t.to_str(&args[0])
}

fn get_class(t: &mut Thread, value: &Value) -> Result {
    Ok(t.class_of(value))
}

fn set_class(t: &mut Thread, value: &Value, class: Option<Value>) -> Result<()> {
    let Some(class_value) = class else { return Err(t.type_error("can't delete __class__ attribute")) };
    let Some(class) = class_value.get::<Class>() else {
        let name = t.type_name(&class_value);
        return Err(t.type_error(format!("__class__ must be set to a class, not '{name}' object")));
    };
    let own_class = t.class_of(value);
    let is_heap = own_class.get::<Class>().is_some_and(|own| own.traits.get().heap) && class.traits.get().heap;
    let are_modules = t.derives(&own_class, Builtin::Module) && t.derives(&class_value, Builtin::Module);
    if !is_heap && !are_modules {
        let message = "__class__ assignment only supported for mutable types or ModuleType subclasses";
        return Err(t.type_error(message));
    }
    t.check_layouts(&own_class, &class_value, "__class__")?;
    t.with_world_stopped(|t| {
        class.shapes.adopt(value, t.versions());
        if let Some(module) = value.get::<Module>() {
            // The class may know better now what a name is.
            module.namespace.renew(t.versions());
        }
    });
    Ok(())
}

fn name_argument(t: &mut Thread, name: &Value) -> Result<source::Name> {
    match name.get::<Str>() {
        Some(text) => Ok(t.name_of(text)),
        None => {
            let name = t.type_name(name);
            Err(t.type_error(format!("attribute name must be string, not '{name}'")))
        }
    }
}

/// Sets or deletes an attribute as the nearest builtin type does it.
fn usual_set_attribute(t: &mut Thread, value: &Value, name: source::Name, content: Option<Value>) -> Result {
    let class = t.class_of(value);
    match class.get::<Class>().and_then(|class| class.slot(|slots| slots.set_attribute)) {
        Some(set) => set(t, value, name, content)?,
        None => t.generic_set_attribute(value, name, content)?,
    }
    Ok(Value::NONE)
}

/// `object.__init_subclass__` takes nothing; the error names the class that was given keywords.
fn init_subclass(t: &mut Thread, args: &[Value]) -> Result {
    if t.dict_len(&args[1]) > 0 {
        let name = args[0].get::<Class>().map(Class::name_text).unwrap_or_default();
        return Err(t.type_error(format!("{name}.__init_subclass__() takes no keyword arguments")));
    }
    Ok(Value::NONE)
}

fn dir(t: &mut Thread, args: &[Value]) -> Result {
    let mut names = t.own_names(&args[0]);
    if let Some(method) = args[0].get::<BoundMethod>() {
        // A method shows what its function knows.
        names.extend(t.own_names(&method.function.get()));
    }
    let class = t.class_of(&args[0]);
    names.extend(t.class_names(&class));
    names.sort();
    names.dedup();
    let names: Vec<Value> = names.iter().map(|name| t.str(name)).collect();
    Ok(t.list(names))
}

/// `object.__reduce_ex__` and kin: what they give is for `copy`, and told by the library's `copyreg`.
fn taken_apart(t: &mut Thread, function: &str, args: &[Value]) -> Result {
    let copyreg = t.import_module("copyreg")?;
    let name = t.names().intern(function);
    let function = t.get_attribute(&copyreg, name)?;
    t.call(&function, args)
}

impl Thread {
    /// Names of the attributes in an object itself.
    pub fn own_names(&mut self, value: &Value) -> Vec<String> {
        if let Some(dict) = self.given_dict(value) {
            let keys = self.dict_keys(&dict);
            return keys.iter().filter_map(|key| key.get::<Str>()).map(|text| text.as_str().to_owned()).collect();
        }
        let Some(header) = value.header() else { return Vec::new() };
        (0..header.shape().len())
            .filter_map(|at| header.shape().name_at(at))
            .map(|name| self.text(name).to_owned())
            .collect()
    }

    /// Names that a class and its bases define.
    pub fn class_names(&self, class: &Value) -> Vec<String> {
        let mut names = Vec::new();
        let mro = class.get::<Class>().map(|class| class.mro.get()).unwrap_or_default();
        if let Some(mro) = mro.get::<objects::Tuple>() {
            for class in mro.items().iter().filter_map(|class| class.get::<Class>()) {
                let mut position = 0;
                while let Some((at, name)) = class.namespace.next_from(position) {
                    names.push(self.text(name).to_owned());
                    position = at + 1;
                }
            }
        }
        names
    }
}

/// `object`
pub static SPEC: TypeSpec = TypeSpec {
    name: "object",
    subclassable: true,
    slots: Slots { repr: Some(repr), hash: Some(hash), compare: Some(compare), ..NO_SLOTS },
    methods: &[
        static_method("__new__", "cls, /, *args, **kwargs", new),
        row("__init__", "self, /, *args, **kwargs", init),
        row("__str__", "self, /", |t, args| t.repr(&args[0])),
        row("__format__", "self, format_spec, /", format),
        row("__getattribute__", "self, name, /", |t, args| {
            let name = name_argument(t, &args[1])?;
            let class = t.class_of(&args[0]);
            match class.get::<Class>().and_then(|class| class.slot(|slots| slots.get_attribute)) {
                Some(get) => get(t, &args[0], name),
                None => t.generic_get_attribute(&args[0], name),
            }
        }),
        row("__setattr__", "self, name, value, /", |t, args| {
            let name = name_argument(t, &args[1])?;
            usual_set_attribute(t, &args[0], name, Some(args[2].clone()))
        }),
        row("__delattr__", "self, name, /", |t, args| {
            let name = name_argument(t, &args[1])?;
            usual_set_attribute(t, &args[0], name, None)
        }),
        row("__dir__", "self, /", dir),
        row("__reduce_ex__", "self, protocol, /", |t, args| {
            t.index(&args[1])?;
            taken_apart(t, "_object_reduce_ex", args)
        }),
        row("__reduce__", "self, /", |t, args| taken_apart(t, "_object_reduce", args)),
        row("__getstate__", "self, /", |t, args| taken_apart(t, "_state", args)),
        row("__sizeof__", "self, /", |_, _| Ok(Value::from_i32(16))),
        class_method("__init_subclass__", "cls, /, **kwargs", init_subclass),
        class_method("__subclasshook__", "cls, object, /", |_, _| Ok(Value::NOT_IMPLEMENTED)),
    ],
    getsets: &[Getset { name: "__class__", get: get_class, set: Some(set_class) }],
    base: Builtin::Object,
    ..TypeSpec::BASE
};
