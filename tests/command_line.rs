//! The command line: every option, every refusal, every exit status.

mod support;

use std::path::Path;
use std::process::Command;

use support::{Outcome, minipy, outcome};

/// A folder with files of those contents.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for (name, contents) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(folder.path())).expect("a folder can be made");
        std::fs::write(path, contents).expect("a file can be written");
    }
    folder
}

fn run_in(folder: &Path, arguments: &[&str], input: &str) -> Outcome {
    outcome(minipy(folder).args(arguments), input.as_bytes())
}

/// Runs with arguments, without files and stdin.
fn run(arguments: &[&str]) -> Outcome {
    run_in(tempfile::tempdir().expect("there is room for a folder").path(), arguments, "")
}

fn ended(status: i32, stdout: &str, stderr: &str) -> Outcome {
    Outcome { stdout: stdout.to_owned(), stderr: stderr.to_owned(), status: Some(status) }
}

/// The stderr of a usage error.
fn usage_error(arguments: &[&str]) -> String {
    let got = run(arguments);
    assert_eq!((got.status, got.stdout.as_str()), (Some(2), ""), "{arguments:?}: {}", got.stderr);
    got.stderr
}

const ARGV: &str = "import sys; print(sys.argv)";

#[test]
fn help_and_version() {
    for option in ["-h", "--help"] {
        let help = run(&[option]);
        assert_eq!((help.status, help.stderr.as_str()), (Some(0), ""));
        for word in ["minipy dis|tokens|tree|symbols FILE", "--switch-points", "Examples:", "Exit status:", "sys.argv"]
        {
            assert!(help.stdout.contains(word), "{word} in {}", help.stdout);
        }
    }
    for option in ["-V", "--version"] {
        assert_eq!(run(&[option]), ended(0, &format!("minipy {}\n", env!("CARGO_PKG_VERSION")), ""));
    }
    assert!(run(&["dis", "-h"]).stdout.contains("--offsets"));
}

#[test]
fn warnings_and_encodings_can_be_chosen() {
    let warn = "import sys, warnings\nprint(sys.warnoptions)\nwarnings.warn('one')\nprint('fine')";
    assert_eq!(run(&["-W", "ignore", "-c", warn]), ended(0, "['ignore']\nfine\n", ""));
    let refused = run(&["-Werror", "-c", warn]);
    assert_eq!((refused.status, refused.stdout.as_str()), (Some(1), "['error']\n"));
    assert!(refused.stderr.ends_with("UserWarning: one\n"), "{}", refused.stderr);
    // The messages are CPython's, also where the program never looks at a warning.
    for (option, reason) in [
        ("foo", "invalid action: 'foo'"),
        ("default::Foo", "unknown warning category: 'Foo'"),
        ("default:::x:y", "invalid lineno 'y'"),
        ("default::UserWarning::-1", "invalid lineno -1"),
        ("error:a:b:c:d:e", "too many fields (max 5): 'error:a:b:c:d:e'"),
        ("d::json.NoSuch", "unknown warning category: 'json.NoSuch'"),
        ("d::nosuch.W", "invalid module name: 'nosuch'"),
        ("d::int", "invalid warning category: 'int'"),
    ] {
        let told = format!("Invalid -W option ignored: {reason}\n");
        assert_eq!(run(&["-W", option, "-W", "ignore", "-c", "print(1)"]), ended(0, "1\n", &told), "{option}");
    }
    let here = folder(&[]);
    let with = |name: &str, value: &str, text: &str| {
        outcome(minipy(here.path()).env(name, value).args(["-W", "default", "-c", text]), b"")
    };
    let shown = with("PYTHONWARNINGS", "ignore,error::ImportWarning", "import sys; print(sys.warnoptions)");
    assert_eq!(shown, ended(0, "['ignore', 'error::ImportWarning', 'default']\n", ""));
    let escaped = with("PYTHONIOENCODING", "ascii:backslashreplace", "print('\u{e9}')");
    assert_eq!(escaped, ended(0, "\\xe9\n", ""));
}

