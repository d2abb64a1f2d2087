//! Who may have the GIL next, and what a waiter may do about it.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use crate::thread::ThreadControl;

/// The decisions that the GIL leaves open. It calls these under its mutex, so they must be short and must not block.
/// The defaults are those of CPython 3.2 and later.
pub trait Policy: Send + Sync {
    /// How long a waiter sleeps before it asks the holder to let go, unless the GIL changed hands meanwhile; `None`
    /// never asks. `asked` is true once it has asked this holder.
    fn patience(&self, contest: Contest<'_>, asked: bool) -> Option<Duration> {
        let _ = asked;
        Some(contest.interval)
    }

    /// Whether `me`, who finds the GIL free, may take it in front of those who wait. `queue` is in order of arrival
    /// and has `me` in it, if `me` has been waiting.
    fn admits(&self, me: &ThreadControl, queue: &[Arc<ThreadControl>]) -> bool {
        let _ = (me, queue);
        true
    }

    /// Whether a release wakes all waiters, since [`admits`](Self::admits) will choose among them, or any one.
    fn wakes_all(&self) -> bool {
        false
    }

    /// Whether a thread that was asked to let go waits until another has the GIL, before it tries again.
    fn forces_switch(&self) -> bool {
        true
    }

    /// After how many instructions the loop releases and takes again, where it has to count.
    fn ticks(&self) -> Option<NonZeroU32> {
        None
    }
}

/// What a waiter may base its patience on.
#[derive(Clone, Copy, Debug)]
pub struct Contest<'a> {
    /// Who waits.
    pub waiter: &'a ThreadControl,
    /// Who holds, or last held, the GIL.
    pub holder: Option<&'a ThreadControl>,
    /// The switch interval in force.
    pub interval: Duration,
}

/// CPython 3.2 and later (`ceval_gil.c`): a waiter sleeps one interval, asks the holder to let go, and the holder,
/// having let go, waits until somebody else has it. There is no queue.
#[derive(Clone, Copy, Debug)]
pub struct Interval;

impl Policy for Interval {}

/// Python 2 and 3.0, 3.1: the holder releases and takes again every so many instructions, and nothing makes it lose
/// that race.
#[derive(Clone, Copy, Debug)]
pub struct Ticks(pub NonZeroU32);

impl Policy for Ticks {
    fn patience(&self, _: Contest<'_>, _: bool) -> Option<Duration> {
        None
    }

    fn forces_switch(&self) -> bool {
        false
    }

    fn ticks(&self) -> Option<NonZeroU32> {
        Some(self.0)
    }
}

/// As [`Interval`], but first come, first served: a waiter waits at most one slice for each thread before it.
#[derive(Clone, Copy, Debug)]
pub struct Fifo;

impl Policy for Fifo {
    fn admits(&self, me: &ThreadControl, queue: &[Arc<ThreadControl>]) -> bool {
        queue.first().is_none_or(|first| first.id() == me.id())
    }

    fn wakes_all(&self) -> bool {
        true
    }
}

/// Beazley's cure of the convoy effect (bpo-7946): a thread that was forced to let go counts as computing, one that
/// let go by itself as doing I/O; a waiter of the second kind goes first, and asks one of the first to let go at once.
/// Threads that keep letting go by themselves can starve the others.
#[derive(Clone, Copy, Debug)]
pub struct Priority;

impl Policy for Priority {
    fn patience(&self, contest: Contest<'_>, asked: bool) -> Option<Duration> {
        let preempts =
            !asked && !contest.waiter.was_forced_out() && contest.holder.is_some_and(ThreadControl::was_forced_out);
        Some(if preempts { Duration::ZERO } else { contest.interval })
    }

    fn admits(&self, me: &ThreadControl, queue: &[Arc<ThreadControl>]) -> bool {
        !me.was_forced_out() || queue.iter().all(|waiter| waiter.was_forced_out())
    }

    fn wakes_all(&self) -> bool {
        true
    }
}

/// A policy by its name, as given on the command line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GilPolicy {
    /// `interval`: see [`Interval`].
    #[default]
    Interval,
    /// `ticks:N`: see [`Ticks`].
    Ticks(NonZeroU32),
    /// `fifo`: see [`Fifo`].
    Fifo,
    /// `priority`: see [`Priority`].
    Priority,
}

impl GilPolicy {
    /// The policy itself.
    pub fn policy(self) -> Box<dyn Policy> {
        match self {
            GilPolicy::Interval => Box::new(Interval),
            GilPolicy::Ticks(ticks) => Box::new(Ticks(ticks)),
            GilPolicy::Fifo => Box::new(Fifo),
            GilPolicy::Priority => Box::new(Priority),
        }
    }
}

impl fmt::Display for GilPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GilPolicy::Interval => f.write_str("interval"),
            GilPolicy::Ticks(ticks) => write!(f, "ticks:{ticks}"),
            GilPolicy::Fifo => f.write_str("fifo"),
            GilPolicy::Priority => f.write_str("priority"),
        }
    }
}

/// Why a text names no policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicyError {
    /// The name is none of the known ones.
    Unknown(String),
    /// `ticks` without a count, or with one that is no whole number from 1 to 4294967295.
    BadTicks(String),
    /// A policy that takes no argument was given one.
    Argument(&'static str),
}

impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PolicyError::Unknown(name) => {
                write!(f, "unknown GIL policy '{name}': choose interval, ticks:N, fifo or priority")
            }
            PolicyError::BadTicks(count) => write!(
                f,
                "ticks needs a number of instructions from 1 to {}, as in ticks:100, not '{count}'",
                NonZeroU32::MAX
            ),
            PolicyError::Argument(name) => write!(f, "the GIL policy {name} takes no argument"),
        }
    }
}

impl std::error::Error for PolicyError {}

impl FromStr for GilPolicy {
    type Err = PolicyError;

    fn from_str(text: &str) -> Result<Self, PolicyError> {
        let (name, argument) = match text.split_once(':') {
            Some((name, argument)) => (name, Some(argument)),
            None => (text, None),
        };
        let plain = |name, policy| if argument.is_none() { Ok(policy) } else { Err(PolicyError::Argument(name)) };
        match name {
            "interval" => plain("interval", GilPolicy::Interval),
            "fifo" => plain("fifo", GilPolicy::Fifo),
            "priority" => plain("priority", GilPolicy::Priority),
            "ticks" => {
                let count = argument.unwrap_or_default();
                count.parse().map(GilPolicy::Ticks).map_err(|_| PolicyError::BadTicks(count.to_owned()))
            }
            _ => Err(PolicyError::Unknown(text.to_owned())),
        }
    }
}
