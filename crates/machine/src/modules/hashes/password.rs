//! Keys from passwords: PBKDF2 with HMAC (RFC 8018, RFC 2104), scrypt (RFC 7914).

use objects::{Str, Value};

use super::hasher::{Algorithm, Hasher};
use crate::builtin::Builtin;
use crate::{Result, Thread};

/// HMAC with a key that has been put in.
struct Keyed {
    inner: Hasher,
    outer: Hasher,
}

impl Keyed {
    fn new(algorithm: &Algorithm, key: &[u8]) -> Keyed {
        let mut block = Vec::with_capacity(algorithm.block_size);
        if key.len() > algorithm.block_size {
            let mut hasher = (algorithm.start)();
            hasher.update(key);
            hasher.finish(0, &mut block);
        } else {
            block.extend_from_slice(key);
        }
        block.resize(algorithm.block_size, 0);
        let masked = |mask: u8| {
            let mut hasher = (algorithm.start)();
            hasher.update(&block.iter().map(|octet| octet ^ mask).collect::<Vec<u8>>());
            hasher
        };
        Keyed { inner: masked(0x36), outer: masked(0x5c) }
    }

    fn code(&self, message: &[&[u8]]) -> Vec<u8> {
        let (mut inner, mut outer) = (self.inner.clone(), self.outer.clone());
        message.iter().for_each(|part| inner.update(part));
        let mut digest = Vec::with_capacity(64);
        inner.finish(0, &mut digest);
        outer.update(&digest);
        digest.clear();
        outer.finish(0, &mut digest);
        digest
    }
}

/// `pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)`
pub(super) fn pbkdf2_hmac(t: &mut Thread, args: &[Value]) -> Result {
    let Some(name) = args[0].get::<Str>() else {
        let found = t.type_name(&args[0]);
        return Err(t.type_error(format!("pbkdf2_hmac() argument 'hash_name' must be str, not {found}")));
    };
    let password = t.bytes_like(&args[1])?.into_owned();
    let salt = t.bytes_like(&args[2])?.into_owned();
    let iterations = t.ssize(&args[3])?;
    let algorithm = Algorithm::find(name.as_str()).filter(|algorithm| !(algorithm.start)().is_extendable());
    let Some(algorithm) = algorithm else {
        return Err(t.value_error("[digital envelope routines] unsupported"));
    };
    if iterations < 1 {
        return Err(t.value_error("iteration value must be greater than 0."));
    }
    let size = (algorithm.start)().digest_size();
    let length = match &args[4] {
        given if given.is_null() || given.is_none() => size as i64,
        given => t.ssize(given)?,
    };
    let Some(length) = usize::try_from(length).ok().filter(|&length| length > 0) else {
        return Err(t.value_error("key length must be greater than 0."));
    };
    if i32::try_from(length).is_err() {
        return Err(t.overflow_error("key length is too great."));
    }
    let key = t.detached(sync::Reason::Io, || {
        let keyed = Keyed::new(algorithm, &password);
        let blocks = 1..=length.div_ceil(size) as u32;
        let mut key: Vec<u8> = blocks.flat_map(|index| block(&keyed, &salt, index, iterations)).collect();
        key.truncate(length);
        key
    });
    Ok(t.bytes(&key))
}

/// `scrypt(password, *, salt, n, r, p, maxmem=0, dklen=64)`
pub(super) fn scrypt(t: &mut Thread, args: &[Value]) -> Result {
    /// What OpenSSL allows unless it is told otherwise.
    const MOST_MEMORY: u64 = 32 << 20;
    let password = t.bytes_like(&args[0])?.into_owned();
    if args[1].is_null() || args[1].is_none() {
        return Err(t.type_error("salt is required"));
    }
    let salt = t.bytes_like(&args[1])?.into_owned();
    let mut needed = |value: &Value, name: &str| {
        if !value.is_null() && !value.is_none() && !t.is_instance(value, Builtin::Int) {
            let kind = t.type_name(value);
            return Err(t.type_error(format!("scrypt() argument '{name}' must be int, not {kind}")));
        }
        let given = if value.is_null() || value.is_none() { None } else { t.ssize(value).ok() };
        given.ok_or_else(|| t.type_error(format!("{name} is required and must be an unsigned int")))
    };
    let (n, r, p) = (needed(&args[2], "n")?, needed(&args[3], "r")?, needed(&args[4], "p")?);
    let mut number = |value: &Value, default: i64| if value.is_null() { Ok(default) } else { t.ssize(value) };
    let (memory, length) = (number(&args[5], 0)?, number(&args[6], 64)?);
    if n < 2 || n.count_ones() != 1 {
        return Err(t.value_error("n must be a power of 2."));
    }
    if i32::try_from(memory).map_or(true, |memory| memory < 0) {
        return Err(t.value_error(format!("maxmem must be positive and smaller than {}", i32::MAX)));
    }
    let Some(length) = i32::try_from(length).ok().filter(|&length| length > 0) else {
        return Err(t.value_error(format!("dklen must be greater than 0 and smaller than {}", i32::MAX)));
    };
    let parts = (u32::try_from(r), u32::try_from(p));
    let parameters = match parts {
        (Ok(r), Ok(p)) => ::scrypt::Params::new(n.trailing_zeros() as u8, r, p).ok(),
        _ => None,
    };
    let allowed = if memory == 0 { MOST_MEMORY } else { memory as u64 };
    let needed = (n as u64).saturating_add(2).saturating_add(p as u64).saturating_mul(128).saturating_mul(r as u64);
    let Some(parameters) = parameters else {
        return Err(t.value_error("Invalid parameter combination for n, r, p, maxmem."));
    };
    if needed > allowed {
        return Err(t.value_error("[digital envelope routines] memory limit exceeded"));
    }
    let mut key = vec![0; length as usize];
    let made = t.detached(sync::Reason::Io, || ::scrypt::scrypt(&password, &salt, &parameters, &mut key));
    match made {
        Ok(()) => Ok(t.bytes(&key)),
        Err(_) => Err(t.value_error("dklen is too large")),
    }
}

/// One block of the key (RFC 8018, 5.2: `F`).
fn block(keyed: &Keyed, salt: &[u8], index: u32, iterations: i64) -> Vec<u8> {
    let mut last = keyed.code(&[salt, &index.to_be_bytes()]);
    let mut all = last.clone();
    for _ in 1..iterations {
        last = keyed.code(&[&last]);
        all.iter_mut().zip(&last).for_each(|(all, octet)| *all ^= octet);
    }
    all
}
