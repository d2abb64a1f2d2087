//! The values of variables and shared places, as a report may show them: made without running any of the program.

use events::{Event, InstructionFacts, Kind, Site};
use objects::{Str, Tuple, Value, Word};
use source::Names;

use crate::Thread;
use crate::builtin::Builtin;
use crate::frame::Frame;
use crate::import::LIBRARY;
use crate::types::cell::Cell;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::set::Set;

/// The longest text of a value.
const LONGEST: usize = 48;
/// The most items of a list, a tuple or a dict that are shown.
const MOST_ITEMS: usize = 8;
/// The longest text of an item of a shared container.
const LONGEST_ITEM: usize = 20;
/// How deep tuples within tuples are shown.
const MOST_LEVELS: usize = 3;
/// The most variables of a frame that are looked at.
const MOST_LOCALS: usize = 32;

/// What was told of a frame's variables.
#[derive(Default)]
pub(crate) struct Told {
    /// Where the frame lies: another one may take its place.
    frame: (usize, usize),
    texts: Vec<Option<Box<str>>>,
}

impl Thread {
    /// Tells which variables of the newest frame have changed since they were told.
    pub(super) fn observe_locals(&mut self) {
        if !self.is_recorded(Kind::Value) {
            return;
        }
        let (depth, Some(&frame)) = (self.frames.len(), self.frames.last()) else { return };
        if frame.code().code.file.starts_with(LIBRARY) {
            return;
        }
        let identity = (frame.floor as usize, frame.code as usize);
        self.told_locals.resize_with(depth, Told::default);
        let mut told = std::mem::take(&mut self.told_locals[depth - 1]);
        if told.frame != identity {
            told = Told { frame: identity, texts: Vec::new() };
        }
        let site = Site { code: self.code_id(&frame), instruction: frame.next() };
        let count = frame.code().code.locals.len().min(MOST_LOCALS);
        told.texts.resize(count, None);
        for (index, known) in told.texts.iter_mut().enumerate() {
            let text = self.local_text(&frame, index);
            if text != *known {
                known.clone_from(&text);
                self.observe_instruction(site, Event::Local { index: index as u32, text });
            }
        }
        self.told_locals[depth - 1] = told;
    }

    pub(crate) fn local_text(&self, frame: &Frame, index: usize) -> Option<Box<str>> {
        // SAFETY: the frame owns its slots, and there is one for each of its locals.
        let word = unsafe { *frame.slots.add(index) };
        if word.is_null() {
            return None;
        }
        // SAFETY: as above; the value is looked at while the frame has it.
        let value = unsafe { Value::borrow_word(word) };
        let Some(cell) = value.get::<Cell>() else { return Some(self.value_text(&value, true).into()) };
        let content = cell.content.get();
        (!content.is_null()).then(|| self.value_text(&content, true).into())
    }

    /// What a container has in it, as far as there is room for that; nothing for what is none.
    pub(super) fn contents_text(&self, value: &Value) -> Option<String> {
        let (all, first, (open, close)) = if let Some(list) = value.get::<List>() {
            // Copied first: nothing else is done while a container is held.
            let (all, first) = list.items.with(self, |items| (items.len(), firsts(items.iter())));
            (all, self.texts(&first), ("[", "]"))
        } else if let Some(table) = value.get::<Dict>().and_then(Dict::table) {
            let (all, items): (usize, Vec<_>) = table.with(self, |table| {
                let items = table.iter().take(MOST_ITEMS).map(|(_, key, item)| (key.clone(), item.clone()));
                (table.len(), items.collect())
            });
            let text = |value: &Value| self.item_text(value);
            (all, items.iter().map(|(key, item)| format!("{}: {}", text(key), text(item))).collect(), ("{", "}"))
        } else if let Some(set) = value.get::<Set>() {
            let (all, first) = set.look(self, |keys| (keys.len(), firsts(keys.iter().map(|(_, key)| key))));
            (all, self.texts(&first), ("{", "}"))
        } else {
            let (all, first) = self.deque_look(value, |items| (items.len(), firsts(items.iter())))?;
            (all, self.texts(&first), ("[", "]"))
        };
        let mut text = String::new();
        let mut shown = 0;
        for item in &first {
            if shown > 0 && text.chars().count() + item.chars().count() > LONGEST {
                break;
            }
            let separator = if shown > 0 { ", " } else { "" };
            text = format!("{text}{separator}{item}");
            shown += 1;
        }
        if shown < all {
            text = format!("{text}, … {} more", all - shown);
        }
        let is_empty_set = all == 0 && value.has::<Set>();
        let text = if is_empty_set { String::new() } else { format!("{open}{text}{close}") };
        let builtins = [Builtin::List, Builtin::Dict, Builtin::Set];
        let is_plain = !is_empty_set && builtins.into_iter().any(|builtin| self.is_exactly(value, builtin));
        let class = self.type_name(value);
        let class = class.rsplit('.').next().unwrap_or_default();
        Some(if is_plain { text } else { format!("{class}({text})") })
    }

