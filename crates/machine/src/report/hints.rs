//! `Did you mean` and `Did you forget to import`.

use objects::{Namespace, Str, Value};
use source::known;

use crate::Thread;
use crate::builtin::Builtin;
use crate::class::Class;
use crate::suggest::closest;
use crate::types::code::CodeObject;
use crate::types::exception::Exception;
use crate::types::function::Function;
use crate::types::list::List;
use crate::types::module::Module;
use crate::types::traceback::Traceback;

/// The modules of CPython 3.13's library (`sys.stdlib_module_names`), sorted, one a line.
pub(crate) const STDLIB_MODULE_NAMES: &str = include_str!("stdlib_module_names.txt");

/// The traceback of the frame that raised.
fn innermost(traceback: &Value) -> Value {
    let mut at = traceback.clone();
    loop {
        let next = at.get::<Traceback>().map(|traceback| traceback.next.get()).unwrap_or_default();
        if next.is_null() {
            return at;
        }
        at = next;
    }
}

impl Thread {
    /// What is added to the message of an exception when its text can be guessed better.
    pub(crate) fn hint(&mut self, exception: &Value, traceback: &Value) -> String {
        let class = self.class_of(exception);
        let field = |name: &str| exception.get::<Exception>().and_then(|exception| exception.field(name));
        let is_import = self.derives(&class, Builtin::ImportError);
        let is_name = self.derives(&class, Builtin::NameError);
        if !is_import && !is_name && !self.derives(&class, Builtin::AttributeError) {
            return String::new();
        }
        let wrong = field(if is_import { "name_from" } else { "name" });
        let Some(wrong) = wrong.as_ref().and_then(Value::get::<Str>).map(Str::as_str) else { return String::new() };
        let suggestion = if is_import {
            self.import_suggestion(wrong, field("name").unwrap_or_default())
        } else if is_name {
            self.name_suggestion(wrong, field("self").unwrap_or_default(), traceback)
        } else {
            self.attribute_suggestion(wrong, &field("obj").unwrap_or(Value::NONE), traceback)
        };
        let mut hint = suggestion.as_ref().map(|name| format!(". Did you mean: '{name}'?")).unwrap_or_default();
        if is_name && STDLIB_MODULE_NAMES.lines().any(|module| module == wrong) {
            let start = if suggestion.is_some() { " Or did" } else { ". Did" };
            hint += &format!("{start} you forget to import '{wrong}'?");
        }
        hint
    }

    fn name_suggestion(&mut self, wrong: &str, instance: Value, traceback: &Value) -> Option<String> {
        let innermost = innermost(traceback);
        let traceback = innermost.get::<Traceback>()?;
        if !instance.is_null() {
            let name = self.names().intern(wrong);
            if let Ok(Some(_)) = self.find_attribute(&instance, name) {
                return Some(format!("self.{wrong}"));
            }
        }
        let locals = traceback.bound_locals();
        let mut names: Vec<String> = locals.iter().map(|(name, _)| self.text(*name).to_owned()).collect();
        if let Some(module) = self.module_of_callable(&traceback.callable.get()) {
            names.extend(self.names_of_module(&module));
        }
        let builtins = self.interpreter().builtins.get();
        names.extend(self.names_of_module(&builtins));
        closest(wrong, names.iter().map(String::as_str)).map(str::to_owned)
    }

    fn attribute_suggestion(&mut self, wrong: &str, object: &Value, traceback: &Value) -> Option<String> {
        let names = self.dir_names(object)?;
        let hides = !wrong.starts_with('_') && !self.raised_in_method_of(object, traceback);
        let names = names.iter().map(String::as_str).filter(|name| !hides || !name.starts_with('_'));
        closest(wrong, names).map(str::to_owned)
    }

    /// Whether the frame that raised runs a method of the object's class: there, private names are suggested.
    fn raised_in_method_of(&mut self, object: &Value, traceback: &Value) -> bool {
        let innermost = innermost(traceback);
        let Some(traceback) = innermost.get::<Traceback>() else { return false };
        let (code, class) = (traceback.code.get(), self.class_of(object));
        let (Some(code), Some(class)) = (code.get::<CodeObject>(), class.get::<Class>()) else { return false };
        let takes_self = code.code.locals.first().is_some_and(|local| local.name == known::SELF_ARG);
        let method = class.lookup(code.code.name);
        let runs = method.as_ref().and_then(Value::get::<Function>);
        takes_self && runs.is_some_and(|method| method.code.get().is(&traceback.code.get()))
    }

    fn import_suggestion(&mut self, wrong: &str, module: Value) -> Option<String> {
        let modules = self.interpreter().modules.get();
        let module = self.dict_get(&modules, &module).ok()??;
        let names = self.dir_names(&module)?;
        let hides = !wrong.starts_with('_');
        let names = names.iter().map(String::as_str).filter(|name| !hides || !name.starts_with('_'));
        closest(wrong, names).map(str::to_owned)
    }

    /// The texts that `dir(value)` lists; `None` when it fails.
    fn dir_names(&mut self, value: &Value) -> Option<Vec<String>> {
        let names = self.dir(value).ok()?;
        let names = names.get::<List>()?.items.with(self, |items| items.to_vec());
        Some(names.iter().filter_map(|name| name.get::<Str>().map(|name| name.as_str().to_owned())).collect())
    }

    fn names_of_module(&self, module: &Value) -> Vec<String> {
        let Some(module) = module.get::<Module>() else { return Vec::new() };
        bound_names(&module.namespace).map(|name| self.text(name).to_owned()).collect()
    }
}

/// The names that are bound, in the order of binding.
pub(crate) fn bound_names(namespace: &Namespace) -> impl Iterator<Item = source::Name> {
    let mut position = 0;
    std::iter::from_fn(move || {
        let (at, name) = namespace.next_from(position)?;
        position = at + 1;
        Some(name)
    })
}
