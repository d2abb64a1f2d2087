//! The constructors of `blake2b` and `blake2s`, with the parameters of RFC 7693.

use objects::Value;
use parking_lot::Mutex;

use super::hasher::{Algorithm, Hasher};
use super::{Hash, input};
use crate::builtin::Builtin;
use crate::{Result, Thread};

pub(super) const PARAMETERS: &str = "cls, data=b'', /, *, digest_size=64, key=b'', salt=b'', person=b'', fanout=1, \
     depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True";

/// A number between bounds.
fn number(t: &mut Thread, value: &Value, default: u64, (least, most): (u64, u64), problem: &str) -> Result<u64> {
    if value.is_null() {
        return Ok(default);
    }
    let number = t.index(value)?;
    match u64::try_from(number).ok().filter(|number| (least..=most).contains(number)) {
        Some(number) => Ok(number),
        None => Err(t.value_error(problem)),
    }
}

/// Octets, at most so many.
fn short(t: &mut Thread, value: &Value, most: usize, what: &str) -> Result<Vec<u8>> {
    if value.is_null() {
        return Ok(Vec::new());
    }
    let octets = t.bytes_like(value)?.into_owned();
    if octets.len() > most { Err(t.value_error(format!("maximum {what} length is {most} bytes"))) } else { Ok(octets) }
}

/// `blake2b.__new__`, `blake2s.__new__`
pub(super) fn new(t: &mut Thread, args: &[Value]) -> Result {
    let is_b = t.class(Builtin::Blake2b).is(&args[0]);
    let (name, largest, side) = if is_b { ("blake2b", 64, 16) } else { ("blake2s", 32, 8) };
    let problem = format!("digest_size must be between 1 and {largest} bytes");
    let size = number(t, &args[2], largest as u64, (1, largest as u64), &problem)? as usize;
    let mut salt = short(t, &args[4], side, "salt")?;
    let mut person = short(t, &args[5], side, "person")?;
    let fanout = number(t, &args[6], 1, (0, 255), "fanout must be between 0 and 255")?;
    let depth = number(t, &args[7], 1, (1, 255), "depth must be between 1 and 255")?;
    let leaf = number(t, &args[8], 0, (0, u32::MAX.into()), "leaf_size is too large")?;
    let most_offset = if is_b { i64::MAX as u64 } else { (1 << 48) - 1 };
    let offset = number(t, &args[9], 0, (0, most_offset), "node_offset is too large")?;
    let node_depth = number(t, &args[10], 0, (0, 255), "node_depth must be between 0 and 255")?;
    let inner_problem = format!("inner_size must be between 0 and is {largest}");
    let inner = number(t, &args[11], 0, (0, largest as u64), &inner_problem)?;
    let key = short(t, &args[3], largest, "key")?;
    let last_node = !args[12].is_null() && t.truth(&args[12])?;
    let data = input(t, &args[1])?;
    salt.resize(side, 0);
    person.resize(side, 0);
    macro_rules! state {
        ($library:ident) => {{
            let mut params = $library::Params::new();
            params.hash_length(size).key(&key).salt(&salt).personal(&person);
            params.fanout(fanout as u8).max_depth(depth as u8).max_leaf_length(leaf as u32).node_offset(offset);
            params.node_depth(node_depth as u8).inner_hash_length(inner as usize).last_node(last_node);
            params.to_state()
        }};
    }
    let mut state = match is_b {
        true => Hasher::Blake2b(state!(blake2b_simd), size),
        false => Hasher::Blake2s(state!(blake2s_simd), size),
    };
    state.update(&data);
    match Algorithm::find(name) {
        Some(algorithm) => Ok(t.object_of(&args[0], Hash { state: Mutex::new(Box::new(state)), algorithm })),
        None => Ok(Value::NONE),
    }
}
