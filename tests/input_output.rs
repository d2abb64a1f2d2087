//! What waiting for other programs does to the GIL, how it ends early, and what happens when the system has no more to
//! give. That each waiting call lets others run is shown by `scripts/threads/io_*`.

mod support;

use std::ffi::OsString;
use std::io::Read;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use events::{Event, Recording, merge};
use minipy::arguments::{Command as Asked, parse};
use support::{minipy, outcome, root};
use sync::Reason;

/// How often a program lets the GIL go for the system.
fn releases(program: &str) -> usize {
    let Ok(Asked::Run(options)) = parse(["-c", program].map(OsString::from).to_vec()) else { panic!("a program") };
    let began = Instant::now();
    let recording = Arc::new(Recording::new(Arc::new(move || began.elapsed())));
    let writer = recording.clone();
    let thread = std::thread::Builder::new().stack_size(minipy::STACK_SIZE);
    let status = thread.spawn(move || minipy::run_recorded(&options, writer)).expect("a thread").join();
    assert_eq!(status.expect("no panic"), 0, "{program}");
    let story = merge(recording.take_streams()).unwrap_or_else(|disorder| panic!("{disorder}"));
    let io = |event: &Event| matches!(event, Event::GilReleased { reason: Reason::Io, .. });
    story.iter().filter(|happening| io(&happening.recorded.event)).count()
}

const SOCKETS: &str = "
import hashlib, os, select, socket, tempfile, zlib
a, b = socket.socketpair()
address = ('127.0.0.1', 0)
file = tempfile.TemporaryFile()
quiet = socket.socket(type=socket.SOCK_DGRAM)
quiet.bind(address)
quiet.setblocking(False)
small, large = b'x' * 2047, b'x' * 2048
def refused(call):
    try:
        call()
    except BlockingIOError:
        pass
for _ in range(20):
    ";

#[test]
fn who_cannot_wait_keeps_the_gil() {
    let without = releases(&format!("{SOCKETS}pass"));
    for call in [
        "refused(lambda: quiet.recv(10))",
        "refused(lambda: quiet.recvfrom(10))",
        "quiet.sendto(b'x', quiet.getsockname()); quiet.recv(5)",
        "refused(lambda: a.recv(10, socket.MSG_DONTWAIT))",
        "a.getsockname(), a.fileno(), a.gettimeout(), a.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)",
        "select.select([a], [b], [], 0), select.poll().poll(0)",
        "socket.gethostbyname('127.0.0.1'), socket.inet_aton('127.0.0.1')",
        "file.write(small[:100])",
        "hashlib.sha256(small), hashlib.md5().update(small), zlib.crc32(small), zlib.compress(small)",
    ] {
        assert_eq!(releases(&format!("{SOCKETS}{call}")), without, "{call}");
    }
    for call in [
        "a.send(b'x'); b.recv(5)",
        "select.select([a], [b], [], 1)",
        "file.write(small); file.flush()",
        "hashlib.sha256(large)",
        "zlib.crc32(large)",
    ] {
        assert!(releases(&format!("{SOCKETS}{call}")) >= without + 20, "{call}");
    }
}

