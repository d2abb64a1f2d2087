//! The methods of str that take it apart, and `join`.

use objects::{Str, Value};

use crate::builtin::Builtin;
use crate::types::list::List;
use crate::{Result, Thread};

impl Thread {
    /// A list of parts of a text.
    fn str_list(&mut self, parts: &[&str]) -> Value {
        let parts = parts.iter().map(|part| self.str(part)).collect();
        self.list(parts)
    }
}

type Split = for<'a> fn(&'a str, &str, Option<usize>) -> text::Result<Vec<&'a str>>;
type SplitWhitespace = for<'a> fn(&'a str, Option<usize>) -> Vec<&'a str>;

fn split_with(t: &mut Thread, args: &[Value], split: Split, whitespace: SplitWhitespace) -> Result {
    let text = t.str_of(&args[0])?.as_str();
    let limit = t.limit(&args[2])?;
    if args[1].is_null() || args[1].is_none() {
        return Ok(t.str_list(&whitespace(text, limit)));
    }
    let Some(separator) = args[1].get::<Str>() else {
        let name = t.type_name(&args[1]);
        return Err(t.type_error(format!("must be str or None, not {name}")));
    };
    match split(text, separator.as_str(), limit) {
        Ok(parts) => Ok(t.str_list(&parts)),
        Err(error) => Err(t.text_error(error)),
    }
}

pub(super) fn split(t: &mut Thread, args: &[Value]) -> Result {
    split_with(t, args, text::search::split, text::search::split_whitespace)
}

pub(super) fn rsplit(t: &mut Thread, args: &[Value]) -> Result {
    split_with(t, args, text::search::rsplit, text::search::rsplit_whitespace)
}

pub(super) fn splitlines(t: &mut Thread, args: &[Value]) -> Result {
    let text = t.str_of(&args[0])?.as_str();
    let keep_ends = !args[1].is_null() && t.truth(&args[1])?;
    Ok(t.str_list(&text::search::splitlines(text, keep_ends)))
}

type Partition = for<'a> fn(&'a str, &str) -> text::Result<(&'a str, &'a str, &'a str)>;

fn partition_with(t: &mut Thread, args: &[Value], partition: Partition) -> Result {
    let text = t.str_of(&args[0])?.as_str();
    let separator = t.str_of(&args[1])?;
    match partition(text, separator.as_str()) {
        Ok((before, separator, after)) => {
            let parts = [t.str_part(&args[0], before), t.str(separator), t.str_part(&args[0], after)];
            Ok(t.tuple(parts))
        }
        Err(error) => Err(t.text_error(error)),
    }
}

pub(super) fn partition(t: &mut Thread, args: &[Value]) -> Result {
    partition_with(t, args, text::search::partition)
}

pub(super) fn rpartition(t: &mut Thread, args: &[Value]) -> Result {
    partition_with(t, args, text::search::rpartition)
}

/// `str.join(self, iterable, /)`
pub(super) fn join(t: &mut Thread, args: &[Value]) -> Result {
    let separator = t.str_of(&args[0])?;
    let joined = match args[1].get_exact::<List>() {
        Some(list) => list.items.with(t, |items| join_texts(t, separator, items)),
        None => {
            let items = t.join_items(&args[1])?;
            join_texts(t, separator, &items)
        }
    };
    joined.map_err(|(position, item)| {
        let name = t.type_name(&item);
        t.type_error(format!("sequence item {position}: expected str instance, {name} found"))
    })
}

/// The items joined; an item that is no str is given back with its position.
fn join_texts(t: &Thread, separator: &Str, items: &[Value]) -> std::result::Result<Value, (usize, Value)> {
    if let [only] = items
        && t.is_exactly(only, Builtin::Str)
    {
        return Ok(only.clone());
    }
    let between = items.len().saturating_sub(1);
    let (mut len, mut chars) = (separator.as_str().len() * between, separator.chars() * between);
    for (position, item) in items.iter().enumerate() {
        let Some(text) = item.get::<Str>() else { return Err((position, item.clone())) };
        len += text.as_str().len();
        chars += text.chars();
    }
    Ok(t.heap().new_str_with(t.root(Builtin::Str), len, chars, |room| {
        for (position, text) in items.iter().filter_map(|item| item.get::<Str>()).enumerate() {
            if position > 0 {
                room.push(separator.as_str());
            }
            room.push(text.as_str());
        }
    }))
}

impl Thread {
    /// The items that `join` joins.
    ///
    /// # Errors
    /// TypeError for what is not iterable, what the iteration raises.
    pub(crate) fn join_items(&mut self, iterable: &Value) -> Result<Vec<Value>> {
        if self.is_exactly(iterable, Builtin::List) || self.is_exactly(iterable, Builtin::Tuple) {
            return self.collect(iterable);
        }
        match self.iter(iterable) {
            Ok(iterator) => self.collect(&iterator),
            Err(raised) if self.is_exception(&raised, Builtin::TypeError) => {
                Err(self.type_error("can only join an iterable"))
            }
            Err(raised) => Err(raised),
        }
    }
}
