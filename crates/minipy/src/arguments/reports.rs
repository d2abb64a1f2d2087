//! The options that ask for reports.

use std::ffi::OsString;
use std::ops::Range;
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::{PathBufValueParser, TypedValueParser as _};
use clap::{ArgGroup, Args};
use events::Watch;
use reports::Next;
use reports::profile::Format;
use reports::timeline::Look;

use super::split::Split;
use super::values;
use crate::bench::quoted;

/// What is to be told of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReportOptions {
    /// Who had the GIL and who waited.
    pub stats: bool,
    /// Who ran when, and how that is drawn.
    pub timeline: Option<Look>,
    /// Which updates were lost, of these shared places.
    pub lost: Option<Watch>,
    /// The name whose objects' counts are told.
    pub refs: Option<Watch>,
    /// What nothing orders.
    pub race: bool,
    /// How long it is looked at what that could come to in other interleavings.
    pub explore_time: Duration,
    /// The file of a trace for Perfetto.
    pub trace: Option<PathBuf>,
    /// The file of a profile, and what it is written as.
    pub profile: Option<(PathBuf, Format)>,
    /// The file of a page to step through the run.
    pub report: Option<PathBuf>,
    /// Whether traces and profiles have each call, where samples would do.
    pub every_call: bool,
    /// Whether instructions are counted.
    pub count_instructions: bool,
    /// Whether reports are one JSON object.
    pub json: bool,
    /// Where they are written, if not to stderr.
    pub output: Option<PathBuf>,
    /// The command line, to make others of.
    pub next: Next,
}

impl ReportOptions {
    /// Whether there is anything to tell in words, not only in files for other programs.
    pub(crate) fn any_page(&self) -> bool {
        self.stats || self.timeline.is_some() || self.lost.is_some() || self.refs.is_some() || self.race
    }

    /// Whether there is anything to tell.
    pub fn any(&self) -> bool {
        self.any_page() || self.trace.is_some() || self.profile.is_some() || self.report.is_some()
    }
}

#[derive(Debug, Args)]
#[command(
    next_help_heading = "Reports",
    group(ArgGroup::new("pages").args(["stats", "timeline", "lost", "refs", "race"]).multiple(true)),
    group(ArgGroup::new("calls").args(["trace", "profile"]).multiple(true)),
)]
pub(super) struct Reports {
    /// Tell at the end how long each thread had the GIL and waited, and why it changed hands
    #[arg(long)]
    stats: bool,
    /// Draw at the end which thread ran when
    #[arg(long)]
    timeline: bool,
    /// Tell at the end which updates were lost, of all that threads share or of NAME: counter, self.n, d['k']
    #[arg(
        long,
        value_name = "NAME",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "",
        value_parser = values::watch
    )]
    lost: Option<Watch>,
    /// Tell at the end who took, dropped and held references to the objects that were bound to NAME
    #[arg(long, value_name = "NAME", value_parser = values::named)]
    refs: Option<Watch>,
    /// Tell at the end which accesses to shared places nothing orders, and which locks are taken in different orders
    #[arg(long)]
    race: bool,
    /// How long --race looks for what could come of it in other interleavings (minipy explore); 0: not at all
    #[arg(long, value_name = "T", default_value = "5", value_parser = values::time, requires = "race")]
    explore_time: Duration,
    /// The part of the run that --timeline shows, as in 20ms..25ms
    #[arg(long, value_name = "A..B", value_parser = values::span, requires = "timeline")]
    zoom: Option<Range<Duration>>,
    /// Draw --timeline with # . ~ instead of blocks
    #[arg(long, requires = "timeline")]
    ascii: bool,
    /// Write who ran when to a file for ui.perfetto.dev and chrome://tracing
    #[arg(long, value_name = "FILE", value_parser = PathBufValueParser::new().try_map(values::file))]
    trace: Option<PathBuf>,
    /// Write where time went by function: a flame graph (.svg), for speedscope.app (.json), or folded stacks (.txt)
    #[arg(long, value_name = "FILE", value_parser = values::profile)]
    profile: Option<(PathBuf, Format)>,
    /// Write a page to step through the run in a browser: lanes, source, bytecode, shared values; much slower
    #[arg(long, value_name = "FILE", value_parser = PathBufValueParser::new().try_map(values::file))]
    report: Option<PathBuf>,
    /// Record each call for --trace and --profile, instead of a sample every millisecond; slower
    #[arg(long, requires = "calls")]
    every_call: bool,
    /// Count the instructions of each thread for --stats; slower
    #[arg(long, requires = "stats")]
    count_instructions: bool,
    /// Write reports to a file instead of stderr
    #[arg(long, value_name = "FILE", value_parser = PathBufValueParser::new().try_map(values::file), requires = "pages")]
    output: Option<PathBuf>,
}

