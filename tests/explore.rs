//! `minipy explore`: every outcome, counted exactly. The figures come from models made without minipy.

mod support;

use support::{Outcome, minipy, outcome};

/// Explores where the examples are.
fn explore(arguments: &[&str]) -> Outcome {
    outcome(minipy(&support::root()).arg("explore").args(arguments), b"")
}

/// The outcomes of a report: label, interleavings, preemptions needed.
fn outcomes(report: &Outcome) -> Vec<(String, String, String)> {
    let rows = report.stdout.lines().skip_while(|line| !line.contains("verdict")).skip(1);
    let (mut found, mut long) = (Vec::new(), String::new());
    for line in rows.take_while(|line| !line.is_empty()) {
        let Some((before, after)) = line.split_once(" % ") else {
            // A label that is too long has a line for itself.
            long = line.trim().to_owned();
            continue;
        };
        let words: Vec<&str> = before.split_whitespace().collect();
        let (label, numbers) = words.split_at(words.len() - 2);
        let label = if label.is_empty() { std::mem::take(&mut long) } else { label.join(" ") };
        found.push(row(&label, numbers[0], after.split_whitespace().next().unwrap_or_default()));
    }
    found
}

fn row(label: &str, interleavings: &str, preemptions: &str) -> (String, String, String) {
    (label.to_owned(), interleavings.to_owned(), preemptions.to_owned())
}

#[test]
fn two_threads_with_one_increment_each() {
    let got = explore(&["examples/puzzles/counter.mpy"]);
    assert_eq!(got.status, Some(66), "{got:?}");
    assert!(got.stdout.contains("all 6 interleavings (12 states)"), "{got:?}");
    assert_eq!(outcomes(&got), [row("counter == 2", "2", "0"), row("AssertionError: 1", "4", "1")]);
    assert!(got.stdout.contains("'A1.B*.A*'"), "{got:?}");
    assert!(got.stdout.contains("overwrites v1"), "{got:?}");
}

/// Also where the other thread has ended by the time that it comes to what they share, before it joins it.
#[test]
fn the_main_thread_takes_part() {
    let (_folder, file) = program(
        "import threading\nn = 0\ndef work():\n    global n\n    n += 1\n\
         thread = threading.Thread(target=work)\nthread.start()\nn += 100\nthread.join()\nprint(n)\n",
    );
    let got = explore(&[&file]);
    assert!(got.stdout.contains("all 6 interleavings"), "{got:?}");
    assert_eq!(outcomes(&got), [row("101", "2", "0"), row("1", "2", "1"), row("100", "2", "1")]);
    let replayed = outcome_of_replay(&file, "A1.M*.A*");
    assert_eq!((replayed.status, replayed.stdout.as_str()), (Some(0), "1\n"), "{replayed:?}");
    // Two locks, in opposite orders.
    let (_folder, file) = program(
        "import threading\na, b = threading.Lock(), threading.Lock()\ndef work():\n    with a:\n        with b: pass\n\
         thread = threading.Thread(target=work)\nthread.start()\nwith b:\n    with a: pass\nthread.join()\n",
    );
    let got = explore(&[&file]);
    assert_eq!(got.status, Some(66), "{got:?}");
    assert!(got.stdout.contains("  deadlock"), "{got:?}");
}

#[test]
fn two_threads_with_ten_increments_each() {
    let got = explore(&["--set", "N=10", "--max-time", "600", "examples/puzzles/counter.mpy"]);
    assert!(got.stdout.contains("all 137,846,528,820 interleavings (22,707 states)"), "{got:?}");
    let outcomes = outcomes(&got);
    assert_eq!(outcomes.len(), 19);
    assert!(outcomes.contains(&row("counter == 20", "184,756", "0")));
    assert!(outcomes.contains(&row("AssertionError: 2", "8", "4")));
    assert!(outcomes.contains(&row("AssertionError: 10", "8,370,824,992", "1")));
}

#[test]
fn three_transactions() {
    let got = explore(&["--outcome", "balance", "examples/puzzles/sicp338.mpy"]);
    assert!(got.stdout.contains("all 210 interleavings"), "{got:?}");
    let outcomes = outcomes(&got);
    let of = |preemptions: &dyn Fn(&str) -> bool| -> Vec<&str> {
        outcomes.iter().filter(|it| preemptions(&it.2)).map(|it| it.0.as_str()).collect()
    };
    assert_eq!(of(&|needs| needs == "0"), ["35", "40", "45", "50"]);
    assert_eq!(of(&|needs| needs != "0"), ["25", "30", "55", "60", "65", "70", "80", "90", "110"]);
}

