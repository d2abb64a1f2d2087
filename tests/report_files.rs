//! Reports in files for other programs: traces and profiles. Their figures are compared with those of `--stats` of the
//! same run, which adds up while the program runs, and with what programs count themselves.

mod support;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use serde_json::Value;
use support::{Outcome, minipy, outcome, root};

fn folder() -> PathBuf {
    root().join("tests/reports")
}

fn told(words: &[&str]) -> Outcome {
    outcome(minipy(&folder()).args(words), b"")
}

/// Runs a program with a report in a file, and with `--stats`; gives what it printed, the file, and these.
fn written(option: &str, ending: &str, words: &[&str]) -> (String, String, Value) {
    let room = tempfile::tempdir().expect("a folder");
    let (file, stats) = (room.path().join(format!("report.{ending}")), room.path().join("stats.json"));
    let (path, stats_path) = (file.to_string_lossy(), stats.to_string_lossy());
    let ours = [option, &*path, "--stats", "--json", "--output", &*stats_path];
    let got = told(&[&ours, words].concat());
    assert_eq!(got.status, Some(0), "{words:?}: {}", got.stderr);
    let read = |file: &Path| std::fs::read_to_string(file).expect("the file is there");
    let all: Value = serde_json::from_str(&read(&stats)).expect("one JSON object");
    assert_eq!(all["files"][0]["file"], *path, "{words:?}: {all:#}");
    (got.stdout, read(&file), all)
}

const MODES: [&[&str]; 6] = [
    &[],
    &["--switch-interval", "10us"],
    &["--gil-policy", "ticks:50"],
    &["--every-call"],
    &["--seed", "4"],
    &["--gil-policy", "serial"],
];

const SCRIPTS: [&str; 4] = ["locks.py", "busy.py", "fifty.py", "calls.py"];

fn modes() -> Vec<&'static [&'static str]> {
    let without: &[&[&str]] = if machine::FREE_THREADING { &[&["--no-gil"]] } else { &[] };
    MODES.iter().chain(without).copied().collect()
}

/// Nanoseconds of a time in microseconds.
fn nanoseconds(time: &Value) -> u64 {
    (time.as_f64().expect("a number") * 1000.0).round() as u64
}

/// A slice of a track.
struct Slice {
    name: String,
    from: u64,
    to: u64,
}

/// A trace, read again.
struct Trace {
    whole: Value,
    /// By the track's number.
    tracks: BTreeMap<u64, (String, Vec<Slice>)>,
}

impl Trace {
    fn read(text: &str) -> Trace {
        let whole: Value = serde_json::from_str(text).expect("JSON");
        let mut tracks: BTreeMap<u64, (String, Vec<Slice>)> = BTreeMap::new();
        for event in whole["traceEvents"].as_array().expect("events") {
            let (name, tid) = (event["name"].as_str().expect("a name"), event["tid"].as_u64().expect("a track"));
            match event["ph"].as_str() {
                Some("M") if name == "thread_name" => {
                    let name = event["args"]["name"].as_str().expect("a name").to_owned();
                    tracks.insert(tid, (name, Vec::new()));
                }
                Some("X") => {
                    let from = nanoseconds(&event["ts"]);
                    let slice = Slice { name: name.to_owned(), from, to: from + nanoseconds(&event["dur"]) };
                    tracks.get_mut(&tid).expect("tracks are named first").1.push(slice);
                }
                _ => {}
            }
        }
        Trace { whole, tracks }
    }

    fn events<'a>(&'a self, phase: &'a str) -> impl Iterator<Item = &'a Value> {
        let events = self.whole["traceEvents"].as_array().expect("events");
        events.iter().filter(move |event| event["ph"] == *phase)
    }

    /// The tracks of what threads do, in order.
    fn states(&self) -> impl Iterator<Item = &(String, Vec<Slice>)> {
        let threads = self.tracks.iter().filter(|(tid, (name, _))| **tid >= 10 && **tid % 2 == 0 && is_thread(name));
        threads.map(|(_, track)| track)
    }
}

