//! Memory stays flat while programs make and drop things for ever: a small version of `minipy-speed --memory`.

mod support;

use support::{minipy, outcome, root};

/// Growth that is no leak, in KiB: an arena, lists of pages. A word that each round leaves behind is more.
const NOISE: u64 = 1536;

/// Runs a program of `tests/memory` for so many rounds, and checks that the second half needs no more memory.
fn stays_flat(program: &str, rounds: u32) {
    stays_flat_within(program, rounds, NOISE);
}

/// As `stays_flat`, with so many KiB of growth that is no leak.
fn stays_flat_within(program: &str, rounds: u32, noise: u64) {
    if !cfg!(target_os = "linux") {
        return;
    }
    let modes: &[&[&str]] = if machine::FREE_THREADING { &[&[], &["--no-gil"]] } else { &[&[]] };
    for mode in modes {
        let file = format!("{program}.py");
        let rounds = rounds.to_string();
        let run = outcome(minipy(&root().join("tests/memory")).args(*mode).args([&file, &rounds]), b"");
        assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{mode:?}");
        let resident: Vec<u64> = run.stdout.split_whitespace().filter_map(|number| number.parse().ok()).collect();
        let [_, middle, end] = resident[..] else { panic!("{mode:?} prints {:?}", run.stdout) };
        assert!(end < middle + noise, "{program} {mode:?} grows, KiB at its start, middle, end: {resident:?}");
    }
}

#[test]
fn objects() {
    stays_flat("objects", 100_000);
}

#[test]
fn functions() {
    stays_flat("functions", 100_000);
}

#[test]
fn evals() {
    stays_flat("evals", 30_000);
}

#[test]
fn cycles() {
    // Without the GIL, how much garbage lies about when a collection begins is a matter of luck. What 50 bytes a round
    // leave behind is more.
    stays_flat_within("cycles", 300_000, 6144);
}

#[test]
fn names() {
    stays_flat("names", 100_000);
}

#[test]
fn errors() {
    stays_flat("errors", 50_000);
}

#[test]
fn threads() {
    stays_flat("threads", 2_000);
}

#[test]
fn queues() {
    stays_flat("queues", 30_000);
}

#[test]
fn programs() {
    // How much waits for a collection is a matter of luck. What 2 KiB a round leave behind is more.
    stays_flat_within("programs", 30_000, 16_384);
}
