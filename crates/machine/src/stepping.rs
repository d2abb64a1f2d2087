//! Runs in which somebody outside chooses, turn by turn, who goes on and how far: `minipy step`.
//!
//! Threads run under the single driver, with turns of one instruction if that is wished: a thread stops just before the
//! next instruction that others could notice. What it looks like there is told before anybody else goes on.

use std::collections::HashSet;
use std::fmt;
use std::num::NonZeroU64;

use objects::{Attributes, Instance, Value, Word};
use sync::single::Stop;
use sync::{Reason, ThreadId};

use crate::Thread;
use crate::class::Class;
use crate::frame::Frame;
use crate::journal::Why;
use crate::modules::thread::lock::{Lock, RLock};
use crate::native::NativeFunction;
use crate::types::function::Function;
use crate::types::module::Module;

/// How many instructions the main thread runs at first, before it is told that it has stopped.
pub const FIRST: NonZeroU64 = NonZeroU64::new(100_000).unwrap();
/// How many instructions are shown around the next one.
const AROUND: usize = 4;
/// The most shared values that are told.
const MOST_SHARED: usize = 24;
/// The most words of an operand stack that are told, the topmost.
const MOST_OPERANDS: usize = 6;

/// Who goes on, and for how many instructions; as many as it can if there is no number.
pub type Wish = (ThreadId, Option<NonZeroU64>);

/// Chooses.
pub trait Stepper: Send + Sync + fmt::Debug {
    /// A thread has stopped.
    fn stopped(&self, view: View);

    /// Somebody is to go on, of those who can. Without a wish the driver chooses.
    fn next(&self, able: &[ThreadId]) -> Option<Wish>;

    /// All threads have ended; this is what they have left.
    fn ended(&self, shared: Vec<(String, String)>);

    /// The slots whose accesses are visible operations, by the keys that an exploration gave them; `None` where nobody
    /// wants to know of these.
    fn visible(&self) -> Option<HashSet<String>>;

    /// A thread has done a visible operation.
    fn did(&self, thread: ThreadId);
}

/// A thread that has stopped, and what all share.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// The thread's number.
    pub thread: u32,
    /// What people call it.
    pub name: String,
    /// Whether it has ended.
    pub has_ended: bool,
    /// Why it cannot go on, if it cannot.
    pub waits: Option<String>,
    /// Whether it is in code of the library, or has not come to the program's own yet.
    pub in_library: bool,
    /// Where in the program's own text: file, line, function.
    pub place: Option<(String, u32, String)>,
    /// The text of that line.
    pub source: String,
    /// The instructions around the next one, which is marked.
    pub instructions: Vec<(bool, String)>,
    /// The operand stack of the newest frame, the top last.
    pub operands: Vec<String>,
    /// Its local variables.
    pub locals: Vec<(String, String)>,
    /// Globals of the script that are no functions, classes or modules, and attributes of objects among them.
    pub shared: Vec<(String, String)>,
}

impl Thread {
    /// Tells that the thread stops; nothing for `stop` if it ends.
    pub(crate) fn tell_stepper(&mut self, stop: Option<Stop>, reason: Reason) {
        let Some(stepper) = self.interpreter.config.stepper.clone() else { return };
        if stop.is_none() {
            self.follow_end();
        }
        let view = self.stopped_view(stop, reason);
        stepper.stopped(view);
    }

    /// Tells what there is when all threads have ended.
    pub(crate) fn tell_end(&mut self) {
        self.end_following();
        if let Some(stepper) = self.interpreter.config.stepper.clone() {
            stepper.ended(self.told_values());
        }
    }

