//! `--record FILE` and `minipy replay SCRIPT RECORDING`: the same run again, byte for byte.
#![cfg(unix)]

mod support;

use std::path::{Path, PathBuf};

use support::{Outcome, minipy, outcome, root};

fn told(folder: &Path, words: &[&str], input: &[u8]) -> Outcome {
    outcome(minipy(folder).args(words), input)
}

/// A script in a folder of its own.
fn written(folder: &tempfile::TempDir, text: &str) -> PathBuf {
    let file = folder.path().join("program.py");
    std::fs::write(&file, text).expect("the file can be written");
    file
}

const RACE: &str = "
import threading
counter = 0
def pause():
    for _ in range(30): pass
def work():
    global counter
    for _ in range(400):
        counter += 1
        pause()
threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(counter)
";

const OUTSIDE: &str = "
import os, random, sys, threading, time
def work(name):
    for _ in range(3):
        print(name, random.random(), time.time(), time.perf_counter(), os.urandom(2).hex())
        time.sleep(random.random() / 100)
threads = [threading.Thread(target=work, args=(name,)) for name in 'ab']
for thread in threads: thread.start()
print(input('name? '), sys.argv[1:], time.ctime(), os.getpid(), threading.get_native_id(), time.process_time())
for thread in threads: thread.join()
print(sys.stdin.read(), id(threads) > 0, open(__file__).read()[:12], sys.stdout.isatty())
";

/// Records a run, does it again some times, and gives what it came to.
fn recorded(text: &str, options: &[&str], arguments: &[&str], input: &[u8], times: usize) -> Outcome {
    let folder = tempfile::tempdir().expect("a folder");
    written(&folder, text);
    let line = [&["--record", "run.json"], options, &["program.py"], arguments].concat();
    let first = told(folder.path(), &line, input);
    for _ in 0..times {
        let again = told(folder.path(), &["replay", "program.py", "run.json"], b"");
        assert_eq!(
            (&again.stdout, &again.stderr, again.status),
            (&first.stdout, &first.stderr, first.status),
            "{text}"
        );
    }
    first
}

#[test]
fn a_run_is_done_again_every_time() {
    let first = recorded(RACE, &["--switch-interval", "20us"], &[], b"", 20);
    assert_eq!(first.status, Some(0), "{}", first.stderr);
}

#[test]
fn whoever_decides_who_goes_on() {
    let all = [
        &["--switch-interval", "1us"][..],
        &["--switch-interval", "5ms"],
        &["--gil-policy", "ticks:100"],
        &["--gil-policy", "fifo", "--switch-interval", "50us"],
        &["--gil-policy", "priority"],
        &["--switch-points", "cpython", "--switch-interval", "50us"],
        &["--switch-points", "line"],
        &["--gil-policy", "serial"],
        &["--seed", "53"],
    ];
    for options in all {
        let first = recorded(RACE, options, &[], b"", 2);
        assert_eq!(first.status, Some(0), "{options:?}: {}", first.stderr);
    }
}

#[test]
fn what_came_from_outside_comes_again() {
    for options in [&[][..], &["--gil-policy", "ticks:50"], &["--seed", "1"]] {
        let first = recorded(OUTSIDE, options, &["x", "--y"], b"Ada\nand more", 2);
        // The other threads print when they like.
        let has_all = ["name? ", "Ada ['x', '--y'] "].iter().all(|part| first.stdout.contains(part));
        assert!(has_all, "{}", first.stdout);
        assert!(first.status == Some(0) && first.stdout.contains("and more True"), "{}{}", first.stdout, first.stderr);
    }
}

/// What the program does to its folder would go otherwise the second time.
const FILES: &str = "
import os, threading
print(sorted(os.listdir('.')), os.path.exists('new'), os.path.getsize('program.py') > 0, os.access('new', os.R_OK))
def work(name):
    try:
        os.mkdir('folder')
    except FileExistsError as error:
        print(name, 'is second:', error)
    with open('folder/' + name, 'x') as file: file.write(name)
threads = [threading.Thread(target=work, args=(name,)) for name in 'abc']
for thread in threads: thread.start()
for thread in threads: thread.join()
os.rename('folder/a', 'new')
os.remove('folder/b')
for name in 'new', 'folder/a':
    try:
        print(name, os.stat(name).st_mtime_ns, open(name).read())
    except OSError as error:
        print(error)
print(sorted((e.name, e.is_dir(), e.inode()) for e in os.scandir('.')), os.getcwd(), os.listdir('folder'))
os.close(os.open('folder/d', os.O_CREAT | os.O_EXCL | os.O_WRONLY))
os.symlink('new', 'link')
print(os.readlink('link'), os.statvfs('.').f_bavail, os.path.islink('link'))
";

