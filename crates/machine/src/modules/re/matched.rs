//! `re.Match`

use objects::{Layout, Str, Value};
use pattern::{Spans, UNMATCHED};

use super::matching::{group_part, group_parts};
use super::methods::Pattern;
use super::subject_of;
use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec, getter, member};
use crate::kinds::Contents;
use crate::native::row;
use crate::types::generic_alias::CLASS_GETITEM;
use crate::{Result, Thread};

/// Where a pattern matched in a text.
pub(crate) struct Match {
    pub pattern: Value,
    pub string: Value,
    /// The same as str or bytes.
    pub data: Value,
    /// In bytes.
    pub spans: Spans,
    /// In characters.
    pub pos: usize,
    /// In characters.
    pub endpos: usize,
}

crate::payload!(Match, tracked);

impl Contents for Match {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        visitor.see_all([&self.pattern, &self.string, &self.data]);
    }
}

impl Match {
    fn pattern(&self) -> Option<&Pattern> {
        self.pattern.get::<Pattern>()
    }

    /// The number of a group given by number or name.
    fn group_number(&self, t: &mut Thread, group: &Value) -> Result<usize> {
        let number = if t.has_index(group) {
            Some(t.slice_index(group)?)
        } else {
            let names = self.pattern().map_or(Value::NONE, |pattern| pattern.names.get());
            match t.get_item(&names, group) {
                Err(raised) if !t.is_exception(&raised, Builtin::KeyError) => return Err(raised),
                number => number.ok().and_then(|number| number.as_small_int()),
            }
        };
        match number.and_then(|number| usize::try_from(number).ok()).filter(|&number| number < self.spans.len()) {
            Some(number) => Ok(number),
            None => Err(t.index_error("no such group")),
        }
    }

    /// What a group matched, or the default.
    pub(super) fn group(&self, t: &mut Thread, number: usize, default: &Value) -> Result {
        Ok(group_part(t, subject_of(&self.data), self.spans[number], default))
    }

    /// Begin and end of a group in characters, -1 if it took no part.
    fn place(&self, number: usize) -> (Value, Value) {
        let (start, end) = self.spans[number];
        if end == UNMATCHED {
            return (Value::from_i32(-1), Value::from_i32(-1));
        }
        let index = |at: usize| self.string.get::<Str>().map_or(at, |text| text.index_at(at));
        (Value::from_len(index(start)), Value::from_len(index(end)))
    }
}

fn of<'a>(t: &mut Thread, args: &'a [Value]) -> Result<&'a Match> {
    t.receiver::<Match>(&args[0])
}

fn group(t: &mut Thread, args: &[Value]) -> Result {
    let found = of(t, args)?;
    let asked = args[1].get::<objects::Tuple>().map_or(&[][..], objects::Tuple::items);
    match asked {
        [] => found.group(t, 0, &Value::NONE),
        [one] => {
            let number = found.group_number(t, one)?;
            found.group(t, number, &Value::NONE)
        }
        several => {
            let mut parts = Vec::with_capacity(several.len());
            for one in several {
                let number = found.group_number(t, one)?;
                parts.push(found.group(t, number, &Value::NONE)?);
            }
            Ok(t.tuple(parts))
        }
    }
}

fn get_item(t: &mut Thread, value: &Value, index: &Value) -> Result {
    let found = t.receiver::<Match>(value)?;
    let number = found.group_number(t, index)?;
    found.group(t, number, &Value::NONE)
}

fn default_of(value: &Value) -> Value {
    if value.is_null() { Value::NONE } else { value.clone() }
}

fn groups(t: &mut Thread, args: &[Value]) -> Result {
    let found = of(t, args)?;
    let parts = group_parts(t, subject_of(&found.data), &found.spans, &default_of(&args[1]));
    Ok(t.tuple(parts))
}

fn groupdict(t: &mut Thread, args: &[Value]) -> Result {
    let found = of(t, args)?;
    let default = default_of(&args[1]);
    let dict = t.dict();
    for (name, number) in found.pattern().map_or(&[][..], |pattern| &pattern.program.names) {
        let part = found.group(t, *number, &default)?;
        let name = t.str(name);
        t.dict_set(&dict, name, part)?;
    }
    Ok(dict)
}