    fn stopped_view(&mut self, stop: Option<Stop>, reason: Reason) -> View {
        let id = self.control.id();
        let name = self.thread_title(id);
        let in_library = self.frames.last().is_none_or(|frame| frame.code().is_library);
        let shared = self.told_values();
        let mut view = View { thread: id.0, name, has_ended: stop.is_none(), in_library, shared, ..View::default() };
        let own = |frame: &&Frame| !frame.code().is_library;
        let Some(frame) = self.frames.iter().rev().find(own).copied() else { return view };
        let code = frame.code().code.clone();
        let is_next = matches!(stop, Some(Stop::Switched)) && !in_library;
        let next = if is_next { frame.next() as usize } else { frame.at() };
        let line = code.locations.get(next).map_or(0, |location| location.line);
        let file = code.file.rsplit('/').next().unwrap_or_default().to_owned();
        let source = self.source_text(&code.file).and_then(|text| Some(text.line(line)?.trim().to_owned()));
        view.source = source.unwrap_or_default();
        view.place = Some((file, line, code.qualname.clone()));
        if matches!(stop, Some(Stop::Blocked { .. })) {
            let what = crate::waits::expression_at(self, &code, next).unwrap_or_default();
            view.waits = Some(format!("{}: {what}", Why::of_stop(stop, reason).text().replace("it ", "")));
        }
        let names = &self.interpreter.names;
        let listing = bytecode::listing(&code, names);
        let range = next.saturating_sub(AROUND)..(next + AROUND + 1).min(listing.len());
        view.instructions = range
            .filter(|at| code.locations.get(*at).is_some_and(|location| location.line == line) || *at == next)
            .map(|at| (at == next, format!("{:<18}{}", listing[at].mnemonic, listing[at].argument)))
            .collect();
        for (index, local) in code.locals.iter().enumerate() {
            let name = self.text(local.name).to_owned();
            if let Some(text) = self.local_text(&frame, index).filter(|_| !name.starts_with('.')) {
                view.locals.push((name, text.into()));
            }
        }
        if is_next {
            view.operands = self.operands(&frame);
        }
        view
    }

    /// What lies on the operand stack of the newest frame.
    fn operands(&self, frame: &Frame) -> Vec<String> {
        let first = frame.slots.wrapping_add(frame.code().slot_count as usize);
        let count = (self.top as usize).saturating_sub(first as usize) / size_of::<Word>();
        let text = |at: usize| {
            // SAFETY: the words between the slots and the top of the stack are the frame's operands.
            let word = unsafe { *first.add(at) };
            if word.is_null() {
                return "NULL".to_owned();
            }
            // SAFETY: the stack owns it while it is looked at.
            self.value_text(&unsafe { Value::borrow_word(word) }, true)
        };
        (count.saturating_sub(MOST_OPERANDS)..count).map(text).collect()
    }

    /// What the value of that name is among those that threads share, as it is shown.
    pub fn shared_value(&mut self, name: &str) -> Option<String> {
        self.shared_values().into_iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The values that are told.
    fn told_values(&mut self) -> Vec<(String, String)> {
        let mut shared = self.shared_values();
        shared.truncate(MOST_SHARED);
        shared
    }

    /// The values that threads of the script can share, as they are now.
    fn shared_values(&mut self) -> Vec<(String, String)> {
        let Ok(Some(main)) = self.loaded_module("__main__") else { return Vec::new() };
        let Some(module) = main.get::<Module>() else { return Vec::new() };
        let (mut found, mut position) = (Vec::new(), 0);
        while let Some((at, name)) = module.namespace.next_from(position) {
            position = at + 1;
            let text = self.text(name).to_owned();
            if let Some(value) = module.namespace.get(name).filter(|_| !text.starts_with("__")) {
                self.share(&mut found, text, &value, true);
            }
        }
        found
    }

    fn share(&self, found: &mut Vec<(String, String)>, name: String, value: &Value, deep: bool) {
        if value.has::<Module>() || value.has::<Function>() || value.has::<Class>() || value.has::<NativeFunction>() {
            return;
        }
        if let Some(lock) = value.get::<Lock>() {
            found.push((name, if lock.raw.is_locked() { "locked" } else { "free" }.to_owned()));
        } else if let Some(lock) = value.get::<RLock>() {
            found.push((name, if lock.raw.depth() > 0 { "locked" } else { "free" }.to_owned()));
        } else if value.header().is_some_and(|header| header.kind() == Instance::KIND) {
            self.share_attributes(found, &name, value, deep);
        } else {
            let text = self.value_text(value, true);
            if !text.contains('<') {
                found.push((name, text));
            }
        }
    }

    fn share_attributes(&self, found: &mut Vec<(String, String)>, name: &str, object: &Value, deep: bool) {
        let (Some(header), Some(attributes)) = (object.header(), Attributes::of(object)) else { return };
        let is_of_library = self.class_of(object).get::<Class>().is_some_and(|class| {
            class
                .namespace
                .get(source::known::MODULE)
                .is_none_or(|module| module.get::<objects::Str>().is_none_or(|module| module.as_str() != "__main__"))
        });
        if !deep || is_of_library {
            return;
        }
        let shape = header.shape();
        for index in 0..shape.len() {
            let (Some(attribute), Some(slot)) = (shape.name_at(index), attributes.slot(index)) else { continue };
            if let Some(value) = slot.get().non_null() {
                self.share(found, format!("{name}.{}", self.text(attribute)), &value, false);
            }
        }
    }
}
