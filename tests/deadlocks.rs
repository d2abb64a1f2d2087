//! Deadlocks: circles of every kind are told in every mode, and programs that only look like one are left alone.

mod support;

use support::{Outcome, minipy, outcome, root};

/// All ways to run a program that do not depend on its seed.
fn modes() -> Vec<Vec<String>> {
    let mut modes: Vec<&[&str]> =
        vec![&[], &["--gil-policy", "serial"], &["--gil-policy", "fifo"], &["--switch-points", "cpython"]];
    if machine::FREE_THREADING {
        modes.push(&["--no-gil"]);
    }
    modes.iter().map(|mode| mode.iter().map(|&option| option.to_owned()).collect()).collect()
}

/// Those, and twenty seeds.
fn modes_and_seeds() -> Vec<Vec<String>> {
    let seeds = (1..=20).map(|seed| vec!["--seed".to_owned(), seed.to_string()]);
    modes().into_iter().chain(seeds).collect()
}

fn run(mode: &[String], program: &str) -> Outcome {
    outcome(minipy(&root()).args(mode).args(["-c", program]), b"")
}

/// A program ends in a deadlock, in every mode, and each of the texts stands in the report.
fn deadlocks(program: &str, told: &[&str]) {
    for mode in modes_and_seeds() {
        let got = run(&mode, program);
        assert_eq!(got.status, Some(3), "{mode:?}: {got:?}");
        for text in told {
            assert!(got.stderr.contains(text), "{mode:?}: {text:?} is not in\n{}", got.stderr);
        }
        assert!(got.stderr.starts_with("fatal: deadlock"), "{mode:?}: {}", got.stderr);
        assert!(!got.stdout.contains("never"), "{mode:?}: {}", got.stdout);
        let widest = got.stderr.lines().map(|line| line.chars().count()).max().unwrap_or(0);
        assert!(widest <= 80, "{mode:?}: {widest} columns:\n{}", got.stderr);
    }
}

/// A correct program ends by itself in every mode.
fn goes_on(program: &str, stdout: &str) {
    for mode in modes_and_seeds() {
        let got = run(&mode, program);
        assert_eq!((got.status, got.stdout.as_str(), got.stderr.as_str()), (Some(0), stdout, ""), "{mode:?}");
    }
}

/// A circle of so many locks; philosophers, who all take their left fork first.
fn ring(locks: usize, kind: &str, take: &str) -> String {
    format!(
        "
import threading
forks = [threading.{kind}() for _ in range({locks})]
seated = threading.Barrier({locks})
def eat(i):
    left, right = forks[i], forks[(i + 1) % {locks}]
    {take}
threads = [threading.Thread(target=eat, args=(i,), name=f'P{{i}}') for i in range({locks})]
for thread in threads: thread.start()
for thread in threads: thread.join()
"
    )
}

const WITH: &str = "with left:
        seated.wait()
        with right: print('never')";
const ACQUIRE: &str = "left.acquire()
    seated.wait()
    right.acquire()
    right.release()
    left.release()";

#[test]
fn circles_of_two_three_and_many_locks() {
    for (count, kind, take) in
        [(2, "Lock", WITH), (3, "Lock", WITH), (17, "Lock", WITH), (2, "RLock", ACQUIRE), (3, "Condition", WITH)]
    {
        let circle = "P0 ──wants──> lock forks[1] ──held by──> P1";
        deadlocks(&ring(count, kind, take), &["in a circle", circle, "P1"]);
    }
    // Nobody releases these for others, as far as the program shows.
    deadlocks(&ring(3, "Lock", ACQUIRE), &["P0 ──wants──> lock forks[1] ──held by──> P1"]);
}

#[test]
fn a_thread_that_waits_for_itself() {
    let program = "
import threading
lock = threading.Lock()
def inner():
    with lock: print('never')
with lock: inner()
";
    deadlocks(program, &["the only thread waits for itself", "MainThread ──wants──> lock ──held by──> MainThread"]);
}