/// The puzzles that are right in every order: the outcome that all have.
const RIGHT: [(&str, &[&str]); 13] = [
    ("readers_writers", &["first == 1, readers == 0, second == 1"]),
    ("dekker", &["inside == 0, turn == 0", "inside == 0, turn == 1"]),
    ("barrier", &["[3, 3, 3]"]),
    ("reusable_barrier", &["met 2 times"]),
    ("aba_counted", &["nothing lost"]),
    ("counter_locked", &["counter == 2"]),
    ("transfer_ordered", &["12 8"]),
    ("wakeup", &["go"]),
    ("peterson", &["inside == 0, turn == 0", "inside == 0, turn == 1"]),
    ("philosophers_ordered", &["all have eaten"]),
    ("rendezvous", &["nothing printed"]),
    ("bounded_buffer", &["[0, 1, 2]"]),
    ("double_checked", &["one"]),
];

#[test]
fn puzzles_that_are_right() {
    for (name, expected) in RIGHT {
        let got = explore(&[&format!("examples/puzzles/{name}.mpy")]);
        assert_eq!(got.status, Some(0), "{name}: {got:?}");
        assert!(got.stdout.contains("COMPLETE"), "{name}: {got:?}");
        for outcome in expected {
            let is_it = |line: &str| line.strip_prefix("  ").is_some_and(|line| line.starts_with(outcome));
            assert!(got.stdout.lines().any(is_it), "{name}: {got:?}");
        }
        let rows = got.stdout.lines().filter(|line| line.contains("preemptions")).count();
        assert_eq!(rows, expected.len(), "{name}: {got:?}");
    }
}

/// The puzzles that are broken: an outcome that shows it, and how many preemptions it takes.
const BROKEN: [(&str, &str, &str); 10] = [
    ("readers_writers_broken", "deadlock, lines 13, 22, 31", "1 preemption"),
    ("barrier_broken", "deadlock", "1 preemption"),
    ("reusable_barrier_broken", "AssertionError: [2, 1], in a thread", "1 preemption"),
    ("aba", "AssertionError: b was taken off, and is there", "1 preemption"),
    ("transfer", "deadlock", "1 preemption"),
    ("lost_wakeup", "deadlock", "1 preemption"),
    ("flags_only", "both are inside", "2 preemptions"),
    ("philosophers", "deadlock", "1 preemption"),
    ("check_then_act", "made 2", "1 preemption"),
    ("lazy", "two", "1 preemption"),
];

#[test]
fn puzzles_that_are_broken() {
    for (name, outcome, preemptions) in BROKEN {
        let file = format!("examples/puzzles/{name}.mpy");
        let got = explore(&[&file]);
        assert_eq!(got.status, Some(66), "{name}: {got:?}");
        assert!(got.stdout.contains("COMPLETE"), "{name}: {got:?}");
        assert!(got.stdout.contains(&format!("simplest way to {outcome} ({preemptions})")), "{name}: {got:?}");
        let schedule = got.stdout.split('\'').nth(1).expect("there is a schedule");
        let replayed = outcome_of_replay(&file, schedule);
        // Beside the others it is called by more.
        let outcome = outcome.split(", lines").next().unwrap_or_default();
        assert!(replayed.stderr.contains(&format!("came to: {outcome}")), "{name}: {replayed:?}");
    }
}

fn outcome_of_replay(file: &str, schedule: &str) -> Outcome {
    outcome(minipy(&support::root()).args(["replay", file, schedule]), b"")
}

/// A program of these lines, in a folder of its own.
fn program(text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("program.py");
    std::fs::write(&file, text).expect("it is written");
    let name = file.to_string_lossy().into_owned();
    (folder, name)
}

/// What two threads begin with.
const TWO: &str = "
for thread in [threading.Thread(target=work) for _ in range(2)]: thread.start()
";