#[test]
fn ways_to_give_a_program() {
    let folder = folder(&[
        ("script.py", ARGV.as_bytes()),
        ("script.mpy", ARGV.as_bytes()),
        ("dis", ARGV.as_bytes()),
        ("-odd.py", ARGV.as_bytes()),
        ("app/__main__.py", b"import sys, helper; print(sys.argv[0], helper.x)"),
        ("app/helper.py", b"x = 'found'"),
        ("package/__init__.py", b"print('init')"),
        ("package/__main__.py", b"print('main', __name__, repr(__package__))"),
        ("package/part.py", b"print('part', __name__, __package__)"),
        ("module.py", b"import sys; print(sys.argv[0].endswith('module.py'), sys.argv[1:], __name__)"),
    ]);
    let cases: &[(&[&str], &str)] = &[
        (&["script.py", "a", "-h"], "['script.py', 'a', '-h']\n"),
        (&["run", "script.mpy", "--", "--seed", "--"], "['script.mpy', '--seed', '--']\n"),
        (&["run", "dis", "x"], "['dis', 'x']\n"),
        (&["./dis"], "['./dis']\n"),
        (&["--", "-odd.py", "-V"], "['-odd.py', '-V']\n"),
        (&["-c", ARGV, "-c", "b"], "['-c', '-c', 'b']\n"),
        (&["app"], "app found\n"),
        (&["-m", "module", "-m", "x"], "True ['-m', 'x'] __main__\n"),
        (&["-m", "package"], "init\nmain __main__ 'package'\n"),
        (&["-m", "package.part"], "init\npart __main__ package\n"),
        (&["script.py", "--threads=3", "a", "--seed", "7"], "['script.py', 'a']\n"),
    ];
    for (arguments, stdout) in cases {
        assert_eq!(run_in(folder.path(), arguments, ""), ended(0, stdout, ""), "{arguments:?}");
    }
    assert_eq!(run_in(folder.path(), &["-", "a"], ARGV), ended(0, "['-', 'a']\n", ""));
    assert_eq!(run_in(folder.path(), &[], ARGV), ended(0, "['']\n", ""));
    assert_eq!(run_in(folder.path(), &[], ""), ended(0, "", ""));
}

#[test]
fn options_reach_the_run() {
    let interval = "import sys; print(sys.getswitchinterval())";
    let count = "import os; print(os.cpu_count())";
    let cases: &[(&[&str], &str)] = &[
        (&["-c", interval], "0.0001\n"),
        (&["--switch-points", "every", "-c", interval], "0.0001\n"),
        (&["--switch-points=cpython", "-c", interval], "0.005\n"),
        (&["--switch-points=line", "-c", interval], "0.0001\n"),
        (&["--switch-interval", "0.25", "-c", interval], "0.25\n"),
        (&["--switch-interval=5ms", "--switch-points=cpython", "-c", interval], "0.005\n"),
        (&["--switch-interval=250us", "-c", interval], "0.00025\n"),
        (&["-c", interval, "--switch-interval", "2s"], "2.0\n"),
        (&["--threads", "3", "-c", count], "3\n"),
        (&["-c", count, "--threads=12"], "12\n"),
        (&["-X", "gil=1", "-c", "print(1)"], "1\n"),
        (&["-Xgil=1", "-c", "print(1)"], "1\n"),
    ];
    for (arguments, stdout) in cases {
        assert_eq!(run(arguments), ended(0, stdout, ""), "{arguments:?}");
    }
    for policy in ["interval", "ticks:100", "fifo", "priority", "serial"] {
        assert_eq!(run(&["--gil-policy", policy, "-c", "print(1)"]), ended(0, "1\n", ""), "{policy}");
    }
}

