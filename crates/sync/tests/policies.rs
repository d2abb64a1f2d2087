//! Names of policies, as people type them, and whom they prefer.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use minipy_sync::policy::{Contest, Fifo, Interval, Policy, Priority, Ticks};
use minipy_sync::{Gil, GilPolicy, Reason, ThreadControl, ThreadId};

/// A thread that has been told to let go of a GIL, or has let go by itself.
fn thread(id: u32, last_release: Reason) -> Arc<ThreadControl> {
    let thread = Arc::new(ThreadControl::new(ThreadId(id)));
    let gil = Gil::new(GilPolicy::Interval, Duration::from_millis(5));
    gil.take(&thread);
    gil.release(&thread, last_release);
    thread
}

#[test]
fn a_policy_is_read_as_it_is_written() {
    let ticks = GilPolicy::Ticks(NonZeroU32::new(100).unwrap());
    for (text, policy) in [
        ("interval", GilPolicy::Interval),
        ("ticks:100", ticks),
        ("fifo", GilPolicy::Fifo),
        ("priority", GilPolicy::Priority),
    ] {
        assert_eq!(text.parse(), Ok(policy));
        assert_eq!(policy.to_string(), text);
    }
}

#[test]
fn what_is_no_policy_is_explained() {
    let unknown = |name| format!("unknown GIL policy '{name}': choose interval, ticks:N, fifo or priority");
    let ticks =
        |count| format!("ticks needs a number of instructions from 1 to 4294967295, as in ticks:100, not '{count}'");
    for (text, error) in [
        ("", unknown("")),
        ("Interval", unknown("Interval")),
        ("lifo:3", unknown("lifo:3")),
        ("ticks", ticks("")),
        ("ticks:0", ticks("0")),
        ("ticks:-1", ticks("-1")),
        ("ticks:4294967296", ticks("4294967296")),
        ("ticks:1e3", ticks("1e3")),
        ("fifo:2", "the GIL policy fifo takes no argument".to_owned()),
    ] {
        assert_eq!(text.parse::<GilPolicy>().unwrap_err().to_string(), error);
    }
}

#[test]
fn only_fifo_and_priority_look_at_the_queue() {
    let [io, late] = [1, 2].map(|id| thread(id, Reason::Io));
    let computing = thread(3, Reason::Requested);
    let queue = [Arc::clone(&computing), Arc::clone(&io), Arc::clone(&late)];
    let admitted = |policy: &dyn Policy| queue.each_ref().map(|waiter| policy.admits(waiter, &queue));
    assert_eq!(admitted(&Interval), [true; 3]);
    assert_eq!(admitted(&Ticks(NonZeroU32::MIN)), [true; 3]);
    assert_eq!(admitted(&Fifo), [true, false, false]);
    assert_eq!(admitted(&Priority), [false, true, true]);
    // Who comes to a queue of others.
    let newcomer = thread(4, Reason::Requested);
    assert!(!Fifo.admits(&newcomer, &queue) && Fifo.admits(&newcomer, &[]));
    assert!(!Priority.admits(&newcomer, &queue) && Priority.admits(&newcomer, &queue[..1]));
}

#[test]
fn priority_asks_at_once_but_only_once_and_only_who_computes() {
    let io = thread(1, Reason::Io);
    let computing = thread(2, Reason::Requested);
    let interval = Duration::from_millis(5);
    let patience = |policy: &dyn Policy, waiter: &ThreadControl, holder: &ThreadControl, asked| {
        policy.patience(Contest { waiter, holder: Some(holder), interval }, asked)
    };
    assert_eq!(patience(&Priority, &io, &computing, false), Some(Duration::ZERO));
    assert_eq!(patience(&Priority, &io, &computing, true), Some(interval));
    assert_eq!(patience(&Priority, &computing, &io, false), Some(interval));
    assert_eq!(patience(&Priority, &io, &io, false), Some(interval));
    assert_eq!(patience(&Interval, &io, &computing, false), Some(interval));
    assert_eq!(patience(&Ticks(NonZeroU32::MIN), &io, &computing, false), None);
}
