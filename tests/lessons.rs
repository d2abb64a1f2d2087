//! The programs of `examples/lessons` do what their first lines promise, however the threads are switched.
//!
//! An expectation is the whole output; a `*` in it stands for what may differ from run to run.

mod support;

use support::{minipy, outcome, root};

/// Every way to run threads, real and simulated.
const MODES: &[&[&str]] = &[
    &[],
    &["--switch-points=cpython"],
    &["--gil-policy", "ticks:100"],
    &["--gil-policy", "fifo"],
    &["--gil-policy", "priority"],
    &["--gil-policy", "serial"],
    &["--seed", "1"],
    &["--seed", "2"],
    &["--seed", "3"],
    &["--no-gil"],
];

/// Whether a text is as the pattern says.
fn matches(pattern: &str, text: &str) -> bool {
    let Some((first, rest)) = pattern.split_once('*') else { return pattern == text };
    let Some(left) = text.strip_prefix(first) else { return false };
    left.char_indices().map(|(at, _)| &left[at..]).chain([""]).any(|tail| matches(rest, tail))
}

/// Runs a lesson in all modes.
fn lesson(file: &str, arguments: &[&str], expected: &str) {
    let folder = root().join("examples/lessons");
    let wrong = support::in_parallel(MODES, |mode| {
        if mode.contains(&"--no-gil") && !machine::FREE_THREADING {
            return None;
        }
        let got = outcome(minipy(&folder).args(*mode).arg(file).args(arguments), b"");
        let is_right = got.status == Some(0) && got.stderr.is_empty() && matches(expected, &got.stdout);
        (!is_right).then(|| format!("{file} {mode:?}: {got:?}\n"))
    });
    let wrong: String = wrong.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn stars_stand_for_anything() {
    assert!(matches("a*c", "abbc") && matches("*", "") && matches("x*", "x") && !matches("a*c", "ab"));
}

#[test]
fn thread_safe_counter() {
    let expected = "Counter      counted * of 80000, lost *\nSafeCounter  counted  80000 of 80000, lost 0\n";
    lesson("01_thread_safe_counter.py", &[], expected);
}

#[test]
fn bank_with_two_locks() {
    let expected = "6 threads made * transfers\nnobody is in debt: True\nmoney in the bank: 3000\n";
    lesson("02_bank_with_two_locks.py", &[], expected);
}

#[test]
fn double_checked_locking() {
    let expected = "LazyButWrong made *, used by 8 threads\nLazy         made 1, used by 8 threads\n";
    lesson("03_double_checked_locking.py", &[], expected);
}

#[test]
fn producers_and_consumers() {
    let expected = "handled: 600 of 600\neach once: True\nin order: True\n";
    lesson("04_producers_and_consumers.py", &[], expected);
}

#[test]
fn bounded_buffer() {
    lesson("05_bounded_buffer.py", &[], "sum: 179700 wanted: 179700\nnever more than 3 inside: True\n");
}

#[test]
fn readers_and_writers() {
    lesson("06_readers_and_writers.py", &[], "written: [40, 40]\nreads that saw half a change: 0\n");
}

#[test]
fn dining_philosophers() {
    let meals = "meals: [3, 3, 3, 3, 3], forks on the table: 5\n";
    lesson("07_dining_philosophers.py", &[], &format!("in_order     {meals}with_waiter  {meals}politely     {meals}"));
}

#[test]
fn thread_pool_by_hand() {
    let error = "'>' not supported between instances of 'str' and 'int'";
    let expected = format!("primes below 100: 25\nthe caller sees: {error}\nthreads left: 1\n");
    lesson("08_thread_pool_by_hand.py", &[], &expected);
}

#[test]
fn two_computing_threads() {
    let expected = "one thread  * s\ntwo threads * s, * times as long, and at least * switches were seen\n";
    lesson("09_two_computing_threads.py", &["20000"], expected);
}

#[test]
fn leaving_while_threads_run() {
    let expected = "main: at its end\ncareful: told to stop, cleaned up\n\
                    atexit: all threads have ended but the daemon, which has the lock: True\n";
    lesson("10_leaving_while_threads_run.py", &[], expected);
}