impl Reports {
    /// What is asked for that cannot be recorded without the GIL, and what to do.
    pub(super) fn needs_gil(&self) -> Option<&'static str> {
        if self.every_call {
            return Some(
                "--every-call needs the GIL: calls that happen at the same time are in no order; leave it out",
            );
        }
        // Each has a place for itself while it looks at it.
        (self.race && (self.lost.is_some() || self.report.is_some())).then_some(
            "--race beside --lost or --report needs the GIL: all keep other threads from the places that they look at; \
             ask for one at a time",
        )
    }

    /// The first report that is asked for.
    pub(super) fn first(&self) -> Option<&'static str> {
        let wanted = [
            ("--stats", self.stats),
            ("--timeline", self.timeline),
            ("--lost", self.lost.is_some()),
            ("--refs", self.refs.is_some()),
            ("--race", self.race),
            ("--trace", self.trace.is_some()),
            ("--profile", self.profile.is_some()),
            ("--report", self.report.is_some()),
        ];
        wanted.iter().find(|(_, is_wanted)| *is_wanted).map(|(name, _)| *name)
    }

    pub(super) fn options(self, next: Next, json: bool) -> ReportOptions {
        ReportOptions {
            stats: self.stats,
            timeline: self.timeline.then_some(Look { zoom: self.zoom, ascii: self.ascii }),
            lost: self.lost,
            refs: self.refs,
            race: self.race,
            explore_time: self.explore_time,
            trace: self.trace,
            profile: self.profile,
            report: self.report,
            every_call: self.every_call,
            count_instructions: self.count_instructions,
            json,
            output: self.output,
            next,
        }
    }
}

/// The options of reports, and whether they take a value.
const OURS: [(&str, bool); 17] = [
    ("--stats", false),
    ("--timeline", false),
    ("--lost", false),
    ("--refs", true),
    ("--race", false),
    ("--explore-time", true),
    ("--zoom", true),
    ("--ascii", false),
    ("--trace", true),
    ("--profile", true),
    ("--report", true),
    ("--every-call", false),
    ("--count-instructions", false),
    ("--json", false),
    ("--output", true),
    ("--seeds", true),
    ("--record", true),
];

/// Our options in a command line without those that ask for reports.
pub(super) fn of_the_run(split: &Split) -> Vec<OsString> {
    let (mut kept, mut ours) = (Vec::new(), split.ours.iter());
    while let Some(word) = ours.next() {
        let text = word.to_string_lossy();
        let (name, value) = text.split_once('=').map_or((&*text, None), |(name, value)| (name, Some(value)));
        match OURS.iter().find(|(known, _)| *known == name) {
            Some((_, true)) if value.is_none() => {
                ours.next();
            }
            Some(_) => {}
            None => kept.push(word.clone()),
        }
    }
    kept
}

/// The words of a command line without what asks for reports.
pub(super) fn next(split: &Split) -> Next {
    let (mut options, mut threads) = (Vec::new(), Vec::new());
    let shown = |word: &OsString| quoted(&word.to_string_lossy());
    let ours = of_the_run(split);
    let mut ours = ours.iter();
    while let Some(word) = ours.next() {
        let text = word.to_string_lossy();
        let (name, value) = text.split_once('=').map_or((&*text, None), |(name, value)| (name, Some(value)));
        options.push(shown(word));
        if name == "--threads" {
            threads.push(shown(word));
            if value.is_none()
                && let Some(count) = ours.next()
            {
                options.push(shown(count));
                threads.push(shown(count));
            }
        }
    }
    let program = split.program.iter().skip_while(|word| *word == "--");
    let mut program: Vec<String> = program.map(shown).collect();
    if !split.theirs.is_empty() {
        program.push("--".to_owned());
        program.extend(split.theirs.iter().map(shown));
    }
    Next { options, threads, program }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_next_command_has_the_options_that_chose_the_mode() {
        let next = |line: &str| {
            let arguments = line.split_whitespace().map(OsString::from).collect();
            let split = Split::of(arguments, &super::super::Cli::command(), &[]);
            next(&split.unwrap_or_else(|refusal| panic!("{}", refusal.message)))
        };
        let next = next("--stats --zoom 1ms..2ms --output=o.txt --seed 3 x.py --threads 4 a");
        assert_eq!(next.run("--timeline"), "minipy --timeline --seed 3 --threads 4 x.py -- a");
        assert_eq!(next.without_options("--no-gil"), "minipy --no-gil --threads 4 x.py -- a");
    }
}