#[test]
fn a_circle_of_joins() {
    let program = "
import threading
gate = threading.Event()
def one(): gate.wait(); two.join()
def other(): gate.wait(); first.join()
first, two = threading.Thread(target=one, name='first'), threading.Thread(target=other, name='two')
first.start(); two.start(); gate.set()
first.join()
";
    deadlocks(program, &["first ──joins──> two ──joins──> first"]);
}

#[test]
fn a_lock_held_while_joining_who_wants_it() {
    let program = "
import threading
table = threading.Lock()
def work():
    with table: print('never')
worker = threading.Thread(target=work, name='worker')
with table:
    worker.start()
    worker.join()
";
    let circle = "MainThread ──joins──> worker ──wants──> lock table ──held by──> MainThread";
    deadlocks(program, &[circle, "let go of a lock before waiting"]);
}

/// They go on for ever, and the circle is told all the same.
const BESIDE: &str = "
import threading, time
a, b = threading.Lock(), threading.Lock()
both = threading.Barrier(2)
def take(first, second):
    with first:
        both.wait()
        with second: print('never')
def beat():
    while True: time.sleep(0.01)
threading.Thread(target=beat, daemon=True).start()
for name, pair in ('Ada', (a, b)), ('Bob', (b, a)):
    threading.Thread(target=take, args=pair, name=name).start()
while True: time.sleep(0.01)
";

#[test]
fn sleepers_and_daemons_hide_nothing() {
    deadlocks(BESIDE, &["Ada ──wants──> lock b ──held by──> Bob ──wants──> lock a ──held by──> Ada"]);
}

#[test]
fn nobody_is_left_who_could_run() {
    let program = "
import queue, threading
ready, items = threading.Event(), queue.SimpleQueue()
threading.Thread(target=ready.wait, name='waiter').start()
threading.Thread(target=items.get, name='getter').start()
";
    deadlocks(program, &["3 threads wait, and nobody is left to wake them", "waiter", "getter", "waits for"]);
    let gone = "import threading\nr = threading.RLock()\nt = threading.Thread(target=r.acquire)\nt.start(); t.join()\n\
        with r: print('never')";
    deadlocks(gone, &["the only thread waits", "which Thread-1 (acquire) took and had when it ended"]);
}

#[test]
fn who_ended_with_a_lock_is_told_and_where_it_took_it() {
    let ended = "
import threading
table = threading.Lock()
def work():
    table.acquire()
    raise SystemExit
def start(): threading.Thread(target=work, name='worker').start()
start()
while threading.active_count() > 1: pass
with table: print('never')
";
    deadlocks(ended, &["wants table, which worker took at line 5 and had when it ended", "take it by with"]);
    let got = run(&["--json".to_owned()], ended);
    let report: serde_json::Value = serde_json::from_str(&got.stderr).expect("the report is JSON");
    let wants = &report["deadlock"]["threads"][0]["wants"];
    assert_eq!((wants["holder"].as_str(), wants["taken"]["line"].as_u64()), (Some("worker"), Some(5)), "{report:#}");
    assert_eq!(wants["holder_has_ended"], true);
}

#[test]
fn a_timeout_is_no_edge() {
    goes_on(
        "
import threading
a, b = threading.Lock(), threading.Lock()
both = threading.Barrier(2)
def patient():
    with a:
        both.wait()
        with b: print('has both')
def hasty():
    with b:
        both.wait()
        print('gives up', a.acquire(timeout=0.05))
threads = [threading.Thread(target=f) for f in (patient, hasty)]
for t in threads: t.start()
for t in threads: t.join()
",
        "gives up False\nhas both\n",
    );
}

