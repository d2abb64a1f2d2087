//! `list[int]` and `int | None`: types as annotations write them.

use bytecode::CompareOp;
use objects::{Layout, Slot, Str, Tuple, Value};
use source::known;

use crate::builtin::Builtin;
use crate::class::{Class, NO_SLOTS, Slots, TypeSpec, getter};
use crate::kinds::Contents;
use crate::native::{Row, class_method, row, static_method};
use crate::operator::BinaryOp;
use crate::types::list::List;
use crate::{Result, Thread};

mod parameters;

/// `origin[arguments]`
pub struct GenericAlias {
    origin: Slot,
    arguments: Slot,
    /// `*origin[arguments]`
    is_unpacked: bool,
}

crate::payload!(GenericAlias, tracked);

impl Contents for GenericAlias {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.origin.visit(visitor);
        self.arguments.visit(visitor);
    }
}

/// `a | b`
pub struct Union {
    members: Slot,
}

crate::payload!(Union, tracked);

impl Contents for Union {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.members.visit(visitor);
    }
}

impl Thread {
    /// `origin[index]` for a builtin type that takes type arguments; `None` for others.
    pub(crate) fn generic_alias(&mut self, origin: &Value, index: &Value) -> Option<Value> {
        const GENERIC: [Builtin; 8] = [
            Builtin::List,
            Builtin::Dict,
            Builtin::Tuple,
            Builtin::Set,
            Builtin::FrozenSet,
            Builtin::Type,
            Builtin::Enumerate,
            Builtin::Generator,
        ];
        if !GENERIC.iter().any(|&generic| origin.is(&self.class(generic))) {
            return None;
        }
        Some(self.alias(origin, index))
    }

    /// `origin[index]` for a class that is known to take type arguments.
    fn alias(&mut self, origin: &Value, index: &Value) -> Value {
        let arguments = if index.has::<Tuple>() { index.clone() } else { self.tuple(vec![index.clone()]) };
        let origin = Slot::new(origin.clone());
        let alias = GenericAlias { origin, arguments: Slot::new(arguments), is_unpacked: false };
        self.object(Builtin::GenericAlias, alias)
    }

    /// `left | right` of types, None and their unions; NotImplemented for anything else.
    pub(crate) fn type_union(&mut self, left: &Value, right: &Value) -> Value {
        let is_type = |value: &Value| {
            value.has::<Class>() || value.is_none() || value.has::<GenericAlias>() || value.has::<Union>()
        };
        if !(is_type(left) || self.is_type_alias(left)) || !(is_type(right) || self.is_type_alias(right)) {
            return Value::NOT_IMPLEMENTED;
        }
        let mut members: Vec<Value> = Vec::new();
        for side in [left, right] {
            let parts = match side.get::<Union>() {
                Some(union) => union.members.get(),
                None => self.tuple(vec![side.clone()]),
            };
            for part in parts.get::<Tuple>().map_or(&[][..], Tuple::items) {
                let part = if part.is_none() { self.class(Builtin::NoneType) } else { part.clone() };
                if !members.iter().any(|member| member.is(&part)) {
                    members.push(part);
                }
            }
        }
        if let [single] = members.as_slice() {
            return single.clone();
        }
        let members = self.tuple(members);
        self.object(Builtin::Union, Union { members: Slot::new(members) })
    }

    /// Whether it is what a `type` statement binds.
    fn is_type_alias(&self, value: &Value) -> bool {
        self.special(value, known::IS_TYPE_ALIAS).is_some()
    }

    /// The classes of a union, for `isinstance`.
    pub(crate) fn union_members(&self, value: &Value) -> Option<Value> {
        value.get::<Union>().map(|union| union.members.get())
    }

    fn type_text(&mut self, value: &Value) -> Result<String> {
        if value.is(&self.class(Builtin::NoneType)) {
            return Ok("None".to_owned());
        }
        if value.is(&Value::ELLIPSIS) {
            return Ok("...".to_owned());
        }
        if value.has::<Class>() {
            return Ok(self.class_path(value));
        }
        let [origin, arguments] = ["__origin__", "__args__"].map(|name| self.names().intern(name));
        let is_alias =
            self.find_attribute(value, origin)?.is_some() && self.find_attribute(value, arguments)?.is_some();
        if is_alias {
            return self.repr_text(value);
        }
        let name = self.find_attribute(value, known::QUALNAME)?;
        let module = self.find_attribute(value, known::MODULE)?.filter(|module| !module.is_none());
        match (name, module) {
            (Some(name), Some(module)) if module.get::<Str>().is_some_and(|module| module.as_str() == "builtins") => {
                self.to_text(&name)
            }
            (Some(name), Some(module)) => Ok(format!("{}.{}", self.to_text(&module)?, self.to_text(&name)?)),
            _ => self.repr_text(value),
        }
    }

    /// One of the arguments; a list of them, such as a callable's parameters, is shown with theirs.
    fn argument_text(&mut self, value: &Value) -> Result<String> {
        let Some(list) = value.get::<List>() else { return self.type_text(value) };
        let mut parts = Vec::new();
        for item in list.items.with(self, Clone::clone) {
            parts.push(self.type_text(&item)?);
        }
        Ok(format!("[{}]", parts.join(", ")))
    }
}

/// `__class_getitem__` of types that take type arguments.
pub(crate) const CLASS_GETITEM: Row =
    class_method("__class_getitem__", "cls, object, /", |t, args| Ok(t.alias(&args[0], &args[1])));

fn alias_of(value: &Value) -> Option<&GenericAlias> {
    value.get::<GenericAlias>()
}