fn is_thread(name: &str) -> bool {
    !name.starts_with("lock ") && !name.ends_with(" calls")
}

/// How long slices of a name are, all together.
fn sum(slices: &[Slice], name: &str) -> u64 {
    slices.iter().filter(|slice| slice.name == name).map(|slice| slice.to - slice.from).sum()
}

#[test]
fn traces_tell_the_times_that_stats_tell() {
    for mode in modes() {
        for script in SCRIPTS {
            let what = format!("{mode:?} {script}");
            let (_, trace, stats) = written("--trace", "json", &[mode, &[script]].concat());
            let trace = Trace::read(&trace);
            let threads = stats["stats"]["threads"].as_array().expect("threads");
            assert_eq!(trace.states().count(), threads.len(), "{what}");
            for ((name, slices), thread) in trace.states().zip(threads) {
                assert_eq!(thread["name"], **name, "{what}");
                let start = if mode.contains(&"--no-gil") { "waiting to run" } else { "waiting for GIL" };
                let states = [
                    ("running", "running_ns"),
                    (start, "waiting_for_gil_ns"),
                    ("waiting for lock", "lock_ns"),
                    ("sleeping", "sleep_ns"),
                    ("in I/O", "io_ns"),
                    ("waiting for thread", "join_ns"),
                ];
                for (state, key) in states {
                    assert_eq!(thread[key].as_u64(), Some(sum(slices, state)), "{what}: {name} {state}");
                }
                let whole: u64 = slices.iter().map(|slice| slice.to - slice.from).sum();
                assert_eq!(thread["alive_ns"].as_u64(), Some(whole), "{what}: {name}");
            }
        }
    }
}

#[test]
fn the_track_of_the_gil_has_one_holder_at_a_time() {
    for mode in modes() {
        for script in SCRIPTS {
            let (_, trace, stats) = written("--trace", "json", &[mode, &[script]].concat());
            let mut trace = Trace::read(&trace);
            let arrows: HashMap<u64, u64> = trace
                .events("s")
                .map(|arrow| (arrow["id"].as_u64().expect("an id"), arrow["tid"].as_u64().expect("a track")))
                .collect();
            let ends = trace.events("f").filter(|end| arrows[&end["id"].as_u64().expect("an id")] != end["tid"]);
            assert_eq!(ends.count(), arrows.len(), "{mode:?} {script}: arrows go to other threads");
            if mode.contains(&"--no-gil") {
                assert!(!trace.tracks.contains_key(&1) && arrows.is_empty());
                continue;
            }
            let (name, mut holds) = trace.tracks.remove(&1).expect("the GIL's track");
            assert_eq!(name, "GIL");
            holds.sort_by_key(|hold| (hold.from, hold.to));
            assert!(holds.windows(2).all(|pair| pair[0].to <= pair[1].from), "{mode:?} {script}");
            let held: u64 = holds.iter().map(|hold| hold.to - hold.from).sum();
            let stats = &stats["stats"];
            assert_eq!(stats["gil"]["held_ns"].as_u64(), Some(held), "{mode:?} {script}");
            assert!(Some(held) <= stats["wall_ns"].as_u64(), "{mode:?} {script}");
            // There is no arrow where a thread had the GIL for no time at all.
            assert!(Some(arrows.len() as u64) <= stats["gil"]["hand_offs"].as_u64(), "{mode:?} {script}");
            assert!(arrows.len() > 1, "{mode:?} {script}");
        }
    }
}

#[test]
fn slices_of_a_track_nest() {
    for mode in modes() {
        let (_, trace, _) = written("--trace", "json", &[mode, &["calls.py"]].concat());
        for (name, slices) in Trace::read(&trace).tracks.values() {
            let mut open: Vec<u64> = Vec::new();
            for slice in slices {
                while open.last().is_some_and(|&end| end <= slice.from) {
                    open.pop();
                }
                assert!(open.last().is_none_or(|&end| slice.to <= end), "{mode:?}: {} of {name}", slice.name);
                open.push(slice.to);
            }
        }
    }
}

