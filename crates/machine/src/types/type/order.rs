//! The resolution order of classes, and other bases for a class that is there already.

use objects::{Tuple, Value};
use source::known;

use crate::builtin::Builtin;
use crate::class::{Class, linearize};
use crate::{Result, Thread};

/// What a change of bases replaced: classes and their resolution orders until then.
type Replaced = Vec<(Value, Value)>;

/// Whether a class is another, or has it among its bases or theirs.
fn reaches(from: &Value, class: &Value) -> bool {
    let bases = from.get::<Class>().map(|from| from.bases.get()).unwrap_or_default();
    from.is(class) || bases.get::<Tuple>().is_some_and(|bases| bases.items().iter().any(|base| reaches(base, class)))
}

impl Thread {
    /// The order that C3 gives a class, itself first.
    ///
    /// # Errors
    /// TypeError for bases that contradict each other.
    pub(super) fn usual_order(&mut self, class_value: &Value) -> Result<Vec<Value>> {
        let bases = class_value.get::<Class>().map(|class| class.bases.get()).unwrap_or_default();
        let mut order = vec![class_value.clone()];
        if let Some(bases) = bases.get::<Tuple>() {
            order.extend(self.resolution_order(bases.items())?);
        }
        Ok(order)
    }

    /// What follows a class with these bases in its resolution order.
    fn resolution_order(&mut self, bases: &[Value]) -> Result<Vec<Value>> {
        let name = |base: &Value| base.get::<Class>().map(Class::name_text).unwrap_or_default();
        for (at, base) in bases.iter().enumerate() {
            if bases[..at].iter().any(|other| other.is(base)) {
                return Err(self.type_error(format!("duplicate base class {}", name(base))));
            }
        }
        linearize(bases).map_err(|stuck| {
            let names: Vec<String> = stuck.iter().map(name).collect();
            let names = names.join(", ");
            self.type_error(format!("Cannot create a consistent method resolution order (MRO) for bases {names}"))
        })
    }

    /// The order of a class by the `mro` of a metaclass written in Python; `None` if there is none.
    fn own_order(&mut self, class_value: &Value) -> Result<Option<Vec<Value>>> {
        let meta = self.class_of(class_value);
        if meta.is(&self.class(Builtin::Type)) {
            return Ok(None);
        }
        let found = self.special(class_value, known::MRO_FN);
        let usual = self.class(Builtin::Type).get::<Class>().and_then(|class| class.namespace.get(known::MRO_FN));
        if let (Some(found), Some(usual)) = (&found, &usual)
            && found.is(usual)
        {
            return Ok(None);
        }
        let Some(given) = self.call_special(class_value, known::MRO_FN, &[])? else { return Ok(None) };
        let order = self.collect(&given)?;
        if order.is_empty() {
            return Err(self.type_error("type MRO must not be empty"));
        }
        let solid = self.solid_base(class_value);
        for class in &order {
            if !class.has::<Class>() {
                let name = self.type_name(class);
                return Err(self.type_error(format!("mro() returned a non-class ('{name}')")));
            }
            let needed = self.solid_base(class);
            if !solid.get::<Class>().is_some_and(|solid| solid.derives_from(&needed)) {
                let name = class.get::<Class>().map(Class::name_text).unwrap_or_default();
                return Err(self.type_error(format!("mro() returned base with unsuitable layout ('{name}')")));
            }
        }
        Ok(Some(order))
    }

    /// Gives a new class its resolution order.
    ///
    /// # Errors
    /// TypeError for bases that contradict each other; what `mro` of the metaclass raises.
    pub(super) fn order_class(&mut self, class_value: &Value, class: &Class) -> Result<()> {
        let usual = self.usual_order(class_value)?;
        let usual = self.tuple(usual);
        class.mro.set(usual);
        if let Some(order) = self.own_order(class_value)? {
            let order = self.tuple(order);
            // Nobody has looked the class up but its own `mro`.
            class.mro.set(order);
            self.class_changed(class);
        }
        Ok(())
    }

    /// Orders a class anew, and all that derive from it.
    fn order_again(&mut self, class_value: &Value, replaced: &mut Replaced) -> Result<()> {
        let Some(class) = class_value.get::<Class>() else { return Ok(()) };
        self.check_stack("")?;
        let order = match self.own_order(class_value)? {
            Some(order) => order,
            None => self.usual_order(class_value)?,
        };
        let order = self.tuple(order);
        replaced.push((class_value.clone(), self.replace_order(class, order)));
        let handles = class.subclasses.lock().clone();
        for handle in handles {
            if let Some(derived) = self.heap().upgrade(&handle) {
                self.order_again(&derived, replaced)?;
            }
        }
        Ok(())
    }