#[test]
fn usage_errors_say_what_is_right() {
    let cases: &[(&[&str], &[&str])] = &[
        (&["--thread", "4", "x.py"], &["'--thread'", "'--threads'"]),
        (&["--switch-point=line", "x.py"], &["'--switch-points'"]),
        (&["--threads", "x", "x.py"], &["whole number from 1"]),
        (&["--threads", "0", "x.py"], &["whole number from 1"]),
        (&["--threads=-1", "x.py"], &["whole number from 1"]),
        (&["--threads"], &["--threads <N>"]),
        (&["--threads", "1", "--threads", "2", "x.py"], &["cannot be used multiple times"]),
        (&["--threads", "1", "x.py", "--threads", "2"], &["cannot be used multiple times"]),
        (&["--switch-points", "cpyton", "x.py"], &["every, cpython or line", "did you mean cpython?"]),
        (&["--switch-interval", "5minutes", "x.py"], &["5ms"]),
        (&["--switch-interval", "0", "x.py"], &["more than 0 seconds"]),
        (&["--switch-interval", "1e300", "x.py"], &["at most"]),
        (&["--gil-policy", "tick:5", "x.py"], &["ticks:N", "did you mean"]),
        (&["--gil-policy", "ticks", "x.py"], &["ticks:100"]),
        (&["--gil-policy", "fifo:1", "x.py"], &["takes no argument"]),
        (&["--seed", "one", "x.py"], &["--seed <N>", "whole number from 0"]),
        (&["--seed", "-1", "x.py"], &["--seed <N>", "whole number from 0"]),
        (&["--switch-interval", "-1", "x.py"], &["more than 0 seconds"]),
        (&["--seed", "1", "--gil-policy", "serial", "x.py"], &["cannot be used with"]),
        (&["-c"], &["-c <CODE>"]),
        (&["-m"], &["-m <MODULE>"]),
        (&["--frobnicate", "x.py"], &["--frobnicate", "after its name"]),
        (&["x.py", "--thread", "4"], &["--threads", "minipy SCRIPT -- --thread"]),
        (&["x.py", "--switch_points=line"], &["--switch-points", "-- --switch_points=line"]),
        (&["--no-gil", "-X", "gil=1", "x.py"], &["opposite"]),
        (&["-X", "gil=2", "x.py"], &["0 or 1"]),
        (&["-X", "dev", "x.py"], &["-X dev"]),
        (&["tokens"], &["<FILE|-c <CODE>>"]),
        (&["dis", "--offset", "x.py"], &["'--offsets'"]),
    ];
    for (arguments, words) in cases {
        let said = usage_error(arguments);
        for word in *words {
            assert!(said.contains(word), "{arguments:?}: no {word} in:\n{said}");
        }
    }
    let environment = outcome(minipy(Path::new(".")).env("PYTHON_GIL", "off").args(["-c", "1"]), b"");
    assert!(environment.status == Some(2) && environment.stderr.contains("PYTHON_GIL"), "{environment:?}");
}

#[test]
fn files_that_cannot_be_run() {
    let folder = folder(&[
        ("bytes.py", b"x = 1\ny = '\xff'\n"),
        ("null.py", b"x = 1\0\n"),
        ("latin.py", b"# coding: latin-1\nx = '\xe9'\n"),
        ("folder/other.py", b""),
        ("tabs.py", b"if 1:\n        x\n\ty\n"),
    ]);
    let here = folder.path().canonicalize().expect("the folder is there");
    let here = here.display();
    let check = |arguments: &[&str], status: i32, stderr: &str| {
        assert_eq!(run_in(folder.path(), arguments, ""), ended(status, "", stderr), "{arguments:?}");
    };
    let missing = format!(
        "minipy: can't open file '{here}/missing.py': [Errno 2] No such file or directory\n\
        Give the path of a program that can be read, or see 'minipy -h'.\n"
    );
    check(&["missing.py"], 2, &missing);
    check(&["dis", "missing.py"], 2, &missing);
    let misspelt = run_in(folder.path(), &["tokns", "x.py"], "");
    assert!(misspelt.stderr.ends_with("Did you mean the subcommand 'tokens'?  minipy tokens FILE\n"), "{misspelt:?}");
    check(
        &["folder"],
        1,
        &format!(
            "minipy: can't find '__main__' module in '{here}/folder'; give a script in it, or 'minipy -h' for help\n"
        ),
    );
    check(
        &["bytes.py"],
        1,
        &format!(
            "SyntaxError: Non-UTF-8 code starting with '\\xff' in file {here}/bytes.py on line 2, but no encoding \
             declared; see https://peps.python.org/pep-0263/ for details\n"
        ),
    );
    check(
        &["latin.py"],
        1,
        "SyntaxError: minipy does not support the source encoding 'latin-1' yet; save the file as UTF-8\n",
    );
    check(
        &["-m", "missing"],
        1,
        "minipy: No module named missing\nModules are looked for in the current folder and the library.\n",
    );
    check(
        &["-m", "folder"],
        1,
        "minipy: No module named folder.__main__; 'folder' is a package and cannot be directly executed\n",
    );
    check(
        &["-m", "sys"],
        1,
        "minipy: No code object available for sys\nIt is part of minipy, not a program: import it instead.\n",
    );
    let null = run_in(folder.path(), &["null.py"], "");
    assert!(
        null.status == Some(1) && null.stderr.ends_with("SyntaxError: source code cannot contain null bytes\n"),
        "{null:?}"
    );
    let tabs = run_in(folder.path(), &["tabs.py"], "");
    assert!(
        tabs.status == Some(1) && tabs.stderr.ends_with("inconsistent use of tabs and spaces in indentation\n"),
        "{tabs:?}"
    );
}

