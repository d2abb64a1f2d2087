//! `re.Pattern`

use bytecode::CompareOp;
use objects::{Layout, Slot, Value};
use pattern::{Flags, Program};

use super::{finding, matching, replace};
use crate::class::{NO_SLOTS, Slots, TypeSpec, getter, member};
use crate::kinds::Contents;
use crate::native::row;
use crate::types::generic_alias::CLASS_GETITEM;
use crate::{Result, Thread};

/// A compiled pattern.
pub(crate) struct Pattern {
    pub program: Program,
    /// What it was compiled from.
    pub source: Slot,
    /// `groupindex`
    pub names: Slot,
}

crate::payload!(Pattern, tracked);

impl Contents for Pattern {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.source.visit(visitor);
        self.names.visit(visitor);
    }
}

/// Names of flags, in the order in which `repr` shows them.
const SHOWN: &[(Flags, &str)] = &[
    (Flags::IGNORECASE, "re.IGNORECASE"),
    (Flags::LOCALE, "re.LOCALE"),
    (Flags::MULTILINE, "re.MULTILINE"),
    (Flags::DOTALL, "re.DOTALL"),
    (Flags::VERBOSE, "re.VERBOSE"),
    (Flags(128), "re.DEBUG"),
    (Flags::ASCII, "re.ASCII"),
];
/// So many characters of the pattern's repr are shown.
const MOST_SHOWN: usize = 200;

fn repr(t: &mut Thread, value: &Value) -> Result {
    let pattern = t.receiver::<Pattern>(value)?;
    let source = pattern.source.get();
    let shown: String = t.repr_text(&source)?.chars().take(MOST_SHOWN).collect();
    let flags: Vec<&str> =
        SHOWN.iter().filter(|(flag, _)| pattern.program.flags.has(*flag)).map(|(_, name)| *name).collect();
    let flags = if flags.is_empty() { String::new() } else { format!(", {}", flags.join("|")) };
    Ok(t.str(&format!("re.compile({shown}{flags})")))
}

fn compare(t: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    let (Some(a), Some(b)) = (left.get::<Pattern>(), right.get::<Pattern>()) else { return Ok(Value::NOT_IMPLEMENTED) };
    let wanted = match op {
        CompareOp::Eq => true,
        CompareOp::Ne => false,
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    let alike = a.program.flags == b.program.flags && a.program.is_text() == b.program.is_text();
    let equal = alike && t.equals(&a.source.get(), &b.source.get())?;
    Ok(Value::bool(equal == wanted))
}

fn hash(t: &mut Thread, value: &Value) -> Result<i64> {
    let pattern = t.receiver::<Pattern>(value)?;
    let source = t.hash(&pattern.source.get())?;
    Ok(text::hash::tuple([source, i64::from(pattern.program.flags.0)]))
}

/// `re.Pattern`
pub(crate) static SPEC: TypeSpec = TypeSpec {
    name: "Pattern",
    module: "re",
    layout: &Layout::of::<Pattern>(),
    slots: Slots { repr: Some(repr), compare: Some(compare), hash: Some(hash), ..NO_SLOTS },
    methods: &[
        row("match", "self, /, string, pos=0, endpos=9223372036854775807", matching::r#match),
        row("fullmatch", "self, /, string, pos=0, endpos=9223372036854775807", matching::fullmatch),
        row("search", "self, /, string, pos=0, endpos=9223372036854775807", matching::search),
        row("findall", "self, /, string, pos=0, endpos=9223372036854775807", finding::findall),
        row("finditer", "self, /, string, pos=0, endpos=9223372036854775807", finding::finditer),
        row("scanner", "self, /, string, pos=0, endpos=9223372036854775807", finding::scanner),
        row("split", "self, /, string, maxsplit=0", finding::split),
        row("sub", "self, /, repl, string, count=0", replace::sub),
        row("subn", "self, /, repl, string, count=0", replace::subn),
        row("__copy__", "self, /", |_, args| Ok(args[0].clone())),
        row("__deepcopy__", "self, memo, /", |_, args| Ok(args[0].clone())),
        CLASS_GETITEM,
    ],
    getsets: &[
        member("pattern", |t, value| Ok(t.receiver::<Pattern>(value)?.source.get())),
        member("flags", |t, value| Ok(Value::from_len(t.receiver::<Pattern>(value)?.program.flags.0 as usize))),
        member("groups", |t, value| Ok(Value::from_len(t.receiver::<Pattern>(value)?.program.groups))),
        getter("groupindex", |t, value| Ok(t.receiver::<Pattern>(value)?.names.get())),
    ],
    ..TypeSpec::BASE
};
