//! `dict`: an ordinary table, or a view of a namespace or of an instance's attributes.
//!
//! What every kind of dict can do stands in `access`, what `dict` the type can do in `methods` and
//! `operators`, merging of mappings in `merge`.

use std::sync::OnceLock;

use objects::{Guarded, Layout, Namespace, Slot, Str, Value};
use tables::DictTable;

use crate::builtin::Builtin;
use crate::class::TypeSpec;
use crate::kinds::Contents;
use crate::reading::Often;
use crate::types::module::Module;
use crate::{Result, Thread};

mod access;
pub(crate) mod instance;
mod merge;
pub(crate) mod methods;
mod operators;
mod order;

/// The table of an ordinary dict.
pub type Table = DictTable<Value, Value>;

/// A dict.
pub struct Dict {
    /// Where its keys and values are, or were.
    own: Storage,
    /// Where they are since code was run with this dict as its globals, or since it is no longer what shows the attributes
    /// of an object but what has them.
    moved: OnceLock<Box<Storage>>,
}

/// Where the keys and values of a dict are.
pub enum Storage {
    /// In a table of its own.
    Table(Guarded<Table, Often>),
    /// In the namespace of a module or class, which this slot holds.
    Namespace(Slot),
    /// In the attributes of an object, which this slot holds.
    Attributes(Slot),
}

crate::payload!(Dict, tracked);

impl Default for Dict {
    fn default() -> Dict {
        Dict::of(Table::new())
    }
}

impl Dict {
    /// An ordinary dict with this table.
    pub fn of(table: Table) -> Dict {
        Dict::with(Storage::Table(Guarded::new(table)))
    }
}

impl Dict {
    fn with(own: Storage) -> Dict {
        Dict { own, moved: OnceLock::new() }
    }

    /// Where its keys and values are.
    #[inline(always)]
    pub fn storage(&self) -> &Storage {
        match self.moved.get() {
            Some(moved) => moved,
            None => &self.own,
        }
    }

    /// Its table, if it has one of its own.
    #[inline]
    pub fn table(&self) -> Option<&Guarded<Table, Often>> {
        match self.storage() {
            Storage::Table(table) => Some(table),
            _ => None,
        }
    }

    fn shows_attributes_of(&self, object: &Value) -> bool {
        matches!(self.storage(), Storage::Attributes(owner) if owner.word() == object.word())
    }
}

impl Contents for Dict {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        match self.storage() {
            Storage::Table(table) => table.visit(visitor, |table, visitor| {
                for (_, key, value) in table.iter() {
                    visitor.see(key);
                    visitor.see(value);
                }
            }),
            Storage::Namespace(owner) | Storage::Attributes(owner) => owner.visit(visitor),
        }
    }

    fn clear(&self, out: &mut objects::Cleared) {
        match self.storage() {
            Storage::Table(table) => {
                let mut old = table.take(out);
                while let Some((key, value)) = old.pop_last() {
                    out.extend([key, value]);
                }
            }
            Storage::Namespace(owner) | Storage::Attributes(owner) => out.push(owner.take()),
        }
    }
}

impl Thread {
    /// A module whose namespace is this dict from now on, so that code can have it as its globals. `None` for a
    /// dict that is no module's and has other keys than str.
    pub(crate) fn module_over(&mut self, dict: &Value) -> Option<Value> {
        match dict.get::<Dict>()?.storage() {
            // Nobody may be about to write into the table that is left.
            Storage::Table(_) => self.with_world_stopped(|t| t.move_to_module(dict)),
            _ => self.move_to_module(dict),
        }
    }

    fn move_to_module(&mut self, dict: &Value) -> Option<Value> {
        let contents = dict.get::<Dict>()?;
        match contents.storage() {
            Storage::Namespace(owner) => return owner.get().non_null().filter(|owner| owner.has::<Module>()),
            Storage::Attributes(_) => return None,
            Storage::Table(_) => {}
        }
        let mut names = Vec::new();
        for (key, value) in self.dict_items(dict) {
            let name = key.get::<Str>().map(|key| self.name_of(key))?;
            names.push((name, value));
        }
        let namespace = Namespace::new(self.versions());
        for (name, value) in names {
            drop(namespace.set(name, value, self.versions()));
        }
        let module = self.object(Builtin::Module, Module { namespace, dict: Slot::new(dict.clone()) });
        self.dict_clear(dict);
        let moved = contents.moved.set(Box::new(Storage::Namespace(Slot::new(module.clone()))));
        debug_assert!(moved.is_ok(), "a dict moves once");
        Some(module)
    }

    /// The `__dict__` of a module: a dict that is the module's namespace, always the same object.
    pub fn namespace_dict(&mut self, module_value: &Value) -> Value {
        let Some(module) = module_value.get::<Module>() else { return self.dict() };
        if let Some(dict) = module.dict.get().non_null() {
            return dict;
        }
        let dict = self.object(Builtin::Dict, Dict::with(Storage::Namespace(Slot::new(module_value.clone()))));
        module.dict.set(dict.clone());
        dict
    }

    /// The `__dict__` of an instance: a dict that is its attributes; the same object while it lives.
    pub fn attributes_dict(&mut self, object: &Value) -> Value {
        if let Some(dict) = self.given_dict(object).or_else(|| self.known_attributes_dict(object)) {
            return dict;
        }
        let address = object.address();
        let dict = self.object(Builtin::Dict, Dict::with(Storage::Attributes(Slot::new(object.clone()))));
        if let Some(handle) = self.heap().weak(&dict) {
            let mut dicts = self.interpreter.attribute_dicts.lock();
            if dicts.len() == dicts.capacity() {
                dicts.retain(|_, handle| !handle.is_dead());
            }
            dicts.insert(address, handle);
        }
        dict
    }

    /// The dict that shows the attributes of an object, if somebody has it.
    fn known_attributes_dict(&self, object: &Value) -> Option<Value> {
        let handle = self.interpreter.attribute_dicts.lock().get(&object.address()).cloned()?;
        let dict = self.heap().upgrade(&handle)?;
        dict.get::<Dict>().is_some_and(|dict| dict.shows_attributes_of(object)).then_some(dict)
    }

    /// The namespace of a class as a dict; to be shown through a proxy only, as it could be written to.
    pub(crate) fn class_namespace(&mut self, class: &Value) -> Value {
        self.object(Builtin::Dict, Dict::with(Storage::Namespace(Slot::new(class.clone()))))
    }

    /// The storage of a dict.
    ///
    /// # Errors
    /// TypeError when the value is no dict.
    #[inline]
    fn storage<'a>(&mut self, dict: &'a Value) -> Result<&'a Storage> {
        Ok(self.receiver::<Dict>(dict)?.storage())
    }
}

/// `dict`
pub static SPEC: TypeSpec = TypeSpec {
    name: "dict",
    layout: &Layout::of::<Dict>(),
    subclassable: true,
    slots: operators::SLOTS,
    methods: methods::METHODS,
    ..TypeSpec::BASE
};