#[cfg(unix)]
#[test]
fn unreadable_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("secret.py", b"print(1)")]);
    let path = folder.path().join("secret.py");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).expect("permissions can be set");
    if std::fs::read(&path).is_ok() {
        return; // root reads everything
    }
    let got = run_in(folder.path(), &["secret.py"], "");
    assert!(got.status == Some(2) && got.stderr.ends_with("[Errno 13] Permission denied\n"), "{got:?}");
}

#[test]
fn exit_statuses() {
    let cases: &[(&str, i32)] = &[
        ("", 0),
        ("1/0", 1),
        ("x =", 1),
        ("import sys; sys.exit()", 0),
        ("import sys; sys.exit(3)", 3),
        ("import sys; sys.exit('text')", 1),
        ("raise KeyboardInterrupt", 130),
        ("import threading; t = threading.Thread(target=lambda: 1/0); t.start(); t.join()", 0),
    ];
    for (code, status) in cases {
        assert_eq!(run(&["-c", code]).status, Some(*status), "{code}");
    }
    let deadlock = "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()";
    for mode in [["--seed", "1"], ["--gil-policy", "serial"]] {
        let got = run(&[mode[0], mode[1], "-c", deadlock]);
        assert!(got.status == Some(3) && got.stderr.contains("deadlock"), "{got:?}");
    }
}

