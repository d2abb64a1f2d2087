//! `match`: what patterns ask of their subject (PEP 634; source: CPython's `ceval.c`).

use objects::{Str, Tuple, Value};
use source::known;

use crate::builtin::Builtin;
use crate::class::Class;
use crate::{Result, Thread};

/// The pattern of brackets that a type's instances can match.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Collection {
    /// `[a, b]`
    Sequence,
    /// `{key: value}`
    Mapping,
}

impl Collection {
    /// The bit in `__abc_tpflags__`, by which an abstract class says so for all that derives from it.
    fn flag(self) -> i64 {
        match self {
            Collection::Sequence => 1 << 5,
            Collection::Mapping => 1 << 6,
        }
    }

    /// What `__abc_tpflags__` says.
    fn of_flags(flags: i64) -> Option<Collection> {
        [Collection::Sequence, Collection::Mapping].into_iter().find(|collection| flags & collection.flag() != 0)
    }

    /// What instances of a builtin type are.
    fn of_builtin(builtin: Builtin) -> Option<Collection> {
        match builtin {
            Builtin::List | Builtin::Tuple | Builtin::Range | Builtin::Deque | Builtin::Array | Builtin::MemoryView => {
                Some(Collection::Sequence)
            }
            Builtin::Dict | Builtin::DefaultDict | Builtin::OrderedDict | Builtin::MappingProxy => {
                Some(Collection::Mapping)
            }
            _ => None,
        }
    }
}

/// Whether `class(x)` matches an instance itself with `x`.
fn matches_itself(builtin: Builtin) -> bool {
    use Builtin as B;
    matches!(
        builtin,
        B::Bool
            | B::ByteArray
            | B::Bytes
            | B::Dict
            | B::Float
            | B::FrozenSet
            | B::Int
            | B::List
            | B::Set
            | B::Str
            | B::Tuple
    ) || matches!(builtin, B::DefaultDict | B::OrderedDict)
}

impl Thread {
    /// GET_LEN: `[subject -- subject len]`
    pub(crate) fn get_len(&mut self) -> Result<()> {
        let subject = self.peek_value(1);
        let len = self.len(&subject)?;
        self.push_value(Value::from_len(len));
        Ok(())
    }

    /// MATCH_SEQUENCE and MATCH_MAPPING: `[subject -- subject bool]`
    pub(crate) fn match_collection(&mut self, wanted: Collection) {
        let subject = self.peek_value(1);
        let matches = self.is_collection(&subject, wanted);
        self.push_value(Value::bool(matches));
    }

    fn is_collection(&self, subject: &Value, wanted: Collection) -> bool {
        let own = self.class_of(subject);
        let Some(class) = own.get::<Class>() else { return false };
        // The first class of the resolution order that is one of the two decides.
        let mro = class.mro.get();
        let classes = mro.get::<Tuple>().map_or(&[][..], Tuple::items).iter().filter_map(|class| class.get::<Class>());
        let mut said = classes.filter_map(|class| match class.spec {
            Some(_) => Collection::of_builtin(class.builtin_base.get()),
            None => Collection::of_flags(class.namespace.get(known::ABC_TPFLAGS)?.as_small_int()?),
        });
        said.next().is_some_and(|collection| collection == wanted)
    }

    /// MATCH_KEYS: `[subject keys -- subject keys values]`
    pub(crate) fn match_keys(&mut self) -> Result<()> {
        let (keys, subject) = (self.peek_value(1), self.peek_value(2));
        let keys = keys.get::<Tuple>().map(|keys| keys.items().to_vec()).unwrap_or_default();
        let values = self.values_of_keys(&subject, &keys)?;
        let values = match values {
            Some(values) => self.tuple(values),
            None => Value::NONE,
        };
        self.push_value(values);
        Ok(())
    }

