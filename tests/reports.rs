//! Reports on runs: their figures against second counts taken elsewhere, and their texts for runs that are always the
//! same.

mod support;

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use events::{Detail, Doing, Event, Recording, Run, Stream, merge};
use minipy::arguments::{Command, parse};
use support::{Outcome, minipy, outcome, root};
use sync::Reason;

fn folder() -> PathBuf {
    root().join("tests/reports")
}

/// Runs a program of `tests/reports` in this process and records everything about its timing.
fn recorded(words: &[&str]) -> Run {
    let mut line: Vec<OsString> = words.iter().map(OsString::from).collect();
    let script = line.pop().expect("a script");
    line.push(folder().join(script).into());
    let Ok(Command::Run(options)) = parse(line) else { panic!("a command line that runs a script") };
    let began = std::time::Instant::now();
    let detail = Detail { locks: true, ..Detail::TIMING };
    let recording = Arc::new(Recording::with(Arc::new(move || began.elapsed()), detail));
    let writer = recording.clone();
    let thread = std::thread::Builder::new().stack_size(minipy::STACK_SIZE);
    let status = thread.spawn(move || minipy::run_recorded(&options, writer)).expect("a thread").join();
    assert_eq!(status.expect("no panic"), 0);
    recording.run(began.elapsed())
}

/// Runs the program as people do.
fn told(words: &[&str]) -> Outcome {
    outcome(minipy(&folder()).args(words), b"")
}

const MODES: [&[&str]; 7] = [
    &[],
    &["--gil-policy", "fifo"],
    &["--gil-policy", "ticks:50"],
    &["--switch-points", "cpython"],
    &["--seed", "4"],
    &["--gil-policy", "serial"],
    &["--switch-interval", "10us"],
];

/// All modes that this build has.
fn modes() -> Vec<&'static [&'static str]> {
    let without: &[&[&str]] = if machine::FREE_THREADING { &[&["--no-gil"]] } else { &[] };
    MODES.iter().chain(without).copied().collect()
}

fn runs() -> impl Iterator<Item = (String, Run)> {
    let scripts = ["locks.py", "busy.py", "fifty.py", "calls.py"];
    modes().into_iter().flat_map(move |mode| {
        scripts.map(|script| {
            let words = [mode, &[script]].concat();
            (words.join(" "), recorded(&words))
        })
    })
}

/// What a thread did, added up again from its events.
fn times_again(stream: &Stream, doing: Doing) -> Duration {
    let (mut sum, mut now, mut since) = (Duration::ZERO, Some(Doing::AwaitingGil), stream.tally.began);
    for recorded in &stream.events {
        let next = match recorded.event {
            Event::GilWanted => Some(Doing::AwaitingGil),
            Event::GilTaken { .. } | Event::Attached => Some(Doing::Running),
            Event::GilReleased { reason: Reason::End, .. } | Event::Detached { reason: Reason::End } => None,
            Event::GilReleased { reason, .. } | Event::Detached { reason } => Some(Doing::after(reason)),
            _ => continue,
        };
        if now == Some(doing) {
            sum += recorded.at - since;
        }
        (now, since) = (next, recorded.at);
    }
    sum
}

#[test]
fn each_moment_of_a_thread_is_counted_once() {
    for (what, run) in runs() {
        for stream in &run.streams {
            let tally = &stream.tally;
            let ended = tally.ended.unwrap_or_else(|| panic!("{what}: {} ended", stream.thread));
            assert_eq!(tally.alive(), ended - tally.began, "{what}: {}", stream.thread);
            for doing in Doing::ALL {
                assert_eq!(tally.time(doing), times_again(stream, doing), "{what}: {} {doing:?}", stream.thread);
            }
        }
    }
}

