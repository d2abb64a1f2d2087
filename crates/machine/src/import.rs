//! `import`: from a name to a module (source: CPython's `importlib._bootstrap` and `Python/import.c`).

use std::collections::HashMap;
use std::sync::Arc;

use objects::{Locked, Str, Value};
use source::{Name, SourceText, known};
use sync::{Done, Reason, ThreadId};

use crate::builtin::Builtin;
use crate::host::CompileMode;
use crate::types::code::Strings;
use crate::types::exception::Exception;
use crate::types::list::List;
use crate::types::module::Module;
use crate::wait::WaitFor;
use crate::{Raised, Result, Thread};

mod find;
mod instructions;
mod program;

/// What stands for a folder in the names of files that come with the machine.
pub(crate) const LIBRARY: &str = "<library>";

/// Modules whose bodies are running, so that no second thread sees one half made.
#[derive(Default)]
pub(crate) struct State {
    running: Locked<HashMap<String, (ThreadId, Arc<Done>)>>,
    /// Which module a thread waits for.
    waiting: Locked<HashMap<ThreadId, String>>,
}

impl State {
    /// Notes that a thread runs a module's body, unless another does already.
    fn claim(&self, full: &str, me: ThreadId, done: &Arc<Done>) -> bool {
        let mut running = self.running.lock();
        let free = running.get(full).is_none_or(|(owner, _)| *owner == me);
        if free {
            running.insert(full.to_owned(), (me, done.clone()));
        }
        free
    }
}

