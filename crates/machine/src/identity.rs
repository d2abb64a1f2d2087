//! `id()`: which object is which.

use std::collections::HashMap;

use objects::Value;

use crate::Thread;

/// The first id that is handed out where ids are the same in each run, and the distance between two: they look like addresses.
const FIRST: u64 = 0x7f00_0000_0000;
const STEP: u64 = 0x20;
/// How far higher they are in a run elsewhere.
const ELSEWHERE: u64 = 0x1_2340;

/// Numbers for the addresses that a program asked about. The system chooses addresses anew in each run; where all
/// else is the same in each run, ids must be, too.
#[derive(Default)]
pub(crate) struct Ids(HashMap<u64, u64>);

impl Ids {
    /// The id of what lies at an address. What lies there later, after it was freed, has the same, as with addresses.
    fn of(&mut self, address: u64, first: u64) -> u64 {
        let next = first + STEP * self.0.len() as u64;
        *self.0.entry(address).or_insert(next)
    }
}

impl Thread {
    /// `id(value)`: the address of an object, or a number for it under the single driver and in runs that are written down; the same for equal values
    /// in place.
    pub fn id_of(&self, value: &Value) -> u64 {
        let address = value.address();
        if (self.is_single() || self.is_journaled()) && value.word().is_pointer() {
            let first = if self.interpreter().config.elsewhere { FIRST + ELSEWHERE } else { FIRST };
            return self.interpreter().ids.lock().of(address, first);
        }
        address
    }

    /// The hash by identity: the id without the low bits, which say little, as CPython turns them away.
    pub fn identity_hash(&self, value: &Value) -> i64 {
        (self.id_of(value) >> 4) as i64
    }
}