#[test]
fn a_lock_that_another_thread_releases() {
    // A lock as a signal, taken twice by the main thread.
    goes_on(
        "
import threading, time
done = threading.Lock()
done.acquire()
def work():
    time.sleep(0.02)
    done.release()
threading.Thread(target=work).start()
done.acquire()
print('done')
",
        "done\n",
    );
    // Two that hand a ball to each other.
    goes_on(
        "
import threading
ping, pong = threading.Lock(), threading.Lock()
pong.acquire()
seen = []
def play(mine, other, name):
    for _ in range(30):
        mine.acquire()
        seen.append(name)
        other.release()
threads = [threading.Thread(target=play, args=a) for a in ((ping, pong, 'ping'), (pong, ping, 'pong'))]
for t in threads: t.start()
for t in threads: t.join()
print(seen == ['ping', 'pong'] * 30)
",
        "True\n",
    );
    // A circle of acquired locks that a third thread opens.
    goes_on(
        "
import threading, time
a, b = threading.Lock(), threading.Lock()
both = threading.Barrier(3)
def take(first, second):
    first.acquire()
    both.wait()
    second.acquire()
def open_both():
    both.wait()
    time.sleep(0.05)
    a.release(); b.release()
threads = [threading.Thread(target=take, args=p) for p in ((a, b), (b, a))]
threads.append(threading.Thread(target=open_both))
for t in threads: t.start()
for t in threads: t.join()
print('opened')
",
        "opened\n",
    );
    // What a generator or an ExitStack has entered, another thread leaves.
    let held = [
        "def hold():\n    with lock: yield\nkept = hold()\nnext(kept)",
        "with contextlib.ExitStack() as stack:\n    stack.enter_context(lock)\n    kept = stack.pop_all()",
    ];
    for held in held {
        let text = format!(
            "import contextlib, threading, time\nlock = threading.Lock()\n{held}\n\
             def close():\n    time.sleep(0.05)\n    kept.close()\n\
             threading.Thread(target=close).start()\nwith lock: print('left')\n"
        );
        goes_on(&text, "left\n");
    }
}

#[test]
fn conditions_and_queues_that_somebody_serves() {
    goes_on(
        "
import queue, threading, time
items, results = queue.Queue(2), queue.SimpleQueue()
changed, state = threading.Condition(), []
def work():
    while (item := items.get()) is not None: results.put(item * item)
    with changed:
        state.append('end')
        changed.notify_all()
threads = [threading.Thread(target=work) for _ in range(3)]
for t in threads: t.start()
for i in range(40): items.put(i)
for t in threads: items.put(None)
with changed:
    changed.wait_for(lambda: len(state) == 3)
print(sum(results.get() for _ in range(40)))
",
        "20540\n",
    );
}

#[test]
fn a_report_as_json() {
    for mode in modes() {
        let got = outcome(minipy(&root()).args(mode).args(["--json", "-c", BESIDE]), b"");
        assert_eq!(got.status, Some(3), "{got:?}");
        let report: serde_json::Value = serde_json::from_str(&got.stderr).expect("the report is JSON");
        let deadlock = &report["deadlock"];
        assert_eq!(deadlock["circle"], serde_json::json!(["Ada", "Bob"]));
        assert_eq!(deadlock["threads"][0]["wants"], serde_json::json!({"kind": "lock", "name": "b", "holder": "Bob"}));
        assert_eq!(deadlock["threads"][0]["holds"][0]["taken"]["line"], 6);
        assert_eq!(deadlock["threads"][1]["at"]["source"], "with second: print('never')");
    }
}

#[test]
fn reports_of_seeded_runs() {
    let script = "examples/deadlock_circle.py";
    for seed in ["1", "2"] {
        let got = outcome(minipy(&root()).args(["--seed", seed, script]), b"");
        assert_eq!(got.status, Some(3));
        insta::assert_snapshot!(format!("seed_{seed}"), got.stderr);
    }
}

/// Nobody is there to read it.
#[cfg(unix)]
#[test]
fn a_report_into_nothing() {
    for to in [">&-", "2>&-", "2>/dev/full", "2>&1 | head -1"] {
        let got = support::shell(&format!("minipy -c \"{}\" {to}", ring(2, "Lock", WITH)), &root());
        assert!(!got.stdout.contains("panicked") && !got.stdout.contains("a mistake inside"), "{to}: {got:?}");
    }
}