#[test]
fn workers() {
    let script = "import os, threading\nseen = []\n\
        def worker(index):\n    seen.append((index, threading.current_thread().name))\n\
        def report():\n    print(sorted(seen), os.cpu_count())\n";
    let folder = folder(&[
        ("indexed.py", script.as_bytes()),
        ("plain.py", b"n = []\ndef worker(): n.append(1)\ndef report(): print(len(n))"),
        ("silent.py", b"def worker(): pass"),
        ("failing.py", b"def worker(i):\n    if i == 1: raise ValueError(i)\ndef report(): print('report')"),
        ("exiting.py", b"import sys\ndef worker(i):\n    sys.exit(i)\ndef report(): print('report')"),
        ("default.py", b"def worker(i=5): print(i)"),
        ("two.py", b"def worker(a, b): print('never')\ndef report(): print('never')"),
        ("generator.py", b"def worker(): yield print('never')"),
        ("class.py", b"class worker:\n    def __init__(self): print('never')"),
        (
            "own.py",
            b"import threading\nt = threading.Thread(target=print, args=('own',))\nt.start(); t.join()\ndef worker(): print('never')",
        ),
        ("raising.py", b"def worker(): print('never')\n1/0"),
    ]);
    let run = |file: &str, threads: &str| run_in(folder.path(), &[file, "--threads", threads], "");
    let names = "[(0, 'Thread-1 (worker)'), (1, 'Thread-2 (worker)'), (2, 'Thread-3 (worker)')] 3\n";
    assert_eq!(run("indexed.py", "3"), ended(0, names, ""));
    assert_eq!(run("plain.py", "5"), ended(0, "5\n", ""));
    assert_eq!(run_in(folder.path(), &["plain.py"], ""), ended(0, "", ""), "only when --threads is given");
    assert_eq!(run("silent.py", "2"), ended(0, "", ""));
    assert_eq!(run("default.py", "2"), ended(0, "5\n5\n", ""));
    for file in ["two.py", "generator.py", "class.py"] {
        assert_eq!(run(file, "2"), ended(0, "", ""), "{file}");
    }
    assert_eq!(run("own.py", "2"), ended(0, "own\n", ""));
    assert_eq!(run("exiting.py", "2"), ended(0, "report\n", ""));
    let failing = run("failing.py", "2");
    assert_eq!((failing.status, failing.stdout.as_str()), (Some(1), "report\n"));
    assert!(failing.stderr.starts_with("Exception in thread Thread-2 (worker):\nTraceback"), "{}", failing.stderr);
    assert!(failing.stderr.ends_with("ValueError: 1\n"), "{}", failing.stderr);
    let raising = run("raising.py", "2");
    assert_eq!((raising.status, raising.stdout.as_str()), (Some(1), ""));
}

#[test]
fn interpreter_names_itself() {
    let code = "import sys; print(sys.implementation.name, sys.version_info[:2], sys._is_gil_enabled())";
    assert_eq!(run(&["-c", code]), ended(0, "minipy (3, 13) True\n", ""));
}

#[test]
fn the_gil_can_be_left_out() {
    const ASK: [&str; 2] = ["-c", "import sys; print(sys._is_gil_enabled())"];
    if !machine::FREE_THREADING {
        for way in [&["--no-gil"][..], &["-X", "gil=0"]] {
            let said = usage_error(&[way, &ASK[..]].concat());
            assert!(said.contains("built with a GIL only") && said.contains("cargo build"), "{said}");
        }
        return;
    }
    for way in [&["--no-gil"][..], &["-X", "gil=0"], &["-Xgil=0"]] {
        assert_eq!(run(&[way, &ASK[..]].concat()), ended(0, "False\n", ""), "{way:?}");
    }
    assert_eq!(run(&[&ASK[..], &["--no-gil"]].concat()), ended(0, "False\n", ""));
    let environment = |value: &str, more: &[&str]| {
        outcome(minipy(Path::new(".")).env("PYTHON_GIL", value).args([more, &ASK[..]].concat()), b"")
    };
    assert_eq!(environment("0", &[]), ended(0, "False\n", ""));
    assert_eq!(environment("0", &["-X", "gil=1"]), ended(0, "True\n", ""));
    assert_eq!(environment("1", &["-X", "gil=0"]), ended(0, "False\n", ""));
    for (option, value) in [("--switch-points", "cpython"), ("--gil-policy", "fifo")] {
        let said = usage_error(&["--no-gil", option, value, "x.py"]);
        assert!(said.contains("--no-gil") && said.contains(option), "{said}");
    }
    assert_eq!(run(&["--no-gil", "--seed", "1", "-c", "print(1)"]), ended(0, "1\n", ""));
}

#[test]
fn tracebacks_of_text_and_stdin() {
    let code = "def f():\n  1/0\nf()";
    let text = run(&["-c", code]);
    assert_eq!(
        text.stderr,
        "Traceback (most recent call last):\n  File \"<string>\", line 3, in <module>\n    f()\n    ~^^\n  \
         File \"<string>\", line 2, in f\n    1/0\n    ~^~\nZeroDivisionError: division by zero\n"
    );
    let stdin = run_in(Path::new("."), &[], code);
    assert_eq!(
        stdin.stderr,
        "Traceback (most recent call last):\n  File \"<stdin>\", line 3, in <module>\n  \
         File \"<stdin>\", line 2, in f\nZeroDivisionError: division by zero\n"
    );
}

