//! A recorded run: its events alone tell what the program computed.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs;
use std::sync::Arc;

use events::{Contention, Event, Recording, merge};
use minipy::arguments::{Command, parse};

const TIMES: i32 = 60;

const SCRIPT: &str = "
import sys, threading
counter = 0
def work():
    global counter
    for _ in range(60):
        counter += 1
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
sys.exit(counter)
";

fn on_a_large_stack(work: impl FnOnce() -> i32 + Send + 'static) -> i32 {
    let thread = std::thread::Builder::new().stack_size(minipy::STACK_SIZE).spawn(work).expect("a thread");
    thread.join().expect("no panic")
}

/// Runs the script, and computes its counter again from the reads and writes that were recorded.
fn counted_and_told(options: &[&str]) -> (i32, i32) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("count.py");
    fs::write(&file, SCRIPT).expect("the script is written");
    let mut line: Vec<OsString> = options.iter().map(OsString::from).collect();
    line.push(file.into());
    let Ok(Command::Run(options)) = parse(line) else { panic!("a command line that runs a script") };
    let began = std::time::Instant::now();
    let recording = Arc::new(Recording::new(Arc::new(move || began.elapsed())));
    let writer = recording.clone();
    let status = on_a_large_stack(move || minipy::run_recorded(&options, writer));
    let story = merge(recording.take_streams()).unwrap_or_else(|disorder| panic!("{disorder}"));

    // The slot written most is the counter: once at first, then by every round of both threads.
    let mut writes = HashMap::new();
    for happening in &story {
        if let Event::SlotWritten { slot, .. } = happening.recorded.event {
            *writes.entry(slot).or_insert(0) += 1;
        }
    }
    let (&counter, &most) = writes.iter().max_by_key(|(_, times)| **times).expect("something was written");
    assert_eq!(most, 2 * TIMES + 1);
    let (mut values, mut read) = (HashMap::from([(1, 0)]), HashMap::new());
    for happening in &story {
        match happening.recorded.event {
            Event::SlotRead { slot, version } if slot == counter => {
                read.insert(happening.thread, values[&version]);
            }
            Event::SlotWritten { slot, version, from } if slot == counter && version > 1 => {
                let origin = from.expect("each store but the first is computed from what was there");
                assert_eq!(read[&happening.thread], values[&origin], "it is what this thread has read last");
                values.insert(version, values[&origin] + 1);
            }
            _ => {}
        }
    }
    (status, values[&(u64::try_from(most).unwrap_or_default())])
}

#[test]
fn events_explain_every_lost_update() {
    let totals = (1..=20).map(|seed| counted_and_told(&["--seed", &seed.to_string()]));
    let totals: Vec<(i32, i32)> = totals.collect();
    assert!(totals.iter().all(|(counted, told)| counted == told), "{totals:?}");
    assert!(totals.iter().any(|&(counted, _)| counted < 2 * TIMES), "some seeds lose updates: {totals:?}");
}

#[test]
fn events_of_parallel_threads_are_in_order() {
    let (counted, told) = counted_and_told(&["--gil-policy", "ticks:7"]);
    assert_eq!(counted, told);
}

#[test]
fn events_of_threads_without_a_gil_are_in_order() {
    if machine::FREE_THREADING {
        let (counted, told) = counted_and_told(&["--no-gil"]);
        assert_eq!(counted, told);
    }
}

#[test]
fn a_thread_alone_loses_nothing() {
    assert_eq!(counted_and_told(&["--gil-policy", "serial"]), (2 * TIMES, 2 * TIMES));
}

#[test]
fn recording_changes_no_seeded_run() {
    let (first, _) = counted_and_told(&["--seed", "8"]);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("count.py");
    fs::write(&file, SCRIPT).expect("the script is written");
    let line: Vec<OsString> = ["--seed".into(), "8".into(), file.into()].into();
    let Ok(command) = parse(line) else { panic!("a command line that runs a script") };
    assert_eq!(on_a_large_stack(move || minipy::run(&command)), first);
}

/// Which objects' locks threads of a program waited for.
fn contention(options: &[&str], program: &str) -> Vec<Contention> {
    let line = options.iter().chain(&["-c", program]).map(OsString::from).collect();
    let Ok(Command::Run(options)) = parse(line) else { panic!("a command line that runs a program") };
    let began = std::time::Instant::now();
    let recording = Arc::new(Recording::new(Arc::new(move || began.elapsed())));
    let writer = recording.clone();
    assert_eq!(on_a_large_stack(move || minipy::run_recorded(&options, writer)), 0);
    recording.take_contention()
}

#[test]
fn waits_for_objects_are_told_without_the_gil() {
    let program = "
import threading
class Log(list): pass
log = Log()
def work():
    for i in range(20_000): log.append(i)
threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert len(log) == 80_000
";
    assert_eq!(contention(&[], program), []);
    if machine::FREE_THREADING {
        // How often is chance; whoever was waited for is told once, with its class.
        let told = contention(&["--no-gil"], program);
        assert!(
            told.iter().all(|known| known.waits > 0 && known.object.is_some() != known.class.is_empty()),
            "{told:?}"
        );
        assert!(told.iter().filter(|known| known.class == "Log").count() <= 1, "{told:?}");
    }
}
