//! What the replays of recorded operations share: keys, hashings and the log of `__eq__` calls (see
//! `data/make_sets.py`).

use minipy_tables::{DictTable, Found, Match};

/// The `__eq__` calls so far.
#[derive(Default)]
pub(crate) struct Calls {
    count: usize,
    digest: u64,
}

impl Calls {
    /// `stored == wanted`, logged.
    pub(crate) fn compare(&mut self, stored: u64, wanted: u64) -> bool {
        self.count += 1;
        self.digest = (self.digest * 31 + stored * 7 + wanted + 1) & 0xFFFF_FFFF;
        stored % 1_000_000 == wanted % 1_000_000
    }

    /// Finds a key in a dict, suspending the search for each comparison as the machine would.
    pub(crate) fn find_in_dict(&mut self, dict: &DictTable<u64, ()>, hash: i64, key: u64) -> Option<usize> {
        let identical = |stored: &u64| *stored == key;
        let mut found = dict.find(hash, identical, |_| Match::Ask);
        loop {
            match found {
                Found::At(entry) => return Some(entry),
                Found::Vacant => return None,
                Found::Changed => found = dict.find(hash, identical, |_| Match::Ask),
                Found::Ask(probe, entry) => {
                    let stored = *dict.get_index(entry).expect("a live entry").0;
                    let equal = self.compare(stored, key);
                    found = dict.resume(probe, equal, identical, |_| Match::Ask);
                }
            }
        }
    }

    /// Sets a key of a dict.
    pub(crate) fn insert_in_dict(&mut self, dict: &mut DictTable<u64, ()>, hash: i64, key: u64) {
        match self.find_in_dict(dict, hash, key) {
            Some(entry) => dict.replace(entry, ()),
            None => drop(dict.insert_at_vacant(hash, key, ())),
        }
    }

    /// Number and digest of the calls.
    pub(crate) fn summary(&self) -> String {
        format!("{}:{}", self.count, self.digest)
    }
}

/// The hash of a key under one of the hashings of the data.
pub(crate) fn hash(hashing: usize, key: u64) -> i64 {
    let v = (key % 1_000_000) as i64;
    match hashing {
        0 => v,
        1 => v % 3,
        2 => v * 32,
        3 => (v << 20) ^ v,
        4 => (v.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407) & ((1 << 61) - 1)) - (1 << 60),
        5 => -v - 2,
        6 => v * 8,
        _ => v / 4,
    }
}

/// The keys of a table, or length and digest of many.
pub(crate) fn keys_summary(keys: Vec<u64>) -> String {
    match keys.len() {
        ..=12 => keys.iter().map(u64::to_string).collect::<Vec<_>>().join(","),
        length => {
            let digest = keys.iter().fold(0, |digest, key| (digest * 31 + key + 1) & 0xFFFF_FFFF_u64);
            format!("#{length}:{digest}")
        }
    }
}

/// Calls `replay` with hashing and operations of each line and expects it to answer the line's results.
pub(crate) fn expect_results(lines: &str, replay: impl Fn(usize, std::str::Split<'_, char>) -> Vec<String>) {
    for line in lines.lines() {
        let (program, expected) = line.split_once(" => ").expect("a program and its results");
        let (hashing, operations) = program.split_once(' ').expect("a hashing");
        let mut results = replay(hashing.parse().expect("a number"), operations.split(';'));
        results.iter_mut().filter(|part| part.is_empty()).for_each(|part| part.push('.'));
        assert_eq!(results.join(" "), expected, "{line}");
    }
}
