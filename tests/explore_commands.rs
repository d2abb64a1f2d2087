//! What `explore`, `replay` and `step` make of options and programs that are not as they should be, and how they say it.

mod support;

use std::path::Path;

use support::{Outcome, minipy, outcome, root};
use unicode_width::UnicodeWidthStr;

const COUNTER: &str = "examples/puzzles/counter.mpy";

fn told(words: &[&str]) -> Outcome {
    outcome(minipy(&root()).args(words), b"")
}

/// A program of these lines, in a folder of its own.
fn program(text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("program.py");
    std::fs::write(&file, text).expect("it is written");
    let name = file.to_string_lossy().into_owned();
    (folder, name)
}

#[test]
fn names_that_the_program_does_not_have_are_refused() {
    let cases: [(&[&str], &str); 9] = [
        (&["explore", "--outcome", "zz", COUNTER], "--outcome zz: the program has no global zz; choose"),
        (&["explore", "--outcome", "countr", COUNTER], "did you mean counter?"),
        (&["step", "--goal", "nosuch==3", COUNTER], "--goal: the program has no global nosuch; choose"),
        (&["step", "--goal", "nosuch.n==3", COUNTER], "the program has no global nosuch"),
        (&["explore", "--set", "N=abc", COUNTER], "nothing above line 'N = ...' is called abc"),
        (&["replay", "--set", "N=counter + 1", COUNTER, "A*"], "nothing above line 'N = ...' is called counter"),
        (&["explore", "--set", "N=1 +", COUNTER], "1 + is no expression"),
        (&["explore", "--set", "N=1)\nprint(2", COUNTER], "is no expression"),
        (&["explore", "--set", "X=1", COUNTER], "the script has no line 'X = ...' of its own"),
    ];
    for (words, reason) in cases {
        let got = told(words);
        assert_eq!((got.status, got.stdout.as_str()), (Some(2), ""), "{words:?} {got:?}");
        assert!(got.stderr.contains(reason), "{words:?} {got:?}");
    }
    // What is above may be used, and what is always there.
    let (_folder, file) = program("A = 2\nN = 1\ndef f():\n    global late\n    late = N\nf()\nexec('hidden = 3')\n");
    for words in [["--set", "N=A * int('3')", "--outcome", "late"], ["--set", "N=len('ab')", "--outcome", "hidden"]] {
        let got = told(&[&["explore"], &words[..], &[&file]].concat());
        assert_eq!(got.status, Some(0), "{got:?}");
        assert!(got.stdout.contains("\n  6 ") || got.stdout.contains("\n  3 "), "{got:?}");
    }
}

#[test]
fn an_outcome_that_does_not_come_has_no_witness() {
    let got = told(&["explore", "--witness", "99", COUNTER]);
    assert_eq!(got.status, Some(2), "{got:?}");
    assert!(got.stdout.contains("AssertionError: 1") && !got.stdout.contains("simplest way"), "{got:?}");
    assert!(got.stderr.contains("no interleaving comes to that; choose one of the table"), "{got:?}");
    let got = told(&["explore", "--witness", "2", COUNTER]);
    assert!(got.stdout.contains("simplest way to counter == 2 (0 preemptions)"), "{got:?}");
}

#[test]
fn random_runs_that_were_everywhere_end_the_search() {
    let got = told(&["explore", "--max-states", "1", "--max-time", "100000", COUNTER]);
    assert_eq!(got.status, Some(66), "{got:?}");
    assert!(got.stdout.contains("all 6 interleavings (12 states)") && got.stdout.contains("COMPLETE"), "{got:?}");
    let got = told(&["explore", "--max-states", "1", "--max-time", "100000", "--json", COUNTER]);
    let result: serde_json::Value = serde_json::from_str(&got.stdout).expect("it is JSON");
    assert_eq!((&result["explore"]["complete"], &result["explore"]["stopped"]), (&true.into(), &().into()));
}

