//! Keys from passwords: PBKDF2 with HMAC (RFC 8018, RFC 2104).

use objects::{Str, Value};

use super::hasher::{Algorithm, Hasher};
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