#[test]
fn counters_count_the_threads_that_live() {
    for mode in modes() {
        let (_, trace, stats) = written("--trace", "json", &[mode, &["fifty.py"]].concat());
        let trace = Trace::read(&trace);
        let counts = |event: &Value| -> Vec<u64> {
            let counts = event["args"].as_object().expect("counts").values();
            counts.map(|count| count.as_u64().expect("never less than nothing")).collect()
        };
        let mut most = 0;
        for event in trace.events("C") {
            let alive: u64 = counts(event).iter().sum();
            most = most.max(alive);
            if !mode.contains(&"--no-gil") {
                assert!(event["args"]["running"].as_u64() <= Some(1), "{mode:?}: {event}");
            }
        }
        let threads = stats["stats"]["threads"].as_array().map_or(0, |threads| threads.len() as u64);
        assert!(most > 1 && most <= threads, "{mode:?}: {most} of {threads}");
        assert_eq!(trace.events("C").last().map(|last| counts(last).iter().sum()), Some(0), "{mode:?}");
    }
}

/// What `calls.py` prints of its own calls.
fn counted(stdout: &str) -> Vec<(&str, usize)> {
    let words = stdout.split_whitespace().filter_map(|word| word.split_once('='));
    words.map(|(name, count)| (name, count.parse().expect("a number"))).collect()
}

#[test]
fn each_call_is_in_a_trace_that_has_all() {
    for mode in [
        &["--every-call"][..],
        &["--seed", "4"],
        &["--gil-policy", "serial"],
        &["--every-call", "--switch-points", "cpython"],
    ] {
        let (stdout, trace, _) = written("--trace", "json", &[mode, &["calls.py"]].concat());
        let trace = Trace::read(&trace);
        assert_eq!(trace.whole["otherData"]["calls"], "every call");
        let calls: Vec<&Slice> =
            trace.tracks.values().filter(|(name, _)| name.ends_with(" calls")).flat_map(|(_, slices)| slices).collect();
        let counted = counted(&stdout);
        assert_eq!(counted.len(), 4, "{stdout}");
        for (name, count) in counted {
            assert_eq!(calls.iter().filter(|call| call.name == name).count(), count, "{mode:?}: {name}");
        }
    }
}

#[test]
fn samples_find_the_functions_that_take_time() {
    let program = "
import time
def busy():
    end = time.perf_counter() + 0.05
    while time.perf_counter() < end: pass
    time.sleep(0)
def sleepy():
    time.sleep(0.1)
busy()
sleepy()
";
    let modes: &[&[&str]] = if machine::FREE_THREADING { &[&[], &["--no-gil"]] } else { &[&[]] };
    for mode in modes {
        let (_, folded, _) = written("--profile", "txt", &[*mode, &["-c", program]].concat());
        assert!(folded.contains("sampled every 1 ms"), "{folded}");
        let time = |stack: &str| -> u64 {
            let found = folded.lines().filter_map(|line| line.rsplit_once(' ')).find(|(line, _)| line.ends_with(stack));
            found.map_or(0, |(_, time)| time.parse().expect("a number"))
        };
        // The deadline is set before the GIL is let go, so a sleep may be shorter than what was asked for.
        assert!(time("main;<module> <string>;sleepy;sleeping") >= 10_000_000, "{folded}");
        // Where the machine is too busy to ask, it tells itself where it was as it lets the GIL go.
        assert!(time("main;<module> <string>;busy") >= 10_000_000, "{folded}");
    }
}

/// The lines of folded stacks: frames and nanoseconds.
fn stacks(folded: &str) -> Vec<(Vec<&str>, u64)> {
    let lines = folded.lines().filter_map(|line| line.rsplit_once(' '));
    lines.map(|(stack, time)| (stack.split(';').collect(), time.parse().expect("a number"))).collect()
}

