//! What follows from the measurements: medians, throughput, ratios, what wrong answers have in common.

use super::measurements::{Answer, Measurements, Row, Run, Serial};

/// The times of some runs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Timing {
    /// Seconds.
    pub(super) median: f64,
    /// Half the way from the fastest to the slowest, as a part of the median.
    pub(super) spread: f64,
}

/// What a row says of one mode.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Cell {
    /// Nothing where all runs failed.
    pub(super) timing: Option<Timing>,
    /// Instructions in a second.
    pub(super) throughput: Option<f64>,
    /// Throughput against that of one thread in the same mode.
    pub(super) speed_up: Option<f64>,
}

/// One line of the table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Line {
    pub(super) threads: usize,
    pub(super) gil: Cell,
    pub(super) no_gil: Cell,
    /// How many times as fast as with the GIL it is without.
    pub(super) no_gil_vs_gil: Option<f64>,
}

/// The table.
pub(super) fn lines(measurements: &Measurements) -> Vec<Line> {
    let mut lines: Vec<Line> = measurements.rows.iter().map(line).collect();
    let one = lines.iter().find(|line| line.threads == 1).copied();
    for line in &mut lines {
        line.gil.speed_up = ratio(line.gil.throughput, one.and_then(|one| one.gil.throughput));
        line.no_gil.speed_up = ratio(line.no_gil.throughput, one.and_then(|one| one.no_gil.throughput));
    }
    lines
}

fn line(row: &Row) -> Line {
    let cell = |runs| {
        let timing = timing(runs);
        let throughput = ratio(row.instructions().map(|count| count as f64), timing.map(|timing| timing.median));
        Cell { timing, throughput, speed_up: None }
    };
    let (gil, no_gil) = (cell(&row.gil), cell(&row.no_gil));
    let median = |cell: Cell| cell.timing.map(|timing| timing.median);
    Line { threads: row.threads, gil, no_gil, no_gil_vs_gil: ratio(median(gil), median(no_gil)) }
}

/// One by the other; nothing where one is not known, or there is nothing to divide by.
pub(super) fn ratio(one: Option<f64>, other: Option<f64>) -> Option<f64> {
    Some(one? / other.filter(|&other| other > 0.0)?)
}

/// The median of the times of the runs that ended well.
fn timing(runs: &[Run]) -> Option<Timing> {
    let seconds = |run: &Run| match *run {
        Run::Ended { seconds, .. } => Some(seconds),
        Run::Failed(_) => None,
    };
    let mut times: Vec<f64> = runs.iter().filter_map(seconds).collect();
    times.sort_by(f64::total_cmp);
    let (fastest, slowest) = (times.first()?, times.last()?);
    // Of an even number the mean of the middle two.
    let median = (times.get(times.len() / 2)? + times.get((times.len() - 1) / 2)?) / 2.0;
    let spread = if median > 0.0 { (slowest - fastest) / 2.0 / median } else { 0.0 };
    Some(Timing { median, spread })
}

/// How many runs gave the right answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Right {
    /// `None`: the serial runs do not tell.
    pub(super) right: Option<usize>,
    pub(super) of: usize,
    /// Those that did not end well; they are not right.
    pub(super) failed: usize,
}

/// Counts right answers.
pub(super) fn right(row: &Row, runs: &[Run]) -> Right {
    let known = matches!(row.serial, Serial::Agreed { .. });
    let right = runs.iter().filter(|run| row.is_right(run) == Some(true)).count();
    let failed = runs.iter().filter(|run| matches!(run, Run::Failed(_))).count();
    Right { right: known.then_some(right), of: runs.len(), failed }
}

/// The first lines in which two texts differ; a text that has ended has an empty one.
pub(super) fn first_difference<'a>(one: &'a str, other: &'a str) -> Option<[&'a str; 2]> {
    let (mut one, mut other) = (one.lines(), other.lines());
    loop {
        match (one.next(), other.next()) {
            (None, None) => return None,
            (left, right) if left != right => return Some([left.unwrap_or(""), right.unwrap_or("")]),
            _ => {}
        }
    }
}

/// By how much wrong answers are off, smallest and largest: parts of the right number, negative where they are less.
/// Nothing unless right and wrong differ, in the first line in which they do, in exactly one number.
pub(super) fn deviation(row: &Row, runs: &[Run]) -> Option<[f64; 2]> {
    let Serial::Agreed { answer: right, .. } = &row.serial else { return None };
    let mut range: Option<[f64; 2]> = None;
    for run in row.wrong(runs) {
        let Run::Ended { answer, .. } = run else { continue };
        let off = deviation_of(right, answer)?;
        let [low, high] = range.unwrap_or([off, off]);
        range = Some([low.min(off), high.max(off)]);
    }
    range
}

