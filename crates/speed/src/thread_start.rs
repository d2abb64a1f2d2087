//! What it costs to start a thread and to wait for its end, as a ratio to a native one in the same run.

use std::time::Instant;

use anyhow::Context;

use crate::process::Invocation;

/// Starts and joins threads, and prints the seconds for one.
pub const PROGRAM: &str = include_str!("../programs/thread_start.py");

const TRIES: usize = 10;
const THREADS: u32 = 300;

/// Seconds to spawn a native thread that does nothing and to join it: the best of some tries.
fn native() -> f64 {
    let once = || {
        let began = Instant::now();
        for _ in 0..THREADS {
            // A thread that does nothing does not panic.
            let _ = std::thread::spawn(|| {}).join();
        }
        began.elapsed().as_secs_f64() / f64::from(THREADS)
    };
    (0..TRIES).map(|_| once()).fold(f64::INFINITY, f64::min)
}

/// The ratio of an interpreter's thread to a native one: the best of so many rounds for each, taken in turns.
///
/// # Errors
/// The interpreter cannot run the program.
pub fn ratio(interpreter: &Invocation, rounds: usize) -> anyhow::Result<f64> {
    let (mut theirs, mut ours) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..rounds {
        ours = ours.min(native());
        let output = interpreter.run()?.output;
        let seconds: f64 = output.trim().parse().with_context(|| format!("no number: {output:?}"))?;
        theirs = theirs.min(seconds);
    }
    Ok(theirs / ours)
}