fn items(slot: Option<Value>) -> Vec<Value> {
    slot.and_then(|tuple| tuple.get::<Tuple>().map(|tuple| tuple.items().to_vec())).unwrap_or_default()
}

fn alias_repr(t: &mut Thread, value: &Value) -> Result {
    let origin = alias_of(value).map(|alias| alias.origin.get()).unwrap_or_default();
    let mut parts = Vec::new();
    for argument in items(alias_of(value).map(|alias| alias.arguments.get())) {
        parts.push(t.argument_text(&argument)?);
    }
    let inside = if parts.is_empty() { "()".to_owned() } else { parts.join(", ") };
    let star = if alias_of(value).is_some_and(|alias| alias.is_unpacked) { "*" } else { "" };
    let text = format!("{star}{}[{inside}]", t.type_text(&origin)?);
    Ok(t.str(&text))
}

fn alias_compare(t: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    let (Some(a), Some(b)) = (alias_of(left), alias_of(right)) else { return Ok(Value::NOT_IMPLEMENTED) };
    let origins = a.origin.get().is(&b.origin.get()) && a.is_unpacked == b.is_unpacked;
    let arguments = (a.arguments.get(), b.arguments.get());
    let same = origins && t.equals(&arguments.0, &arguments.1)?;
    Ok(match op {
        CompareOp::Eq => Value::bool(same),
        CompareOp::Ne => Value::bool(!same),
        _ => Value::NOT_IMPLEMENTED,
    })
}

/// `*tuple[int, str]`: the one item that unpacking gives is the alias, marked as unpacked.
fn alias_iter(t: &mut Thread, value: &Value) -> Result {
    let (origin, arguments) = alias_of(value).map(|it| (it.origin.get(), it.arguments.get())).unwrap_or_default();
    let unpacked = GenericAlias { origin: Slot::new(origin), arguments: Slot::new(arguments), is_unpacked: true };
    let unpacked = t.object(Builtin::GenericAlias, unpacked);
    let items = t.tuple([unpacked]);
    t.iter(&items)
}

fn union_repr(t: &mut Thread, value: &Value) -> Result {
    let mut parts = Vec::new();
    for member in items(t.union_members(value)) {
        parts.push(t.type_text(&member)?);
    }
    Ok(t.str(&parts.join(" | ")))
}

fn union_compare(t: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    let (a, b) = (items(t.union_members(left)), items(t.union_members(right)));
    if !left.has::<Union>() || !right.has::<Union>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let within = |a: &[Value], b: &[Value]| a.iter().all(|x| b.iter().any(|y| x.is(y)));
    let same = within(&a, &b) && within(&b, &a);
    Ok(match op {
        CompareOp::Eq => Value::bool(same),
        CompareOp::Ne => Value::bool(!same),
        _ => Value::NOT_IMPLEMENTED,
    })
}

fn or(t: &mut Thread, _: BinaryOp, left: &Value, right: &Value) -> Result {
    Ok(t.type_union(left, right))
}

/// `types.GenericAlias`
pub static SPEC: TypeSpec = TypeSpec {
    name: "GenericAlias",
    module: "types",
    layout: &Layout::of::<GenericAlias>(),
    slots: Slots {
        repr: Some(alias_repr),
        compare: Some(alias_compare),
        hash: Some(|t, value| {
            let arguments = alias_of(value).map(|alias| alias.arguments.get()).unwrap_or_default();
            t.hash(&arguments)
        }),
        iter: Some(alias_iter),
        get_item: Some(parameters::alias_get_item),
        get_attribute: Some(parameters::alias_attribute),
        binary: Some(or),
        binary_ops: &[BinaryOp::Or],
        call: Some(parameters::alias_call),
        ..NO_SLOTS
    },
    getsets: &[
        getter("__origin__", |_, value| Ok(alias_of(value).map(|alias| alias.origin.get()).unwrap_or_default())),
        getter("__parameters__", parameters::alias_parameters),
        getter("__unpacked__", |_, value| Ok(Value::bool(alias_of(value).is_some_and(|alias| alias.is_unpacked)))),
        getter("__args__", |_, value| Ok(alias_of(value).map(|alias| alias.arguments.get()).unwrap_or_default())),
    ],
    methods: &[
        row("__instancecheck__", "self, instance, /", parameters::refuse_instance_check),
        row("__subclasscheck__", "self, cls, /", parameters::refuse_subclass_check),
        static_method("__new__", "cls, origin, args, /", |t, args| Ok(t.alias(&args[1], &args[2]))),
        row("__mro_entries__", "self, bases, /", |t, args| {
            let origin = alias_of(&args[0]).map(|alias| alias.origin.get()).unwrap_or_default();
            Ok(t.tuple(vec![origin]))
        }),
    ],
    ..TypeSpec::BASE
};

/// `types.UnionType`
pub static UNION: TypeSpec = TypeSpec {
    name: "UnionType",
    module: "types",
    layout: &Layout::of::<Union>(),
    slots: Slots {
        repr: Some(union_repr),
        compare: Some(union_compare),
        hash: Some(|t, value| {
            let mut hashes = Vec::new();
            for member in items(t.union_members(value)) {
                hashes.push(t.hash(&member)?);
            }
            Ok(text::hash::frozenset(hashes))
        }),
        get_item: Some(parameters::union_get_item),
        binary: Some(or),
        binary_ops: &[BinaryOp::Or],
        ..NO_SLOTS
    },
    getsets: &[
        getter("__args__", |t, value| Ok(t.union_members(value).unwrap_or_default())),
        getter("__parameters__", parameters::union_parameters),
    ],
    ..TypeSpec::BASE
};
