//! A flame graph (Brendan Gregg, "The Flame Graph", 2016), drawn by inferno.

use std::io::{self, Write};

use events::Doing;
use inferno::flamegraph::color::{Color, PaletteMap};
use inferno::flamegraph::{self, Options};

use crate::profile::{about, folded};
use crate::{Input, lives};

/// Grey for what is no work, so that the flames are the work.
const GREY: Color = Color { r: 190, g: 190, b: 190 };
const DARK_GREY: Color = Color { r: 150, g: 150, b: 160 };

pub(super) fn write(input: &Input<'_>, to: &mut dyn Write) -> io::Result<()> {
    let (lines, is_cut) = folded::lines(input);
    let mut colours = PaletteMap::default();
    for doing in Doing::ALL.into_iter().filter(|&doing| doing != Doing::Running) {
        let colour = if doing == Doing::AwaitingGil { DARK_GREY } else { GREY };
        colours.insert(lives::words(doing, input.setting.gil).to_owned(), colour);
    }
    let mut options = Options::default();
    options.title = "Where the time of each thread went".to_owned();
    options.subtitle = Some(about(input, is_cut));
    options.count_name = "ns".to_owned();
    options.name_type = "Function:".to_owned();
    options.hash = true;
    options.deterministic = true;
    options.palette_map = Some(&mut colours);
    // It refuses to draw nothing.
    let lines = if lines.is_empty() { vec!["nothing was recorded 1".to_owned()] } else { lines };
    flamegraph::from_lines(&mut options, lines.iter().map(String::as_str), to).map_err(io::Error::other)
}