/// A shell command line in which `minipy` is the built program; for what needs pipes and redirections.
#[cfg(unix)]
fn shell(line: &str) -> Outcome {
    let mut command = support::command(std::ffi::OsStr::new("sh"), Path::new("/"));
    command.env("MINIPY", env!("CARGO_BIN_EXE_minipy"));
    outcome(Command::args(&mut command, ["-c", &line.replace("minipy ", "\"$MINIPY\" ")]), b"")
}

#[cfg(unix)]
#[test]
fn output_that_cannot_be_written() {
    let many = "minipy -c 'for i in range(100000): print(i)'";
    let closed = shell(&format!("({many}; echo status $? >&2) | head -1"));
    assert_eq!(closed.stdout, "0\n");
    assert!(closed.stderr.contains("BrokenPipeError: [Errno 32] Broken pipe"), "{closed:?}");
    assert!(closed.stderr.ends_with("Broken pipe\nstatus 1\n"), "{closed:?}");
    for quiet in ["minipy -h | head -1", "minipy tokens -c 'x = 1' | head -1"] {
        let got = shell(quiet);
        assert_eq!((got.status, got.stderr.as_str()), (Some(0), ""), "{quiet}");
    }
    if Path::new("/dev/full").exists() {
        let full = shell("minipy -c 'print(1)' >/dev/full");
        let said = "Exception ignored on flushing sys.stdout:\nOSError: [Errno 28] No space left on device\n";
        assert_eq!(full, ended(120, "", said));
        let full = shell("minipy dis -c 'x = 1' >/dev/full");
        assert!(full.status == Some(1) && full.stderr.contains("not complete"), "{full:?}");
    }
    let none = shell("minipy -c 'print(1)' >&-");
    assert_eq!((none.status, none.stderr.as_str()), (Some(0), ""), "as CPython, whose sys.stdout is then None");
}