#[test]
fn files_are_as_they_were() {
    for options in [&[][..], &["--switch-interval", "20us"], &["--seed", "1"]] {
        let first = recorded(FILES, options, &[], b"", 2);
        assert!(
            first.status == Some(0) && first.stdout.contains("False True False"),
            "{}{}",
            first.stdout,
            first.stderr
        );
    }
}

/// What happens depends on when: a recording tells the same each time nonetheless.
const WAITS: &[&str] = &[
    // Conditions, with and without a limit.
    "import threading, time
condition, items, seen = threading.Condition(), [], []
def taker():
    with condition:
        for _ in range(4):
            seen.append((condition.wait_for(lambda: items, timeout=0.002), len(items)))
            if items: items.pop()
takers = [threading.Thread(target=taker) for _ in range(3)]
for t in takers: t.start()
for number in range(8):
    time.sleep(0.001)
    with condition:
        items.append(number)
        condition.notify()
for t in takers: t.join()
print(seen, items, time.monotonic())",
    // Locks that are given up, and threads that let others go first.
    "import threading, time
lock, got = threading.Lock(), []
def work(name):
    for _ in range(30):
        if lock.acquire(timeout=0.0005):
            got.append(name)
            time.sleep(0)
            if len(got) % 7 == 0: time.sleep(0.001)
            lock.release()
        else:
            got.append(name.upper())
threads = [threading.Thread(target=work, args=(n,)) for n in 'abcd']
for t in threads: t.start()
while any(t.is_alive() for t in threads): got.append('.')
print(len(got), ''.join(got))",
    // Queues and pools.
    "import queue, threading, time
from concurrent.futures import ThreadPoolExecutor, as_completed
jobs, order = queue.Queue(3), []
def consume():
    while (job := jobs.get()) is not None:
        order.append(job)
        jobs.task_done()
workers = [threading.Thread(target=consume) for _ in range(3)]
for w in workers: w.start()
for job in range(40): jobs.put(job)
for w in workers: jobs.put(None)
for w in workers: w.join()
def slow(n):
    time.sleep(n / 2000)
    return n, threading.current_thread().name
with ThreadPoolExecutor(4) as pool:
    print(order, [f.result() for f in as_completed([pool.submit(slow, n % 4) for n in range(12)])])",
    // Exceptions, generators, finalizers, in fifty threads.
    "import threading, time
done, dropped = [], []
class Noisy:
    def __init__(self, n): self.n = n
    def __del__(self): dropped.append(self.n)
def numbers(n):
    try:
        while True:
            yield n
            n += 1
    finally:
        done.append(-n)
def work(n):
    noisy = Noisy(n)
    for value in numbers(n):
        if value % 9 == 8: break
    try:
        [].pop()
    except IndexError as error:
        done.append((n, str(error)))
    if n % 20 == 7: raise ValueError(n)
threads = [threading.Thread(target=work, args=(n,)) for n in range(50)]
for t in threads: t.start()
for t in threads: t.join()
print(done, dropped, hash(threads[0]), len({id(t) for t in threads}))",
    // A daemon that does not come to its end.
    "import sys, threading, time
def spin():
    n = 0
    while True:
        n += 1
        sys.stdout.write(f'{n} ')
        if n % 50 == 0: sys.stdout.flush()
threading.Thread(target=spin, daemon=True).start()
time.sleep(0.02)
print('end')",
    // What the program does to itself, and alarms.
    "import _thread, signal, threading, time
rings = []
signal.signal(signal.SIGALRM, lambda *_: rings.append((count, time.time())))
count = 0
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
while len(rings) < 5: count += 1
signal.setitimer(signal.ITIMER_REAL, 0)
print(rings)
def call():
    time.sleep(0.005)
    _thread.interrupt_main()
try:
    threading.Thread(target=call).start()
    while True: count += 1
except KeyboardInterrupt:
    print('interrupted', count)
try:
    threading.Thread(target=call).start()
    time.sleep(10)
except KeyboardInterrupt:
    print('interrupted', time.monotonic())",
    // Files and pipes, more than a pipe holds.
    "import os, tempfile, threading
read, write = os.pipe()
def send():
    with os.fdopen(write, 'w') as out:
        for number in range(30000): print(number, file=out)
sender = threading.Thread(target=send)
sender.start()
with os.fdopen(read) as lines: total = sum(map(int, lines))
sender.join()
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'file')
    def add(text):
        with open(path, 'a') as out: out.write(text)
    threads = [threading.Thread(target=add, args=(c,)) for c in 'abc']
    for t in threads: t.start()
    for t in threads: t.join()
    with open(path, 'r+') as file:
        file.readline()
        file.write('end')
    os.write(1, b'by number\\n')
    print(total, sorted(open(path).read()), folder, open(path).tell())",
];