fn deviation_of(right: &Answer, wrong: &Answer) -> Option<f64> {
    let [right, wrong] = first_difference(&right.text, &wrong.text)?;
    let ((frame, numbers), (other_frame, others)) = (numbers(right), numbers(wrong));
    let mut pairs = numbers.into_iter().zip(others).filter(|(right, wrong)| right != wrong);
    match (pairs.next(), pairs.next()) {
        (Some((right, wrong)), None) if frame == other_frame && right != 0.0 => Some((wrong - right) / right.abs()),
        _ => None,
    }
}

/// Whether all wrong answers have the right one's characters, in another order.
pub(super) fn only_order_differs(row: &Row, runs: &[Run]) -> bool {
    let Serial::Agreed { answer: right, .. } = &row.serial else { return false };
    let sorted = |answer: &Answer| {
        let mut characters: Vec<char> = answer.text.chars().collect();
        characters.sort_unstable();
        characters
    };
    let right = sorted(right);
    let is_shuffled = |run: &Run| matches!(run, Run::Ended { answer, .. } if sorted(answer) == right);
    row.wrong(runs).all(is_shuffled)
}

/// The numbers in a line, and the line without them and without spaces.
fn numbers(line: &str) -> (String, Vec<f64>) {
    let (mut frame, mut found) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let is_digit = |c: char| c.is_ascii_digit();
        let length = rest.find(|c| !is_digit(c) && !"_,.".contains(c)).unwrap_or(rest.len());
        let number = rest[..length].trim_end_matches([',', '.']);
        if is_digit(c)
            && let Ok(value) = number.replace(['_', ','], "").parse()
        {
            found.push(value);
            frame.push('#');
            rest = &rest[number.len()..];
        } else {
            if !c.is_whitespace() {
                frame.push(c);
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    (frame, found)
}

/// How the number of threads that a script starts goes with N.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Following {
    /// It is N.
    Equal,
    /// It grows with N.
    Grows,
    /// It starts none.
    None,
    /// It is the same for all N.
    Constant(u32),
    /// Anything else.
    Unrelated,
}

/// For each row the least and the greatest number of threads that a run started.
pub(super) fn started(row: &Row) -> Option<[u32; 2]> {
    let threads = |run: &Run| match *run {
        Run::Ended { threads, .. } => Some(threads),
        Run::Failed(_) => None,
    };
    let counts = || row.gil.iter().chain(&row.no_gil).filter_map(threads);
    Some([counts().min()?, counts().max()?])
}

/// Whether the script's number of threads follows N.
pub(super) fn following(measurements: &Measurements) -> Following {
    let mut counts: Vec<(usize, [u32; 2])> =
        measurements.rows.iter().filter_map(|row| Some((row.threads, started(row)?))).collect();
    counts.sort_unstable();
    let Some(&(_, [least, most])) = counts.first() else { return Following::Equal };
    if counts.iter().all(|&(threads, [low, high])| low == high && usize::try_from(low) == Ok(threads)) {
        Following::Equal
    } else if counts.iter().all(|&(_, [_, high])| high == 0) {
        Following::None
    } else if least == most && counts.iter().all(|&(_, range)| range == [least, most]) {
        Following::Constant(least)
    } else if counts.len() > 1 && counts.is_sorted_by(|(_, [_, high]), (_, [low, _])| high < low) {
        Following::Grows
    } else {
        Following::Unrelated
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_lines() {
        assert_eq!(numbers("got    213,442"), ("got#".to_owned(), vec![213_442.0]));
        assert_eq!(numbers("[1, 2.5, x]."), ("[#,#,x].".to_owned(), vec![1.0, 2.5]));
        assert_eq!(numbers("1.2.3 -4 ¹,"), ("1.#-#¹,".to_owned(), vec![2.3, 4.0]));
    }

    #[test]
    fn wrong_answers_with_one_number_off() {
        let off = |right: &str, wrong: &str| deviation_of(&Answer::from(right), &Answer::from(wrong));
        assert_eq!(off("expected 400\ngot  400\n", "expected 400\ngot  100\nlost 300\n"), Some(-0.75));
        assert_eq!(off("100", "150"), Some(0.5));
        assert_eq!(off("a 1", "b 2"), None);
        assert_eq!(off("1 1", "2 2"), None);
        assert_eq!(off("0", "2"), None);
        assert_eq!(off("4", ""), None);
    }

    #[test]
    fn medians_and_spreads() {
        let run = |seconds| Run::Ended { seconds, threads: 1, answer: Answer::default() };
        assert_eq!(timing(&[]), None);
        assert_eq!(timing(&[run(2.0)]), Some(Timing { median: 2.0, spread: 0.0 }));
        assert_eq!(timing(&[4.0, 1.0, 2.0].map(run)), Some(Timing { median: 2.0, spread: 0.75 }));
        assert_eq!(timing(&[4.0, 2.0].map(run)), Some(Timing { median: 3.0, spread: 1.0 / 3.0 }));
    }
}
