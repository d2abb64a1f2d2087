//! What IMPORT_NAME, IMPORT_FROM and IMPORT_STAR do.

use objects::{Str, Value};
use source::{Name, known};

use crate::builtin::Builtin;
use crate::types::module::Module;
use crate::{Raised, Result, Thread};

impl Thread {
    /// IMPORT_NAME: `[level names -- module]`
    pub(crate) fn import_name(&mut self, name: Name) -> Result<()> {
        let names = self.pop_value();
        let level = self.pop_value().as_small_int().unwrap_or(0);
        let text = self.text(name).to_owned();
        let globals = self.current_module();
        let module = self.import(&text, Some(&globals), &names, level)?;
        self.push_value(module);
        Ok(())
    }

    /// IMPORT_FROM: `[module -- module attribute]`
    pub(crate) fn import_from(&mut self, name: Name) -> Result<()> {
        let module = self.peek_value(1);
        let value = match self.find_attribute(&module, name)? {
            Some(value) => value,
            None => {
                let full = format!("{}.{}", self.name_text_of(&module), self.text(name));
                match self.loaded_module(&full)? {
                    Some(value) => value,
                    None => return Err(self.cannot_import(&module, name)),
                }
            }
        };
        self.push_value(value);
        Ok(())
    }

    /// `__name__` of whatever stands for a module.
    fn name_text_of(&mut self, module: &Value) -> String {
        match self.find_attribute(module, known::NAME) {
            Ok(Some(name)) => {
                name.get::<Str>().map_or("<unknown module name>".to_owned(), |text| text.as_str().to_owned())
            }
            _ => "<unknown module name>".to_owned(),
        }
    }

    fn cannot_import(&mut self, module: &Value, name: Name) -> Raised {
        let (text, module_name) = (self.text(name).to_owned(), self.name_text_of(module));
        let place = self.module_file(module);
        let shown = place.clone().unwrap_or_else(|| "unknown location".to_owned());
        let message = if let Some(hint) = self.shadowing_hint(module) {
            format!("cannot import name '{text}' from '{module_name}' ({hint})")
        } else if self.is_initializing(module) {
            format!(
                "cannot import name '{text}' from partially initialized module '{module_name}' \
                 (most likely due to a circular import) ({shown})"
            )
        } else {
            format!("cannot import name '{text}' from '{module_name}' ({shown})")
        };
        let raised = self.raise(Builtin::ImportError, message);
        let (module_name, name) = (self.str(&module_name), self.name_value(name));
        let path = place.map_or(Value::NONE, |place| self.str(&place));
        for (field, value) in [("name", module_name), ("path", path), ("name_from", name)] {
            self.set_exception_field(&raised, field, value);
        }
        raised
    }

    /// IMPORT_STAR: `[module -- ]`
    pub(crate) fn import_star(&mut self) -> Result<()> {
        let module = self.pop_value();
        for name in self.star_names(&module)? {
            let value = self.get_attribute(&module, name)?;
            self.store_name(name, value)?;
        }
        Ok(())
    }

    /// What `from module import *` binds: `__all__`, or all names without a leading underscore.
    fn star_names(&mut self, module: &Value) -> Result<Vec<Name>> {
        if let Some(all) = self.find_attribute(module, known::ALL_NAME)? {
            let mut names = Vec::new();
            for item in self.collect(&all)? {
                match item.get::<Str>() {
                    Some(text) => names.push(self.name_of(text)),
                    None => {
                        let (module, kind) = (self.name_text_of(module), self.type_name(&item));
                        return Err(self.type_error(format!("Item in {module}.__all__ must be str, not {kind}")));
                    }
                }
            }
            return Ok(names);
        }
        let mut names = Vec::new();
        if let Some(module) = module.get::<Module>() {
            let mut position = 0;
            while let Some((at, name)) = module.namespace.next_from(position) {
                position = at + 1;
                if !self.text(name).starts_with('_') {
                    names.push(name);
                }
            }
        }
        Ok(names)
    }
}
