//! Whether every reference count is the number of references there are, asked at the end of a program.
//!
//! Native code that forgets a reference, or gives one back twice, shows here; so does contents whose `visit` leaves
//! something out, which would mislead the cycle collector.

use std::collections::BTreeMap;
use std::fmt::Write;

use objects::{Str, Unbalanced, Value};

use crate::Thread;
use crate::class::Class;
use crate::interpreter::Interpreter;
use crate::types::code::CodeObject;
use crate::types::function::Function;

/// How many lines a report has at most.
const SHOWN: usize = 20;

impl Interpreter {
    /// Shows every reference that the interpreter itself holds.
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        let slots = self.types.iter().chain(&self.ascii_strings);
        slots.chain([&self.empty_tuple, &self.builtins, &self.modules]).for_each(|slot| slot.visit(visitor));
        visitor.see_all(self.name_strings.lock().iter());
        visitor.see_all(self.retired_code.lock().iter());
        visitor.see_all(self.extra.lock().values());
        self.signals.visit(visitor);
    }
}

impl Thread {
    /// Compares the count of every object with the references that other objects, the interpreter and the caller
    /// hold. Called when the program has ended. Says what is wrong, if something is.
    ///
    /// Daemon threads that still sleep hold what nobody can see; then only references that were given back twice
    /// are found.
    pub fn check_counts(&mut self, held: &[&Value]) -> Option<String> {
        self.run_due_finalizers();
        let interpreter = self.interpreter.clone();
        let census = interpreter.heap.census(&mut |visitor| {
            interpreter.visit(visitor);
            visitor.see(&self.handled);
            visitor.see_all(held.iter().copied());
        });
        let unseen = interpreter.running_threads() > 0;
        let mut lines: BTreeMap<String, usize> = BTreeMap::new();
        for wrong in census.unbalanced.iter().filter(|wrong| wrong.count < wrong.held || !unseen) {
            *lines.entry(self.describe_unbalanced(wrong)).or_default() += 1;
        }
        if lines.is_empty() {
            return None;
        }
        let mut report = "minipy: a mistake inside minipy: reference counts do not balance at exit\n".to_owned();
        for (line, times) in lines.iter().take(SHOWN) {
            // Writing to a string cannot fail.
            let _ = writeln!(report, "  {times} times {line}");
        }
        if lines.len() > SHOWN {
            let _ = writeln!(report, "  and {} more kinds", lines.len() - SHOWN);
        }
        Some(report)
    }

    fn describe_unbalanced(&self, Unbalanced { object, count, held }: &Unbalanced) -> String {
        let title = if let Some(text) = object.get::<Str>() {
            format!(" {:?}", text.as_str().chars().take(40).collect::<String>())
        } else if let Some(function) = object.get::<Function>() {
            format!(" {:?}", function.qualname.get().get::<Str>().map(Str::as_str))
        } else if let Some(class) = object.get::<Class>() {
            format!(" {:?}", class.qualname.get().get::<Str>().map(Str::as_str))
        } else if let Some(code) = object.get::<CodeObject>() {
            format!(" {:?}", code.code.qualname)
        } else {
            String::new()
        };
        format!("{}{title}: counted {count}, found {held}", self.type_name(object))
    }
}