    /// Gives a class another order, and returns the old one. What is remembered of the class was found by places in that.
    fn replace_order(&mut self, class: &Class, order: Value) -> Value {
        let (old, forgotten) = self.with_world_stopped(|t| {
            let (old, mut forgotten) = (class.mro.replace(order), Vec::new());
            class.changed(t, &mut forgotten);
            class.inherit_slots(t);
            (old, forgotten)
        });
        drop(forgotten);
        old
    }

    fn checked_bases(&mut self, class_value: &Value, class: &Class, bases: Option<Value>) -> Result<(Value, Value)> {
        let name = class.name_text();
        if !class.traits.get().heap {
            return Err(self.type_error(format!("cannot set '__bases__' attribute of immutable type '{name}'")));
        }
        let Some(tuple) = bases else {
            return Err(self.type_error(format!("cannot delete '__bases__' attribute of immutable type '{name}'")));
        };
        let Some(bases) = tuple.get::<Tuple>().map(Tuple::items) else {
            let got = self.type_name(&tuple);
            return Err(self.type_error(format!("can only assign tuple to {name}.__bases__, not {got}")));
        };
        if bases.is_empty() {
            return Err(self.type_error(format!("can only assign non-empty tuple to {name}.__bases__, not ()")));
        }
        for base in bases {
            let Some(base_class) = base.get::<Class>() else {
                let got = self.type_name(base);
                return Err(self.type_error(format!("{name}.__bases__ must be tuple of classes, not '{got}'")));
            };
            // `mro` of a metaclass may change bases while others are being changed: what it left out still counts.
            if base_class.derives_from(class_value) || reaches(base, class_value) {
                return Err(self.type_error("a __bases__ item causes an inheritance cycle"));
            }
        }
        let best = self.best_base(bases)?;
        let old = self.base_of(class).unwrap_or_else(|| self.class(Builtin::Object));
        self.check_layouts(&old, &best, "__bases__")?;
        Ok((tuple, best))
    }

    /// `class.__bases__ = bases`
    ///
    /// # Errors
    /// TypeError for bases that the class cannot have.
    pub(super) fn set_bases(&mut self, class_value: &Value, bases: Option<Value>) -> Result<()> {
        let Some(class) = class_value.get::<Class>() else { return Ok(()) };
        let (tuple, best) = self.checked_bases(class_value, class, bases)?;
        let old_bases = class.bases.replace(tuple.clone());
        let mut replaced = Replaced::new();
        let done = self.order_again(class_value, &mut replaced);
        // An `mro` that has given the class yet other bases has the last word.
        let is_last = class.bases.get().is(&tuple);
        match done {
            Ok(()) if !is_last => {}
            Ok(()) => {
                if let Some(best) = best.get::<Class>() {
                    self.with_world_stopped(|_| class.builtin_base.set(best.builtin_base.get()));
                }
                self.move_subclass(class_value, &old_bases, &tuple);
            }
            Err(_) => {
                // Others may have looked at the orders meanwhile: all stay alive until the caches are cleared.
                let undo: Replaced = replaced.iter().rev().cloned().collect();
                for (changed, order) in undo {
                    if let Some(changed_class) = changed.get::<Class>() {
                        replaced.push((changed.clone(), self.replace_order(changed_class, order)));
                    }
                }
                if is_last {
                    replaced.push((class_value.clone(), class.bases.replace(old_bases.clone())));
                }
            }
        }
        self.class_changed(class);
        drop((old_bases, replaced));
        done
    }

    /// Takes a class out of the lists of its old bases' subclasses, and puts it into those of the new ones.
    fn move_subclass(&mut self, class_value: &Value, old: &Value, new: &Value) {
        let Some(handle) = self.heap().weak(class_value) else { return };
        for base in old.get::<Tuple>().map_or(&[][..], Tuple::items) {
            if let Some(base) = base.get::<Class>() {
                base.subclasses.lock().retain(|known| !known.is(&handle));
            }
        }
        for base in new.get::<Tuple>().map_or(&[][..], Tuple::items) {
            if let Some(base) = base.get::<Class>() {
                handle.clone().add_to(&mut base.subclasses.lock());
            }
        }
    }
}