#[test]
fn what_cannot_be_read_is_told_alike() {
    let (folder, empty) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let [missing, latin, zero] = ["missing.py", "latin.py", "zero.py"].map(|name| folder.path().join(name));
    std::fs::write(&latin, b"x = '\xe9'\n").expect("it is written");
    std::fs::write(&zero, b"x = 1\0\n").expect("it is written");
    for path in [&*missing, &*latin, &*zero, empty.path(), Path::new("/dev/null/x.py")] {
        let path = path.to_str().expect("it is text");
        let run = told(&["run", path]);
        assert!(!run.stderr.is_empty(), "{run:?}");
        let others: [&[&str]; 4] =
            [&["dis", path], &["explore", path], &["replay", path, "A*"], &["step", "--plain", "--script", "", path]];
        for words in others {
            assert_eq!(told(words), run, "{words:?}");
        }
    }
}

#[test]
fn each_report_ends_with_what_to_do_next() {
    let last = |words: &[&str]| told(words).stdout.trim_end().lines().last().unwrap_or_default().to_owned();
    let next = last(&["explore", "--set", "N=2", "--threads", "2", "examples/puzzles/counter_locked.mpy"]);
    assert!(next.starts_with("one of these orders: minipy replay --set N=2 --threads 2 examples/"), "{next}");
    let schedule = next.split('\'').nth(1).expect("a schedule");
    let replayed = told(&["replay", "--set", "N=2", "examples/puzzles/counter_locked.mpy", schedule]);
    assert_eq!(replayed.status, Some(0), "{replayed:?}");
    let next = last(&["explore", "--set", "N=3", COUNTER]);
    assert!(next.starts_with("replay: minipy replay --set N=3 examples/puzzles/counter.mpy 'A"), "{next}");
    let (_folder, file) = program("print(1)\n");
    let got = told(&["explore", &file]);
    assert!(got.stdout.contains("the only interleaving"), "{got:?}");
    let (_folder, file) = program("x = 1\n");
    assert_eq!(last(&["explore", &file]), format!("step by step: minipy step {file}"));
    let endless = "import threading\nn = 0\ndef work():\n    global n\n    while n < 10 ** 9: n += 2\n\
                   for _ in range(2): threading.Thread(target=work).start()\n";
    let (_folder, file) = program(endless);
    assert_eq!(
        last(&["explore", "--max-time", "10", &file]),
        format!("look longer: minipy explore --max-time 20 {file}")
    );
}

#[test]
fn threads_after_the_25th_have_two_letters() {
    let text = "import threading\nlock = threading.Lock()\nseen = []\ndef work(number):\n    if number > 26: seen.append(number)\n\
                threads = [threading.Thread(target=work, args=(n,)) for n in range(1, 29)]\n\
                for thread in threads: thread.start()\nfor thread in threads: thread.join()\nprint(seen)\n";
    let (_folder, file) = program(text);
    let got = told(&["explore", "--witness", "[28, 27]", &file]);
    assert!(got.stdout.contains("all 2 interleavings"), "{got:?}");
    assert!(got.stdout.contains(" step  AB ") && got.stdout.contains("'AC*.AB*'"), "{got:?}");
    let got = told(&["replay", &file, "AC*.AB*"]);
    assert_eq!((got.status, got.stdout.as_str()), (Some(0), "[28, 27]\n"), "{got:?}");
}

/// Lines wider than 80 columns that are no command.
fn too_wide(text: &str) -> Vec<&str> {
    text.lines().filter(|line| line.width() > 80 && !line.contains(": minipy ")).collect()
}

const WIDE: &str = "import threading
größtes_Verzeichnis_日本語の変数名 = {}
class Behälter_mit_langem_Namen:
    def __init__(self): self.eintrag_mit_einem_langen_namen = '日本語日本語日本語日本語日本語日本語'
behälter = Behälter_mit_langem_Namen()
def work(key):
    behälter.eintrag_mit_einem_langen_namen += '日本'
    größtes_Verzeichnis_日本語の変数名[key] = len(behälter.eintrag_mit_einem_langen_namen)
threads = [threading.Thread(target=work, args=('日本語' * 9,), name='日本語のとても長い名前' * 5 + str(n)) for n in range(THREADS)]
for thread in threads: thread.start()
for thread in threads: thread.join()
END
";

