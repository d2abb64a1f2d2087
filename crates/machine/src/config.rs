//! Options of a run, as the command line gives them.

use std::sync::Arc;
use std::time::Duration;

use events::Recording;
use sync::GilPolicy;

use crate::explore::Director;
use crate::journal::Journal;
use crate::stepping::Stepper;

/// Where a thread can be switched out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SwitchPoints {
    /// Before every access to something shared, at calls and at loop ends: as up to CPython 3.9.
    Every,
    /// At loop ends, calls and function entry: as from CPython 3.10 on.
    Cpython,
    /// Before the first instruction of each line.
    Line,
}

/// Who runs the Python threads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Driver {
    /// Each on an OS thread of its own, under the GIL.
    Parallel,
    /// All on one OS thread, each until it blocks or ends.
    Serial,
    /// All on one OS thread, switched as a seeded generator says.
    Seeded(u64),
}

/// Options of a run.
#[derive(Debug, Clone)]
pub struct Config {
    /// Who runs the threads.
    pub driver: Driver,
    /// Where they can be switched out.
    pub switch_points: SwitchPoints,
    /// Whether threads run at the same time, without a GIL. Only where [`objects::FREE_THREADING`].
    pub no_gil: bool,
    /// How the GIL changes hands.
    pub gil_policy: GilPolicy,
    /// How long a waiting thread waits before it asks for the GIL.
    pub switch_interval: Duration,
    /// What `--threads N` said.
    pub threads: Option<usize>,
    /// `sys.argv`
    pub argv: Vec<String>,
    /// What the options -W said: `sys.warnoptions`, after what PYTHONWARNINGS says.
    pub warnings: Vec<String>,
    /// First entry of `sys.path`.
    pub script_folder: String,
    /// Whether instructions are counted also where nothing depends on it. Not without a GIL.
    pub count_instructions: bool,
    /// Whether what a single driver has fixed (clocks, random sources, ids) is fixed otherwise than usually. A program
    /// that prints the same both ways depends on none of it.
    pub elsewhere: bool,
    /// Whether reports are JSON.
    pub json: bool,
    /// Where what happens is written down, if somebody wants to know.
    pub recording: Option<Arc<Recording>>,
    /// Who decides which thread goes on, if that is not the driver's own affair. With [`Driver::Serial`] only.
    pub director: Option<Arc<dyn Director>>,
    /// Where the run is written down so that it can be done again, or is done again. Not without a GIL.
    pub journal: Option<Arc<Journal>>,
    /// Who chooses turn by turn, if somebody does. With [`Driver::Serial`] only.
    pub stepper: Option<Arc<dyn Stepper>>,
}

impl Config {
    /// `sys.warnoptions`.
    pub(crate) fn warning_options(&self) -> Vec<String> {
        let of_environment = std::env::var("PYTHONWARNINGS").unwrap_or_default();
        let of_environment = of_environment.split(',').filter(|option| !option.is_empty()).map(str::to_owned);
        of_environment.chain(self.warnings.iter().cloned()).collect()
    }

    /// Whether threads really run at the same time. Under a single driver they do not, with a GIL or without.
    pub(crate) fn is_free(&self) -> bool {
        self.no_gil && self.driver == Driver::Parallel
    }

    /// The switch interval when none was asked for. A hundred thousand rounds of `counter += 1` took CPython 3.9 some
    /// 5 ms, its interval, and take us 1 ms or less; our interval is a part of that, so that threads of textbook size
    /// are stopped several times each, whenever they begin.
    pub fn default_interval(points: SwitchPoints) -> Duration {
        match points {
            SwitchPoints::Every | SwitchPoints::Line => Duration::from_micros(100),
            SwitchPoints::Cpython => Duration::from_millis(5),
        }
    }
}

impl Default for Config {
    fn default() -> Self {
        Config {
            driver: Driver::Parallel,
            switch_points: SwitchPoints::Every,
            no_gil: false,
            gil_policy: GilPolicy::Interval,
            switch_interval: Config::default_interval(SwitchPoints::Every),
            threads: None,
            argv: vec![String::new()],
            warnings: Vec::new(),
            script_folder: String::new(),
            count_instructions: false,
            elsewhere: false,
            json: false,
            recording: None,
            director: None,
            journal: None,
            stepper: None,
        }
    }
}
