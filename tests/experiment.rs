//! The experiment: updates are lost where a thread can be switched out between read and write, and only there.
//!
//! Runs under `--seed` and `serial` are the same everywhere. Of real threads only what must always hold is asserted.

mod support;

use std::path::PathBuf;

use support::{minipy, outcome, root};

const TIMES: u64 = 100_000;

/// The total that an example reports, with `--threads 4` and more arguments.
fn total(file: &str, arguments: &[&str]) -> u64 {
    total_after("got", file, arguments)
}

/// The number that an example reports after a word.
fn total_after(word: &str, file: &str, arguments: &[&str]) -> u64 {
    let folder: PathBuf = root().join("examples");
    let got = outcome(minipy(&folder).arg(file).args(["--threads", "4"]).args(arguments), b"");
    assert_eq!((got.status, got.stderr.as_str()), (Some(0), ""), "{file} {arguments:?}");
    let number = got.stdout.split_once(word).map(|(_, rest)| rest.split_whitespace().next().unwrap_or_default());
    let number = number.unwrap_or_default().replace(',', "");
    number.parse().unwrap_or_else(|_| panic!("{file} reports nothing after {word}: {}", got.stdout))
}

#[test]
fn a_seed_loses_updates_always_the_same() {
    for seed in ["1", "2", "3"] {
        let first = total("lost_update.mpy", &["--seed", seed]);
        assert!(first < 4 * TIMES, "seed {seed} lost nothing");
        assert_eq!(first, total("lost_update.mpy", &["--seed", seed]), "seed {seed} twice");
    }
}

#[test]
fn seeds_differ() {
    let totals: Vec<u64> = ["1", "2", "3"].map(|seed| total("lost_update.mpy", &["--seed", seed])).into();
    assert!(totals.iter().any(|total| *total != totals[0]), "{totals:?}");
}

#[test]
fn in_turns_nothing_is_lost() {
    assert_eq!(total("lost_update.mpy", &["--gil-policy", "serial"]), 4 * TIMES);
}

#[test]
fn at_cpythons_switch_points_nothing_is_lost() {
    let cpython = "--switch-points=cpython";
    assert_eq!(total("lost_update.mpy", &[cpython]), 4 * TIMES);
    assert_eq!(total("lost_update.mpy", &[cpython, "--switch-interval", "10us"]), 4 * TIMES);
    assert_eq!(total("lost_update.mpy", &[cpython, "--gil-policy", "ticks:3"]), 4 * TIMES);
    for seed in ["1", "2", "3"] {
        assert_eq!(total("lost_update.mpy", &[cpython, "--seed", seed]), 4 * TIMES);
    }
}

#[test]
fn with_a_lock_nothing_is_lost() {
    for mode in [&[][..], &["--seed", "1"], &["--switch-interval", "10us"], &["--gil-policy", "ticks:3"]] {
        assert_eq!(total("lost_update_fixed.mpy", mode), 4 * TIMES, "{mode:?}");
    }
}

/// No total is above the expected one, nor below what one thread does, whatever the switches.
#[test]
fn real_threads_stay_within_bounds() {
    for mode in [&[][..], &["--switch-interval", "10us"], &["--switch-points=line"], &["--gil-policy", "fifo"]] {
        let total = total("lost_update.mpy", mode);
        assert!((2..=4 * TIMES).contains(&total), "{mode:?}: {total}");
    }
}

#[test]
fn attributes_and_items_lose_updates_too() {
    for (file, word, expected) in [
        ("attribute_race.mpy", "got", 400_000),
        ("item_race.mpy", "cells[0]", 200_000),
        ("item_race.mpy", "table['hits']", 200_000),
    ] {
        let seeds = ["1", "2", "3"].map(|seed| total_after(word, file, &["--seed", seed]));
        assert!(seeds.iter().any(|total| *total < expected), "{file}, {word}: {seeds:?}");
        assert_eq!(total_after(word, file, &["--switch-points=cpython"]), expected, "{file}, {word}");
    }
    assert_eq!(total_after("len(log)", "item_race.mpy", &["--seed", "1"]), 200_000, "an append is one step");
}

#[test]
fn at_lines_only_what_is_split_over_lines_is_lost() {
    let line = "--switch-points=line";
    for seed in ["1", "2", "3"] {
        assert_eq!(total("lost_update.mpy", &[line, "--seed", seed]), 4 * TIMES, "seed {seed}");
    }
    let split = ["1", "2", "3"].map(|seed| total("lost_update_split.mpy", &[line, "--seed", seed]));
    assert!(split.iter().any(|total| *total < 80_000), "{split:?}");
}