#[test]
fn threads_that_spin() {
    let text = "import threading\nflag = False\ndef wait():\n    while not flag: pass\n    print('seen')\n\
                def let():\n    global flag\n    flag = True\n\
                for work in wait, let: threading.Thread(target=work).start()\n";
    let (_folder, file) = program(text);
    let got = explore(&[&file]);
    assert_eq!(got.status, Some(0), "{got:?}");
    assert!(got.stdout.contains("the number of interleavings is unbounded"), "{got:?}");
    assert!(got.stdout.contains("counted are those of at most 20 operations"), "{got:?}");
    assert!(got.stdout.contains("note: A can go round waiting for others"), "{got:?}");
    // Round or not, up to 18 times, and then the write, the last look and the line that is printed.
    assert!(got.stdout.contains("  seen                18 "), "{got:?}");
    // Nobody ends the wait.
    let (_folder, file) = program(&text.replace("flag = True", "flag = 0"));
    let got = explore(&[&file]);
    assert_eq!(got.status, Some(66), "{got:?}");
    assert!(got.stdout.contains("  never ends        endless "), "{got:?}");
    for schedule in ["B*", "A*.B*", "A5"] {
        let got = outcome_of_replay(&file, schedule);
        assert!(got.stderr.contains("came to: never ends"), "{schedule} {got:?}");
    }
    // Two that pass a turn to each other come to no end from the beginning.
    let text = "import threading\nturn = 0\ndef work(me):\n    global turn\n    while True:\n        \
                if turn == me: turn = 1 - me\nfor me in 0, 1: threading.Thread(target=work, args=(me,)).start()\n";
    let (_folder, file) = program(text);
    let got = explore(&[&file]);
    assert!(got.stdout.contains("  (threads come to it whatever they do)\n"), "{got:?}");
}

#[test]
fn polite_threads_can_go_round_for_ever() {
    let got = explore(&["examples/puzzles/polite.mpy"]);
    assert!(got.stdout.contains("(livelock)"), "{got:?}");
}

#[test]
fn what_cannot_be_run_or_explored_is_told() {
    let work = |body: &str| format!("import threading\nn = 0\ndef work():\n    global n\n    {body}\n{TWO}");
    let memory = work("l = []\n    while True: n += 1; l.append([n] * 10_000_000)");
    for (text, status, expected) in [
        ("while True: pass\n".to_owned(), 2, "the time was over before threads came to their first operation"),
        (work("while True: pass"), 2, "a thread runs for ever"),
        (memory, 2, "it needs more than 200 MiB of memory"),
        ("x = [0] * 10 ** 18".to_owned(), 2, "it asks for more memory than there is"),
        ("def f(:\n".to_owned(), 1, "SyntaxError: invalid syntax"),
        (work("n += 1").replace("range(2)", "range(500)"), 2, "it starts more than 62 threads"),
    ] {
        let (_folder, file) = program(&text);
        let got = explore(&["--max-time", "4", "--max-memory", "200", &file]);
        assert_eq!(got.status, Some(status), "{text} {got:?}");
        assert!(got.stderr.contains(expected), "{text} {got:?}");
        assert_eq!(got.stdout, "", "{text}");
    }
}

#[test]
fn too_many_states_are_sampled() {
    let got = explore(&["--set", "N=30", "--max-states", "300", "--max-time", "3", "examples/puzzles/counter.mpy"]);
    assert_eq!(got.status, Some(66), "{got:?}");
    for expected in ["SAMPLED", "covered: ", " random runs (PCT", "AssertionError: ", "there are too many"] {
        assert!(got.stdout.contains(expected), "{expected}: {got:?}");
    }
    assert!(outcomes(&got).is_empty(), "no counts are printed: {got:?}");
}

#[test]
fn the_result_as_json() {
    let got = explore(&["--json", "examples/puzzles/counter.mpy"]);
    let result: serde_json::Value = serde_json::from_str(&got.stdout).expect("it is JSON");
    let result = &result["explore"];
    assert_eq!(result["interleavings"], "6");
    assert_eq!(result["complete"], true);
    let lost = result["outcomes"].as_array().into_iter().flatten().find(|it| it["label"] == "AssertionError: 1");
    let lost = lost.expect("it is there");
    assert_eq!((&lost["interleavings"], &lost["preemptions"]), (&"4".into(), &1.into()));
    assert!(lost["schedule"].as_str().is_some_and(|it| ["A1.B*.A*", "B1.A*.B*"].contains(&it)), "{lost}");
}

