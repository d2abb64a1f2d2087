//! Names that threads share: globals, attributes, and the dicts that show them.
//!
//! A name is one slot, however it is come by: `o.n`, `vars(o)["n"]` and a format text that says `{0.n}` are the same.
//! Beside its names an object has three slots: `.*` is what all of them are, `.+` their order, and `.?` is looked at by
//! who finds a name missing.

use objects::{Attributes, Instance, Namespace, Str, Tuple, Value};
use source::{Name, known};

use super::{Refused, Touched, is_a_function};
use crate::Thread;
use crate::class::Class;
use crate::explore::Pins;
use crate::explore::key::Mode;
use crate::frame::Frame;
use crate::types::cell::Cell;
use crate::types::dict::{Dict, Storage};
use crate::types::module::Module;
use crate::types::property::{GetsetDescriptor, MemberDescriptor, Property};

/// Attributes that are part of all that is done with an object.
const ESSENTIAL: [&str; 5] = ["__class__", "__bases__", "__code__", "__defaults__", "__kwdefaults__"];

/// The object whose names a dict shows.
pub(super) fn shown_by(dict: &Value) -> Option<Value> {
    match dict.get::<Dict>()?.storage() {
        Storage::Table(_) => None,
        Storage::Namespace(owner) | Storage::Attributes(owner) => owner.get().non_null(),
    }
}

fn title_of(namespace: &Namespace) -> String {
    namespace
        .get(known::NAME)
        .and_then(|title| title.get::<Str>().map(|text| text.as_str().to_owned()))
        .unwrap_or_default()
}

fn names_of_namespace(namespace: &Namespace) -> Vec<Name> {
    let mut names = Vec::new();
    let mut position = 0;
    while let Some((at, name)) = namespace.next_from(position) {
        names.push(name);
        position = at + 1;
    }
    names
}

impl Thread {
    /// A name in the body of a class, or in code that `exec` or `eval` runs; elsewhere it is a global.
    pub(super) fn touch_name(&mut self, pins: &Pins, all: &mut Touched, frame: &Frame, name: Name, mode: Mode) {
        if let Some(namespace) = frame.body_namespace() {
            let key = self.name_value(name);
            let own = if mode == Mode::Write { Mode::ItemWrite } else { Mode::ItemRead };
            self.touch_item(pins, all, &namespace, &key, own);
            if mode == Mode::Write {
                return;
            }
        }
        self.touch_global(all, frame.globals(), name, mode);
    }

    pub(super) fn touch_global(&mut self, all: &mut Touched, namespace: &Namespace, name: Name, mode: Mode) {
        let (title, text) = (title_of(namespace), self.text(name).to_owned());
        if mode == Mode::Write {
            all.add(format!("g:{title}.{text}"), mode, text);
            all.add(format!("g:{title}.*"), Mode::ItemWrite, String::new());
            return;
        }
        let is_missing = namespace.find(name).is_none();
        all.add(format!("g:{title}.{text}"), mode, text);
        if is_missing {
            all.add(format!("g:{title}.?"), mode, String::new());
        }
    }

    /// An attribute, where it is found: in the object or its classes.
    pub(super) fn touch_attribute(&mut self, pins: &Pins, all: &mut Touched, object: &Value, name: Name, mode: Mode) {
        if object.has::<Module>() {
            return self.touch_shown(pins, all, object, name, mode);
        }
        if object.has::<Cell>() {
            return self.touch_part(pins, all, object, "c:", "", mode, String::new());
        }
        let own = object.header().is_some_and(|header| header.shape().find(name).is_some());
        if self.is_of_library(object) {
            if self.is_shared_in_library(object, own, name, mode) {
                self.touch_object(pins, all, object, mode);
            }
            return;
        }
        if let Some(dict) = self.given_dict(object) {
            let (key, mode) = (self.name_value(name), if mode == Mode::Write { Mode::ItemWrite } else { mode });
            self.touch_item(pins, all, &dict, &key, mode);
        }
        if mode == Mode::Write && name == known::DICT {
            self.touch_names_of(pins, all, object, mode);
        }
        if mode == Mode::Write && self.is_set_by_descriptor(object, name) {
            let class = self.class_of(object);
            return self.touch_classes(pins, all, &class, name, true);
        }
        if own || mode == Mode::Write {
            return self.touch_named(pins, all, object, name, mode);
        }
        if object.has::<Class>() {
            return self.touch_classes(pins, all, object, name, true);
        }
        let class = self.class_of(object);
        let found = class.get::<Class>().and_then(|class| class.lookup(name));
        // A `cached_property` stores what it has found.
        let mode = if found.is_some_and(|found| self.is_of_library(&found)) { Mode::Write } else { mode };
        self.touch_named(pins, all, object, name, mode);
        self.touch_classes(pins, all, &class, name, true);
    }