/// Begin and end of the group in the arguments.
fn asked_place(t: &mut Thread, args: &[Value]) -> Result<(Value, Value)> {
    let found = of(t, args)?;
    let number = if args[1].is_null() { 0 } else { found.group_number(t, &args[1])? };
    Ok(found.place(number))
}

fn span(t: &mut Thread, args: &[Value]) -> Result {
    let (start, end) = asked_place(t, args)?;
    Ok(t.pair(start, end))
}

fn expand(t: &mut Thread, args: &[Value]) -> Result {
    let found = of(t, args)?;
    super::replace::expand(t, found, &args[1])
}

fn regs(t: &mut Thread, value: &Value) -> Result {
    let found = t.receiver::<Match>(value)?;
    let mut places = Vec::with_capacity(found.spans.len());
    for number in 0..found.spans.len() {
        let (start, end) = found.place(number);
        places.push(t.pair(start, end));
    }
    Ok(t.tuple(places))
}

fn last_index(t: &mut Thread, value: &Value) -> Result<Option<usize>> {
    let found = t.receiver::<Match>(value)?;
    Ok(found.pattern().and_then(|pattern| pattern.program.last_group(&found.spans)))
}

fn last_group(t: &mut Thread, value: &Value) -> Result {
    let Some(last) = last_index(t, value)? else { return Ok(Value::NONE) };
    let found = t.receiver::<Match>(value)?;
    let names = found.pattern().map_or(&[][..], |pattern| &pattern.program.names);
    Ok(names.iter().find(|(_, number)| *number == last).map_or(Value::NONE, |(name, _)| t.str(name)))
}

/// So many characters of what was found are in the `repr`, as in CPython.
const MOST_SHOWN: usize = 50;

fn repr(t: &mut Thread, value: &Value) -> Result {
    let found = t.receiver::<Match>(value)?;
    let whole = found.group(t, 0, &Value::NONE)?;
    let (start, end) = found.place(0);
    let place = t.pair(start, end);
    let (place, whole) = (t.repr_text(&place)?, t.repr_text(&whole)?);
    let shown: String = whole.chars().take(MOST_SHOWN).collect();
    let text = format!("<re.Match object; span={place}, match={shown}>");
    Ok(t.str(&text))
}

/// `re.Match`
pub(crate) static SPEC: TypeSpec = TypeSpec {
    name: "Match",
    module: "re",
    layout: &Layout::of::<Match>(),
    slots: Slots { repr: Some(repr), get_item: Some(get_item), ..NO_SLOTS },
    methods: &[
        row("group", "self, /, *groups", group),
        row("groups", "self, /, default=None", groups),
        row("groupdict", "self, /, default=None", groupdict),
        row("start", "self, group=0, /", |t, args| Ok(asked_place(t, args)?.0)),
        row("end", "self, group=0, /", |t, args| Ok(asked_place(t, args)?.1)),
        row("span", "self, group=0, /", span),
        row("expand", "self, /, template", expand),
        row("__copy__", "self, /", |_, args| Ok(args[0].clone())),
        row("__deepcopy__", "self, memo, /", |_, args| Ok(args[0].clone())),
        CLASS_GETITEM,
    ],
    getsets: &[
        member("string", |t, value| Ok(t.receiver::<Match>(value)?.string.clone())),
        member("re", |t, value| Ok(t.receiver::<Match>(value)?.pattern.clone())),
        member("pos", |t, value| Ok(Value::from_len(t.receiver::<Match>(value)?.pos))),
        member("endpos", |t, value| Ok(Value::from_len(t.receiver::<Match>(value)?.endpos))),
        getter("lastindex", |t, value| Ok(last_index(t, value)?.map_or(Value::NONE, Value::from_len))),
        getter("lastgroup", last_group),
        getter("regs", regs),
    ],
    ..TypeSpec::BASE
};