#[test]
fn lines_have_80_columns() {
    let mut files: Vec<String> = std::fs::read_dir(root().join("examples/puzzles"))
        .expect("there are puzzles")
        .flatten()
        .map(|entry| entry.path().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".mpy"))
        .collect();
    assert!(files.len() > 20, "{files:?}");
    let ends = [
        "assert not threads, '日本語' * 60",
        "print('wide ' * 30)",
        "lock = threading.Lock()\nlock.acquire()\nlock.acquire()",
    ];
    let programs: Vec<_> = [("2", ends[0]), ("3", ends[1]), ("2", ends[2])]
        .map(|(count, end)| program(&WIDE.replace("THREADS", count).replace("END", end)))
        .into();
    files.extend(programs.iter().map(|(_, file)| file.clone()));
    // More threads than there is room for columns.
    let many = program(
        "import threading\nn = 0\ndef work():\n    global n\n    n = n + 1\n    assert n < 6\nthreads = [threading.Thread(target=work) for _ in range(7)]\nfor it in threads: it.start()\n",
    );
    files.push(many.1.clone());
    for file in &files {
        let explored = told(&["explore", "--max-time", "20", "--max-states", "2000", file]);
        assert_eq!(too_wide(&explored.stdout), [""; 0], "{file}");
        assert!(explored.stdout.contains("verdict"), "{file} {explored:?}");
        let schedule = explored.stdout.trim_end().lines().last().and_then(|line| line.split('\'').nth(1));
        let replayed = told(&["replay", file, schedule.unwrap_or("A*")]);
        // What the program itself says is as it is.
        let own = replayed.stderr.split("came to: ").last().unwrap_or_default();
        let table = replayed.stderr.split("Traceback ").next().unwrap_or_default();
        let table = table.split("Exception in thread").next().unwrap_or_default();
        assert_eq!(too_wide(&format!("{table}\ncame to: {own}")), [""; 0], "{file}");
        let stepped = told(&["step", "--plain", "--max-states", "0", "--script", "aaba l bab k r", file]);
        assert_eq!(too_wide(&stepped.stdout), [""; 0], "{file}");
    }
    // Numbers that are longer than the page is wide.
    let got = told(&[
        "explore",
        "--set",
        "N=70",
        "--max-time",
        "600",
        "--max-states",
        "10000000",
        "examples/puzzles/counter_locked.mpy",
    ]);
    assert_eq!(too_wide(&got.stdout), [""; 0]);
}

#[test]
fn a_main_thread_that_goes_on_for_ever_is_stopped_at_the_start() {
    let lines = ["n = 0\nwhile True: n += 1\n", "while True: pass\n", "def f():\n    while True: pass\nf()\n"];
    for text in lines {
        let (_folder, file) = program(text);
        let got = told(&["step", "--plain", "--max-states", "0", "--script", "m k m", &file]);
        assert_eq!(got.status, Some(0), "{text} {got:?}");
        assert!(got.stdout.starts_with("M still runs, perhaps for ever: the move was ended here\n"), "{text} {got:?}");
        assert!(got.stdout.contains("your move: m\n"), "{text} {got:?}");
    }
}

/// What a replay without end tells when it is interrupted after so many seconds.
#[cfg(unix)]
fn interrupted(file: &str, seconds: u64) -> std::process::Output {
    let mut child = minipy(&root());
    child.args(["replay", file, "A3.B*"]).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let child = child.spawn().expect("it starts");
    std::thread::sleep(std::time::Duration::from_secs(seconds));
    let sent = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("it is sent");
    assert!(sent.success());
    child.wait_with_output().expect("it ends")
}

#[cfg(unix)]
#[test]
fn ctrl_c_tells_what_was_replayed() {
    let text = "import threading\nn = 0\nprint('begin')\ndef work():\n    global n\n    while True: n += 1\n\
                for _ in range(2): threading.Thread(target=work).start()\n";
    let (_folder, file) = program(text);
    // Sooner nothing is known that could be told.
    let of = |seconds| Some(interrupted(&file, seconds)).filter(|got| !got.stdout.is_empty());
    let got = [2, 5, 12, 30].into_iter().find_map(of).expect("it goes on");
    let stderr = String::from_utf8_lossy(&got.stderr);
    assert_eq!(got.status.code(), Some(130), "{stderr}");
    assert_eq!(String::from_utf8_lossy(&got.stdout), "begin\n", "{stderr}");
    assert!(stderr.starts_with(" step  A"), "{stderr}");
    assert!(stderr.contains("\ninterrupted after ") && stderr.contains("read n"), "{stderr}");
    assert!(stderr.ends_with(&format!("minipy explore {file}\n")), "{stderr}");
}