    /// A name that is looked for in a class and its bases; in all of them, or as far as it is `found`.
    pub(super) fn touch_classes(&mut self, pins: &Pins, all: &mut Touched, class: &Value, name: Name, found: bool) {
        let order = class.get::<Class>().map(|class| class.mro.get());
        for class in order.iter().filter_map(|order| order.get::<Tuple>()).flat_map(Tuple::items) {
            self.touch_named(pins, all, class, name, Mode::Read);
            if found && class.get::<Class>().is_some_and(|class| class.namespace.find(name).is_some()) {
                break;
            }
        }
    }

    /// `case Class(1, name=2)`: attributes of the subject, by name or by their place in `__match_args__`.
    pub(super) fn touch_pattern(
        &mut self,
        pins: &Pins,
        all: &mut Touched,
        [subject, class, names]: [&Value; 3],
        count: usize,
    ) {
        let args = class.get::<Class>().filter(|_| count > 0).and_then(|class| class.lookup(known::MATCH_ARGS));
        let args = args.iter().filter_map(|args| args.get::<Tuple>()).flat_map(Tuple::items);
        let names = names.get::<Tuple>().map_or(&[][..], Tuple::items);
        for name in args.take(count).chain(names).filter_map(|name| name.get::<Str>()) {
            let name = self.names().intern(name.as_str());
            self.touch_attribute(pins, all, subject, name, Mode::Read);
        }
    }

    /// Whether an attribute of an object of the library is more than what its class has for all.
    fn is_shared_in_library(&mut self, object: &Value, own: bool, name: Name, mode: Mode) -> bool {
        if own {
            return mode == Mode::Write || self.own_attribute(object, name).is_some_and(|it| !is_a_function(&it));
        }
        let class = self.class_of(object);
        let found = class.get::<Class>().and_then(|class| class.lookup(name));
        mode == Mode::Write
            || found
                .is_none_or(|it| it.has::<Property>() || it.has::<GetsetDescriptor>() || it.has::<MemberDescriptor>())
    }

    fn has_names(&self, object: &Value) -> bool {
        let is_class = object.has::<Class>();
        let is_instance = object.header().is_some_and(|header| header.kind() == Instance::KIND);
        (is_instance || is_class || Attributes::of(object).is_some()) && !(is_class && self.is_of_library_class(object))
    }

    /// A name that is looked up, or set, in this object alone.
    fn touch_named(&mut self, pins: &Pins, all: &mut Touched, object: &Value, name: Name, mode: Mode) {
        if !self.has_names(object) {
            return;
        }
        let text = format!(".{}", self.text(name));
        self.touch_part(pins, all, object, "a:", &text.clone(), mode, text);
        if object.has::<Class>() {
            if mode == Mode::Write {
                self.touch_part(pins, all, object, "a:", ".*", Mode::ItemWrite, String::new());
            }
            return;
        }
        let is_missing = self.own_attribute(object, name).is_none();
        if mode == Mode::Write {
            self.touch_part(pins, all, object, "a:", ".*", Mode::ItemWrite, String::new());
            if is_missing {
                self.touch_part(pins, all, object, "a:", ".+", mode, String::new());
            }
        } else if is_missing {
            self.touch_part(pins, all, object, "a:", ".?", mode, String::new());
        }
    }

