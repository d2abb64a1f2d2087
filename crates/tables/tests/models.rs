//! Random operations on tables of colliding keys, compared with plain vectors.

use minipy_tables::sort::sort;
use minipy_tables::{DictTable, Found, Match, SetTable};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

#[derive(Clone, Copy, Debug)]
enum Operation {
    Set(u16),
    Remove(u16),
    PopLast,
    Clear,
    Reserve(usize),
}

fn operations() -> impl Strategy<Value = Vec<Operation>> {
    let operation = prop_oneof![
        40 => (0..300_u16).prop_map(Operation::Set),
        20 => (0..300_u16).prop_map(Operation::Remove),
        5 => Just(Operation::PopLast),
        1 => Just(Operation::Clear),
        1 => (0..100_usize).prop_map(Operation::Reserve),
    ];
    prop::collection::vec(operation, 0..600)
}

/// A hash with collisions, of which `shift` bits say nothing.
fn hash(key: u16, shift: u32) -> i64 {
    i64::from(key / 3) << shift
}

/// Answers each question at once, or suspends every search at every question.
fn find_in_dict(table: &DictTable<u16, usize>, key: u16, shift: u32, suspend: bool) -> Option<usize> {
    let identical = |_: &u16| false;
    let matches = |stored: &u16| match suspend {
        true => Match::Ask,
        false if *stored == key => Match::Yes,
        false => Match::No,
    };
    let mut found = table.find(hash(key, shift), identical, matches);
    while let Found::Ask(probe, entry) = found {
        let equal = table.get_index(entry).is_some_and(|(stored, _)| *stored == key);
        found = table.resume(probe, equal, identical, matches);
    }
    match found {
        Found::At(entry) => Some(entry),
        _ => None,
    }
}

fn find_in_set(table: &SetTable<u16>, key: u16, shift: u32, suspend: bool) -> Option<usize> {
    let matches = |stored: &u16| match suspend {
        true => Match::Ask,
        false if *stored == key => Match::Yes,
        false => Match::No,
    };
    let mut found = table.find(hash(key, shift), matches);
    while let Found::Ask(probe, slot) = found {
        let equal = table.get_index(slot) == Some(&key);
        found = table.resume(probe, equal, matches);
    }
    match found {
        Found::At(slot) => Some(slot),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(1989), ..ProptestConfig::default() })]

    #[test]
    fn a_dict_is_a_list_of_pairs(operations in operations(), shift in 0..40_u32, suspend: bool) {
        let mut table = DictTable::new();
        let mut model: Vec<(u16, usize)> = Vec::new();
        for (step, operation) in operations.into_iter().enumerate() {
            match operation {
                Operation::Set(key) => {
                    let entry = find_in_dict(&table, key, shift, suspend);
                    let known = model.iter_mut().find(|pair| pair.0 == key);
                    prop_assert_eq!(entry.is_some(), known.is_some());
                    match (entry, known) {
                        (Some(entry), Some(pair)) => {
                            prop_assert_eq!(table.replace(entry, step), std::mem::replace(&mut pair.1, step));
                        }
                        _ => {
                            let entry = table.insert_at_vacant(hash(key, shift), key, step);
                            prop_assert_eq!(table.entry_value(entry), Some(&step));
                            model.push((key, step));
                        }
                    }
                }
                Operation::Remove(key) => {
                    let removed = find_in_dict(&table, key, shift, suspend).and_then(|entry| table.remove(entry));
                    let known = model.iter().position(|pair| pair.0 == key);
                    prop_assert_eq!(removed, known.map(|index| model.remove(index)));
                }
                Operation::PopLast => prop_assert_eq!(table.pop_last(), model.pop()),
                Operation::Clear => {
                    prop_assert_eq!(table.clear().len(), model.len());
                    model.clear();
                }
                Operation::Reserve(additional) => table.reserve(additional),
            }
            prop_assert_eq!(table.len(), model.len());
        }
        let copy = table.clone_with(|key, value| (*key, *value));
        for table in [table, copy] {
            let pairs: Vec<_> = table.iter().map(|(_, key, value)| (*key, *value)).collect();
            prop_assert_eq!(&pairs, &model);
            let mut position = table.end();
            for pair in model.iter().rev() {
                let (at, key, value) = table.next_before(position).expect("one more");
                prop_assert_eq!((*key, *value), *pair);
                prop_assert_eq!(table.next_from(at), table.next_before(position));
                position = at;
            }
            prop_assert_eq!(table.next_before(position), None);
        }
    }

    #[test]
    fn a_set_is_a_list_of_keys(operations in operations(), shift in 0..40_u32, suspend: bool) {
        let mut table = SetTable::new();
        let mut model: Vec<u16> = Vec::new();
        for operation in operations {
            match operation {
                Operation::Set(key) => {
                    let found = find_in_set(&table, key, shift, suspend);
                    prop_assert_eq!(found.is_some(), model.contains(&key));
                    if found.is_none() {
                        table.insert_at_vacant(hash(key, shift), key);
                        model.push(key);
                    }
                }
                Operation::Remove(key) => {
                    let removed = find_in_set(&table, key, shift, suspend).and_then(|slot| table.remove(slot));
                    prop_assert_eq!(removed.is_some(), model.contains(&key));
                    model.retain(|known| *known != key);
                }
                Operation::PopLast => {
                    let popped = table.pop();
                    prop_assert_eq!(popped.is_none(), model.is_empty());
                    model.retain(|known| Some(*known) != popped);
                }
                Operation::Clear => {
                    prop_assert_eq!(table.clear().len(), model.len());
                    model.clear();
                }
                Operation::Reserve(additional) => table.reserve(additional),
            }
            prop_assert_eq!(table.len(), model.len());
        }
        table.purge();
        let copy = table.clone_with(|key| *key);
        model.sort_unstable();
        for table in [table, copy] {
            let mut keys: Vec<_> = table.iter().map(|(_, key)| *key).collect();
            keys.sort_unstable();
            prop_assert_eq!(&keys, &model);
        }
    }

    #[test]
    fn a_sort_is_stable(items in prop::collection::vec(0..50_u8, 0..2000)) {
        let mut sorted: Vec<(u8, usize)> = items.into_iter().zip(0..).collect();
        let mut expected = sorted.clone();
        expected.sort();
        let result: Result<(), ()> = sort(&mut sorted, |left, right| Ok(left.0 < right.0));
        prop_assert_eq!((result, sorted), (Ok(()), expected));
    }

    #[test]
    fn a_sort_that_fails_loses_nothing(items in prop::collection::vec(0..50_u8, 0..500), failure in 0..3000) {
        let mut sorted: Vec<(u8, usize)> = items.into_iter().zip(0..).collect();
        let mut expected = sorted.clone();
        let mut left_to_do = failure;
        let result = sort(&mut sorted, |left, right| {
            left_to_do -= 1;
            if left_to_do < 0 { Err(()) } else { Ok(left.0 < right.0) }
        });
        prop_assert_eq!(result.is_err(), left_to_do < 0);
        sorted.sort();
        expected.sort();
        prop_assert_eq!(sorted, expected);
    }
}
