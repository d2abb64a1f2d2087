//! What threads do beyond the scripts: many of them, daemons at the end of the program, deadlocks, virtual time.

mod support;

use support::{Outcome, minipy, outcome, root};

fn run(options: &[&str], program: &str) -> Outcome {
    outcome(minipy(&root()).args(options).args(["-c", program]), b"")
}

fn ended(status: i32, stdout: &str, stderr: &str) -> Outcome {
    Outcome { status: Some(status), stdout: stdout.to_owned(), stderr: stderr.to_owned() }
}

#[test]
fn five_hundred_threads() {
    let program = "
import threading
lock = threading.Lock()
total = 0
def work():
    global total
    for _ in range(20):
        with lock:
            total += 1
threads = [threading.Thread(target=work) for _ in range(500)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(total, threading.active_count())
";
    for options in [&[][..], &["--seed", "5"], &["--gil-policy", "fifo"], &["--gil-policy", "ticks:30"]] {
        assert_eq!(run(options, program), ended(0, "10000 1\n", ""), "{options:?}");
    }
}

#[test]
fn daemons_do_not_disturb_the_end() {
    let program = "
import threading, time
shared = {}
def work(i):
    while True:
        shared[i] = [i] * 3
        if i % 2: time.sleep(0.0001)
for i in range(6): threading.Thread(target=work, args=(i,), daemon=True).start()
time.sleep(0.002)
print('bye')
";
    for _ in 0..20 {
        assert_eq!(run(&[], program), ended(0, "bye\n", ""));
    }
    assert_eq!(run(&["--seed", "3"], program), ended(0, "bye\n", ""));
}

#[test]
fn a_wait_inside_a_callback_lets_others_run() {
    let program = "
import threading
lock = threading.Lock()
lock.acquire()
def key(x):
    with lock: return -x
thread = threading.Thread(target=lambda: print(sorted([1, 3, 2], key=key)))
thread.start()
print('main')
lock.release()
thread.join()
";
    for options in [["--gil-policy", "serial"], ["--seed", "1"], ["--switch-points", "every"]] {
        assert_eq!(run(&options, program), ended(0, "main\n[3, 2, 1]\n", ""), "{options:?}");
    }
}

#[test]
fn virtual_time_is_exact_and_costs_nothing() {
    let program = "
import threading, time
began = time.time()
def nap(seconds):
    time.sleep(seconds)
    print(seconds, end=' ')
threads = [threading.Thread(target=nap, args=(s,)) for s in (3000, 1000, 2000)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(round(time.time() - began), time.gmtime(began).tm_year)
";
    for options in [["--gil-policy", "serial"], ["--seed", "1"], ["--seed", "2"]] {
        assert_eq!(run(&options, program), ended(0, "1000 2000 3000 3000 2024\n", ""), "{options:?}");
    }
}

#[test]
fn a_seed_decides_everything() {
    let program = "
import threading
seen = []
def work(name):
    for i in range(300): seen.append(name)
threads = [threading.Thread(target=work, args=(name,)) for name in 'abc']
for thread in threads: thread.start()
for thread in threads: thread.join()
print(''.join(seen))
";
    let first = run(&["--seed", "11"], program);
    assert_eq!(first, run(&["--seed", "11"], program));
    assert_ne!(first, run(&["--seed", "12"], program));
    assert_eq!(first.status, Some(0));
}

/// A stack larger than all addresses is refused by the system; threads that run are not disturbed.
#[test]
fn threads_that_the_system_refuses() {
    let program = "
import _thread, threading
from concurrent.futures import ThreadPoolExecutor
gate = threading.Event()
threads = [threading.Thread(target=gate.wait) for _ in range(20)]
for thread in threads: thread.start()
threading.stack_size(1 << 47)
refused, pool = threading.Thread(target=gate.wait), ThreadPoolExecutor(2)
for start in (refused.start, lambda: _thread.start_new_thread(gate.wait, ()), lambda: pool.submit(print, 'not now')):
    try:
        start()
    except RuntimeError as error:
        print(error)
print(refused.is_alive(), refused.ident, threading.active_count())
threading.stack_size(0)
gate.set()
for thread in threads: thread.join()
print(pool.submit(abs, -3).result(), threading.active_count())
";
    let refused = "can't start new thread\n".repeat(3);
    let expected = format!("{refused}False None 21\nnot now\n3 2\n");
    let modes: &[&[&str]] = if machine::FREE_THREADING { &[&[], &["--no-gil"]] } else { &[&[]] };
    for mode in modes {
        assert_eq!(run(mode, program), ended(0, &expected, ""), "{mode:?}");
    }
}

#[test]
fn pools_have_as_many_threads_as_the_option_says() {
    let program = "
import os
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor() as pool, ThreadPoolExecutor(2) as small:
    print(os.cpu_count(), pool._max_workers, small._max_workers)
";
    assert_eq!(run(&["--threads", "7"], program), ended(0, "7 7 2\n", ""));
}

#[test]
fn two_thousand_threads_at_once() {
    let program = "
import threading
gate, lock, count = threading.Event(), threading.Lock(), 0
def work():
    global count
    gate.wait()
    with lock:
        count += 1
threads = [threading.Thread(target=work) for _ in range(2000)]
for thread in threads: thread.start()
print(threading.active_count())
gate.set()
for thread in threads: thread.join()
print(count, threading.active_count())
";
    for options in [&[][..], &["--no-gil"], &["--gil-policy", "priority"], &["--seed", "2"]] {
        if options != ["--no-gil"] || machine::FREE_THREADING {
            assert_eq!(run(options, program), ended(0, "2001\n2000 1\n", ""), "{options:?}");
        }
    }
}

/// A small version of `minipy tests/load/million_items.py`.
#[test]
fn two_hundred_threads_lose_no_item() {
    let expected = "Queue: 10000 items, each once: True\nSimpleQueue: 10000 items, each once: True\n";
    let script = "tests/load/million_items.py";
    for options in [&[][..], &["--no-gil"], &["--gil-policy", "fifo"], &["--gil-policy", "priority"], &["--seed", "1"]]
    {
        if options == ["--no-gil"] && !machine::FREE_THREADING {
            continue;
        }
        let run = outcome(minipy(&root()).args(options).args([script, "10000"]), b"");
        assert_eq!((run.status, run.stdout.as_str()), (Some(0), expected), "{options:?}: {}", run.stderr);
    }
}

/// What a daemon prints at the end comes in whole lines, as far as it comes.
#[test]
fn daemons_in_the_middle_of_a_print() {
    let program = "
import threading
def tell():
    while True:
        print('tick')
        told.set()
told = threading.Event()
for _ in range(3): threading.Thread(target=tell, daemon=True).start()
told.wait()
print('main ends')
";
    let modes: &[&[&str]] = if machine::FREE_THREADING { &[&[], &["--no-gil"]] } else { &[&[]] };
    for _ in 0..20 {
        for mode in modes {
            let got = run(mode, program);
            assert_eq!((got.status, got.stderr.as_str()), (Some(0), ""), "{mode:?}");
            // print() writes the text and the end of the line in two steps.
            let rest = got.stdout.replace("main ends", "").replace("tick", "").replace('\n', "");
            assert!(got.stdout.contains("main ends") && rest.is_empty(), "{mode:?}: {:?}", got.stdout);
        }
    }
}
