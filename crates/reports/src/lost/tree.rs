//! The family tree of a short history, one store a line, as `git log --graph` draws commits.

use unicode_width::UnicodeWidthStr;

use super::{Shared, Version};
use crate::page::{Ink, Page, clean, cut, cut_inside, padded, right, thread_name};

/// The most branches that are drawn side by side.
const MOST_LANES: usize = 8;
/// Columns of the longest thread's name and value.
const LONGEST: usize = 14;

/// Where each version is drawn: the kept ones on the left, each lost branch in a lane of its own.
struct Lanes {
    of: Vec<usize>,
    /// The last row of each version's branch.
    last: Vec<usize>,
}

impl Lanes {
    fn of(history: &[Version]) -> Lanes {
        let mut lanes: Vec<usize> = Vec::new();
        // For each lane, the version at its tip.
        let mut tips: Vec<u64> = vec![0];
        for version in history {
            let lane = if version.lost {
                let continues = tips.iter().skip(1).position(|&tip| tip == version.origin).map(|at| at + 1);
                continues.filter(|_| version.origin > 0 && is_lost(history, version.origin)).unwrap_or_else(|| {
                    let alive = |tip: u64| {
                        history
                            .iter()
                            .any(|later| later.version >= version.version && later.origin == tip && later.lost)
                    };
                    let free = tips.iter().skip(1).position(|&tip| !alive(tip)).map(|at| at + 1);
                    free.unwrap_or(tips.len())
                })
            } else {
                0
            };
            if lane == tips.len() {
                tips.push(0);
            }
            tips[lane] = version.version;
            lanes.push(lane);
        }
        let last = history.iter().enumerate().map(|(row, version)| {
            let same = |later: usize| lanes[later] == lanes[row] && history[later].origin == version.version;
            (row..history.len()).rfind(|&later| same(later)).unwrap_or(row)
        });
        Lanes { last: last.collect(), of: lanes }
    }

    fn width(&self) -> usize {
        self.of.iter().max().map_or(1, |most| most + 1).min(MOST_LANES)
    }

    /// The drawing before a row.
    fn row(&self, row: usize, history: &[Version]) -> String {
        let mut drawn = String::new();
        let own = self.of[row];
        let begins = own > 0 && !(0..row).any(|at| self.of[at] == own && history[at].version == history[row].origin);
        for lane in 0..self.width() {
            let passes = (0..row).any(|at| self.of[at] == lane && self.last[at] > row)
                || lane == 0 && (row..history.len()).any(|at| self.of[at] == 0);
            let branches = begins && lane < own;
            drawn.push(match (lane == own, lane) {
                (true, 0) => '●',
                (true, _) => '○',
                (false, 0) if branches => '├',
                _ if branches && !passes => '─',
                _ if passes => '│',
                _ => ' ',
            });
            drawn.push(if branches { '─' } else { ' ' });
        }
        drawn
    }
}

fn is_lost(history: &[Version], version: u64) -> bool {
    history.iter().any(|known| known.version == version && known.lost)
}

/// Draws the history.
pub(super) fn write(shared: &Shared, page: &mut Page) {
    let history = &shared.history;
    let lanes = Lanes::of(history);
    let names = history.iter().map(|version| clean(&version.thread).width()).max().unwrap_or(0).min(LONGEST);
    let values = history.iter().filter_map(|version| Some(version.value.as_ref()?.width())).max();
    let values = values.unwrap_or(1).min(LONGEST);
    let graph = lanes.width() * 2;
    for (row, version) in history.iter().enumerate() {
        let value = |number: u64| {
            let known = history.iter().find(|known| known.version == number);
            cut(known.and_then(|known| known.value.as_deref()).unwrap_or("?"), values)
        };
        let before = if version.is_update { right(&value(version.origin), values) } else { " ".repeat(values) };
        let arrow = if version.is_update { "→" } else { "=" };
        let place = version.store.as_ref().map_or_else(String::new, crate::place::Place::short);
        let change = format!("{before} {arrow} {}", padded(&value(version.version), values));
        let line = format!(
            " {} {} {}  {change}  {}  {}",
            padded(&lanes.row(row, history), graph),
            padded(&format!("v{}", version.version), 3),
            padded(&thread_name(&version.thread, names), names),
            padded(&cut_inside(&place, 18), 18),
            note(version)
        );
        let line = cut(line.trim_end(), 80);
        page.line(&if version.lost { page.ink(Ink::Yellow, &line) } else { line });
    }
}

fn note(version: &Version) -> String {
    let first = version.origin + 1;
    let overwrites = match version.version - first {
        0 => String::new(),
        1 => format!("read before v{first}"),
        _ => format!("read before v{first} to v{}", version.version - 1),
    };
    match (version.lost, overwrites.is_empty()) {
        (false, _) => overwrites,
        (true, true) => "lost".to_owned(),
        (true, false) => format!("lost, {overwrites}"),
    }
}