#[test]
fn profiles_add_up_to_the_life_of_each_thread() {
    for mode in modes() {
        for script in SCRIPTS {
            let what = format!("{mode:?} {script}");
            let (_, folded, stats) = written("--profile", "txt", &[mode, &[script]].concat());
            let (mut alive, mut waited): (BTreeMap<&str, u64>, BTreeMap<&str, u64>) = Default::default();
            for (frames, time) in stacks(&folded) {
                *alive.entry(frames[1]).or_default() += time;
                if frames.last() == Some(&"waiting for GIL") {
                    *waited.entry(frames[1]).or_default() += time;
                }
            }
            let mut told: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
            for thread in stats["stats"]["threads"].as_array().expect("threads") {
                let number = |key: &str| thread[key].as_u64().expect("a number");
                let sums = told.entry(thread["name"].as_str().expect("a name")).or_default();
                sums.0 += number("alive_ns");
                sums.1 += number("waiting_for_gil_ns");
            }
            for (name, (life, waits)) in told {
                assert_eq!(alive.get(name).copied().unwrap_or(0), life, "{what}: {name}");
                if !mode.contains(&"--no-gil") {
                    assert_eq!(waited.get(name).copied().unwrap_or(0), waits, "{what}: {name}");
                }
            }
        }
    }
}

#[test]
fn speedscope_gets_what_folded_stacks_have() {
    let (_, folded, _) = written("--profile", "txt", &["--seed", "4", "busy.py"]);
    let (_, file, _) = written("--profile", "json", &["--seed", "4", "busy.py"]);
    let file: Value = serde_json::from_str(&file).expect("JSON");
    assert_eq!(file["$schema"], "https://www.speedscope.app/file-format-schema.json");
    let frames = file["shared"]["frames"].as_array().expect("frames");
    let mut sums: BTreeMap<String, u64> = BTreeMap::new();
    for profile in file["profiles"].as_array().expect("profiles") {
        let mut stack = vec![profile["name"].as_str().expect("a name")];
        let mut since = 0;
        for event in profile["events"].as_array().expect("events") {
            let number = |key: &str| event[key].as_u64().expect("a number");
            if number("at") > since {
                *sums.entry(stack.join(";")).or_default() += number("at") - since;
                since = number("at");
            }
            let frame = usize::try_from(number("frame")).ok().and_then(|index| frames[index]["name"].as_str());
            match event["type"].as_str() {
                Some("O") => stack.push(frame.expect("a name")),
                _ => assert_eq!(stack.pop(), frame, "the newest frame closes first"),
            }
        }
        let end = profile["endValue"].as_u64().expect("a number");
        assert_eq!(stack.len(), 1, "all frames close");
        if end > since {
            // The thread was in no function any more.
            *sums.entry(stack[0].to_owned()).or_default() += end - since;
        }
    }
    let folded: BTreeMap<String, u64> =
        stacks(&folded).into_iter().map(|(frames, time)| (frames[1..].join(";"), time)).collect();
    assert_eq!(sums, folded);
}

#[test]
fn stacks_of_any_depth_are_told() {
    let program = "
import sys
sys.setrecursionlimit(50_000)
def down(n):
    if n: down(n - 1)
    else: sys._getframe()
for _ in range(30): down(3000)
";
    for mode in [&["--seed", "4"][..], &["--every-call"], &[]] {
        let (_, folded, stats) = written("--profile", "txt", &[mode, &["-c", program]].concat());
        let told = stacks(&folded);
        // The frame that tells how the run was, the thread, and one for what is waited for.
        let deepest = told.iter().map(|(frames, _)| frames.len()).max();
        assert!(deepest <= Some(1003), "{mode:?}: {deepest:?}");
        assert!(folded.contains("deeper frames count for the 1000th") || mode.is_empty(), "{mode:?}");
        let alive: u64 = told.iter().map(|(_, time)| time).sum();
        assert_eq!(Some(alive), stats["stats"]["threads"][0]["alive_ns"].as_u64(), "{mode:?}");
        let (_, file, _) = written("--profile", "json", &[mode, &["-c", program]].concat());
        assert!(file.len() < 40_000_000, "{mode:?}: each call is two events, whatever its depth: {}", file.len());
    }
}