#[test]
fn whatever_threads_wait_for() {
    for text in WAITS {
        for options in [&[][..], &["--gil-policy", "fifo", "--switch-interval", "30us"]] {
            let first = recorded(text, options, &[], b"", 2);
            assert_eq!(first.status, Some(0), "{options:?} {text}: {first:?}");
        }
    }
}

/// The scripts that show what threads do, each a real run.
#[test]
fn scripts_about_threads() {
    let folder = root().join("tests/scripts/threads");
    let mut scripts: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("there are scripts")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|it| it == "py"))
        .filter(|path| !path.file_name().unwrap_or_default().to_string_lossy().starts_with('_'))
        .collect();
    scripts.sort();
    assert!(scripts.len() > 100, "{}", scripts.len());
    let recording = tempfile::tempdir().expect("a folder");
    let run = recording.path().join("run.json");
    let run = run.to_str().expect("a path in UTF-8");
    for script in scripts.iter().step_by(4) {
        let name = script.file_name().and_then(|name| name.to_str()).expect("a name in UTF-8");
        let first = told(&folder, &["--record", run, name], b"");
        let again = told(&folder, &["replay", name, run], b"");
        assert_eq!(
            (&again.stdout, &again.stderr, again.status),
            (&first.stdout, &first.stderr, first.status),
            "{name}"
        );
    }
}

#[test]
fn runs_are_different() {
    let times: Vec<String> =
        (0..3).map(|_| recorded("import random; print(random.random())", &[], &[], b"", 1).stdout).collect();
    assert!(times[0] != times[1] || times[1] != times[2], "{times:?}");
}

#[test]
fn whatever_the_end() {
    let ends = [
        ("1 / 0", 1),
        ("import os; print(1, flush=True); os._exit(5)", 5),
        ("raise SystemExit(7)", 7),
        ("import os, time; threading.Thread(target=os._exit, args=(4,)).start(); time.sleep(100)", 4),
        ("lock = threading.Lock(); lock.acquire(); lock.acquire()", 3),
    ];
    for (end, status) in ends {
        assert_eq!(recorded(&format!("{RACE}{end}\n"), &[], &[], b"", 2).status, Some(status), "{end}");
    }
    let deadlock = std::fs::read_to_string(root().join("examples/deadlock_circle.py")).expect("an example");
    assert_eq!(recorded(&deadlock, &["--seed", "1"], &[], b"", 2).status, Some(3));
}

/// Ctrl-C comes again at the same instruction.
#[test]
fn ctrl_c() {
    use std::io::{BufRead, BufReader, Read};
    if support::ignores(support::SIGINT) {
        eprintln!("SIGINT is ignored here: nothing to test");
        return;
    }
    let busy = "import threading\ncount = 0\ndef spin():\n    global count\n    while True: count += 1\n\
                threading.Thread(target=spin, daemon=True).start()\n\
                try:\n    print('ready', flush=True)\n    while True: count += 1\nexcept KeyboardInterrupt: print(count)";
    let waiting = "import threading\nprint('ready', flush=True)\nthreading.Event().wait()";
    for (text, status) in [(busy, 0), (waiting, 130)] {
        let folder = tempfile::tempdir().expect("a folder");
        written(&folder, text);
        let mut command = minipy(folder.path());
        command.args(["--record", "run.json", "program.py"]);
        command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut stdout = BufReader::new(child.stdout.take().expect("it is piped"));
        let mut said = String::new();
        stdout.read_line(&mut said).expect("it says something");
        let kill = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
        assert!(kill.is_ok_and(|status| status.success()), "kill sends a signal");
        stdout.read_to_string(&mut said).expect("stdout is text");
        let ended = child.wait_with_output().expect("it ends");
        assert_eq!(ended.status.code(), Some(status), "{said}");
        for _ in 0..3 {
            let again = told(folder.path(), &["replay", "program.py", "run.json"], b"");
            let stderr = String::from_utf8_lossy(&ended.stderr);
            assert_eq!((again.stdout.as_str(), again.stderr.as_str()), (said.as_str(), &*stderr));
            assert_eq!(again.status, Some(status));
        }
    }
}

