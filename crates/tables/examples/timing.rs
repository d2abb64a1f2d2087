//! Prints what the hot operations of the tables cost, in nanoseconds an operation:
//! `cargo run --release -p minipy-tables --example timing`.

use std::hint::black_box;
use std::num::NonZeroU64;
use std::time::Instant;

use minipy_tables::{DictTable, Found, Match, SetTable};

/// As the machine's keys are: a word with a spare bit pattern.
type Key = NonZeroU64;

fn key(number: usize) -> Key {
    Key::MIN.saturating_add(number as u64)
}

/// Runs `round`, which does so many operations, for a tenth of a second; answers the nanoseconds an operation took when
/// the machine was least busy with other things.
fn nanoseconds(operations: usize, mut round: impl FnMut()) -> f64 {
    let repeats = 10_000_usize.div_ceil(operations);
    let mut best = f64::INFINITY;
    let begin = Instant::now();
    while begin.elapsed().as_millis() < 100 {
        let start = Instant::now();
        (0..repeats).for_each(|_| round());
        best = best.min(start.elapsed().as_nanos() as f64 / (repeats * operations) as f64);
    }
    best
}

fn scrambled(number: usize) -> i64 {
    (number as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) as i64
}

fn measure(name: &str, size: usize, hash: fn(usize) -> i64) {
    let build_dict = || {
        let mut table = DictTable::<Key, Key>::new();
        for number in 0..size {
            table.insert_at_vacant(hash(number), key(number), key(0));
        }
        table
    };
    let build_set = || {
        let mut table = SetTable::<Key>::new();
        (0..size).for_each(|number| table.insert_at_vacant(hash(number), key(number)));
        table
    };
    let (dict, set) = (build_dict(), build_set());
    let look = |number: usize| {
        let wanted = key(number);
        let found = dict.find(hash(number), |stored| *stored == wanted, |_| Match::Ask);
        assert!(matches!(found, Found::At(_)) == (number < size));
    };
    let look_in_set = |number: usize| {
        let wanted = key(number);
        let compare = |stored: &Key| if *stored == wanted { Match::Yes } else { Match::Ask };
        assert!(matches!(set.find(hash(number), compare), Found::At(_)) == (number < size));
    };
    let sum = || dict.iter().map(|(_, key, _)| key.get()).sum::<u64>();
    println!(
        "{name:9} {size:8} {:9.2} {:9.2} {:9.2} {:9.2} {:9.2} {:9.2} {:9.2}",
        nanoseconds(size, || (0..size).for_each(|number| look(black_box(number)))),
        nanoseconds(size, || (size..size * 2).for_each(|number| look(black_box(number)))),
        nanoseconds(size, || drop(black_box(build_dict()))),
        nanoseconds(size, || assert!(black_box(sum()) > 0)),
        nanoseconds(size, || (0..size).for_each(|number| look_in_set(black_box(number)))),
        nanoseconds(size, || (size..size * 2).for_each(|number| look_in_set(black_box(number)))),
        nanoseconds(size, || drop(black_box(build_set()))),
    );
}

fn main() {
    println!("hashes        keys dict: hit      miss    insert      iter  set: hit      miss    insert");
    for size in [1, 3, 5, 8, 20, 100, 10_000, 1_000_000] {
        measure("small int", size, |number| number as i64);
        measure("string", size, scrambled);
    }
}
