//! Ctrl-C, with a real signal in a process of its own: this test starts itself again.
#![cfg(unix)]

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use minipy_sync::interrupt::{Arrival, InstallError, Interrupts, STATUS};
use minipy_sync::{Bit, Nothing, ThreadControl, ThreadId, WaitEnd, wait};

const ROLE: &str = "MINIPY_SYNC_TEST_ROLE";

fn main_thread() -> Arc<ThreadControl> {
    Arc::new(ThreadControl::new(ThreadId::MAIN))
}

/// What the started process does: `heedful` waits for the signal and ends with 7, `heedless` never looks.
#[test]
fn the_child() {
    let Ok(role) = std::env::var(ROLE) else { return };
    let main = main_thread();
    let interrupts = Interrupts::new(Arc::clone(&main));
    interrupts.install().unwrap();
    assert!(matches!(interrupts.install(), Err(InstallError::Taken)));
    eprintln!("ready");
    if role == "heedful" && wait(&Nothing, &main, None) == WaitEnd::Interrupted && interrupts.take() {
        std::process::exit(7);
    }
    main.park_for_ever();
}

/// Starts the child and sends it signals until it ends. Gives its exit status.
fn status_of(role: &str) -> Option<i32> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["the_child", "--exact", "--nocapture"])
        .env(ROLE, role)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().contains("ready")));
    loop {
        interrupt(&child);
        std::thread::sleep(Duration::from_millis(20));
        if let Some(status) = child.try_wait().unwrap() {
            return status.code();
        }
    }
}

fn interrupt(child: &Child) {
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
}

#[test]
fn ctrl_c_ends_a_wait() {
    assert_eq!(status_of("heedful"), Some(7));
}

#[test]
fn ctrl_c_twice_ends_a_process_that_does_not_listen() {
    assert_eq!(status_of("heedless"), Some(STATUS));
}

#[test]
fn an_interrupt_is_delivered_once() {
    let main = main_thread();
    let interrupts = Interrupts::new(Arc::clone(&main));
    assert!(!interrupts.take());
    assert_eq!(interrupts.arrive(), Arrival::Pending);
    assert!(main.breaker().has(Bit::Signals));
    assert!(interrupts.take());
    assert!(!main.breaker().is_set() && !interrupts.take());
    assert_eq!(interrupts.arrive(), Arrival::Pending);
}