    fn texts(&self, items: &[Value]) -> Vec<String> {
        items.iter().map(|item| self.item_text(item)).collect()
    }

    fn item_text(&self, item: &Value) -> String {
        shortened(self.text_within(item, false, 1), LONGEST_ITEM)
    }

    /// A value as people may read it. What can change is shown by its class alone, unless `deep`.
    pub(crate) fn value_text(&self, value: &Value, deep: bool) -> String {
        self.text_within(value, deep, MOST_LEVELS)
    }

    fn text_within(&self, value: &Value, deep: bool, levels: usize) -> String {
        let text = match value.word() {
            Word::NONE => "None".to_owned(),
            Word::TRUE => "True".to_owned(),
            Word::FALSE => "False".to_owned(),
            word if word.is_small_int() => word.small_int_value().to_string(),
            word if word.is_small_float() => text::float::repr(word.small_float_value()),
            _ => self.object_text(value, deep, levels),
        };
        shortened(text, LONGEST)
    }

    fn object_text(&self, value: &Value, deep: bool, levels: usize) -> String {
        if let Some(text) = value.get::<Str>() {
            return text::repr::str_repr(text.as_str());
        }
        if let Some(tuple) = value.get::<Tuple>() {
            let Some(levels) = levels.checked_sub(1) else { return "(…)".to_owned() };
            let end = if tuple.items().len() == 1 { "," } else { "" };
            return format!("({}{end})", self.items_text(tuple.items(), levels));
        }
        if let Some(table) = value.get::<Dict>().filter(|_| deep).and_then(Dict::table) {
            let items: Vec<(Value, Value)> = table.with(self, |table| {
                table.iter().take(MOST_ITEMS + 1).map(|(_, key, item)| (key.clone(), item.clone())).collect()
            });
            let text = |value: &Value| self.text_within(value, false, levels);
            let shown = items.iter().take(MOST_ITEMS).map(|(key, item)| format!("{}: {}", text(key), text(item)));
            let more = (items.len() > MOST_ITEMS).then(|| "…".to_owned());
            return format!("{{{}}}", shown.chain(more).collect::<Vec<_>>().join(", "));
        }
        match value.get::<List>().filter(|_| deep) {
            // Copied first: nothing else is done while a list is held.
            Some(list) => {
                let items: Vec<Value> =
                    list.items.with(self, |items| items.iter().take(MOST_ITEMS + 1).cloned().collect());
                format!("[{}]", self.items_text(&items, levels))
            }
            None => format!("<{}>", self.type_name(value)),
        }
    }

    fn items_text(&self, items: &[Value], levels: usize) -> String {
        let shown = items.iter().take(MOST_ITEMS).map(|item| self.text_within(item, false, levels));
        let more = (items.len() > MOST_ITEMS).then(|| "…".to_owned());
        shown.chain(more).collect::<Vec<_>>().join(", ")
    }
}

fn firsts<'a>(items: impl Iterator<Item = &'a Value>) -> Vec<Value> {
    items.take(MOST_ITEMS).cloned().collect()
}

/// A text of so many characters at most.
pub(super) fn shortened(text: String, most: usize) -> String {
    if text.chars().count() <= most {
        return text;
    }
    text.chars().take(most - 1).chain(std::iter::once('…')).collect()
}

/// What the instructions of some code are, and the names of its variables.
pub(super) fn listing(code: &bytecode::Code, names: &Names) -> (Vec<InstructionFacts>, Vec<String>) {
    let lines = bytecode::listing(code, names).into_iter().zip(bytecode::accesses(code, names).of);
    let instructions = lines.map(|(line, access)| InstructionFacts {
        mnemonic: line.mnemonic,
        argument: line.argument,
        touches: access.map(|access| access.name),
    });
    let locals = code.locals.iter().take(MOST_LOCALS).map(|local| names.text(local.name).to_owned());
    (instructions.collect(), locals.collect())
}