#[test]
fn flame_graphs_are_pictures_that_say_how_they_came_to_be() {
    let (_, svg, _) = written("--profile", "svg", &["--seed", "4", "busy.py"]);
    assert!(svg.starts_with("<?xml") && svg.trim_end().ends_with("</svg>"));
    for text in ["seed 4 · switch points every · every call · virtual time", "waiting for GIL", ">outer"] {
        assert!(svg.contains(text), "{text}");
    }
    assert!(!svg.contains("http-equiv") && !svg.contains("src=\"http"), "nothing is fetched");
}

/// What a page of `--report` knows.
fn page_data(page: &str) -> Value {
    let data = page.split_once("<script id=\"data\" type=\"application/json\">");
    let data = data.and_then(|(_, rest)| rest.split_once("</script>")).expect("the page has data");
    serde_json::from_str(data.0).expect("JSON")
}

/// The steps that a page goes through: numbers, the first of which is the kind.
fn steps(data: &Value) -> Vec<Vec<i64>> {
    let steps = data["steps"].as_array().expect("steps").iter();
    steps.map(|step| step.as_array().expect("numbers").iter().filter_map(Value::as_i64).collect()).collect()
}

#[test]
fn a_page_has_each_call_and_all_output() {
    let (called, returned, printed) = (15, 16, 18);
    for mode in [&[][..], &["--seed", "4"], &["--gil-policy", "serial"], &["--switch-points", "cpython"]] {
        let (stdout, page, _) = written("--report", "html", &[mode, &["calls.py"]].concat());
        let data = page_data(&page);
        let steps = steps(&data);
        let number = |kind: i64| steps.iter().filter(|step| step[0] == kind).count();
        for (name, count) in counted(&stdout) {
            let is_it = |step: &&Vec<i64>| {
                step[0] == called && usize::try_from(step[3]).is_ok_and(|code| data["codes"][code]["name"] == name)
            };
            assert_eq!(steps.iter().filter(is_it).count(), count, "{mode:?}: {name}");
        }
        assert_eq!(number(called), number(returned), "{mode:?}: what is entered is left");
        let text = |step: &Vec<i64>| data["texts"][usize::try_from(step[6]).unwrap_or(0)].as_str().map(str::to_owned);
        let output: Option<String> = steps.iter().filter(|step| step[0] == printed).map(text).collect();
        assert_eq!(output.as_deref(), Some(stdout.as_str()), "{mode:?}");
    }
}

/// What a page shows of the shared places, step by step.
struct Shared {
    data: Value,
    steps: Vec<Vec<i64>>,
    /// By place: its object.
    objects: HashMap<i64, i64>,
    /// By object: what is known of its references, and its contents.
    references: HashMap<i64, Vec<i64>>,
    contents: HashMap<i64, i64>,
}

impl Shared {
    fn of(page: &str) -> Shared {
        let data = page_data(page);
        let steps = steps(&data);
        let (objects, references, contents) = Default::default();
        Shared { data, steps, objects, references, contents }
    }

    fn place(&self, name: &str) -> i64 {
        let places = self.data["slots"].as_array().expect("places");
        let found = places.iter().position(|place| place["name"] == name);
        found.unwrap_or_else(|| panic!("no {name} in {places:?}")) as i64
    }

    /// Goes through the run; `look` is shown each step after it is done.
    fn go(mut self, mut look: impl FnMut(&Shared, &[i64])) -> Shared {
        let (read, wrote, referenced, contains) = (13, 14, 22, 23);
        for step in std::mem::take(&mut self.steps) {
            let kind = step[0];
            if (kind == read || kind == wrote) && step[7] >= 0 {
                self.objects.insert(step[5], step[9]);
            } else if kind == referenced {
                self.references.insert(step[5], step[6..].to_vec());
            } else if kind == contains {
                self.contents.insert(step[5], step[6]);
            }
            look(&self, &step);
        }
        self
    }

