//! The end of a run that was recorded: its reports are made and written.

mod ending;
mod files;

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use events::{Detail, Recording, Run};
use machine::config::{Driver, SwitchPoints};
use reports::lost::Lost;
use reports::races::{Exploration, Races};
use reports::refs::Refs;
use reports::stats::Stats;
use reports::timeline::Timeline;
use reports::{Input, Order, Page, Setting, Sources};
use source::SourceText;

use crate::arguments::{ExploreOptions, ReportOptions, RunOptions};
use crate::explore::of_races;
use crate::report_to_stderr;
use crate::script::{Unreadable, reason};
pub(crate) use ending::{Ending, UNWRITTEN, Unrecorded};
use files::Files;
pub(crate) use files::Filled;

/// Knows which reports are wanted, and where they go.
pub(crate) struct Teller {
    wanted: ReportOptions,
    setting: Setting,
    recording: Arc<Recording>,
    output: Option<File>,
    files: Files,
    /// The program's own text, which may be in no file.
    text: Option<SourceText>,
    /// What is to be explored if there are races; `None` for a program that is in no file.
    to_explore: Option<ExploreOptions>,
    /// The deadlock that the run has ended in.
    deadlock: OnceLock<serde_json::Value>,
    is_done: AtomicBool,
    is_interrupted: AtomicBool,
    is_incomplete: AtomicBool,
    has_found: AtomicBool,
}

impl Teller {
    /// Gets everything ready that could fail, before the program runs; `None` when no report is wanted.
    ///
    /// # Errors
    /// The output cannot be written.
    pub(crate) fn prepare(options: &RunOptions, text: Option<&SourceText>) -> Result<Option<Arc<Teller>>, Unreadable> {
        let wanted = options.reports.clone();
        if !wanted.any() {
            return Ok(None);
        }
        let output = wanted.output.as_deref().map(|file| create(file, "--output")).transpose()?;
        let files = Files::create(&wanted)?;
        let began = Instant::now();
        let recording = Recording::with(Arc::new(move || began.elapsed()), detail(options));
        let recording = recording.watching(wanted.lost.clone().unwrap_or_default());
        let recording = Arc::new(recording.counting(wanted.refs.clone()));
        let text = text.map(|text| SourceText::new(text.file(), text.text()));
        let setting = setting(options);
        let to_explore = options.to_explore(wanted.explore_time);
        let [is_done, is_interrupted, is_incomplete, has_found] = [false; 4].map(AtomicBool::new);
        Ok(Some(Arc::new(Teller {
            wanted,
            setting,
            recording,
            output,
            files,
            text,
            to_explore,
            deadlock: OnceLock::new(),
            is_done,
            is_interrupted,
            is_incomplete,
            has_found,
        })))
    }

    /// Where the run is recorded.
    pub(crate) fn recording(&self) -> Arc<Recording> {
        self.recording.clone()
    }

    /// Whether a report that was told found something wrong.
    pub(crate) fn has_found(&self) -> bool {
        self.has_found.load(Ordering::Relaxed)
    }

    /// Whether it may look for other interleavings of the program.
    pub(crate) fn explores(&self) -> bool {
        self.wanted.race && !self.wanted.explore_time.is_zero()
    }

    /// Whether all that was asked for was written.
    pub(crate) fn is_complete(&self) -> bool {
        !self.is_incomplete.load(Ordering::Relaxed)
    }

    /// Whether all that is told on stderr is one JSON object.
    pub(crate) fn is_one_object(&self) -> bool {
        self.wanted.json && self.output.is_none()
    }

    /// Takes note of the deadlock that the run has ended in.
    pub(crate) fn add_deadlock(&self, deadlock: serde_json::Value) {
        let _there_is_one = self.deadlock.set(deadlock);
    }

    /// Takes note that the program ended because somebody asked for its end.
    pub(crate) fn was_interrupted(&self) {
        self.is_interrupted.store(true, Ordering::Relaxed);
    }

    /// Makes the reports and writes them. Only the first call does. The recording that could not be written is told
    /// beside them.
    pub(crate) fn tell(&self, run: &Run, unrecorded: Option<&Filled>) {
        if self.is_done.swap(true, Ordering::Relaxed) {
            return;
        }
        let input = Input { run, setting: &self.setting, sources: self };
        let files = self.files.write(&input);
        self.is_incomplete.fetch_or(files.iter().any(Filled::is_incomplete), Ordering::Relaxed);
        let text = if self.wanted.json {
            self.json(&input, files.iter().chain(unrecorded).collect())
        } else {
            files.iter().for_each(|file| report_to_stderr(&file.text()));
            self.page(&input)
        };
        let Some(mut output) = self.output.as_ref() else { return report_to_stderr(&text) };
        if let Err(error) = output.write_all(text.as_bytes()) {
            self.is_incomplete.store(true, Ordering::Relaxed);
            let file = self.wanted.output.as_deref().unwrap_or(Path::new(""));
            report_to_stderr(&Filled::failed("output", file, &error).text());
        }
    }

    fn page(&self, input: &Input<'_>) -> String {
        let colour = self.output.is_none() && machine::colours_are_wanted();
        let mut pages = Vec::new();
        if self.wanted.stats {
            let mut page = Page::new(colour);
            Stats::of(input).write(&mut page, input);
            pages.push(page.into_text());
        }
        if let Some(look) = &self.wanted.timeline {
            let mut page = Page::new(colour);
            Timeline::of(input).write(&mut page, input, look);
            pages.push(page.into_text());
        }
        if let Some(lost) = self.lost(input) {
            let mut page = Page::new(colour);
            lost.write(&mut page, input);
            pages.push(page.into_text());
        }
        if let Some(name) = &self.wanted.refs {
            let mut page = Page::new(colour);
            Refs::of(input, name).write(&mut page, input);
            pages.push(page.into_text());
        }
        if let Some(races) = self.races(input) {
            let mut page = Page::new(colour);
            races.write(&mut page, input);
            pages.push(page.into_text());
        }
        pages.join("\n")
    }

