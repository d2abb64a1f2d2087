//! What instances of a class have in them, and which classes go together by that.

use objects::{Instance, Tuple, Value};
use source::{Name, known};

use crate::builtin::Builtin;
use crate::class::Class;
use crate::types::property::MemberDescriptor;
use crate::{Result, Thread};

/// Exceptions whose structs in C have fields of their own beside those of all exceptions.
const WIDE_EXCEPTIONS: &[Builtin] = &[
    Builtin::OSError,
    Builtin::SyntaxError,
    Builtin::UnicodeDecodeError,
    Builtin::UnicodeEncodeError,
    Builtin::UnicodeTranslateError,
    Builtin::StopIteration,
    Builtin::SystemExit,
    Builtin::ImportError,
    Builtin::AttributeError,
    Builtin::NameError,
    Builtin::BaseExceptionGroup,
];

impl Thread {
    /// The base whose instances' contents a class with these bases takes over (CPython's `best_base`).
    ///
    /// # Errors
    /// TypeError for what is no class, cannot be derived from, or does not go together.
    pub(super) fn best_base(&mut self, bases: &[Value]) -> Result {
        let mut best: Option<(&Value, Value)> = None;
        for base in bases {
            let Some(class) = base.get::<Class>() else {
                return Err(self.type_error("bases must be types"));
            };
            if !class.traits.get().subclassable {
                let name = class.shown_name();
                return Err(self.type_error(format!("type '{name}' is not an acceptable base type")));
            }
            let solid = self.solid_base(base);
            let derives = |a: &Value, b: &Value| a.get::<Class>().is_some_and(|a| a.derives_from(b));
            best = match best {
                None => Some((base, solid)),
                Some(known) if derives(&known.1, &solid) => Some(known),
                Some(known) if derives(&solid, &known.1) => Some((base, solid)),
                Some(_) => return Err(self.type_error("multiple bases have instance lay-out conflict")),
            };
        }
        Ok(best.map_or_else(|| self.class(Builtin::Object), |(base, _)| base.clone()))
    }

    /// `class.__base__`; `None` for `object`.
    pub(super) fn base_of(&mut self, class: &Class) -> Option<Value> {
        let bases = class.bases.get();
        let bases = bases.get::<Tuple>()?.items();
        match bases {
            [] => None,
            [base] => Some(base.clone()),
            [first, ..] => Some(self.best_base(bases).unwrap_or_else(|_| first.clone())),
        }
    }

    /// The nearest class, up the line of `__base__`, that adds to what instances hold, `__dict__` aside.
    pub(super) fn solid_base(&mut self, class_value: &Value) -> Value {
        let mut at = class_value.clone();
        while let Some(class) = at.get::<Class>() {
            let Some(base) = self.base_of(class) else { break };
            if self.adds_contents(&at, class, &base) {
                break;
            }
            at = base;
        }
        at
    }

    fn adds_contents(&self, class_value: &Value, class: &Class, base: &Value) -> bool {
        let kind = |class: &Class| class.shapes.root().layout().kind;
        if base.get::<Class>().is_some_and(|base| kind(base) != kind(class)) {
            return true;
        }
        if class.spec.is_some() {
            return WIDE_EXCEPTIONS.iter().any(|&wide| self.class(wide).is(class_value));
        }
        !self.own_members(class_value, class).is_empty()
    }

    /// The names of `__slots__` that a class itself gives its instances, sorted.
    fn own_members(&self, class_value: &Value, class: &Class) -> Vec<Name> {
        let mut names = Vec::new();
        let mut position = 0;
        while let Some((at, name)) = class.namespace.next_from(position) {
            let member = class.namespace.get(name);
            if member.is_some_and(|member| {
                member.get::<MemberDescriptor>().is_some_and(|member| member.owner.get().is(class_value))
            }) {
                names.push(name);
            }
            position = at + 1;
        }
        names.sort_by_key(|&name| self.text(name).to_owned());
        names
    }

    /// Fails where instances of one class cannot become those of another (CPython's `compatible_for_assignment`);
    /// `what` is the attribute that is assigned to.
    ///
    /// # Errors
    /// TypeError.
    pub(crate) fn check_layouts(&mut self, old: &Value, new: &Value, what: &str) -> Result<()> {
        let (Some(old_class), Some(new_class)) = (old.get::<Class>(), new.get::<Class>()) else { return Ok(()) };
        let (old_name, new_name) = (old_class.shown_name(), new_class.shown_name());
        if self.is_collected(old_class) != self.is_collected(new_class) {
            let message = format!("{what} assignment: '{new_name}' deallocator differs from '{old_name}'");
            return Err(self.type_error(message));
        }
        let (old_line, new_line) = (self.line_base(old), self.line_base(new));
        if old_line.is(&new_line) || self.adds_the_same(&old_line, &new_line) {
            return Ok(());
        }
        Err(self.type_error(format!("{what} assignment: '{new_name}' object layout differs from '{old_name}'")))
    }

    /// Whether CPython's collector knows the instances, which is a matter of how they are freed.
    fn is_collected(&self, class: &Class) -> bool {
        let plain = [Builtin::Int, Builtin::Bool, Builtin::Float, Builtin::Complex, Builtin::Str, Builtin::Bytes];
        let is_plain = class.shapes.root().layout().kind == Instance::KIND || plain.contains(&class.builtin_base.get());
        class.traits.get().heap || !is_plain
    }

    /// The farthest base whose instances have the same in them.
    fn line_base(&mut self, class_value: &Value) -> Value {
        let mut at = class_value.clone();
        while let Some(class) = at.get::<Class>() {
            let Some(base) = self.base_of(class) else { break };
            let extras = |class: &Class| (class.traits.get().has_dict, class.lookup(known::WEAKREF).is_some());
            let same = base.get::<Class>().is_some_and(|base| extras(base) == extras(class));
            if !same || self.adds_contents(&at, class, &base) {
                break;
            }
            at = base;
        }
        at
    }

    /// Whether two classes add the same to the same base.
    fn adds_the_same(&mut self, left: &Value, right: &Value) -> bool {
        let (Some(a), Some(b)) = (left.get::<Class>(), right.get::<Class>()) else { return false };
        let bases = (self.base_of(a), self.base_of(b));
        let (Some(a_base), Some(b_base)) = bases else { return false };
        let extras = |class: &Class| (class.traits.get().has_dict, class.lookup(known::WEAKREF).is_some());
        a.spec.is_none()
            && b.spec.is_none()
            && a_base.is(&b_base)
            && extras(a) == extras(b)
            && self.own_members(left, a) == self.own_members(right, b)
    }
}