#[cfg(unix)]
#[test]
fn ctrl_c_tells_what_is_known() {
    let mut child = minipy(&support::root());
    child.args(["explore", "--set", "N=200", "examples/puzzles/counter.mpy"]);
    let child =
        child.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::null()).spawn().expect("it starts");
    std::thread::sleep(std::time::Duration::from_secs(3));
    let sent = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("it is sent");
    assert!(sent.success());
    let got = child.wait_with_output().expect("it ends");
    assert_eq!(got.status.code(), Some(130));
    let stdout = String::from_utf8_lossy(&got.stdout);
    assert!(stdout.contains("it was interrupted") && stdout.contains("SAMPLED"), "{stdout}");
}

#[test]
fn a_schedule_on_the_cured_program_cannot_be_followed() {
    let got = outcome_of_replay("examples/puzzles/counter_locked.mpy", "A2.B*.A*");
    assert_eq!(got.status, Some(67), "{got:?}");
    assert!(got.stderr.contains("after step 2 it lets B go on, but B waits: lock; only A can go on"), "{got:?}");
}

#[test]
fn a_call_that_only_waits_is_one_operation() {
    // Each thread has one, and the second can only come after the first: there is one order.
    for (made, first, second) in [
        ("queue.Queue()", "it.put(1)", "it.get()"),
        ("queue.SimpleQueue()", "it.put(1)", "it.get()"),
        ("threading.Semaphore(0)", "it.release()", "it.acquire()"),
    ] {
        let text = format!(
            "import queue, threading\nit = {made}\ndef one(): {first}\ndef other(): {second}\n\
             for work in other, one: threading.Thread(target=work).start()\n"
        );
        let (_folder, file) = program(&text);
        let got = explore(&[&file]);
        assert!(got.stdout.contains("the only interleaving (3 states)"), "{made} {got:?}");
    }
    // A pulse of an event reaches who has begun to wait, and nobody else: that is two operations.
    let text = "import threading\nit = threading.Event()\ndef one():\n    it.set()\n    it.clear()\n\
                def other(): it.wait()\nfor work in other, one: threading.Thread(target=work).start()\n";
    let (_folder, file) = program(text);
    let got = explore(&[&file]);
    // The wait begins before the pulse, and goes on before its end or after it; or begins within it; or too late.
    let expected = [row("nothing printed", "3", "0"), row("deadlock", "1", "0")];
    let found = outcomes(&got);
    assert!(found.len() == 2 && expected.iter().all(|row| found.contains(row)), "{got:?}");
}

#[test]
fn pools_are_refused_by_name() {
    let (_folder, file) = program(
        "from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(2) as pool:\n    pool.submit(print, 1)\n",
    );
    let got = explore(&[&file]);
    assert_eq!(got.status, Some(2), "{got:?}");
    assert!(got.stderr.contains("cannot be explored: it uses ThreadPoolExecutor, which starts threads"), "{got:?}");
    assert!(got.stderr.contains("start them with threading.Thread"), "{got:?}");
}

#[test]
fn outcomes_that_would_be_called_the_same_are_told_apart() {
    let locks = "import threading\na, b = threading.Lock(), threading.Lock()\ndef f(x, y):\n    with x:\n        with y: pass\n";
    // Which of two threads waits where is no difference.
    let pair = "for locks in (a, b), (b, a): threading.Thread(target=f, args=locks).start()\n";
    let (_folder, file) = program(&format!("{locks}{pair}"));
    let got = explore(&[&file]);
    let labels: Vec<String> = outcomes(&got).into_iter().map(|row| row.0).collect();
    assert_eq!(labels, ["nothing printed", "deadlock"], "{got:?}");
    assert!(got.stdout.contains("Thread-1 (f) waits at line 5: y"), "{got:?}");
    assert!(got.stdout.contains("MainThread waits for the others to end"), "{got:?}");
    // Where they wait is.
    let other = "def g(x, y):\n    with x:\n        y.acquire()\n";
    let three =
        "for work, *locks in (f, a, b), (f, b, a), (g, b, a): threading.Thread(target=work, args=locks).start()\n";
    let (_folder, file) = program(&format!("{locks}{other}{three}"));
    let got = explore(&[&file]);
    let labels: Vec<String> = outcomes(&got).into_iter().map(|row| row.0).collect();
    let mut different = labels.clone();
    different.sort();
    different.dedup();
    assert!(different.len() == labels.len() && labels.len() > 2, "{got:?}");
    assert!(labels.contains(&"deadlock, lines 5, 8".to_owned()), "{got:?}");
    // So is where an exception comes from, and what was printed before it.
    let raises = "import threading\nn = 0\ndef f():\n    global n\n    n += 1\n\
                  threads = [threading.Thread(target=f) for _ in range(2)]\n\
                  for thread in threads: thread.start()\nfor thread in threads: thread.join()\n\
                  if n == 1: raise ValueError\nraise ValueError\n";
    let (_folder, file) = program(raises);
    let labels: Vec<String> = outcomes(&explore(&[&file])).into_iter().map(|row| row.0).collect();
    assert_eq!(labels, ["ValueError, line 10", "ValueError, line 9"]);
    let (_folder, file) = program(&raises.replace("if n == 1: raise ValueError", "print(n)"));
    let labels: Vec<String> = outcomes(&explore(&[&file])).into_iter().map(|row| row.0).collect();
    assert_eq!(labels, ["ValueError, printed: 2", "ValueError, printed: 1"]);
}