    /// The values of all keys, `None` if one is missing. `get` makes no missing key, not even in a defaultdict.
    fn values_of_keys(&mut self, subject: &Value, keys: &[Value]) -> Result<Option<Vec<Value>>> {
        let mut values = Vec::with_capacity(keys.len());
        if self.is_exactly(subject, Builtin::Dict) && keys.iter().all(|key| key.has::<Str>()) {
            let mut seen: Vec<&Value> = Vec::with_capacity(keys.len());
            for key in keys {
                if seen.iter().any(|other| other.is(key)) {
                    return Err(self.duplicate_key(key));
                }
                seen.push(key);
                match self.dict_get(subject, key)? {
                    Some(value) => values.push(value),
                    None => return Ok(None),
                }
            }
            return Ok(Some(values));
        }
        if keys.is_empty() {
            return Ok(Some(values));
        }
        let name = self.names().intern("get");
        let get = self.get_attribute(subject, name)?;
        let seen = self.set_from(Vec::new())?;
        let missing = self.list(Vec::new()); // like nothing else
        for key in keys {
            if self.contains(&seen, key)? {
                return Err(self.duplicate_key(key));
            }
            self.set_add(&seen, key.clone())?;
            let value = self.call(&get, &[key.clone(), missing.clone()])?;
            if value.is(&missing) {
                return Ok(None);
            }
            values.push(value);
        }
        Ok(Some(values))
    }

    fn duplicate_key(&mut self, key: &Value) -> crate::Raised {
        match self.repr_text(key) {
            Ok(key) => self.value_error(format!("mapping pattern checks duplicate key ({key})")),
            Err(raised) => raised,
        }
    }

    /// MATCH_CLASS: `[subject class names -- attributes]`
    pub(crate) fn match_class(&mut self, positional: usize) -> Result<()> {
        let names = self.pop_value();
        let class = self.pop_value();
        let subject = self.pop_value();
        let keywords = names.get::<Tuple>().map(Tuple::items).unwrap_or_default();
        let attributes = match self.class_attributes(&subject, &class, positional, keywords)? {
            Some(attributes) => self.tuple(attributes),
            None => Value::NONE,
        };
        self.push_value(attributes);
        Ok(())
    }

    fn class_attributes(
        &mut self,
        subject: &Value,
        class: &Value,
        positional: usize,
        keywords: &[Value],
    ) -> Result<Option<Vec<Value>>> {
        let Some(pattern_class) = class.get::<Class>() else {
            return Err(self.type_error("called match pattern must be a class"));
        };
        if !self.is_instance_of(subject, class)? {
            return Ok(None);
        }
        let mut attributes = Vec::with_capacity(positional + keywords.len());
        let mut names = Vec::new();
        if positional > 0 {
            let match_args = self.match_args(class)?;
            let takes_itself = match_args.is_none() && matches_itself(pattern_class.builtin_base.get());
            let match_args = match_args.unwrap_or_default();
            let allowed = if takes_itself { 1 } else { match_args.len() };
            if allowed < positional {
                let (name, plural) = (self.full_name(class), if allowed == 1 { "" } else { "s" });
                return Err(self.type_error(format!(
                    "{name}() accepts {allowed} positional sub-pattern{plural} ({positional} given)"
                )));
            }
            if takes_itself {
                attributes.push(subject.clone());
            } else {
                names.extend(match_args.into_iter().take(positional));
            }
        }
        names.extend(keywords.iter().cloned());
        for (index, name) in names.iter().enumerate() {
            let Some(text) = name.get::<Str>().filter(|_| self.is_exactly(name, Builtin::Str)) else {
                let got = self.type_name(name);
                return Err(self.type_error(format!("__match_args__ elements must be strings (got {got})")));
            };
            let interned = self.name_of(text);
            if names[..index].iter().any(|other| other.get::<Str>().is_some_and(|it| it.as_str() == text.as_str())) {
                let (class, name) = (self.full_name(class), self.repr_text(name)?);
                return Err(self.type_error(format!("{class}() got multiple sub-patterns for attribute {name}")));
            }
            match self.find_attribute(subject, interned)? {
                Some(value) => attributes.push(value),
                None => return Ok(None),
            }
        }
        Ok(Some(attributes))
    }

    /// `class.__match_args__`, if there is one.
    fn match_args(&mut self, class: &Value) -> Result<Option<Vec<Value>>> {
        let Some(found) = self.find_attribute(class, known::MATCH_ARGS)? else { return Ok(None) };
        if !self.is_exactly(&found, Builtin::Tuple) {
            let (class, got) = (self.full_name(class), self.type_name(&found));
            return Err(self.type_error(format!("{class}.__match_args__ must be a tuple (got {got})")));
        }
        Ok(found.get::<Tuple>().map(|args| args.items().to_vec()))
    }

    /// A class's name as C knows it: builtin ones outside of `builtins` with their module.
    fn full_name(&self, class: &Value) -> String {
        let Some(class) = class.get::<Class>() else { return String::new() };
        match class.spec {
            Some(spec) if spec.module != "builtins" => format!("{}.{}", spec.module, spec.name),
            _ => class.name_text(),
        }
    }
}
