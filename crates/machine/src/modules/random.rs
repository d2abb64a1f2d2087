//! `_random`: the Mersenne Twister behind `random`, and the system's own randomness.

use num_bigint::BigInt;
use objects::{Guarded, Layout, Str, Tuple, Value};
use text::mersenne::MersenneTwister;

use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, TypeSpec};
use crate::config::Driver;
use crate::kinds::Contents;
use crate::modules::ModuleSpec;
use crate::native::{row, static_method};
use crate::types::int::IntValue;
use crate::{Result, Thread};

/// A generator's state.
pub(crate) struct Random {
    state: Guarded<MersenneTwister>,
}

crate::payload!(Random, leaf);

impl Contents for Random {}

/// Where the interpreter counts the calls for bytes under the single driver.
const CALLS: &str = "random calls";

/// A seed from the system; under the single driver always the same for the same `--seed`.
fn fresh_seed(t: &mut Thread) -> Result<BigInt> {
    const BYTES: usize = 32;
    let bytes = random_bytes(t, BYTES)?;
    Ok(BigInt::from_bytes_le(num_bigint::Sign::Plus, &bytes))
}

/// Bytes from the system's source of randomness, or from a fixed one under the single driver.
///
/// # Errors
/// OSError, MemoryError.
pub(crate) fn random_bytes(t: &mut Thread, count: usize) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if bytes.try_reserve_exact(count).is_err() {
        return Err(t.memory_error());
    }
    bytes.resize(count, 0);
    let fixed = match t.interpreter().config.driver {
        Driver::Parallel => None,
        Driver::Serial => Some(u64::from(t.interpreter().config.elsewhere)),
        Driver::Seeded(seed) => Some(seed),
    };
    let Some(seed) = fixed else {
        let drawn = t.asked("random number", || {
            let mut filled = 0;
            while filled < count {
                filled += rustix::rand::getrandom(&mut bytes[filled..], rustix::rand::GetRandomFlags::empty())?;
            }
            Ok::<_, std::io::Error>(bytes)
        });
        return drawn.map_err(|error| t.os_error(error, None));
    };
    // Every call goes on where the last one ended.
    let position = t.interpreter().extra.lock().get(CALLS).and_then(Value::as_small_int).unwrap_or(0);
    t.interpreter().extra.lock().insert(CALLS, Value::from_len(position as usize + 1));
    let mut generator = MersenneTwister::from_int(&(BigInt::from(seed) << 64 | BigInt::from(position)));
    for chunk in bytes.chunks_mut(4) {
        let word = generator.next_word().to_le_bytes();
        chunk.copy_from_slice(&word[..chunk.len()]);
    }
    Ok(bytes)
}

/// The generator that a seed makes: of None a new one, of an int by its size, of str and bytes by their
/// bytes, of others by their hash.
fn seeded(t: &mut Thread, seed: &Value) -> Result<MersenneTwister> {
    if seed.is_null() || seed.is_none() {
        let seed = fresh_seed(t)?;
        return Ok(MersenneTwister::from_int(&seed));
    }
    if let Some(number) = IntValue::of(seed) {
        return Ok(MersenneTwister::from_int(&number.to_big()));
    }
    if let Some(text) = seed.get::<Str>() {
        return Ok(MersenneTwister::from_bytes(text.as_str().as_bytes()));
    }
    if let Some(bytes) = seed.get::<objects::Bytes>() {
        return Ok(MersenneTwister::from_bytes(bytes.as_slice()));
    }
    let hash = t.hash(seed)?;
    Ok(MersenneTwister::from_int(&BigInt::from(hash as u64)))
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Random)?;
    // `__init__` of `random.Random` seeds; until then the state is that of the seed 0.
    let state = MersenneTwister::from_int(&BigInt::from(0));
    Ok(t.object_of(&args[0], Random { state: Guarded::new(state) }))
}

fn seed(t: &mut Thread, args: &[Value]) -> Result {
    let generator = t.receiver::<Random>(&args[0])?;
    let state = seeded(t, &args[1])?;
    generator.state.with_mut(t, |own| *own = state);
    Ok(Value::NONE)
}

fn random(t: &mut Thread, args: &[Value]) -> Result {
    let generator = t.receiver::<Random>(&args[0])?;
    let number = generator.state.with_mut(t, MersenneTwister::random);
    Ok(t.float(number))
}

