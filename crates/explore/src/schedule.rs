//! Schedules as people write them: `A1.B*.A*`.
//!
//! An item is a thread and how many visible operations it does; `*` is as many as it can, until it has to wait or ends.
//! Threads are letters in start order: `M` is the main thread, the others are `A` to `Z`, leaving out `M`, and then `AA`,
//! `AB`, and so on.

use std::fmt;
use std::str::FromStr;

use crate::graph::Turn;

/// How long a thread goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// For so many visible operations.
    Steps(u32),
    /// Until it has to wait or ends.
    Whole,
}

/// A part of a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// Who.
    pub turn: Turn,
    /// How long.
    pub length: Length,
}

/// Who goes on for how long, and then who.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule(pub Vec<Item>);

/// A text that is no schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadSchedule {
    /// The item that is wrong.
    pub item: String,
}

impl fmt::Display for BadSchedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "'{}' is no part of a schedule: write a thread (M, A, B ...) and a number of operations, or * for as many as \
             it can, with dots between, as in A1.B*.A*",
            self.item
        )
    }
}

impl std::error::Error for BadSchedule {}

/// The letters of threads other than the main one.
const LETTERS: &[u8] = b"ABCDEFGHIJKLNOPQRSTUVWXYZ";

/// What a thread is called in schedules: `M`, `A` to `Z`, then `AA` and on.
pub fn letter(turn: Turn) -> String {
    let mut name = String::new();
    let mut left = usize::from(turn);
    while left > 0 {
        name.insert(0, char::from(LETTERS[(left - 1) % LETTERS.len()]));
        left = (left - 1) / LETTERS.len();
    }
    if name.is_empty() { "M".to_owned() } else { name }
}

/// The thread of that name.
pub fn thread_of(name: &str) -> Option<Turn> {
    if name == "M" {
        return Some(0);
    }
    let digit = |letter: u8| Some(LETTERS.iter().position(|known| *known == letter)? + 1);
    let number =
        name.bytes().try_fold(0_usize, |left, letter| left.checked_mul(LETTERS.len())?.checked_add(digit(letter)?))?;
    Turn::try_from(number).ok().filter(|turn| *turn > 0)
}

impl Schedule {
    /// The shortest schedule for a way: `stays` says for each step whether its thread could have gone on after it.
    pub fn of(path: &[Turn], stays: &[bool]) -> Schedule {
        let mut items: Vec<Item> = Vec::new();
        let mut at = 0;
        while at < path.len() {
            let turn = path[at];
            let end = (at..path.len()).find(|&next| path[next] != turn).unwrap_or(path.len());
            let whole = !stays.get(end - 1).copied().unwrap_or(false);
            let length = if whole { Length::Whole } else { Length::Steps((end - at) as u32) };
            items.push(Item { turn, length });
            at = end;
        }
        Schedule(items)
    }
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, item) in self.0.iter().enumerate() {
            f.write_str(if index == 0 { "" } else { "." })?;
            f.write_str(&letter(item.turn))?;
            match item.length {
                Length::Steps(steps) => write!(f, "{steps}")?,
                Length::Whole => f.write_str("*")?,
            }
        }
        Ok(())
    }
}

impl FromStr for Schedule {
    type Err = BadSchedule;

    fn from_str(text: &str) -> Result<Schedule, BadSchedule> {
        let item = |item: &str| {
            let bad = || BadSchedule { item: item.to_owned() };
            let split = match item.strip_suffix('*') {
                Some(name) => (name, Length::Whole),
                None => {
                    let at = item.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
                    let (name, steps) = item.split_at_checked(at).ok_or_else(bad)?;
                    (name, Length::Steps(steps.parse().ok().filter(|steps| *steps > 0).ok_or_else(bad)?))
                }
            };
            Ok(Item { turn: thread_of(split.0).ok_or_else(bad)?, length: split.1 })
        };
        if text.is_empty() {
            return Ok(Schedule::default());
        }
        text.split('.').map(item).collect::<Result<_, _>>().map(Schedule)
    }
}