#[test]
fn an_edited_program_leaves_its_recording() {
    for options in [&[][..], &["--seed", "53"]] {
        let folder = tempfile::tempdir().expect("a folder");
        let file = written(&folder, RACE);
        let line = [&["--record", "run.json"], options, &["program.py"]].concat();
        assert_eq!(told(folder.path(), &line, b"").status, Some(0));
        let edited = RACE.replace("        counter += 1\n", "        with lock: counter += 1\n");
        let edited = edited.replace("counter = 0", "counter, lock = 0, threading.Lock()");
        std::fs::write(&file, edited).expect("it is written");
        let got = told(folder.path(), &["replay", "program.py", "run.json"], b"");
        assert_eq!((got.stdout.as_str(), got.status), ("1200\n", Some(67)), "{options:?}: {}", got.stderr);
        for part in
            ["left its recording in turn ", "recorded: ", "now: ", "line 3 was\n      counter = 0\n    and is\n"]
        {
            assert!(got.stderr.contains(part), "{options:?}, {part}: {}", got.stderr);
        }
    }
}

/// Where a program stays when it has left its recording: it neither hangs nor is the clock set back.
#[test]
fn from_there_on_it_goes_by_itself() {
    let before = "import threading, time
event, first = threading.Event(), time.monotonic()
def work():
    time.sleep(0.3)
    event.set()
threading.Thread(target=work).start()
print(event.wait(0.2), event.wait())
";
    let edits = [
        ("    event.set()\n", "    print('set')\n    event.set()\n"),
        ("    time.sleep(0.3)\n", "    for _ in range(3): time.sleep(0.1)\n"),
        ("event.wait())\n", "event.wait(), time.monotonic() > first)\n"),
    ];
    let folder = tempfile::tempdir().expect("a folder");
    let file = written(&folder, before);
    let first = told(folder.path(), &["--record", "run.json", "program.py"], b"");
    assert_eq!(first.status, Some(0), "{}", first.stderr);
    for (old, new) in edits {
        std::fs::write(&file, before.replace(old, new)).expect("it is written");
        let got = told(folder.path(), &["replay", "program.py", "run.json"], b"");
        assert_eq!(got.status, Some(67), "{new}: {got:?}");
        assert!(got.stdout.contains("True"), "{new}: {got:?}");
    }
}

#[test]
fn a_change_that_changes_nothing_is_followed() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = written(&folder, RACE);
    let first = told(folder.path(), &["--record", "run.json", "program.py"], b"");
    std::fs::write(&file, format!("{RACE}# the end\n")).expect("it is written");
    let again = told(folder.path(), &["replay", "program.py", "run.json"], b"");
    assert_eq!((again.stdout, again.status), (first.stdout, Some(0)));
}

/// What is left of a recording whose end was not written.
#[test]
fn a_recording_that_breaks_off() {
    let folder = tempfile::tempdir().expect("a folder");
    written(&folder, RACE);
    assert_eq!(told(folder.path(), &["--record", "run.json", "program.py"], b"").status, Some(0));
    let recording = std::fs::read_to_string(folder.path().join("run.json")).expect("it was written");
    let lines: Vec<&str> = recording.lines().collect();
    for left in [1, lines.len() / 2, lines.len() - 1] {
        std::fs::write(folder.path().join("part.json"), lines[..left].join("\n")).expect("it is written");
        let got = told(folder.path(), &["replay", "program.py", "part.json"], b"");
        assert_eq!(got.status, Some(67), "{left} lines: {got:?}");
        assert!(got.stderr.contains("now:      the recording breaks off"), "{left} lines: {got:?}");
    }
}

#[test]
fn what_cannot_be_recorded_or_done_again_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    written(&folder, "print(1)\n");
    std::fs::write(folder.path().join("other.json"), "{}").expect("it is written");
    std::fs::write(folder.path().join("old.json"), r#"{"minipy_recording":1}"#).expect("it is written");
    let cases: [(&[&str], &str); 7] = [
        (&["--record", "run.json", "-c", "print(1)"], "put the program into a file"),
        (&["--record", "run.json", "--no-gil", "program.py"], "cannot be used with"),
        (&["--record", "no/such/folder/run.json", "program.py"], "give --record a file that can be written"),
        (&["replay", "program.py", "other.json"], "Make one: minipy --record FILE program.py"),
        (&["replay", "program.py", "old.json"], "its form has number 1, and this minipy reads number 2"),
        (&["replay", "program.py", "nowhere.json"], "is neither a schedule"),
        (&["replay", "--threads", "2", "program.py", "other.json"], "has its own options"),
    ];
    for (words, reason) in cases {
        let got = told(folder.path(), words, b"");
        assert!(got.status == Some(2) && got.stderr.contains(reason), "{words:?}: {}", got.stderr);
    }
    for outside in ["import socket; socket.socket()", "import os; os.system('true')"] {
        let got = recorded(outside, &[], &[], b"", 1);
        assert!(got.stderr.contains("--record does not write down what comes of it"), "{outside}: {}", got.stderr);
    }
}
