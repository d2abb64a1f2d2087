//! From moments to columns.

use std::ops::Range;
use std::time::Duration;

use events::Doing;

use super::{Lane, Segment};

/// Columns that show a part of a run.
#[derive(Clone, Debug)]
pub(super) struct Scale {
    from: u128,
    to: u128,
    pub(super) columns: usize,
}

impl Scale {
    pub(super) fn new(shown: &Range<Duration>, columns: usize) -> Scale {
        let (from, to) = (shown.start.as_nanos(), shown.end.as_nanos());
        Scale { from, to: to.max(from + 1), columns }
    }

    /// How long a column is.
    pub(super) fn step(&self) -> Duration {
        Duration::from_nanos(u64::try_from((self.to - self.from) / self.columns as u128).unwrap_or(u64::MAX))
    }

    /// When a column begins; that after the last is the end.
    pub(super) fn time(&self, column: usize) -> Duration {
        let nanos = self.from + (self.to - self.from) * column as u128 / self.columns as u128;
        Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX))
    }

    /// The column of a moment, if it is shown.
    pub(super) fn column(&self, at: Duration) -> Option<usize> {
        let at = at.as_nanos();
        let inside = self.from <= at && at <= self.to;
        let column = at.saturating_sub(self.from) * self.columns as u128 / (self.to - self.from);
        inside.then(|| usize::try_from(column).unwrap_or(usize::MAX).min(self.columns - 1))
    }

    /// Adds the parts of a time to the columns that it lies in.
    fn spread(&self, segment: &Segment, mut add: impl FnMut(usize, u128)) {
        let (from, to) = (segment.from.max(self.time(0)), segment.to.min(self.time(self.columns)));
        if from >= to {
            return;
        }
        let (Some(first), Some(last)) = (self.column(from), self.column(to)) else { return };
        for column in first..=last {
            let part = to.min(self.time(column + 1)).saturating_sub(from.max(self.time(column)));
            add(column, part.as_nanos());
        }
    }
}

/// What a thread did most in each column; `None` where it was not alive.
pub(super) fn cells(lane: &Lane, scale: &Scale) -> Vec<Option<Doing>> {
    let mut parts = vec![[0_u128; Doing::ALL.len()]; scale.columns];
    for segment in &lane.segments {
        scale.spread(segment, |column, part| parts[column][segment.doing as usize] += part);
    }
    let most = |parts: &[u128; Doing::ALL.len()]| {
        // The first of equals: running before waiting.
        let best = Doing::ALL.into_iter().rev().max_by_key(|&doing| parts[doing as usize]);
        best.filter(|&best| parts[best as usize] > 0)
    };
    parts.iter().map(most).collect()
}

/// Which thread ran most in each column, by its place among the lanes.
pub(super) fn holders(lanes: &[Lane], scale: &Scale) -> Vec<Option<usize>> {
    let mut best = vec![(0_u128, None); scale.columns];
    for (index, lane) in lanes.iter().enumerate() {
        let mut parts = vec![0_u128; scale.columns];
        for segment in lane.segments.iter().filter(|segment| segment.doing == Doing::Running) {
            scale.spread(segment, |column, part| parts[column] += part);
        }
        for (column, part) in parts.into_iter().enumerate() {
            if part > best[column].0 {
                best[column] = (part, Some(index));
            }
        }
    }
    best.into_iter().map(|(_, holder)| holder).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(time: u64) -> Duration {
        Duration::from_millis(time)
    }

    fn lane(segments: &[(u64, u64, Doing)]) -> Lane {
        let segment = |&(from, to, doing)| Segment { from: ms(from), to: ms(to), doing };
        Lane { name: String::new(), segments: segments.iter().map(segment).collect() }
    }

    #[test]
    fn a_cell_shows_what_took_most_of_it() {
        let lane = lane(&[(0, 6, Doing::Running), (6, 20, Doing::Sleeping), (20, 24, Doing::AwaitingGil)]);
        let cells = cells(&lane, &Scale::new(&(ms(0)..ms(40)), 4));
        assert_eq!(cells, [Some(Doing::Running), Some(Doing::Sleeping), Some(Doing::AwaitingGil), None]);
    }

    #[test]
    fn zoom_shows_a_part() {
        let lane = lane(&[(0, 10, Doing::Running), (10, 20, Doing::Joining)]);
        let cells = cells(&lane, &Scale::new(&(ms(9)..ms(12)), 3));
        assert_eq!(cells, [Some(Doing::Running), Some(Doing::Joining), Some(Doing::Joining)]);
    }

    #[test]
    fn the_holder_is_who_ran() {
        let lanes = [lane(&[(0, 10, Doing::Running)]), lane(&[(10, 20, Doing::Running)]), lane(&[])];
        let holders = holders(&lanes, &Scale::new(&(ms(0)..ms(40)), 4));
        assert_eq!(holders, [Some(0), Some(1), None, None]);
    }
}
