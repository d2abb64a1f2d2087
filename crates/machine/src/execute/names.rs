//! Globals, cells, and the names of class bodies.

use bytecode::{CodeFlags, LocalKind};
use objects::{Namespace, Value};
use source::Name;

use crate::inline_cache as cache;
use crate::types::cell::Cell;
use crate::types::code::CodeObject;
use crate::types::dict::Dict;
use crate::{Raised, Result, Thread};

impl Thread {
    /// LOAD_GLOBAL when its cache does not help.
    #[cold]
    #[inline(never)]
    pub(crate) fn load_global(&mut self, code: &CodeObject, at: u32, globals: &Namespace, arg: u32) -> Result {
        let name = code.code.names[arg as usize];
        // Before the search: what is remembered for a version was found under it or a later one.
        let version = globals.version();
        if let Some(index) = globals.find(name)
            && let Some(value) = globals.cell(index).and_then(|cell| cell.get().non_null())
        {
            code.set_cache(at, cache::entry(version, cache::GLOBAL, index));
            return Ok(value);
        }
        // SAFETY: the interpreter keeps `builtins`.
        let builtins = unsafe { &*self.builtins };
        if let Some(index) = builtins.find(name)
            && let Some(value) = builtins.cell(index).and_then(|cell| cell.get().non_null())
        {
            code.set_cache(at, cache::entry(version, cache::BUILTIN, index));
            return Ok(value);
        }
        Err(self.name_error(name))
    }

    /// STORE_GLOBAL when its cache does not help.
    #[cold]
    #[inline(never)]
    pub(crate) fn store_global(&mut self, code: &CodeObject, at: u32, globals: &Namespace, arg: u32, value: Value) {
        let name = code.code.names[arg as usize];
        self.spread_bound(globals, name, &value);
        let old = globals.set(name, value, self.versions());
        let version = globals.version();
        if let Some(index) = globals.find(name) {
            code.set_cache(at, cache::entry(version, cache::GLOBAL, index));
        }
        drop(old);
    }

    /// DELETE_GLOBAL
    pub(crate) fn delete_global(&mut self, name: Name) -> Result<()> {
        let Some(frame) = self.frames.last().copied() else { return Ok(()) };
        match frame.globals().remove(name, self.versions()) {
            Some(old) => {
                drop(old);
                Ok(())
            }
            None => Err(self.name_error(name)),
        }
    }

    /// LOAD_NAME: the class body's namespace, then globals, then builtins.
    pub(crate) fn load_name(&mut self, name: Name) -> Result {
        let Some(frame) = self.frames.last().copied() else { return Err(self.name_error(name)) };
        if let Some(namespace) = self.body_namespace() {
            let key = self.name_value(name);
            if let Some(found) = self.mapping_get(&namespace, &key)? {
                return Ok(found);
            }
        }
        self.global_of(&frame, name)
    }

    /// LOAD_FROM_DICT_OR_GLOBALS
    pub(crate) fn load_from_dict_or_globals(&mut self, namespace: &Value, name: Name) -> Result {
        let key = self.name_value(name);
        if let Some(found) = self.mapping_get(namespace, &key)? {
            return Ok(found);
        }
        match self.frames.last().copied() {
            Some(frame) => self.global_of(&frame, name),
            None => Err(self.name_error(name)),
        }
    }

    fn global_of(&mut self, frame: &crate::frame::Frame, name: Name) -> Result {
        if let Some(found) = frame.globals().get(name) {
            return Ok(found);
        }
        let found = match self.own_builtins(frame) {
            Some(builtins) => {
                let key = self.name_value(name);
                self.mapping_get(&builtins, &key)?
            }
            // SAFETY: the interpreter keeps `builtins`.
            None => unsafe { &*self.builtins }.get(name),
        };
        found.ok_or_else(|| self.name_error(name))
    }

    /// The mapping that stands in a frame's globals as `__builtins__`, if it is not the usual one.
    fn own_builtins(&mut self, frame: &crate::frame::Frame) -> Option<Value> {
        let found = frame.globals().get(source::known::BUILTINS).filter(|found| found.has::<Dict>())?;
        let builtins = self.interpreter.builtins.get();
        let usual = self.namespace_dict(&builtins);
        (!found.is(&usual)).then_some(found)
    }

    /// STORE_NAME
    pub(crate) fn store_name(&mut self, name: Name, value: Value) -> Result<()> {
        match self.body_namespace() {
            Some(namespace) => {
                let key = self.name_value(name);
                self.set_item(&namespace, &key, value)
            }
            None => {
                let Some(frame) = self.frames.last().copied() else { return Ok(()) };
                self.spread_bound(frame.globals(), name, &value);
                drop(frame.globals().set(name, value, self.versions()));
                Ok(())
            }
        }
    }

    /// DELETE_NAME
    pub(crate) fn delete_name(&mut self, name: Name) -> Result<()> {
        let Some(namespace) = self.body_namespace() else { return self.delete_global(name) };
        let key = self.name_value(name);
        match self.delete_item(&namespace, &key) {
            Err(raised) if self.is_exception(&raised, crate::builtin::Builtin::KeyError) => Err(self.name_error(name)),
            result => result,
        }
    }