/// Sends Ctrl-C to a program once it has said that it is ready.
#[cfg(unix)]
fn interrupted(options: &[&str], code: &str) -> Outcome {
    use std::io::Read;
    use std::process::Stdio;
    let mut command = minipy(Path::new("/"));
    command.args(options).args(["-c", code]).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("minipy starts");
    let mut stdout = child.stdout.take().expect("stdout is a pipe");
    let mut ready = [0; 6];
    stdout.read_exact(&mut ready).expect("the program says that it is ready");
    std::thread::sleep(std::time::Duration::from_millis(200));
    let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(kill.is_ok_and(|status| status.success()), "kill sends a signal");
    let began = std::time::Instant::now();
    while child.try_wait().expect("a child can be waited for").is_none() {
        if began.elapsed().as_secs() > 30 {
            child.kill().expect("a child can be killed");
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let mut rest = String::from_utf8_lossy(&ready).into_owned();
    stdout.read_to_string(&mut rest).expect("stdout is text");
    let output = child.wait_with_output().expect("the program ends");
    Outcome { stdout: rest, stderr: String::from_utf8_lossy(&output.stderr).into_owned(), status: output.status.code() }
}

#[cfg(unix)]
#[test]
fn ctrl_c() {
    if support::ignores(support::SIGINT) {
        eprintln!("SIGINT is ignored here: nothing to test");
        return;
    }
    for code in [
        "print('ready', flush=True)\nwhile True: pass",
        "import time\nprint('ready', flush=True)\ntime.sleep(100)",
        "import threading\nlock = threading.Lock()\nlock.acquire()\nprint('ready', flush=True)\nlock.acquire()",
        "import threading, time\nt = threading.Thread(target=time.sleep, args=(100,), daemon=True)\nt.start()\n\
         print('ready', flush=True)\nt.join()",
        "x = 10 ** 100000\nprint('ready', flush=True)\nx = x ** 100000",
        "import itertools\nprint('ready', flush=True)\nsum(itertools.count())",
    ] {
        let got = interrupted(&[], code);
        assert_eq!((got.status, got.stdout.as_str()), (Some(130), "ready\n"), "{code}: {got:?}");
        assert!(got.stderr.ends_with("KeyboardInterrupt\n"), "{code}: {got:?}");
    }
}

/// A pool's threads are waited for by what the pool has left to do at the end, others by the end itself.
#[cfg(unix)]
#[test]
fn ctrl_c_while_threads_are_waited_for_at_the_end() {
    if support::ignores(support::SIGINT) {
        eprintln!("SIGINT is ignored here: nothing to test");
        return;
    }
    let thread = "import threading, time\nthreading.Thread(target=time.sleep, args=(5,)).start()";
    let pool = "import time\nfrom concurrent.futures import ThreadPoolExecutor\n\
                ThreadPoolExecutor().submit(time.sleep, 5)";
    for (code, heading) in [(thread, ""), (pool, "Exception ignored on threading shutdown:\n")] {
        let got = interrupted(&[], &format!("{code}\nprint('ready', flush=True)"));
        assert_eq!(got.status, Some(0), "{code}: {got:?}");
        assert!(got.stderr.starts_with(&format!("{heading}Traceback (most recent call last):\n")), "{code}: {got:?}");
        assert!(got.stderr.ends_with("KeyboardInterrupt: \n"), "{code}: {got:?}");
    }
}

/// Where all threads share one OS thread, the one that runs makes way for the main thread.
#[cfg(unix)]
#[test]
fn ctrl_c_beside_a_busy_thread() {
    if support::ignores(support::SIGINT) {
        eprintln!("SIGINT is ignored here: nothing to test");
        return;
    }
    let code = "import threading\ndef spin():\n    print('ready', flush=True)\n    while True: pass\n\
                threads = [threading.Thread(target=spin, daemon=True) for _ in range(2)]\n\
                for t in threads: t.start()\nt.join()";
    for options in [&[][..], &["--gil-policy", "serial"], &["--seed", "1"], &["--gil-policy", "ticks:100"]] {
        let got = interrupted(options, code);
        assert_eq!(got.status, Some(130), "{options:?}: {got:?}");
        assert!(got.stderr.ends_with("KeyboardInterrupt\n"), "{options:?}: {got:?}");
    }
}

#[test]
fn hostile_programs() {
    let nested = "(".repeat(100_000);
    let brackets = run_in(Path::new("."), &["-"], &nested);
    assert_eq!(brackets.status, Some(1));
    assert!(brackets.stderr.contains("too many nested parentheses"), "{}", brackets.stderr);
    let cases: &[(&str, &str)] = &[
        ("def f(): f()\nf()", "RecursionError: maximum recursion depth exceeded\n"),
        (
            "import sys\nsys.setrecursionlimit(10**6)\nclass A:\n    def __repr__(self): return repr(self)\nrepr(A())",
            "RecursionError: ",
        ),
        (
            "sorted([1, 2], key=lambda x: sorted([1, 2], key=int))\nf = lambda x: sorted([1, 2], key=f)\nf(1)",
            "RecursionError: ",
        ),
        ("[0] * 10**18", "MemoryError\n"),
        ("'x' * 10**18", "MemoryError\n"),
        ("1 << 10**18", "Error"),
        ("x = []\nfor i in range(200000): x = [x]\ndel x\nraise SystemExit('alive')", "alive\n"),
        ("x = []\nfor i in range(200000): x = [x]\nrepr(x)", "RecursionError: "),
        ("exec('(' * 100000)", "SyntaxError: too many nested parentheses\n"),
        ("eval('-' * 100000 + '1')", "Error: "),
        ("eval('+'.join(['1'] * 100000))", "Error: "),
        ("exec('x = ' + '[' * 150 + ']' * 150); raise SystemExit('alive')", "alive\n"),
    ];
    for (code, last) in cases {
        let got = run(&["-c", code]);
        assert_eq!(got.status, Some(1), "{code}: {}", got.stderr);
        assert!(
            got.stderr.ends_with(last) || got.stderr.lines().last().unwrap_or_default().contains(last),
            "{code}: {}",
            got.stderr
        );
    }
}
