//! What threads are about to do, in words.

use bytecode::Op;
use objects::Value;
use sync::ThreadId;

use crate::Thread;
use crate::explore::stop::Announced;
use crate::explore::{Mode, Status};
use crate::frame::Frame;
use crate::types::cell::Cell;
use crate::types::dict::Dict;
use crate::types::list::List;

/// A place in the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The file.
    pub file: String,
    /// From 1.
    pub line: u32,
    /// The text of the line.
    pub source: String,
    /// The instruction, as `minipy dis` shows it.
    pub instruction: String,
}

/// What a thread is about to do.
#[derive(Clone, Debug, Default)]
pub struct Doing {
    /// In a word: `read`, `write`, `acquire`, `print`, the name of a method.
    pub verb: String,
    /// What it does that to, as the program names it.
    pub object: String,
    /// The slot it is about: the same text in every run.
    pub slot: String,
    /// Whether it changes it.
    pub writes: bool,
    /// What it is about to store, where that is what it does.
    pub value: Option<String>,
    /// Where in the program.
    pub spot: Option<Spot>,
    /// Whether it waits for what it began, and would only go on with that.
    pub waits: bool,
}

impl Thread {
    /// What a thread is about to do, or waits for.
    pub fn doing_of(&mut self, id: ThreadId) -> Doing {
        match self.status(id) {
            Status::At(announced) => self.announced_doing(id, &announced),
            Status::Waits => {
                let spot = self.spot_of(id);
                let object = spot.as_ref().map(|spot| spot.instruction.clone()).unwrap_or_default();
                Doing { verb: "goes on".to_owned(), object, waits: true, spot, ..Doing::default() }
            }
            Status::Fresh => Doing { verb: "begins".to_owned(), ..Doing::default() },
            Status::Running => Doing { verb: "goes on".to_owned(), spot: self.spot_of(id), ..Doing::default() },
        }
    }

    fn announced_doing(&mut self, id: ThreadId, announced: &Announced) -> Doing {
        let visible = self.interpreter.directed.as_ref().map(|directed| &directed.visible);
        let touched = &announced.touched;
        let main = touched.iter().find(|touch| visible.is_some_and(|visible| visible.contains(&touch.key)));
        let Some(touch) = main.or(touched.first()) else { return Doing::default() };
        let writes = matches!(touch.mode, Mode::Write | Mode::ItemWrite);
        let spot = self.spot_of(id);
        let source = spot.as_ref().map(|spot| spot.instruction.clone()).unwrap_or_default();
        let is_slot = !touch.key.starts_with("w:") || !touch.name.is_empty();
        let verb = if !is_slot || touch.key == "print" {
            self.verb_of_with(id).unwrap_or("call")
        } else if writes {
            "write"
        } else {
            "read"
        };
        Doing {
            verb: verb.to_owned(),
            object: if touch.name.is_empty() || touch.name.starts_with(['.', '[']) {
                source
            } else {
                touch.name.clone()
            },
            slot: touch.key.clone(),
            writes,
            value: None,
            spot,
            waits: false,
        }
    }

    /// What a `with` statement does that a thread is about to enter or to leave.
    fn verb_of_with(&self, id: ThreadId) -> Option<&'static str> {
        let frame = self.own_frame_of(id)?;
        let code = &frame.code().code;
        let at = frame.next() as usize;
        match code.instructions.get(at)?.op() {
            Op::BEFORE_WITH => Some("acquire"),
            Op::WITH_EXCEPT_START => Some("release"),
            // Where nothing was raised, leaving is a call that the source does not show.
            Op::CALL if !crate::waits::expression_at(self, code, at)?.ends_with(')') => Some("release"),
            _ => None,
        }
    }

    /// The newest frame of the program's own of a thread that is stopped, or of this one.
    fn own_frame_of(&self, id: ThreadId) -> Option<Frame> {
        let directed = self.interpreter.directed.as_ref()?;
        let thread = directed.threads.borrow().get(&id)?.thread?;
        // SAFETY: the pointer is that of a thread that has begun and not ended; it is stopped, or this one.
        unsafe { (*thread).frames.iter().rev().find(|frame| !frame.code().is_library).copied() }
    }

    /// Where a thread stands in the program.
    pub(super) fn spot_of(&self, id: ThreadId) -> Option<Spot> {
        let standing = matches!(self.status(id), Status::At(_));
        let frame = self.own_frame_of(id)?;
        let code = frame.code().code.clone();
        let at = if standing { frame.next() } else { frame.next().saturating_sub(1) };
        let line = code.locations.get(at as usize).map_or(0, |location| location.line);
        let source = self.source_text(&code.file).and_then(|text| Some(text.line(line)?.trim().to_owned()));
        let instruction = crate::waits::expression_at(self, &code, at as usize).unwrap_or_default();
        Some(Spot { file: code.file.to_string(), line, source: source.unwrap_or_default(), instruction })
    }
}

impl Thread {
    /// What people call a thread.
    pub fn title_of(&mut self, id: ThreadId) -> String {
        self.thread_title(id)
    }

    /// What `str()` makes of a value, or `repr()` of a text; what cannot be shown is `...`.
    pub fn text_of(&mut self, value: &Value) -> String {
        self.repr_text(value).unwrap_or_else(|_| "...".to_owned())
    }

    /// The value in a slot, where it can be shown without running code.
    pub fn value_of_slot(&mut self, slot: &str) -> Option<String> {
        let (kind, path) = slot.split_once(':')?;
        let value = match kind {
            "g" => {
                let (module, name) = path.rsplit_once('.')?;
                let module = self.loaded_module(module).ok()??;
                let name = self.names().intern(name);
                self.module_get(&module, name)?
            }
            "a" => {
                let (number, name) = path.rsplit_once('.')?;
                let name = self.names().intern(name);
                self.own_attribute(&self.pinned(number)?, name)?
            }
            "c" => self.pinned(path)?.get::<Cell>()?.content.get().non_null()?,
            "i" => {
                let (number, index) = path.strip_suffix(']')?.split_once('[')?;
                let container = self.pinned(number)?;
                self.item_named(&container, index)?
            }
            _ => return None,
        };
        let kind = value.header().map_or(objects::Str::KIND, objects::Header::kind);
        let is_plain = kind < 10 && kind != objects::Instance::KIND;
        let is_shown = is_plain || value.has::<List>() || value.has::<Dict>();
        is_shown.then(|| self.text_of(&value))
    }

    /// The object that has a number since the first thread was started.
    fn pinned(&self, number: &str) -> Option<Value> {
        self.interpreter.directed.as_ref()?.pins.borrow().object(number.parse().ok()?)
    }
}
