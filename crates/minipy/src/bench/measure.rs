//! What is run when.
//!
//! With each number of threads: twice serially for the answer, once to warm up, then the measured runs, with the GIL
//! and without it in turns, so that what disturbs the machine for a while disturbs both.

use std::ffi::OsString;
use std::time::Duration;

use super::commands::{Invocation, Mode, arguments_of_run};
use super::errand::Told;
use super::measurements::{Answer, Failure, Measurements, Row, Run, Serial};
use super::process::{End, Launcher};
use super::progress::Progress;
use super::text::threads;
use crate::arguments::BenchOptions;

/// A run may take that many times as long as the one that warmed up ...
const PATIENCE: u32 = 20;
/// ... and a serial one at least this: threads that wait for each other by spinning never end there.
const SERIAL_LIMIT: Duration = Duration::from_secs(10);
/// Any other at least this: lost updates can make a program wait for ever.
const LIMIT: Duration = Duration::from_secs(60);

/// Why measuring ended early.
pub(super) enum Trouble {
    /// Ctrl-C.
    Interrupted,
    /// What to tell the user.
    Failed(String),
}

/// Measures, adding to the measurements what is known, until all is or there is trouble.
///
/// # Errors
/// Ctrl-C, a script that fails, a system that gives no process.
pub(super) fn measure(
    options: &BenchOptions,
    launcher: &Launcher,
    measurements: &mut Measurements,
) -> Result<(), Trouble> {
    let mut session = Session { options, launcher, progress: Progress::new(options) };
    for &threads in &options.threads {
        session.progress.begin(threads);
        let (serial, warm) = session.answer(threads)?;
        measurements.rows.push(Row { threads, serial, gil: Vec::new(), no_gil: Vec::new() });
        let Some(row) = measurements.rows.last_mut() else { continue };
        let measured = session.fill(row, warm);
        measurements.rows.retain(|row| !row.gil.is_empty());
        measured?;
    }
    Ok(())
}

/// How long a run took, as it says.
fn duration(told: &Told) -> Duration {
    Duration::try_from_secs_f64(told.seconds).unwrap_or_default()
}

struct Session<'a> {
    options: &'a BenchOptions,
    launcher: &'a Launcher,
    progress: Progress,
}

impl Session<'_> {
    /// Asks for the serial answer, and warms up. Also gives how long a run takes.
    ///
    /// A serial run comes first: where it finds a deadlock at once, a run with the GIL would wait for ever.
    fn answer(&mut self, threads: usize) -> Result<(Serial, Duration), Trouble> {
        let mut first = self.serial(threads, "serially", SERIAL_LIMIT)?;
        let warm = match self.run(threads, Mode::Gil, "warming up", None)? {
            End::Told(told, _) => duration(&told),
            // By chance, then: serially it works.
            _ => Duration::ZERO,
        };
        let limit = SERIAL_LIMIT.max(warm.saturating_mul(PATIENCE));
        if first.is_none() && limit > SERIAL_LIMIT {
            first = self.serial(threads, "serially, with more patience", limit)?;
        }
        let endless = Serial::Endless(limit.as_secs_f64());
        let Some((told, answer)) = first else { return Ok((endless, warm)) };
        let (instructions, warm) = (told.instructions, warm.max(duration(&told)));
        // Serial runs are always alike. The second gets another time of day and other random numbers, which show in
        // an answer that depends on them.
        let second = match self.run(threads, Mode::SerialElsewhere, "serially, at another time", Some(limit))? {
            End::Told(_, second) => second,
            End::Failed(failure) => Answer::from(format!("(it {})", failure.how).as_str()),
            End::TimedOut | End::Interrupted => return Ok((endless, warm)),
        };
        let serial = if answer == second {
            Serial::Agreed { answer, instructions }
        } else {
            Serial::Differed { answers: [answer, second], instructions }
        };
        Ok((serial, warm))
    }

    /// A serial run; nothing if it does not end in time.
    fn serial(&mut self, threads: usize, doing: &str, limit: Duration) -> Result<Option<(Told, Answer)>, Trouble> {
        match self.run(threads, Mode::Serial, doing, Some(limit))? {
            End::Told(told, answer) => Ok(Some((told, answer))),
            End::Failed(failure) => Err(self.failed(threads, &failure)),
            End::TimedOut | End::Interrupted => Ok(None),
        }
    }

    /// Does the measured runs of a row.
    fn fill(&mut self, row: &mut Row, warm: Duration) -> Result<(), Trouble> {
        let limit = LIMIT.max(warm.saturating_mul(PATIENCE));
        for number in 1..=self.options.runs {
            let doing = |how| format!("{how}, run {number} of {}", self.options.runs);
            let (gil, no_gil) = (doing("with the GIL"), doing("without the GIL"));
            let run = self.measured(row.threads, Mode::Gil, &gil, limit)?;
            row.gil.push(run);
            if self.options.no_gil {
                let run = self.measured(row.threads, Mode::NoGil, &no_gil, limit)?;
                row.no_gil.push(run);
            }
        }
        Ok(())
    }

    fn measured(&mut self, threads: usize, mode: Mode, doing: &str, limit: Duration) -> Result<Run, Trouble> {
        Ok(match self.run(threads, mode, doing, Some(limit))? {
            End::Told(Told { seconds, threads, .. }, answer) => Run::Ended { seconds, threads, answer },
            End::Failed(failure) => Run::Failed(failure),
            End::TimedOut => {
                let how = format!("did not end within {:.0} s", limit.as_secs_f64());
                Run::Failed(Failure { how, stderr: String::new() })
            }
            End::Interrupted => return Err(Trouble::Interrupted),
        })
    }

    fn run(&mut self, threads: usize, mode: Mode, doing: &str, limit: Option<Duration>) -> Result<End, Trouble> {
        self.progress.step(threads, doing);
        let errand = match &self.options.answer {
            Some(answer) => vec![OsString::from(format!("--bench-answer={answer}"))],
            None => Vec::new(),
        };
        let rest = arguments_of_run(self.options, threads, mode);
        match self.launcher.run(&errand, &rest, limit) {
            Ok(End::Interrupted) => Err(Trouble::Interrupted),
            Ok(end) => Ok(end),
            Err(message) => Err(Trouble::Failed(message)),
        }
    }

    /// What to say of a script that does not work.
    fn failed(&self, count: usize, failure: &Failure) -> Trouble {
        let Failure { how, stderr } = failure;
        let invocation = Invocation::new(self.options);
        let title = invocation.title();
        let said = match stderr.trim_end() {
            "" => "It said nothing.".to_owned(),
            said => format!("It said:\n{said}"),
        };
        Trouble::Failed(if stderr.contains("File \"<answer>\"") {
            let advice = "Give --answer an expression of names that the script's main module has at its end.";
            format!("minipy: {title} ended, but --answer could not be evaluated. {said}\n{advice}\n")
        } else {
            let (count, command) = (threads(count), invocation.single(count, "--gil-policy=serial"));
            format!(
                "minipy: {title} with {count} {how} in the first serial run, so there is nothing to measure. {said}\n\
                 See for yourself:  {command}\n"
            )
        })
    }
}
