//! `except*` (PEP 654; source: CPython's `ceval.c` and `Objects/exceptions.c`).

use objects::{Tuple, Value};
use rustc_hash::FxHashSet;

use crate::builtin::Builtin;
use crate::class::Class;
use crate::types::exception::Exception;
use crate::types::exception::group::{Matcher, derives_from_any, leaves_of};
use crate::types::list::List;
use crate::{Result, Thread};

impl Thread {
    /// CHECK_EG_MATCH: `[exception class -- rest match]`; what matches becomes the exception being handled.
    pub(crate) fn match_group(&mut self) -> Result<()> {
        let classes = self.pop_value();
        self.check_group_classes(&classes)?;
        let exception = self.pop_value();
        let (matching, rest) = self.split_for_clause(exception, &classes)?;
        if !matching.is_none() {
            self.handled = matching.clone();
        }
        self.push_value(rest);
        self.push_value(matching);
        Ok(())
    }

    fn check_group_classes(&mut self, classes: &Value) -> Result<()> {
        let each = classes.get::<Tuple>().map_or(std::slice::from_ref(classes), Tuple::items);
        for class in each {
            if !self.is_exception_class(class) {
                let message = "catching classes that do not inherit from BaseException is not allowed";
                return Err(self.type_error(message));
            }
            let group = self.class(Builtin::BaseExceptionGroup);
            if class.get::<Class>().is_some_and(|class| class.derives_from(&group)) {
                let message = "catching ExceptionGroup with except* is not allowed. Use except instead.";
                return Err(self.type_error(message));
            }
        }
        Ok(())
    }

    /// The part of an exception that a clause takes, and the rest; either may be None.
    fn split_for_clause(&mut self, exception: Value, classes: &Value) -> Result<(Value, Value)> {
        if exception.is_none() {
            return Ok((Value::NONE, Value::NONE));
        }
        let own = self.class_of(&exception);
        if derives_from_any(&own, classes) {
            let matching = match self.is_group(&exception) {
                true => exception,
                false => {
                    let wrapped = self.tuple([exception]);
                    self.exception_group("", wrapped)?
                }
            };
            return Ok((matching, Value::NONE));
        }
        if !self.is_group(&exception) {
            return Ok((Value::NONE, exception));
        }
        let split = self.names().intern("split");
        let pair = self.call_method(&exception, split, std::slice::from_ref(classes))?;
        let class = self.type_name(&exception);
        let Some(parts) = pair.get::<Tuple>().filter(|_| self.is_exactly(&pair, Builtin::Tuple)) else {
            let got = self.type_name(&pair);
            return Err(self.type_error(format!("{class}.split must return a tuple, not {got}")));
        };
        match parts.items() {
            [matching, rest, ..] => Ok((matching.clone(), rest.clone())),
            few => {
                let count = few.len();
                Err(self.type_error(format!("{class}.split must return a 2-tuple, got tuple of size {count}")))
            }
        }
    }

    /// What is raised after the clauses: what they raised, and what is left of the exception; None
    /// if nothing is.
    pub(crate) fn reraised(&mut self, original: &Value, results: &Value) -> Result {
        let results = match results.get::<List>() {
            Some(list) => list.items.with(self, |items| items.to_vec()),
            None => Vec::new(),
        };
        if !self.is_group(original) {
            // It was wrapped for the one clause that can have run.
            return Ok(results.into_iter().next().unwrap_or(Value::NONE));
        }
        let (mut raised, mut left) = (Vec::new(), FxHashSet::default());
        for result in results.into_iter().filter(|result| !result.is_none()) {
            if self.is_part(&result, original) {
                collect_leaves(self, result, &mut left);
            } else {
                raised.push(result);
            }
        }
        if !left.is_empty() {
            let parts = self.split_group(original, &Matcher::Leaves(&left), false)?;
            raised.extend(parts.matching);
        }
        match raised.len() {
            0 => Ok(Value::NONE),
            1 => Ok(raised.swap_remove(0)),
            _ => {
                let raised = self.list(raised);
                self.exception_group("", raised)
            }
        }
    }

    /// Whether an exception is a part of the original that was raised again, which its metadata tell.
    fn is_part(&self, result: &Value, original: &Value) -> bool {
        let (Some(a), Some(b)) = (result.get::<Exception>(), original.get::<Exception>()) else { return false };
        let links = [(&a.traceback, &b.traceback), (&a.cause, &b.cause), (&a.context, &b.context)];
        links.iter().all(|(a, b)| a.get().is(&b.get()))
    }
}

/// The identities of all exceptions that are no groups.
fn collect_leaves(t: &mut Thread, exception: Value, into: &mut FxHashSet<u64>) {
    let mut pending = vec![exception];
    while let Some(exception) = pending.pop() {
        if t.is_group(&exception) {
            pending.extend(leaves_of(&exception));
        } else {
            into.insert(t.id_of(&exception));
        }
    }
}
