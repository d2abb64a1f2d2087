use super::*;

/// Keys are (identity, hash); keys of equal hash always ask.
type Key = (u32, i64);
type Table = DictTable<Key, u32>;

fn find(table: &Table, key: Key) -> Found {
    table.find(key.1, |stored| stored.0 == key.0, |_| Match::Ask)
}

fn table(keys: &[Key]) -> Table {
    let mut table = Table::new();
    for &key in keys {
        table.insert_at_vacant(key.1, key, key.0);
    }
    table
}

fn order(table: &Table) -> Vec<u32> {
    table.iter().map(|(_, key, _)| key.0).collect()
}

#[test]
fn equal_hashes_are_asked_in_probe_order() {
    let table = table(&[(1, 5), (2, 5), (3, 5)]);
    let Found::Ask(probe, 0) = find(&table, (9, 5)) else { panic!("the first key is not asked") };
    let next = table.resume(probe, false, |_| false, |_| Match::Ask);
    let Found::Ask(probe, 1) = next else { panic!("the second key is not asked") };
    assert_eq!(table.resume(probe, true, |_| false, |_| Match::Ask), Found::At(1));
    assert_eq!(table.resume(probe, false, |key| key.0 == 3, |_| Match::Ask), Found::At(2));
    assert_eq!(table.resume(probe, false, |_| false, |_| Match::No), Found::Vacant);
}

#[test]
fn a_slot_of_a_removed_key_is_asked_early_when_reused() {
    let mut table = table(&[(1, 5), (2, 5)]);
    table.remove(0);
    table.insert_at_vacant(5, (3, 5), 3);
    assert!(matches!(find(&table, (9, 5)), Found::Ask(_, 2)));
    assert_eq!(order(&table), [2, 3]);
}

#[test]
fn a_probe_notices_that_its_key_has_gone() {
    let mut table = table(&[(1, 5), (2, 6)]);
    let Found::Ask(probe, entry) = find(&table, (9, 5)) else { panic!("not asked") };
    let resume = |table: &Table| table.resume(probe, true, |_| false, |_| Match::Ask);
    table.remove(1);
    assert_eq!(resume(&table), Found::At(0), "another key does not matter");
    table.remove(entry);
    assert_eq!(resume(&table), Found::Changed);
    let old = table.clear();
    assert_eq!((old.len(), table.len()), (0, 0));
    table.insert_at_vacant(5, (1, 5), 1);
    assert_eq!(resume(&table), Found::Changed);
}

#[test]
fn an_identical_key_is_met_even_when_its_hash_has_changed() {
    let table = table(&[(1, 1)]);
    assert_eq!(find(&table, (1, 9)), Found::At(0), "9 and 1 share a slot of 8");
    assert_eq!(find(&table, (1, 2)), Found::Vacant);
}

#[test]
fn versions_follow_the_keys_and_not_the_values() {
    let source = VersionSource::new();
    let mut table = table(&[(1, 1), (2, 2)]);
    let first = table.versioned(&source);
    assert_eq!(table.replace(0, 10), 1);
    assert_eq!((table.versioned(&source), table.keys_version()), (first, first));
    table.insert_at_vacant(3, (3, 3), 3);
    assert_eq!(table.keys_version(), 0);
    let second = table.versioned(&source);
    table.remove(0);
    assert_eq!(table.keys_version(), 0);
    assert!(table.versioned(&source) > second && second > first);
}

#[test]
fn the_table_grows_and_is_compacted_as_in_cpython() {
    // From sys.getsizeof: with u of 5 usable entries live, the next insertion makes 8 slots if u is 0, else 16.
    for (live, slots) in [(0, 8), (1, 16), (5, 16)] {
        let mut table = table(&[(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]);
        for entry in 0..5 - live {
            table.remove(entry);
        }
        assert_eq!(table.insert_at_vacant(9, (9, 9), 9), live);
        assert_eq!((table.slots(), table.end()), (slots, live + 1));
    }
    let presized: Vec<usize> =
        [0, 5, 6, 10, 11, 21, 22].map(|n| DictTable::<Key, u32>::with_capacity(n).slots()).into();
    assert_eq!(presized, [8, 8, 16, 16, 32, 32, 64]);
}

#[test]
fn positions_skip_holes_in_both_directions() {
    let mut table = table(&[(0, 0), (1, 1), (2, 2), (3, 3)]);
    table.remove(0);
    table.remove(2);
    assert_eq!(table.next_from(0).map(|found| found.0), Some(1));
    assert_eq!(table.next_from(2).map(|found| found.0), Some(3));
    assert_eq!(table.next_from(4), None);
    assert_eq!(table.next_from(usize::MAX), None);
    assert_eq!(table.next_before(table.end()).map(|found| found.0), Some(3));
    assert_eq!(table.next_before(3).map(|found| found.0), Some(1));
    assert_eq!(table.next_before(1), None);
    assert_eq!(table.get_index(2), None);
    assert_eq!(table.replace(2, 7), 7);
}