/// Where a module comes from.
enum Origin {
    Native(&'static crate::modules::ModuleSpec),
    Library(&'static str),
    /// A file; for a package also its folder.
    File {
        path: String,
        package: Option<String>,
    },
    /// A folder without `__init__`.
    Namespace(String),
}

impl Thread {
    /// `__import__(name, globals, locals, fromlist, level)`: the top package without `fromlist`, else the
    /// module itself.
    ///
    /// # Errors
    /// ModuleNotFoundError, ImportError, and what the module's body raises.
    pub fn import(&mut self, name: &str, globals: Option<&Value>, from: &Value, level: i64) -> Result {
        if level < 0 {
            return Err(self.value_error("level must be >= 0"));
        }
        let full = if level == 0 {
            if name.is_empty() {
                return Err(self.value_error("Empty module name"));
            }
            name.to_owned()
        } else {
            self.absolute_name(name, globals, level)?
        };
        let module = self.import_module(&full)?;
        let wanted = self.wanted_names(from)?;
        if wanted.is_empty() {
            if level == 0 {
                let top = name.split('.').next().unwrap_or(name).to_owned();
                return self.import_module(&top);
            }
            if name.is_empty() {
                return Ok(module);
            }
            let cut = full.len() - (name.len() - name.split('.').next().unwrap_or(name).len());
            return self.import_module(&full[..cut]);
        }
        self.import_wanted_submodules(&module, &full, wanted)?;
        Ok(module)
    }

    fn wanted_names(&mut self, from: &Value) -> Result<Vec<String>> {
        if from.is_null() || from.is_none() {
            return Ok(Vec::new());
        }
        let mut names = Vec::new();
        for item in self.collect(from)? {
            match item.get::<Str>() {
                Some(name) => names.push(name.as_str().to_owned()),
                None => {
                    let kind = self.type_name(&item);
                    return Err(self.type_error(format!("Item in ``from list'' must be str, not {kind}")));
                }
            }
        }
        Ok(names)
    }

    /// The name that a relative import means.
    fn absolute_name(&mut self, name: &str, globals: Option<&Value>, level: i64) -> Result<String> {
        let text =
            |value: Option<Value>| value.and_then(|value| value.get::<Str>().map(|text| text.as_str().to_owned()));
        let read = |t: &Thread, name: Name| globals.and_then(|module| t.module_get(module, name));
        let package = match text(read(self, known::PACKAGE)) {
            Some(package) => package,
            None => {
                let own = text(read(self, known::NAME)).unwrap_or_default();
                if read(self, known::PATH).is_some() {
                    own
                } else {
                    own.rsplit_once('.').map(|(package, _)| package.to_owned()).unwrap_or_default()
                }
            }
        };
        if package.is_empty() {
            let message = "attempted relative import with no known parent package";
            return Err(self.raise(Builtin::ImportError, message));
        }
        let mut base = package.as_str();
        for _ in 1..level {
            match base.rsplit_once('.') {
                Some((shorter, _)) => base = shorter,
                None => {
                    let message = "attempted relative import beyond top-level package";
                    return Err(self.raise(Builtin::ImportError, message));
                }
            }
        }
        Ok(if name.is_empty() { base.to_owned() } else { format!("{base}.{name}") })
    }

    /// `from package import name`: names that are no attributes may be submodules.
    fn import_wanted_submodules(&mut self, module: &Value, full: &str, wanted: Vec<String>) -> Result<()> {
        if self.module_get(module, known::PATH).is_none() {
            return Ok(());
        }
        for name in wanted {
            if name == "*" {
                if let Some(all) = self.module_get(module, known::ALL_NAME) {
                    let all = self.wanted_names(&all)?;
                    self.import_wanted_submodules(module, full, all.into_iter().filter(|name| name != "*").collect())?;
                }
                continue;
            }
            let attribute = self.names().intern(&name);
            if self.find_attribute(module, attribute)?.is_some() {
                continue;
            }
            let submodule = format!("{full}.{name}");
            if let Err(raised) = self.import_module(&submodule)
                && !self.is_about_missing(&raised, &submodule)
            {
                return Err(raised);
            }
        }
        Ok(())
    }

    /// Whether an exception says that just this module is not there.
    fn is_about_missing(&self, raised: &Raised, name: &str) -> bool {
        self.is_exception(raised, Builtin::ModuleNotFoundError)
            && raised
                .exception()
                .get::<Exception>()
                .and_then(|exception| exception.field("name"))
                .is_some_and(|field| field.get::<Str>().is_some_and(|text| text.as_str() == name))
    }

    /// The module of that full name, from `sys.modules` or made now.
    ///
    /// # Errors
    /// As for [`Thread::import`].
    pub fn import_module(&mut self, full: &str) -> Result {
        if let Some(module) = self.loaded_module(full)? {
            if module.is_none() {
                let message = format!("import of {full} halted; None in sys.modules");
                return Err(self.missing_module(message, full));
            }
            self.wait_for_import(full)?;
            return Ok(module);
        }
        let Some((parent, child)) = full.rsplit_once('.') else { return self.load_module(full, None) };
        let parent_module = self.import_module(parent)?;
        if let Some(module) = self.loaded_module(full)? {
            return Ok(module);
        }
        let Some(path) = self.module_get(&parent_module, known::PATH) else {
            let message = format!("No module named '{full}'; '{parent}' is not a package");
            return Err(self.missing_module(message, full));
        };
        let folders = self.strings_in(&path)?;
        let module = self.load_module(full, Some(folders))?;
        let child = self.names().intern(child);
        self.set_attribute(&parent_module, child, Some(module.clone()))?;
        Ok(module)
    }

    pub(crate) fn loaded_module(&mut self, full: &str) -> Result<Option<Value>> {
        let key = self.str_constant(full);
        let modules = self.modules();
        self.dict_get(&modules, &key)
    }

    fn missing_module(&mut self, message: String, full: &str) -> Raised {
        let raised = self.raise(Builtin::ModuleNotFoundError, message);
        let name = self.str(full);
        self.set_exception_field(&raised, "name", name);
        raised
    }

    /// The strings of a list or any iterable; others in it are passed over, as on `sys.path`.
    fn strings_in(&mut self, value: &Value) -> Result<Vec<String>> {
        let items = match value.get::<List>() {
            Some(list) => list.items.with(self, |items| items.to_vec()),
            None => self.collect(value)?,
        };
        Ok(items.iter().filter_map(|item| item.get::<Str>().map(|text| text.as_str().to_owned())).collect())
    }

    /// Finds a module, makes it, and runs its body.
    fn load_module(&mut self, full: &str, folders: Option<Vec<String>>) -> Result {
        let Some(origin) = self.find_module(full, folders)? else {
            return Err(self.missing_module(format!("No module named '{full}'"), full));
        };
        let key = self.str_constant(full);
        let modules = self.modules();
        if let Origin::Native(spec) = origin {
            let module = self.native_module(spec)?;
            self.dict_set(&modules, key, module.clone())?;
            return Ok(module);
        }
        let module = self.module(full);
        let package = match &origin {
            Origin::File { package: Some(_), .. } | Origin::Namespace(_) => full,
            _ => full.rsplit_once('.').map_or("", |(parent, _)| parent),
        };
        let package = self.str(package);
        self.module_set(&module, known::PACKAGE, package);
        let done = Arc::new(Done::new());
        let me = self.control().id();
        if !self.interpreter().imports.claim(full, me, &done) {
            self.wait_for_import(full)?;
            return Ok(self.loaded_module(full)?.unwrap_or(module));
        }
        if let Some(loaded) = self.loaded_module(full)? {
            self.interpreter().imports.running.lock().remove(full);
            done.set();
            return Ok(loaded);
        }
        let result =
            self.dict_set(&modules, key.clone(), module.clone()).and_then(|()| self.run_origin(&module, full, &origin));
        self.interpreter().imports.running.lock().remove(full);
        done.set();
        match result {
            // The body may have put something else in its place.
            Ok(()) => Ok(self.loaded_module(full)?.unwrap_or(module)),
            Err(raised) => {
                let _removed = self.delete_item(&modules, &key);
                Err(raised)
            }
        }
    }

    fn run_origin(&mut self, module: &Value, full: &str, origin: &Origin) -> Result<()> {
        let code = match origin {
            Origin::Native(_) => return Ok(()),
            Origin::Namespace(folder) => return self.set_package_path(module, folder),
            Origin::Library(text) => self.library_code(module, full, text)?,
            Origin::File { path, package } => {
                if let Some(folder) = package {
                    self.set_package_path(module, folder)?;
                }
                let text = SourceText::new(path.clone(), self.read_source(path)?);
                self.set_file(module, path);
                self.compile_text(&text, CompileMode::File)?
            }
        };
        if let Some(code) = code.get::<crate::types::code::CodeObject>() {
            let doc = code.code.doc.clone();
            let doc = doc.map_or(Value::NONE, |doc| self.str(&doc));
            self.module_set(module, known::DOC, doc);
        }
        self.run_module_code(&code, module).map(drop)
    }

    /// The code of a module of the library: compiled when the program was built, or else now.
    fn library_code(&mut self, module: &Value, full: &str, text: &str) -> Result {
        let file = format!("{LIBRARY}/{full}.py");
        self.set_file(module, &file);
        let interpreter = self.interpreter().clone();
        match interpreter.host.library_code(full, &interpreter.names) {
            Some(code) => Ok(self.code(&code, Strings::Immortal)),
            None => self.compile_text(&SourceText::new(file, text), CompileMode::File),
        }
    }

    fn set_file(&mut self, module: &Value, file: &str) {
        let file = self.str(file);
        self.module_set(module, known::FILE, file);
    }

    fn set_package_path(&mut self, module: &Value, folder: &str) -> Result<()> {
        let folder = self.str(folder);
        let path = self.list(vec![folder]);
        self.module_set(module, known::PATH, path);
        Ok(())
    }

    /// Waits until the body of a module that another thread runs has ended. Where the threads wait for each
    /// other's modules, the half-made one is given, as in CPython.
    fn wait_for_import(&mut self, full: &str) -> Result<()> {
        let me = self.control().id();
        let interpreter = self.interpreter().clone();
        let imports = &interpreter.imports;
        let Some((owner, done)) = imports.running.lock().get(full).cloned() else { return Ok(()) };
        let mut at = owner;
        loop {
            if at == me {
                return Ok(());
            }
            let awaited = imports.waiting.lock().get(&at).cloned();
            let Some(name) = awaited else { break };
            match imports.running.lock().get(&name) {
                Some((owner, _)) => at = *owner,
                None => break,
            }
        }
        imports.waiting.lock().insert(me, full.to_owned());
        let waited = self.wait(Box::new(WaitFor::new(done, None, Reason::Lock, |_| Value::NONE)));
        imports.waiting.lock().remove(&me);
        waited.map(drop)
    }

    /// Whether a module's body is still running.
    pub(crate) fn is_initializing(&self, module: &Value) -> bool {
        let name = self.module_name(module);
        module.has::<Module>() && self.interpreter().imports.running.lock().contains_key(&name)
    }

    /// `__file__` of a module.
    pub(crate) fn module_file(&self, module: &Value) -> Option<String> {
        self.module_get(module, known::FILE)?.get::<Str>().map(|file| file.as_str().to_owned())
    }

    /// What the error about a missing attribute of a module adds (source: CPython's `moduleobject.c`).
    pub(crate) fn missing_attribute_hint(&self, module: &Value) -> MissingHint {
        if let Some(hint) = self.shadowing_hint(module) {
            return MissingHint::Rename(hint);
        }
        if !self.is_initializing(module) {
            return MissingHint::Nothing;
        }
        match self.module_file(module) {
            Some(file) if self.lies_beside_script(&file) => MissingHint::Rename(format!(
                "consider renaming '{file}' if it has the same name as a third-party module you intended to import"
            )),
            _ => MissingHint::HalfMade,
        }
    }

    /// Advice where a file beside the script has the name of a module that comes with the machine.
    fn shadowing_hint(&self, module: &Value) -> Option<String> {
        let (name, file) = (self.module_name(module), self.module_file(module)?);
        let shadows = self.lies_beside_script(&file) && crate::modules::module_names().any(|known| known == name);
        shadows.then(|| {
            format!(
                "consider renaming '{file}' since it has the same name as the standard library module \
                 named '{name}' and the import system gives it precedence"
            )
        })
    }

    fn lies_beside_script(&self, file: &str) -> bool {
        let folder = std::path::Path::new(file).parent();
        folder.is_some_and(|folder| folder == std::path::Path::new(&self.interpreter().config.script_folder))
    }
}

/// See [`Thread::missing_attribute_hint`].
pub(crate) enum MissingHint {
    /// Nothing to add.
    Nothing,
    /// A file should be renamed.
    Rename(String),
    /// The module's body is still running.
    HalfMade,
}