    fn races(&self, input: &Input<'_>) -> Option<Races> {
        let mut races = self.wanted.race.then(|| Races::of(input))?;
        if self.explores() && races.are_worth_exploring() {
            races.take_in(self.explored());
        }
        self.has_found.fetch_or(races.are_wrong(), Ordering::Relaxed);
        Some(races)
    }

    /// What the program can come to in other interleavings.
    fn explored(&self) -> Exploration {
        let refused = |reason: &str| Exploration { refused: Some(reason.to_owned()), ..Exploration::default() };
        match &self.to_explore {
            // Who asked for the end does not want to wait.
            Some(_) if self.is_interrupted.load(Ordering::Relaxed) => refused("the program was interrupted"),
            Some(options) => of_races(options),
            None => refused("only a program in a file can be explored"),
        }
    }

    fn lost(&self, input: &Input<'_>) -> Option<Lost> {
        let lost = Lost::of(input, self.wanted.lost.as_ref()?);
        self.has_found.fetch_or(lost.lost > 0, Ordering::Relaxed);
        Some(lost)
    }

    fn json(&self, input: &Input<'_>, files: Vec<&Filled>) -> String {
        let mut all = serde_json::Map::new();
        all.insert("setting".to_owned(), serde_json::to_value(&self.setting).unwrap_or_default());
        if self.wanted.stats {
            all.insert("stats".to_owned(), Stats::of(input).json());
        }
        if self.wanted.timeline.is_some() {
            all.insert("timeline".to_owned(), Timeline::of(input).json());
        }
        if let Some(lost) = self.lost(input) {
            all.insert("lost".to_owned(), lost.json());
        }
        if let Some(name) = &self.wanted.refs {
            all.insert("refs".to_owned(), Refs::of(input, name).json());
        }
        if let Some(races) = self.races(input) {
            all.insert("races".to_owned(), races.json());
        }
        if !files.is_empty() {
            all.insert("files".to_owned(), serde_json::to_value(files).unwrap_or_default());
        }
        if let Some(deadlock) = self.deadlock.get() {
            all.insert("deadlock".to_owned(), deadlock.clone());
        }
        serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
    }
}

impl Sources for Teller {
    fn line(&self, file: &str, line: u32) -> Option<String> {
        let index = usize::try_from(line).ok()?.checked_sub(1)?;
        self.text(file)?.lines().nth(index).map(str::to_owned)
    }

    fn text(&self, file: &str) -> Option<String> {
        match self.text.as_ref().filter(|text| text.file() == file) {
            Some(text) => Some(text.text().to_owned()),
            None => std::fs::read_to_string(file).ok(),
        }
    }
}

/// Opens a file that an option names.
///
/// # Errors
/// It cannot be written.
pub(crate) fn create(file: &Path, option: &str) -> Result<File, Unreadable> {
    File::create(file).map_err(|error| Unreadable {
        message: format!(
            "minipy: cannot write to '{}': {}; give {option} a file that can be written\n",
            file.display(),
            reason(&error)
        ),
        status: UNWRITTEN,
    })
}

/// What has to be recorded for these reports.
fn detail(options: &RunOptions) -> Detail {
    let wanted = &options.reports;
    let timeline = wanted.timeline.as_ref().map_or(Detail::SUMS, |_| Detail::TIMING);
    // Where instructions are counted one by one anyway, each call can be had.
    let every_call = wanted.every_call || options.driver != Driver::Parallel;
    let calls = Detail { calls: every_call, samples: !every_call, ..Detail::FILES };
    let trace = wanted.trace.as_ref().map_or(Detail::SUMS, |_| Detail { locks: true, ..calls });
    let profile = wanted.profile.as_ref().map_or(Detail::SUMS, |_| calls);
    let lost = Detail { updates: wanted.lost.is_some(), ..Detail::SUMS };
    let events = if wanted.refs.is_some() { Detail::FILES.events } else { 0 };
    let refs = Detail { counts: wanted.refs.is_some(), events, ..Detail::SUMS };
    let race = if wanted.race { Detail { races: true, locks: true, ..Detail::SUMS } } else { Detail::SUMS };
    let report = wanted.report.as_ref().map_or(Detail::SUMS, |_| PAGE);
    timeline.with(trace).with(profile).with(lost).with(refs).with(race).with(report)
}

/// What has to be recorded for a page.
const PAGE: Detail = Detail { locks: true, output: true, values: true, fine: 1 << 17, events: 1 << 18, ..Detail::ALL };

fn setting(options: &RunOptions) -> Setting {
    let config = options.config(Vec::new(), String::new());
    Setting {
        gil: !config.no_gil || config.driver != Driver::Parallel,
        policy: config.gil_policy.to_string(),
        interval: config.switch_interval,
        switch_points: match config.switch_points {
            SwitchPoints::Every => "every",
            SwitchPoints::Cpython => "cpython",
            SwitchPoints::Line => "line",
        }
        .to_owned(),
        order: match config.driver {
            Driver::Parallel => Order::Parallel,
            Driver::Serial => Order::Serial,
            Driver::Seeded(seed) => Order::Seeded(seed),
        },
        processors: std::thread::available_parallelism().map_or(1, usize::from),
        next: options.reports.next.clone(),
    }
}
