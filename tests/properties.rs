//! Properties of whole programs: operations agree with models written in Rust, generated programs print what CPython
//! prints where one is installed, and the same seed prints the same.

mod support;

#[path = "properties/containers.rs"]
mod containers;
#[path = "properties/numbers.rs"]
mod numbers;
#[path = "properties/programs.rs"]
mod programs;
#[path = "properties/strings.rs"]
mod strings;

use std::path::Path;

use proptest::test_runner::{Config, RngSeed};

/// Few cases, each a program of many lines; always the same ones.
fn config(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2026),
        max_shrink_iters: 200,
        ..Config::default()
    }
}

/// What a program prints; it must end well.
fn prints(program: &str) -> String {
    let got = support::outcome(support::minipy(Path::new(".")).arg("-"), program.as_bytes());
    assert_eq!((got.status, got.stderr.as_str()), (Some(0), ""), "{program}");
    got.stdout
}

/// Checks that each expression prints what its model says.
fn agree(cases: &[(String, String)]) -> Result<(), proptest::test_runner::TestCaseError> {
    let program: String = cases.iter().map(|(expression, _)| format!("print({expression})\n")).collect();
    let got = prints(&program);
    for ((expression, expected), got) in cases.iter().zip(got.lines()) {
        proptest::prop_assert_eq!(got, expected, "{}", expression);
    }
    proptest::prop_assert_eq!(got.lines().count(), cases.len());
    Ok(())
}