#[test]
fn the_gil_is_held_by_one_thread_at_a_time() {
    for (what, run) in runs().filter(|(what, _)| !what.contains("no-gil")) {
        let held: Duration = run.streams.iter().map(|stream| stream.tally.time(Doing::Running)).sum();
        assert!(held <= run.ended, "{what}: {held:?} of {:?}", run.ended);
        let mut holds: Vec<(Duration, Duration)> = Vec::new();
        for stream in &run.streams {
            let at = |wanted: fn(&Event) -> bool| {
                stream.events.iter().filter(move |recorded| wanted(&recorded.event)).map(|recorded| recorded.at)
            };
            let taken = at(|event| matches!(event, Event::GilTaken { .. }));
            holds.extend(taken.zip(at(|event| matches!(event, Event::GilReleased { .. }))));
        }
        holds.sort();
        assert!(holds.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{what}");
    }
}

#[test]
fn hand_offs_are_those_that_the_locks_own_numbers_show() {
    for (what, run) in runs().filter(|(what, _)| !what.contains("no-gil")) {
        let takes: u64 = run.streams.iter().map(|stream| stream.tally.takes).sum();
        let hand_offs: u64 = run.streams.iter().map(|stream| stream.tally.taken_from.sum()).sum();
        let released: u64 = run.streams.iter().map(|stream| stream.tally.released.sum()).sum();
        assert_eq!(takes, released, "{what}");
        // The lock numbers its turns; who had them, in that order, tells who took over from whom.
        let mut turns: Vec<(u64, u32)> = Vec::new();
        for stream in &run.streams {
            for recorded in &stream.events {
                if let Event::GilTaken { turn, .. } = recorded.event {
                    turns.push((turn, stream.thread.0));
                }
            }
        }
        turns.sort();
        assert_eq!(turns.len() as u64, takes, "{what}");
        assert!(turns.windows(2).all(|pair| pair[0].0 + 1 == pair[1].0), "{what}: no turn is missing");
        let changes = turns.windows(2).filter(|pair| pair[0].1 != pair[1].1).count();
        assert_eq!(changes as u64, hand_offs, "{what}");
    }
}

#[test]
fn locks_are_taken_and_released_in_turns() {
    for mode in modes() {
        let run = recorded(&[mode, &["locks.py"]].concat());
        let story = merge(run.streams.clone()).unwrap_or_else(|disorder| panic!("{mode:?}: {disorder}"));
        let mut held = std::collections::HashMap::new();
        let mut most = 0;
        for happening in &story {
            match happening.recorded.event {
                Event::LockTaken { lock, turn } => {
                    assert_eq!(held.insert(lock, turn), None, "{mode:?}: {lock:?} is free");
                    most = most.max(turn);
                }
                Event::LockReleased { lock, turn } => {
                    assert_eq!(held.remove(&lock), Some(turn), "{mode:?}: {lock:?} is held");
                }
                _ => {}
            }
        }
        // Ten rounds of the tellers.
        assert_eq!(most, 10, "{mode:?}");
    }
}

#[test]
fn instructions_are_the_same_however_they_are_counted() {
    let counts = |words: &[&str]| -> Vec<Option<u64>> {
        let run = recorded(&[words, &["busy.py"]].concat());
        run.streams.iter().skip(1).map(|stream| stream.instructions).collect()
    };
    let serial = counts(&["--gil-policy", "serial"]);
    assert_eq!(serial.len(), 3);
    assert!(serial.iter().all(|&count| count > Some(10_000) && count == serial[0]), "{serial:?}");
    for mode in
        [&["--seed", "1"][..], &["--seed", "2"], &["--gil-policy", "ticks:13"], &["--stats", "--count-instructions"]]
    {
        assert_eq!(counts(mode), serial, "{mode:?}");
    }
    assert_eq!(counts(&[]), [None; 3]);
}

#[test]
fn a_small_recording_keeps_the_newest_events_and_all_sums() {
    let file = folder().join("busy.py");
    let run = |events: usize| {
        let line = vec!["--seed".into(), "5".into(), file.clone().into()];
        let Ok(Command::Run(options)) = parse(line) else { panic!("a command line that runs a script") };
        let detail = Detail { events, ..Detail::TIMING };
        let recording = Arc::new(Recording::with(Arc::new(|| Duration::ZERO), detail));
        let writer = recording.clone();
        let thread = std::thread::Builder::new().stack_size(minipy::STACK_SIZE);
        thread.spawn(move || minipy::run_recorded(&options, writer)).expect("a thread").join().expect("no panic");
        recording.run(Duration::ZERO)
    };
    let (all, few) = (run(usize::MAX), run(30));
    let kept: usize = few.streams.iter().map(|stream| stream.events.len()).sum();
    assert!(kept <= 30, "{kept}");
    for (all, few) in all.streams.iter().zip(&few.streams) {
        assert_eq!(all.events.len() as u64, few.dropped + few.events.len() as u64);
        assert!(all.events.iter().rev().zip(few.events.iter().rev()).all(|(all, few)| all == few));
        for doing in Doing::ALL {
            assert_eq!(all.tally.time(doing), few.tally.time(doing));
        }
    }
}

fn shown(words: &[&str]) -> String {
    let got = told(words);
    let status = got.status.unwrap_or(-1);
    let long: Vec<&str> = got.stderr.lines().filter(|line| line.chars().count() > 80).collect();
    assert!(long.iter().all(|line| line.contains("minipy --")), "only commands are longer than 80 columns: {long:#?}");
    let note = if status == 0 { String::new() } else { format!("[exit status {status}]\n") };
    // The number of processors is the machine's.
    let stderr = got.stderr.lines().map(|line| match line.split_once(" processor") {
        Some((before, _)) => format!("{} processors\n", before.rsplit_once(' ').map_or("", |(before, _)| before)),
        None => format!("{line}\n"),
    });
    format!("$ minipy {}\n{}{}{note}", words.join(" "), got.stdout, stderr.collect::<String>())
}

#[test]
fn seeded_reports() {
    let commands: [&[&str]; 7] = [
        &["--stats", "--seed", "1", "locks.py"],
        &["--stats", "--seed", "1", "busy.py"],
        &["--stats", "--gil-policy", "serial", "busy.py"],
        &["--timeline", "--seed", "1", "locks.py"],
        &["--timeline", "--ascii", "--zoom", "1ms..3ms", "--seed", "1", "locks.py"],
        &["--timeline", "--stats", "--seed", "2", "fifty.py"],
        &["--timeline", "--gil-policy", "serial", "marks.py"],
    ];
    let all: Vec<String> = commands.into_iter().map(shown).collect();
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn a_window_where_nothing_is_says_so_and_what_to_type_next() {
    let got = told(&["--timeline", "--zoom", "900s..901s", "--seed", "1", "fifty.py"]);
    assert!(got.stderr.contains("\nThe run had ended by then: it took "), "{}", got.stderr);
    assert!(got.stderr.contains("the whole run:        minipy --timeline --seed 1 fifty.py"), "{}", got.stderr);
    // What is advised can be typed: a window has a length.
    let got = told(&["--timeline", "--zoom", "1us..2us", "--seed", "1", "fifty.py"]);
    assert!(!got.stderr.contains("--zoom") && got.stderr.contains("minipy --stats"), "{}", got.stderr);
}

#[test]
fn seeded_reports_as_json() {
    let words = ["--timeline", "--stats", "--json", "--seed", "1", "marks.py"];
    let (one, other) = (told(&words), told(&words));
    assert_eq!(one, other, "the same run tells the same");
    let read: serde_json::Value = serde_json::from_str(&one.stderr).expect("one JSON object");
    assert_eq!(read["setting"]["order"]["seeded"], 1);
    assert_eq!(read["timeline"]["marks"].as_array().map(Vec::len), Some(3));
    assert_eq!(read["stats"]["threads"][0]["name"], "main");
    assert!(read["stats"]["all"]["sleep_ns"].as_u64() >= Some(19_000_000), "{read:#}");
}

#[test]
fn whatever_ends_a_program_it_is_told() {
    let raises = "import threading; threading.Thread(target=print).start(); 1 / 0";
    let deadlock = "import threading; lock = threading.Lock(); lock.acquire(); lock.acquire()";
    let daemon = "
import threading, time
threading.Thread(target=time.sleep, args=(100,), daemon=True).start()";
    let cases: [(&[&str], &str, i32); 7] = [
        (&[], "pass", 0),
        (&[], raises, 1),
        (&[], "import sys; sys.exit(5)", 5),
        (&[], "import os; os._exit(6)", 6),
        (&[], daemon, 0),
        (&["--gil-policy", "serial"], deadlock, 3),
        (&[], "import _thread, time\n_thread.interrupt_main()\ntime.sleep(1)", 130),
    ];
    for (mode, program, status) in cases {
        let got = told(&[mode, &["--stats", "-c", program]].concat());
        assert_eq!(got.status, Some(status), "{program}: {}", got.stderr);
        assert!(got.stderr.contains("── stats ──"), "{program}: {}", got.stderr);
        assert!(got.stderr.contains("\nmain "), "{program}: {}", got.stderr);
    }
}

#[test]
fn reports_go_where_they_are_sent() {
    let room = tempfile::tempdir().expect("a folder");
    let file = room.path().join("report.txt");
    let got = told(&["--stats", "--output", &file.to_string_lossy(), "-c", "print('hi')"]);
    assert_eq!((got.stdout.as_str(), got.stderr.as_str(), got.status), ("hi\n", "", Some(0)));
    assert!(std::fs::read_to_string(&file).is_ok_and(|text| text.starts_with("── stats ──")));

    let nowhere = room.path().join("no/such/file");
    let got = told(&["--stats", "--output", &nowhere.to_string_lossy(), "-c", "print('hi')"]);
    assert_eq!((got.stdout.as_str(), got.status), ("", Some(2)), "the program does not start");
    assert!(got.stderr.contains("give --output a file that can be written"), "{}", got.stderr);

    for words in [&["--zoom", "1ms..2ms"][..], &["--output", "x"], &["--stats", "--ascii"]] {
        let got = told(&[words, &["-c", "print('hi')"]].concat());
        assert_eq!((got.stdout.as_str(), got.status), ("", Some(2)), "{words:?}: {}", got.stderr);
    }
}

#[test]
fn colour_is_decided_as_cpython_does() {
    let coloured = |name: &str, value: &str| {
        let mut command = minipy(&folder());
        command.env_remove("NO_COLOR").env(name, value).args(["--stats", "-c", "pass"]);
        outcome(&mut command, b"").stderr.contains('\x1b')
    };
    assert!(coloured("FORCE_COLOR", "1") && coloured("PYTHON_COLORS", "1"));
    assert!(!coloured("NO_COLOR", "1") && !coloured("PYTHON_COLORS", "0") && !coloured("TERM", "xterm"));
}

#[test]
fn what_the_module_tells_agrees_with_the_report() {
    let program = "
import minipy, threading
def work():
    n = 0
    for i in range(200_000): n += i
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
stats = minipy.gil_stats()
print(stats['enabled'], stats['hand_offs'], stats['takes'])
";
    let got = told(&["--stats", "--json", "-c", program]);
    let read: serde_json::Value = serde_json::from_str(&got.stderr).expect("one JSON object");
    let number = |index: usize| got.stdout.split_whitespace().nth(index).and_then(|word| word.parse::<u64>().ok());
    // What comes after the program's last line is I/O of the main thread, from which nobody takes over.
    assert_eq!(read["stats"]["gil"]["hand_offs"].as_u64(), number(1), "{} {}", got.stdout, got.stderr);
    assert!(read["stats"]["threads"][0]["takes"].as_u64() >= number(2), "{} {}", got.stdout, got.stderr);
    // The hold that is going on counts.
    let program = "import minipy, time\nbefore = minipy.gil_stats()['held']\nsince = time.perf_counter()\n\
                   while time.perf_counter() < since + 0.02: pass\nprint(minipy.gil_stats()['held'] - before >= 0.02)\n";
    assert_eq!(told(&["-c", program]).stdout, "True\n");
}

#[test]
fn without_a_gil_shared_counts_and_locks_of_objects_are_told() {
    if !machine::FREE_THREADING {
        return;
    }
    let program = "
import threading
class Thing: pass
thing, rows = Thing(), [0]
def borrow():
    for _ in range(1000):
        mine = thing
        mine = None
def fight():
    for number in range(20_000):
        rows.append(number)
        rows.pop()
for work in (borrow, fight, fight):
    threads = [threading.Thread(target=work) for _ in range(1 if work is borrow else 4)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
";
    let got = told(&["--stats", "--json", "--no-gil", "-c", program]);
    let read: serde_json::Value = serde_json::from_str(&got.stderr).expect("one JSON object");
    let stats = &read["stats"];
    // A thread that does not own the thing has had it a thousand times.
    let dropped = stats["traffic"]["dropped"].as_u64().expect("a number");
    assert!(dropped >= 1000, "{stats:#}");
    assert!(stats["traffic"]["handed_over"].as_u64() <= Some(dropped), "{stats:#}");
    for contended in stats["contention"].as_array().expect("objects") {
        let places = contended["places"].as_array().expect("places");
        let told: u64 = places.iter().filter_map(|place| place["waits"].as_u64()).sum();
        assert!(Some(told) <= contended["waits"].as_u64(), "{contended:#}");
        let is_here = |place: &serde_json::Value| place["place"]["file"] != "<string>" || place["place"]["line"] != 0;
        assert!(places.iter().all(is_here), "{contended:#}");
        if contended["class"] == "list" {
            assert!(
                places.iter().all(|place| matches!(place["place"]["line"].as_u64(), Some(10..=12))),
                "{contended:#}"
            );
        }
    }
}
