//! The methods of bytes that take them apart, and `join`.

use objects::Value;

use crate::types::bytearray::ByteArray;
use crate::{Result, Thread};

impl Thread {
    /// A list of parts of bytes or of a bytearray.
    fn bytes_list(&mut self, receiver: &Value, parts: &[&[u8]]) -> Value {
        let parts = parts.iter().map(|part| self.bytes_as(receiver, part)).collect();
        self.list(parts)
    }
}

type Split = for<'a> fn(&'a [u8], &[u8], Option<usize>) -> text::Result<Vec<&'a [u8]>>;
type SplitWhitespace = for<'a> fn(&'a [u8], Option<usize>) -> Vec<&'a [u8]>;

fn split_with(t: &mut Thread, args: &[Value], split: Split, whitespace: SplitWhitespace) -> Result {
    let bytes = t.bytes_like(&args[0])?;
    let limit = t.limit(&args[2])?;
    if args[1].is_null() || args[1].is_none() {
        return Ok(t.bytes_list(&args[0], &whitespace(&bytes, limit)));
    }
    let separator = t.bytes_like(&args[1])?;
    match split(&bytes, &separator, limit) {
        Ok(parts) => Ok(t.bytes_list(&args[0], &parts)),
        Err(error) => Err(t.text_error(error)),
    }
}

pub(super) fn split(t: &mut Thread, args: &[Value]) -> Result {
    split_with(t, args, text::bytes_search::split, text::bytes_search::split_whitespace)
}

pub(super) fn rsplit(t: &mut Thread, args: &[Value]) -> Result {
    split_with(t, args, text::bytes_search::rsplit, text::bytes_search::rsplit_whitespace)
}

pub(super) fn splitlines(t: &mut Thread, args: &[Value]) -> Result {
    let bytes = t.bytes_like(&args[0])?;
    let keep_ends = !args[1].is_null() && t.truth(&args[1])?;
    Ok(t.bytes_list(&args[0], &text::bytes_search::splitlines(&bytes, keep_ends)))
}

type Partition = for<'a> fn(&'a [u8], &[u8]) -> text::Result<(&'a [u8], &'a [u8], &'a [u8])>;

fn partition_with(t: &mut Thread, args: &[Value], partition: Partition) -> Result {
    let (bytes, separator) = (t.bytes_like(&args[0])?, t.bytes_like(&args[1])?);
    match partition(&bytes, &separator) {
        Ok((before, found, after)) => {
            // Bytes give back the separator itself, whatever it is; a bytearray gives one of its own.
            let found = match found {
                [] => t.bytes_as(&args[0], &[]),
                _ if args[0].has::<ByteArray>() => t.bytes_as(&args[0], found),
                _ => args[1].clone(),
            };
            let parts = [t.bytes_part(&args[0], before), found, t.bytes_part(&args[0], after)];
            Ok(t.tuple(parts))
        }
        Err(error) => Err(t.text_error(error)),
    }
}

pub(super) fn partition(t: &mut Thread, args: &[Value]) -> Result {
    partition_with(t, args, text::bytes_search::partition)
}

pub(super) fn rpartition(t: &mut Thread, args: &[Value]) -> Result {
    partition_with(t, args, text::bytes_search::rpartition)
}

/// `bytes.join(self, iterable_of_bytes, /)`
pub(super) fn join(t: &mut Thread, args: &[Value]) -> Result {
    let separator = t.bytes_like(&args[0])?;
    let items = t.join_items(&args[1])?;
    let mut out = Vec::new();
    for (position, item) in items.iter().enumerate() {
        let Ok(Some(bytes)) = t.octets(item) else {
            let name = t.type_name(item);
            let message = format!("sequence item {position}: expected a bytes-like object, {name} found");
            return Err(t.type_error(message));
        };
        if position > 0 {
            out.extend_from_slice(&separator);
        }
        out.extend_from_slice(&bytes);
    }
    Ok(t.bytes_as(&args[0], &out))
}