fn getrandbits(t: &mut Thread, args: &[Value]) -> Result {
    let generator = t.receiver::<Random>(&args[0])?;
    let bits = t.c_int_or(&args[1], 0)?;
    let Ok(bits) = usize::try_from(bits) else {
        return Err(t.value_error("number of bits must be non-negative"));
    };
    if bits <= 64 {
        let number = generator.state.with_mut(t, |state| state.small_bits(bits as u32));
        return Ok(t.int_from_u64(number));
    }
    let number = generator.state.with_mut(t, |state| state.bits(bits)).map_err(|error| t.text_error(error))?;
    Ok(t.big_int(BigInt::from(number)))
}

/// An int of at least 0 and below `n`: bits are drawn until they are few enough.
fn below(t: &mut Thread, args: &[Value]) -> Result {
    let generator = t.receiver::<Random>(&args[0])?;
    let number = t.index_value(&args[1])?;
    let limit = t.int_of(&number)?;
    if let Some(limit) = limit.to_i64() {
        let Ok(limit) = u64::try_from(limit) else { return Ok(Value::from_i32(0)) };
        if limit == 0 {
            return Ok(Value::from_i32(0));
        }
        let bits = 64 - limit.leading_zeros();
        let drawn = generator.state.with_mut(t, |state| {
            loop {
                let drawn = state.small_bits(bits);
                if drawn < limit {
                    return drawn;
                }
            }
        });
        return Ok(t.int_from_u64(drawn));
    }
    let limit = limit.to_big().into_owned();
    if limit.sign() == num_bigint::Sign::Minus {
        return Ok(Value::from_i32(0));
    }
    let bits = limit.bits() as usize;
    loop {
        let drawn = generator.state.with_mut(t, |state| state.bits(bits)).map_err(|error| t.text_error(error))?;
        let drawn = BigInt::from(drawn);
        if drawn < limit {
            return Ok(t.big_int(drawn));
        }
    }
}

fn getstate(t: &mut Thread, args: &[Value]) -> Result {
    let generator = t.receiver::<Random>(&args[0])?;
    let words = generator.state.with(t, |state| {
        let mut words: Vec<Value> = state.state().iter().map(|&word| Value::from_len(word as usize)).collect();
        words.push(Value::from_len(state.index()));
        words
    });
    Ok(t.tuple(words))
}

fn setstate(t: &mut Thread, args: &[Value]) -> Result {
    let generator = t.receiver::<Random>(&args[0])?;
    let Some(items) = args[1].get::<Tuple>().map(Tuple::items) else {
        return Err(t.type_error("state vector must be a tuple"));
    };
    let Some((index, words)) = items.split_last().filter(|(_, words)| words.len() == 624) else {
        return Err(t.value_error("state vector is the wrong size"));
    };
    let words = words.iter().map(|word| t.index(word).map(|word| word as u32)).collect::<Result<Vec<u32>>>()?;
    let index = t.index(index)?;
    let state = MersenneTwister::from_state(&words, index).map_err(|error| t.text_error(error))?;
    generator.state.with_mut(t, |own| *own = state);
    Ok(Value::NONE)
}

/// `urandom(n)`
fn urandom(t: &mut Thread, args: &[Value]) -> Result {
    let count = t.index(&args[0])?;
    let Ok(count) = usize::try_from(count) else { return Err(t.value_error("negative argument not allowed")) };
    let bytes = random_bytes(t, count)?;
    Ok(t.bytes(&bytes))
}

/// `_random.Random`
pub(crate) static SPEC_TYPE: TypeSpec = TypeSpec {
    name: "Random",
    module: "_random",
    layout: &Layout::of::<Random>(),
    subclassable: true,
    slots: NO_SLOTS,
    methods: &[
        static_method("__new__", "cls, /, *args, **kwargs", new),
        row("seed", "self, n=None, /", seed),
        row("random", "self, /", random),
        row("getrandbits", "self, k, /", getrandbits),
        row("_below", "self, n, /", below),
        row("getstate", "self, /", getstate),
        row("setstate", "self, state, /", setstate),
    ],
    ..TypeSpec::BASE
};

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    let class = t.class(Builtin::Random);
    t.add_name(module, "Random", class);
    Ok(())
}

/// `_random`
pub(crate) static SPEC: ModuleSpec =
    ModuleSpec { name: "_random", functions: &[row("urandom", "n, /", urandom)], init: Some(init) };
