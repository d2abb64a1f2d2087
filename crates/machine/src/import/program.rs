//! The module `__main__`, and `-m` (source: CPython's `runpy.py`).

use objects::Value;
use source::{SourceText, known};

use super::Origin;
use crate::types::module::Module;
use crate::{Result, Thread};

const WHERE: &str = "Modules are looked for in the current folder and the library.\n";
const NATIVE: &str = "It is part of minipy, not a program: import it instead.\n";

impl Thread {
    /// Makes a module known as `__main__`.
    ///
    /// # Errors
    /// MemoryError; what importing `warnings` raises, where there are options for it.
    pub fn set_main_module(&mut self, main: &Value) -> Result<()> {
        let (annotations, builtins) = (self.dict(), self.interpreter().builtins.get());
        for (name, value) in
            [(known::ANNOTATIONS, annotations), (known::BUILTINS, builtins), (known::CACHED, Value::NONE)]
        {
            self.module_set(main, name, value);
        }
        let name = self.name_value(known::MAIN);
        self.dict_set(&self.modules(), name, main.clone())?;
        if !self.interpreter().config.warning_options().is_empty() {
            // It tells of options that are wrong before the program runs, as CPython's does.
            self.import_module("warnings")?;
        }
        Ok(())
    }

    /// The text of a module that is to run as `__main__`; `sys.argv[0]` becomes its file. `Ok(Err(message))`: it
    /// cannot be run.
    ///
    /// # Errors
    /// What the packages around the module raise.
    pub fn find_program(&mut self, name: &str, main: &Value) -> Result<std::result::Result<SourceText, String>> {
        let mut name = name.to_owned();
        let mut is_package = false;
        loop {
            let origin = self.find_in_packages(&name)?;
            let (file, text) = match origin {
                None | Some(Origin::Namespace(_)) if is_package => {
                    let package = name.trim_end_matches(".__main__");
                    let why = format!("'{package}' is a package and cannot be directly executed");
                    return Ok(Err(format!("minipy: No module named {name}; {why}\n")));
                }
                None => return Ok(Err(format!("minipy: No module named {name}\n{WHERE}"))),
                Some(Origin::Native(_)) => {
                    return Ok(Err(format!("minipy: No code object available for {name}\n{NATIVE}")));
                }
                Some(Origin::Namespace(_) | Origin::File { package: Some(_), .. }) => {
                    is_package = true;
                    name += ".__main__";
                    continue;
                }
                Some(Origin::File { path, package: None }) => {
                    let text = self.read_source(&path)?;
                    (path, text)
                }
                Some(Origin::Library(_)) if crate::modules::library_source(&format!("{name}.__main__")).is_some() => {
                    name += ".__main__";
                    continue;
                }
                Some(Origin::Library(text)) => (format!("<library>/{name}.py"), text.to_owned()),
            };
            let package = self.str(name.rsplit_once('.').map_or("", |(package, _)| package));
            self.module_set(main, known::PACKAGE, package);
            self.set_program_name(&file)?;
            return Ok(Ok(SourceText::new(file, text)));
        }
    }

    fn find_in_packages(&mut self, name: &str) -> Result<Option<Origin>> {
        let Some((parent, _)) = name.rsplit_once('.') else { return self.find_module(name, None) };
        if self.find_in_packages(parent)?.is_none() {
            return Ok(None);
        }
        let parent = self.import_module(parent)?;
        match parent.get::<Module>().and_then(|module| module.namespace.get(known::PATH)) {
            Some(path) => {
                let folders = self.strings_in(&path)?;
                self.find_module(name, Some(folders))
            }
            None => Ok(None),
        }
    }

    fn set_program_name(&mut self, file: &str) -> Result<()> {
        let sys = self.import_module("sys")?;
        let argv = self.names().intern("argv");
        let Some(argv) = self.module_get(&sys, argv) else { return Ok(()) };
        let file = self.str(file);
        self.set_item(&argv, &Value::from_len(0), file)
    }
}