/// Nobody can run, and that is what is wanted: the main thread waits for Ctrl-C.
#[cfg(unix)]
#[test]
fn a_wait_for_ctrl_c() {
    let waits = "import threading\ntry: threading.Event().wait()\nexcept KeyboardInterrupt: print('bye')";
    let line = format!("minipy -c \"{waits}\" & sleep 2; kill -TERM $! && echo alive");
    let got = support::shell(&line, &root());
    assert_eq!(got.stdout, "alive\n");
}

/// Ctrl-\ at threads of every kind: what it shows, and that the program goes on.
#[cfg(unix)]
#[test]
fn ctrl_backslash_tells_and_the_program_goes_on() {
    if support::ignores(support::SIGQUIT) {
        return;
    }
    use std::io::{BufRead, BufReader, Read};
    use std::process::{Command, Stdio};
    let program = "
import sys, threading, time
table, gate = threading.Lock(), threading.Event()
def hold():
    with table: gate.wait()
def want():
    with table: pass
def spin():
    while not gate.is_set(): pass
def nap():
    while not gate.is_set(): time.sleep(0.5)
threads = [threading.Thread(target=f, name=f.__name__) for f in (hold, want, spin, nap)]
threads[0].start()
while not table.locked(): time.sleep(0.001)
for t in threads[1:int(sys.argv[1])]: t.start()
time.sleep(0.3)
print('ready', flush=True)
sys.stdin.readline()
gate.set()
for t in threads[:int(sys.argv[1])]: t.join()
print('end')
";
    for mode in modes().into_iter().filter(|mode| !mode.contains(&"serial".to_owned())) {
        for threads in ["4", "2"] {
            let mut command = minipy(&root());
            command.args(&mode).args(["-c", program, threads]);
            let spawned = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
            let mut child = spawned.expect("minipy starts");
            let mut stdout = BufReader::new(child.stdout.take().expect("stdout is a pipe"));
            let mut line = String::new();
            stdout.read_line(&mut line).expect("the program is ready");
            let process = child.id().to_string();
            let ask = || {
                let kill = Command::new("kill").args(["-QUIT", &process]).status();
                assert!(kill.is_ok_and(|status| status.success()), "kill sends a signal");
            };
            ask();
            let mut stderr = BufReader::new(child.stderr.take().expect("stderr is a pipe"));
            let mut told = String::new();
            let last = if threads == "2" { "want " } else { "nap " };
            while !told.contains(last) {
                assert_ne!(stderr.read_line(&mut told).expect("stderr is text"), 0, "{mode:?}: {told}");
                // No thread got a processor in time, or not all did.
                let unasked = told.lines().last().is_some_and(|line| line.starts_with("thread "));
                if unasked || (told.contains("in a native call") && told.contains(last)) {
                    told.clear();
                    ask();
                }
            }
            drop(child.stdin.take());
            let mut rest = String::new();
            stdout.read_to_string(&mut rest).expect("stdout is text");
            stderr.read_to_string(&mut told).expect("stderr is text");
            assert_eq!((rest.as_str(), child.wait().expect("it ends").code()), ("end\n", Some(0)), "{mode:?}: {told}");
            for text in
                ["MainThread  waiting outside of Python", "hold ", "gate.wait()", "<string>:5 in hold", "holds table"]
            {
                assert!(told.contains(text), "{mode:?}: no {text:?} in\n{told}");
            }
            assert!(told.contains("waiting for table of hold"), "{mode:?}:\n{told}");
            if threads == "4" {
                assert!(told.contains("sleeping, ") && told.contains("in nap"), "{mode:?}:\n{told}");
                assert!(told.contains("spin ") && told.contains("running"), "{mode:?}:\n{told}");
            }
        }
    }
}