#[test]
fn what_comes_from_outside_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("outside.py");
    let text = "import threading\ndef f(): print(open(__file__).read())\n\
                for t in [threading.Thread(target=f), threading.Thread(target=f)]: t.start()\n";
    std::fs::write(&file, text).expect("it is written");
    let got = explore(&[&file.to_string_lossy()]);
    assert_eq!(got.status, Some(2), "{got:?}");
    assert!(got.stderr.contains("cannot be explored: it calls "), "{got:?}");
}

/// The outcomes of two threads that call the same function, once after the other and in turns.
fn of_two(text: &str, shown: &str) -> Vec<(String, String)> {
    let start = "threads = [threading.Thread(target=f) for _ in range(2)]\n\
                 for thread in threads: thread.start()\nfor thread in threads: thread.join()\n";
    let (_folder, file) = program(&format!("import threading\n{text}{start}print({shown})\n"));
    let got = explore(&[&file]);
    assert!(got.stdout.contains("COMPLETE"), "{got:?}");
    outcomes(&got).into_iter().map(|(label, interleavings, _)| (label, interleavings)).collect()
}

#[test]
fn reads_of_the_only_writer_count() {
    let text = "import threading\ndef main():\n    n = 0\n    def a():\n        nonlocal n\n        n += 1\n        n += 1\n    \
                def b():\n        v = n\n        v = n\n    threads = [threading.Thread(target=f) for f in (a, b)]\n    \
                for thread in threads: thread.start()\n    for thread in threads: thread.join()\n    print(n)\nmain()\n";
    let (_folder, file) = program(text);
    let got = explore(&[&file]);
    // Four and two operations: 6! / (4! 2!).
    assert!(got.stdout.contains("explored all 15 interleavings"), "{got:?}");
}

#[test]
fn what_methods_of_the_program_do_is_counted_there() {
    let held = "box = Box()\ndef f(): box.w += 1\n";
    let property = "class Box:\n    def __init__(self): self.v = 0\n    @property\n    def w(self): return self.v\n    \
                    @w.setter\n    def w(self, value): self.v = value\n";
    let attributes = "class Box:\n    def __init__(self): object.__setattr__(self, 'v', 0)\n    \
                      def __getattr__(self, name): return self.v\n    \
                      def __setattr__(self, name, value): object.__setattr__(self, 'v', value)\n";
    let items = "class Table(dict):\n    def __getitem__(self, key): return dict.__getitem__(self, key)\n    \
                 def __setitem__(self, key, value): dict.__setitem__(self, key, value)\n\
                 table = Table(k=0)\ndef f(): table['k'] += 1\n";
    // One read and one write each.
    let expected = [("2".to_owned(), "2".to_owned()), ("1".to_owned(), "4".to_owned())];
    for (text, shown) in [
        (&*format!("{property}{held}"), "box.v"),
        (&*format!("{attributes}{held}"), "box.v"),
        (items, "dict.__getitem__(table, 'k')"),
    ] {
        assert_eq!(of_two(text, shown), expected, "{text}");
    }
}

#[test]
fn what_the_library_prints_has_an_order() {
    let text = "import pprint, sys\nnames = ['a', 'b']\ndef f():\n    name = names.pop()\n    PRINT\n";
    for print in ["pprint.pprint(name)", "sys.stdout.write(name)"] {
        let found = of_two(&text.replace("PRINT", print), "''");
        assert_eq!(found.len(), 2, "{print}: {found:?}");
    }
}
