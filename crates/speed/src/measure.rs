//! Measuring in turns: what disturbs the machine for a while disturbs both.

use std::time::Duration;

use anyhow::ensure;

use crate::process::{Invocation, Run};

/// Which of a run's times is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Clock {
    /// By the clock on the wall.
    #[default]
    Wall,
    /// Time on processors: steadier where others use the machine, too.
    Cpu,
}

/// The runs of two programs, taken in turns.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The first program's.
    pub first: Vec<Run>,
    /// The second one's.
    pub second: Vec<Run>,
}

impl Pair {
    /// Runs two programs in turns, A B A B, after one round that does not count.
    ///
    /// # Errors
    /// One of them cannot be run to its end.
    pub fn measure([first, second]: &[Invocation; 2], rounds: usize) -> anyhow::Result<Pair> {
        first.run()?;
        second.run()?;
        let mut pair = Pair { first: Vec::with_capacity(rounds), second: Vec::with_capacity(rounds) };
        for _ in 0..rounds {
            pair.first.push(first.run()?);
            pair.second.push(second.run()?);
        }
        Ok(pair)
    }

    /// As [`measure`](Self::measure), for programs that must print the same.
    ///
    /// # Errors
    /// As there; they print different things.
    pub fn compare(invocations: &[Invocation; 2], rounds: usize) -> anyhow::Result<Pair> {
        let pair = Pair::measure(invocations, rounds)?;
        for run in &pair.first {
            let [first, second] = invocations;
            let other = pair.second.first().map_or("", |run| &run.output);
            ensure!(run.output == other, "{first} printed {:?}, {second} printed {other:?}", run.output);
        }
        Ok(pair)
    }

    /// The median times.
    pub fn times(&self, clock: Clock) -> [Duration; 2] {
        let time = |run: &Run| match clock {
            Clock::Wall => run.wall,
            Clock::Cpu => run.cpu,
        };
        [&self.first, &self.second].map(|runs| Duration::from_secs_f64(median(runs, |run| time(run).as_secs_f64())))
    }

    /// The median peaks of memory, in bytes.
    pub fn memory(&self) -> [f64; 2] {
        [&self.first, &self.second].map(|runs| median(runs, |run| run.peak_memory as f64))
    }
}

/// The middle one of what is measured of some runs; of an even number the mean of the middle two. No runs: 0.
fn median(runs: &[Run], measured: impl Fn(&Run) -> f64) -> f64 {
    let mut values: Vec<f64> = runs.iter().map(measured).collect();
    values.sort_by(f64::total_cmp);
    let above = values.len() / 2;
    let below = values.len().saturating_sub(1) / 2;
    match (values.get(below), values.get(above)) {
        (Some(below), Some(above)) => (below + above) / 2.0,
        _ => 0.0,
    }
}

/// The geometric mean of ratios; `None` of none.
pub fn geometric_mean(ratios: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (count, sum) = ratios.into_iter().fold((0_u32, 0.0), |(count, sum), ratio| (count + 1, sum + ratio.ln()));
    (count > 0).then(|| (sum / f64::from(count)).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(millis: u64) -> Run {
        let time = Duration::from_millis(millis);
        Run { output: String::new(), wall: time, cpu: time * 2, peak_memory: millis }
    }

    #[test]
    fn medians() {
        let pair = Pair { first: [9, 1, 4].map(run).into(), second: [2, 6, 100, 4].map(run).into() };
        assert_eq!(pair.times(Clock::Wall), [4, 5].map(Duration::from_millis));
        assert_eq!(pair.times(Clock::Cpu), [8, 10].map(Duration::from_millis));
        assert_eq!(pair.memory(), [4.0, 5.0]);
    }

    #[test]
    fn means_of_ratios() {
        assert_eq!(geometric_mean([]), None);
        let mean = geometric_mean([0.5, 2.0, 0.125, 8.0]).expect("of some");
        assert!((mean - 1.0).abs() < 1e-12, "{mean}");
    }
}