    fn references_to(&self, place: i64) -> Option<&[i64]> {
        Some(self.references.get(self.objects.get(&place)?)?)
    }

    fn contents_of(&self, place: i64) -> Option<&str> {
        let text = *self.contents.get(self.objects.get(&place)?)?;
        self.data["texts"][usize::try_from(text).ok()?].as_str()
    }
}

#[test]
fn a_page_shows_counts_and_contents_as_they_were_at_each_step() {
    let (read, contains) = (13, 23);
    for mode in modes().into_iter().filter(|mode| *mode != ["--every-call"]) {
        let (stdout, page, _) = written("--report", "html", &[mode, &["shared.py"]].concat());
        let printed: Vec<&str> = stdout.lines().collect();
        let words = |line: usize| printed[line].split(' ').map(|word| word.parse().expect("a number"));
        let shared = Shared::of(&page);
        let [package, items, stock, seen, line] = ["box", "items", "stock", "seen", "line"].map(|it| shared.place(it));
        let (mut counted, mut lengths) = (Vec::new(), Vec::new());
        let shared = shared.go(|shared, step| {
            if step[0] == read && step[5] == package {
                counted.push(shared.references_to(package).expect("its references are known").to_vec());
            }
            if step[0] == contains && shared.objects.get(&items) == Some(&step[5]) {
                lengths.push(shared.contents_of(items).expect("its contents are known").split(", ").count() as i64);
            }
        });
        // In each turn it is read to be counted, and then to be put into the list.
        let asked = counted.iter().step_by(2).zip(words(0));
        for (known, told) in asked {
            match known[..] {
                [0 | 2, count] => assert_eq!(count, told, "{mode:?}: {counted:?}"),
                [1, _, local, shared] => assert_eq!(local + shared, told, "{mode:?}: {counted:?}"),
                _ => panic!("{mode:?}: {counted:?}"),
            }
        }
        assert_eq!(counted.len(), 12, "{mode:?}");
        assert_eq!(lengths, words(1).collect::<Vec<i64>>(), "{mode:?}: the list grows");
        let contents = |place: i64| shared.contents_of(place).unwrap_or_else(|| panic!("{mode:?}: nothing is known"));
        assert_eq!([stock, seen, line].map(contents)[..], printed[2..], "{mode:?}: at the end");
    }
}

#[test]
fn values_as_deep_as_memory_allows_are_told_in_short() {
    let program = "
import threading
nest = ()
for _ in range(200_000): nest = (nest, 1)
def work():
    global nest
    nest = (nest,)
workers = [threading.Thread(target=work) for _ in range(2)]
for worker in workers: worker.start()
for worker in workers: worker.join()
";
    let (_, page, _) = written("--report", "html", &["--seed", "4", "-c", program]);
    assert!(page.contains("((((…)"), "{}", &page[page.len().saturating_sub(2000)..]);
    assert_eq!(told(&["--lost", "--seed", "4", "-c", program]).status, Some(0));
}

#[test]
fn files_of_seeded_runs() {
    let file = |option: &str, ending: &str| written(option, ending, &["--seed", "3", "small.py"]).1;
    let trace = file("--trace", "json").replace(&format!("{}/", root().display()), "");
    // The number of processors is the machine's.
    let (before, after) = trace.split_once("\"processors\":").expect("it is told");
    let after = after.trim_start_matches(|digit: char| digit.is_ascii_digit());
    insta::assert_snapshot!("trace", format!("{before}\"processors\":_{after}"));
    insta::assert_snapshot!("folded_stacks", file("--profile", "txt"));
    insta::assert_snapshot!("speedscope", file("--profile", "json").replace(&format!("{}/", root().display()), ""));
    let mut page = page_data(&file("--report", "html"));
    page["setting"]["processors"] = 0.into();
    page["command"] = Value::Null;
    let page = page.to_string().replace(&format!("{}/", root().display()), "").replace("],[", "],\n[");
    insta::assert_snapshot!("page_data", page);
    assert_eq!(file("--profile", "svg"), file("--profile", "svg"), "the same run draws the same");
}