    /// An item of a dict that shows names.
    pub(super) fn touch_shown(&mut self, pins: &Pins, all: &mut Touched, owner: &Value, name: Name, mode: Mode) {
        match owner.get::<Module>() {
            Some(module) if is_library(&title_of(&module.namespace)) => {}
            Some(module) => self.touch_global(all, &module.namespace, name, mode),
            None if self.is_of_library(owner) => self.touch_object(pins, all, owner, mode),
            None => self.touch_named(pins, all, owner, name, mode),
        }
    }

    /// All names that an object has.
    pub(super) fn touch_names_of(&mut self, pins: &Pins, all: &mut Touched, owner: &Value, mode: Mode) {
        let writes = matches!(mode, Mode::Write | Mode::ItemWrite);
        if let Some(module) = owner.get::<Module>() {
            let title = title_of(&module.namespace);
            if is_library(&title) {
                return;
            }
            let names = if writes { names_of_namespace(&module.namespace) } else { Vec::new() };
            for name in names {
                all.add(format!("g:{title}.{}", self.text(name)), Mode::Write, String::new());
            }
            for part in if writes { &["*", "?"][..] } else { &["*"] } {
                let mode = if writes { Mode::Write } else { Mode::Read };
                all.add(format!("g:{title}.{part}"), mode, String::new());
            }
            return;
        }
        if self.is_of_library(owner) {
            return self.touch_object(pins, all, owner, if writes { Mode::Write } else { Mode::Read });
        }
        if !self.has_names(owner) {
            return;
        }
        let (mode, parts) =
            if writes { (Mode::Write, &[".*", ".+", ".?"][..]) } else { (Mode::Read, &[".*", ".+"][..]) };
        let names = match owner.get::<Class>() {
            _ if !writes => Vec::new(),
            Some(class) => names_of_namespace(&class.namespace),
            None => self.attributes_of(owner).into_iter().map(|(name, _)| name).collect(),
        };
        for name in names {
            let text = format!(".{}", self.text(name));
            self.touch_part(pins, all, owner, "a:", &text.clone(), mode, text);
        }
        for part in parts {
            self.touch_part(pins, all, owner, "a:", part, mode, String::new());
        }
    }

    /// What an object has in itself.
    pub(super) fn attributes_of(&self, object: &Value) -> Vec<(Name, Value)> {
        let count = object.header().map_or(0, |header| header.shape().len());
        let at = |index| {
            let value = Attributes::of(object)?.slot(index)?.get().non_null()?;
            Some((object.header()?.shape().name_at(index)?, value))
        };
        (0..count).filter_map(at).collect()
    }

    /// Some attributes nobody may set while threads run.
    pub(super) fn check_set(&self, name: Name) -> Result<(), Refused> {
        let name = self.text(name);
        if ESSENTIAL.contains(&name) {
            return Err(format!(
                "it sets {name}, which changes all that is done with the object; do that before the threads"
            ));
        }
        Ok(())
    }

    /// Whether an object is an instance of a class that came with the machine.
    pub(in crate::explore) fn is_of_library(&self, object: &Value) -> bool {
        object.header().is_some_and(|header| header.kind() == Instance::KIND || Attributes::of(object).is_some())
            && self.is_of_library_class(&self.class_of(object))
    }

    /// Whether a class came with the machine.
    pub(in crate::explore) fn is_of_library_class(&self, class: &Value) -> bool {
        let Some(class) = class.get::<Class>() else { return false };
        let module = class.lookup(known::MODULE);
        module.as_ref().and_then(|module| module.get::<Str>()).is_none_or(|name| is_library(name.as_str()))
    }

    /// The module that a class says it is of.
    pub(super) fn module_of_class(&self, class: &Value) -> String {
        let module = class.get::<Class>().and_then(|class| class.lookup(known::MODULE));
        module.and_then(|name| name.get::<Str>().map(|name| name.as_str().to_owned())).unwrap_or_default()
    }
}

/// Whether a module came with the machine.
pub(in crate::explore) fn is_library(name: &str) -> bool {
    name == "builtins" || crate::modules::module_names().any(|known| known == name)
}