    /// The namespace of the class body that runs, if one does.
    pub(crate) fn body_namespace(&self) -> Option<Value> {
        self.frames.last()?.body_namespace()
    }

    /// LOAD_CLASSDEREF: the class namespace, then the cell.
    pub(crate) fn load_class_deref(&mut self, code: &CodeObject, arg: u32) -> Result {
        let namespace = self.body_namespace().unwrap_or_default();
        self.load_from_dict_or_deref(code, &namespace, arg)
    }

    /// LOAD_FROM_DICT_OR_DEREF
    pub(crate) fn load_from_dict_or_deref(&mut self, code: &CodeObject, namespace: &Value, arg: u32) -> Result {
        let name = code.code.locals[arg as usize].name;
        if !namespace.is_null() {
            let key = self.name_value(name);
            if let Some(found) = self.mapping_get(namespace, &key)? {
                return Ok(found);
            }
        }
        match self.cell_at(arg).content.get().non_null() {
            Some(found) => Ok(found),
            None => Err(self.empty_cell(code, arg)),
        }
    }

    fn cell_at(&self, arg: u32) -> objects::Ref<Cell> {
        let slot = self.frames.last().map_or(Value::NULL, |frame| {
            // SAFETY: the verifier checked the index; the slot holds a cell.
            unsafe { Value::borrow_word(*frame.slots.add(arg as usize)) }
        });
        match objects::Ref::new(slot) {
            Ok(cell) => cell,
            Err(_) => unreachable!("a cell slot holds a cell"),
        }
    }

    /// DELETE_DEREF
    pub(crate) fn delete_deref(&mut self, code: &CodeObject, arg: u32) -> Result<()> {
        let old = self.cell_at(arg).content.take();
        if old.is_null() {
            return Err(self.empty_cell(code, arg));
        }
        drop(old);
        Ok(())
    }

    /// MAKE_CELL
    pub(crate) fn make_cell(&mut self, arg: u32) {
        let Some(slots) = self.frames.last().map(|frame| frame.slots) else { return };
        // SAFETY: the verifier checked the index; the content moves into the cell.
        unsafe {
            let slot = slots.add(arg as usize);
            let content = Value::from_word(*slot);
            let cell = self.cell(content);
            slot.write(cell.into_word());
        }
    }

    /// COPY_FREE_VARS
    pub(crate) fn copy_free_vars(&mut self, code: &CodeObject, count: u32) {
        let Some(frame) = self.frames.last() else { return };
        // SAFETY: the callable keeps the function alive.
        let closure = unsafe { (*frame.function).closure.get() };
        let Some(cells) = closure.get::<objects::Tuple>() else { return };
        let first = (code.slot_count - count) as usize;
        for (index, cell) in cells.items().iter().take(count as usize).enumerate() {
            // SAFETY: free variables are the last slots, still empty.
            unsafe { frame.slots.add(first + index).write(cell.clone().into_word()) };
        }
    }

    /// The NameError or UnboundLocalError of an empty cell.
    #[cold]
    pub(crate) fn empty_cell(&mut self, code: &CodeObject, arg: u32) -> Raised {
        let local = code.code.locals[arg as usize];
        let own = local.kind == LocalKind::Cell && code.code.flags.contains(CodeFlags::OPTIMIZED);
        if own { self.unbound_local(local.name) } else { self.unbound_free(local.name) }
    }

    /// SETUP_ANNOTATIONS
    pub(crate) fn setup_annotations(&mut self) -> Result<()> {
        let name = source::known::ANNOTATIONS;
        let bound = match self.body_namespace() {
            Some(namespace) => {
                let key = self.name_value(name);
                self.mapping_get(&namespace, &key)?.is_some()
            }
            None => self.frames.last().is_some_and(|frame| frame.globals().find(name).is_some()),
        };
        if !bound {
            let dict = self.dict();
            self.store_name(name, dict)?;
        }
        Ok(())
    }

    /// PRINT_EXPR: shows a value through `sys.displayhook`.
    pub(crate) fn display_by_hook(&mut self, value: &Value) -> Result<()> {
        match self.sys_attribute("displayhook") {
            Some(hook) if !hook.has::<crate::native::NativeFunction>() => {
                self.call(&hook, std::slice::from_ref(value)).map(drop)
            }
            Some(_) => self.display(value),
            None => Err(self.runtime_error("lost sys.displayhook")),
        }
    }

    /// Shows a value as the prompt does, and keeps it as `_`: the builtin form of `sys.displayhook`.
    pub(crate) fn display(&mut self, value: &Value) -> Result<()> {
        if value.is_none() {
            return Ok(());
        }
        let text = self.repr(value)?;
        let print = self.names().intern("print");
        if let Some(print) = self.builtin_named(print) {
            self.call(&print, &[text])?;
        }
        let builtins = self.interpreter.builtins.get();
        let name = self.names().intern("_");
        self.module_set(&builtins, name, value.clone());
        Ok(())
    }
}
