//! What the source calls a lock: the way to it from a module's names, or what stands where it was asked for.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use bytecode::Code;
use objects::{Attributes, Str, Tuple, Value};
use source::known;

use super::{Awaited, Place};
use crate::Thread;
use crate::class::Class;
use crate::import::LIBRARY;
use crate::modules::thread::lock::{Lock, RLock};
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::module::Module;

/// How many objects are looked at, at most.
const MOST_OBJECTS: usize = 20_000;
/// How many items of one container are.
const MOST_ITEMS: usize = 1_000;
/// How many steps from a module's name.
const MOST_STEPS: usize = 4;

/// Names of locks, by the address of what is behind them.
pub(super) type LockNames = HashMap<usize, String>;

/// What tells a lock from others.
pub(super) fn identity(on: &Awaited) -> Option<usize> {
    match on {
        Awaited::Lock(lock) => Some(Arc::as_ptr(lock) as usize),
        Awaited::RLock(lock) => Some(Arc::as_ptr(lock) as usize),
        _ => None,
    }
}

fn lock_of(value: &Value) -> Option<usize> {
    let lock = value.get::<Lock>().map(|lock| Arc::as_ptr(&lock.raw) as usize);
    lock.or_else(|| value.get::<RLock>().map(|lock| Arc::as_ptr(&lock.raw) as usize))
}

/// The text of the expression that an instruction belongs to, if it is on one line.
pub(crate) fn text_at(t: &Thread, code: &Code, at: usize) -> Option<String> {
    let location = code.locations.get(at)?;
    if location.line != location.end_line {
        return None;
    }
    let source = t.source_text(&code.file)?;
    let line = source.line(location.line)?;
    line.get(location.column as usize..location.end_column as usize).map(|text| text.trim().to_owned())
}

/// The expression that a thread waits in: `lock` of `with lock:`, `lock.acquire()`.
pub(super) fn expression(t: &Thread, place: &Place) -> Option<String> {
    let (code, next) = place;
    text_at(t, code, next.saturating_sub(1) as usize)
}

/// The lock in such an expression.
pub(super) fn lock_in(expression: &str) -> &str {
    expression.split_once(".acquire").map_or(expression, |(lock, _)| lock)
}

impl Thread {
    /// What the program calls locks: of several ways to one, the shortest.
    pub(super) fn lock_names(&mut self) -> LockNames {
        let mut search = Search { found: LockNames::new(), seen: HashSet::new(), queue: VecDeque::new() };
        for (prefix, module) in self.own_modules() {
            let Some(module) = module.get::<Module>() else { continue };
            let mut position = 0;
            while let Some((at, name)) = module.namespace.next_from(position) {
                position = at + 1;
                if let Some(value) = module.namespace.get(name) {
                    search.meet(format!("{prefix}{}", self.text(name)), value, 0);
                }
            }
        }
        while let Some((path, value, steps)) = search.queue.pop_front() {
            self.look_into(&mut search, &path, &value, steps + 1);
        }
        search.found
    }

    /// The modules that did not come with the machine, the main module first, each with what goes before its names.
    fn own_modules(&mut self) -> Vec<(String, Value)> {
        let modules = self.modules();
        let main = known::text(known::MAIN);
        let mut own = Vec::new();
        for (name, module) in self.dict_items(&modules) {
            let Some(name) = name.get::<Str>().map(|name| name.as_str().to_owned()) else { continue };
            let file = self.module_get(&module, known::FILE);
            let is_own = file.is_some_and(|file| file.get::<Str>().is_some_and(|f| !f.as_str().starts_with(LIBRARY)));
            if name == main {
                own.insert(0, (String::new(), module));
            } else if is_own {
                own.push((format!("{name}."), module));
            }
        }
        own
    }

    fn look_into(&mut self, search: &mut Search, path: &str, value: &Value, steps: usize) {
        if let Some(list) = value.get::<List>() {
            let items: Vec<Value> = list.items.with(self, |items| items.iter().take(MOST_ITEMS).cloned().collect());
            search.meet_items(path, &items, steps);
        } else if let Some(tuple) = value.get::<Tuple>() {
            search.meet_items(path, tuple.items(), steps);
        } else if value.has::<Dict>() {
            for (key, item) in self.dict_items(value).into_iter().take(MOST_ITEMS) {
                let Some(key) = key_text(&key) else { continue };
                search.meet(format!("{path}[{key}]"), item, steps);
            }
        } else if let Some(class) = value.get::<Class>() {
            let mut position = 0;
            while let Some((at, name)) = class.namespace.next_from(position) {
                position = at + 1;
                let attribute = class.namespace.get(name);
                attribute.into_iter().for_each(|it| search.meet(format!("{path}.{}", self.text(name)), it, steps));
            }
        } else if let (Some(header), Some(attributes)) = (value.header(), Attributes::of(value)) {
            let shape = header.shape();
            for index in 0..shape.len() {
                let (Some(name), Some(slot)) = (shape.name_at(index), attributes.slot(index)) else { continue };
                let name = self.text(name);
                // The locks inside of conditions and queues are called by what they are for.
                let inner = name.starts_with('_') || name == "mutex";
                let path = if inner { path.to_owned() } else { format!("{path}.{name}") };
                slot.get().non_null().into_iter().for_each(|it| search.meet(path.clone(), it, steps));
            }
        }
    }
}

/// A search for locks, breadth first.
struct Search {
    found: LockNames,
    seen: HashSet<u64>,
    queue: VecDeque<(String, Value, usize)>,
}

impl Search {
    fn meet(&mut self, path: String, value: Value, steps: usize) {
        if let Some(lock) = lock_of(&value) {
            self.found.entry(lock).or_insert(path);
        } else if value.header().is_some()
            && !value.has::<Module>()
            && !value.has::<Str>()
            && steps < MOST_STEPS
            && self.seen.len() < MOST_OBJECTS
            && self.seen.insert(value.word().bits())
        {
            self.queue.push_back((path, value, steps));
        }
    }

    fn meet_items(&mut self, path: &str, items: &[Value], steps: usize) {
        for (index, item) in items.iter().take(MOST_ITEMS).enumerate() {
            self.meet(format!("{path}[{index}]"), item.clone(), steps);
        }
    }
}

fn key_text(key: &Value) -> Option<String> {
    let text = key.get::<Str>().map(|text| text::repr::str_repr(text.as_str()));
    text.or_else(|| key.as_small_int().map(|number| number.to_string()))
}