#[test]
fn ctrl_c_ends_every_wait() {
    if support::ignores(support::SIGINT) {
        eprintln!("SIGINT is ignored here: nothing to test");
        return;
    }
    for wait in [
        "a.recv(1)",
        "a.sendall(bytes(1 << 24))",
        "listener.accept()",
        "select.select([a], [], [])",
        "select.epoll().poll()",
        "urllib.request.urlopen('http://127.0.0.1:%d/' % listener.getsockname()[1])",
        "subprocess.run(['sleep', '100'])",
        "open(os.pipe()[0]).read()",
    ] {
        let code = format!(
            "import os, select, socket, subprocess, urllib.request\na, b = socket.socketpair()\n\
             listener = socket.create_server(('127.0.0.1', 0))\nprint('ready', flush=True)\n{wait}"
        );
        let mut command = minipy(&root());
        command.args(["-c", &code]).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("minipy starts");
        let mut ready = [0; 6];
        child.stdout.as_mut().expect("stdout is a pipe").read_exact(&mut ready).expect("the program is ready");
        std::thread::sleep(Duration::from_millis(200));
        let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
        assert!(kill.is_ok_and(|status| status.success()), "kill sends a signal");
        let began = Instant::now();
        while child.try_wait().expect("a child can be waited for").is_none() {
            if began.elapsed().as_secs() > 30 {
                child.kill().expect("a child can be killed");
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let output = child.wait_with_output().expect("the program ends");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(130), "{wait}: {stderr}");
        assert!(stderr.ends_with("KeyboardInterrupt\n"), "{wait}: {stderr}");
    }
}

const NO_DESCRIPTORS_LEFT: &str = "
import os, select, socket, subprocess
listener = socket.create_server(('127.0.0.1', 0))
held = []
try:
    while True:
        held.append(socket.socket())
except OSError as error:
    print(type(error).__name__, error)
for call in (socket.socketpair, os.pipe, lambda: open('/dev/null'), lambda: os.dup(0), select.epoll,
             lambda: subprocess.run(['true'], capture_output=True)):
    try:
        call()
        print('made')
    except OSError as error:
        print(type(error).__name__, error.errno)
client = held.pop()
client.connect(listener.getsockname())
client.sendall(b'waiting')
try:
    listener.accept()
except OSError as error:
    print('accept', error.errno)
for one in held:
    one.close()
made, _ = listener.accept()
print(made.recv(10))
";

#[test]
fn without_descriptors_nothing_is_lost() {
    for mode in ["", "--no-gil"] {
        let line = format!("ulimit -n 64; exec \"$0\" {mode} -c \"$1\"");
        let mut command = Command::new("sh");
        command.args(["-c", &line, env!("CARGO_BIN_EXE_minipy"), NO_DESCRIPTORS_LEFT]).current_dir(root());
        let got = outcome(&mut command, b"");
        let expected = "OSError [Errno 24] Too many open files\n".to_owned()
            + &"OSError 24\n".repeat(6)
            + "accept 24\nb'waiting'\n";
        assert_eq!((got.stdout.as_str(), got.stderr.as_str(), got.status), (expected.as_str(), "", Some(0)));
        if !machine::FREE_THREADING {
            break;
        }
    }
}

/// With one OS thread for all and virtual time, who waits for another program would stop everybody.
#[test]
fn virtual_time_has_no_network() {
    for (code, what) in [
        ("import socket; socket.socket()", "sockets talk to other programs"),
        ("import socket; socket.socketpair()", "sockets talk to other programs"),
        ("import socket; socket.gethostbyname('localhost')", "names of hosts are looked up"),
        ("import select; select.select([], [], [], 1)", "descriptors are waited for"),
        ("import urllib.request as r; r.urlopen('http://127.0.0.1/')", "requests wait for other programs"),
    ] {
        for mode in [&["--gil-policy", "serial"], &["--seed", "1"]] {
            let got = outcome(minipy(&root()).args(mode).args(["-c", code]), b"");
            let message = format!("NotImplementedError: {what} in real time, which this mode does not have\n");
            assert_eq!(got.status, Some(1), "{code}: {got:?}");
            assert!(got.stderr.ends_with(&message), "{code}: {got:?}");
        }
    }
}

fn lesson(name: &str) -> String {
    let got = outcome(minipy(&root().join("examples/lessons")).arg(name), b"");
    assert_eq!((got.status, got.stderr.as_str()), (Some(0), ""), "{name}: {}", got.stdout);
    got.stdout
}

#[test]
fn lessons_about_the_network() {
    let downloads = lesson("11_parallel_downloads.py");
    assert!(downloads.contains("same pages: True and 8 of them"), "{downloads}");
    assert!(lesson("12_port_scanner.py").contains("all services found: True"));
    let chat = lesson("13_chat_server.py");
    assert!(chat.contains("all heard the same, in the same order: True"), "{chat}");
    let convoy = lesson("14_convoy.py");
    let policies: Vec<&str> = convoy.lines().skip(1).filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(policies, ["interval", "ticks:100", "fifo", "priority"], "{convoy}");
}