#[test]
fn a_long_recording_keeps_its_newest_part_and_says_so() {
    // Three events a turn, of which there are more than are kept.
    let program = "
def work(number):
    return number
for number in range(600_000): work(number)
";
    let (_, folded, stats) = written("--profile", "txt", &["--gil-policy", "serial", "-c", program]);
    assert!(folded.contains(" events are not in it"), "{folded}");
    let told: u64 = stacks(&folded).iter().map(|(_, time)| time).sum();
    assert!(told > 0 && Some(told) < stats["stats"]["threads"][0]["alive_ns"].as_u64(), "{folded}");
}

#[test]
fn whatever_ends_a_program_its_files_are_written() {
    let raises = "import threading; threading.Thread(target=print).start(); 1 / 0";
    let deadlock = "import threading; lock = threading.Lock(); lock.acquire(); lock.acquire()";
    let cases: [(&[&str], &str, i32); 5] = [
        (&[], raises, 1),
        (&[], "import sys; sys.exit(5)", 5),
        (&[], "import os; os._exit(6)", 6),
        (&["--gil-policy", "serial"], deadlock, 3),
        (&[], "import _thread, time\n_thread.interrupt_main()\ntime.sleep(1)", 130),
    ];
    let room = tempfile::tempdir().expect("a folder");
    for (mode, program, status) in cases {
        let [trace, profile, page] = ["t.json", "p.txt", "r.html"].map(|name| room.path().join(name));
        let ours = [("--trace", &trace), ("--profile", &profile), ("--report", &page)];
        let ours = ours.map(|(option, file)| format!("{option}={}", file.display()));
        let ours: Vec<&str> = ours.iter().map(String::as_str).collect();
        let got = told(&[mode, &ours, &["-c", program]].concat());
        assert_eq!(got.status, Some(status), "{program}: {}", got.stderr);
        let read = |file: &Path| std::fs::read_to_string(file).expect("the file is there");
        assert!(Trace::read(&read(&trace)).states().count() > 0, "{program}");
        assert!(read(&profile).contains(";main"), "{program}");
        assert!(!steps(&page_data(&read(&page))).is_empty(), "{program}");
    }
}

#[test]
fn what_cannot_be_written_is_told_before_the_program_starts() {
    let room = tempfile::tempdir().expect("a folder");
    let nowhere = |ending: &str| room.path().join(format!("no/file.{ending}")).to_string_lossy().into_owned();
    for (option, file) in [("--trace", nowhere("json")), ("--profile", nowhere("svg")), ("--report", nowhere("html"))] {
        let got = told(&[option, &file, "-c", "print('hi')"]);
        assert_eq!((got.stdout.as_str(), got.status), ("", Some(2)), "{}", got.stderr);
        assert!(got.stderr.contains(&format!("give {option} a file that can be written")), "{}", got.stderr);
    }
    let cases: [(&[&str], &str); 6] = [
        (&["--profile", "x.png"], "end the name in .svg"),
        (&["--refs", "program.py"], "as in --refs node program.py"),
        (&["--race", "--lost", "--no-gil"], "ask for one at a time"),
        (&["--race", "--report", "x.html", "--no-gil"], "ask for one at a time"),
        (&["--every-call"], "--trace"),
        (&["--trace", "x.json", "--every-call", "--no-gil"], "needs the GIL"),
    ];
    for (words, advice) in cases {
        let got = told(&[words, &["-c", "print('hi')"]].concat());
        assert_eq!((got.stdout.as_str(), got.status), ("", Some(2)), "{words:?}");
        assert!(got.stderr.contains(advice) || !machine::FREE_THREADING, "{words:?}: {}", got.stderr);
    }
}
