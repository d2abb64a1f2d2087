//! The report: tables for a terminal, or in Markdown for a page.

use std::fmt::Write;

use crate::cases::Group;
use crate::measure::geometric_mean;

/// A table of texts, the first column to the left, the others to the right.
#[derive(Debug)]
pub struct Table {
    rows: Vec<Vec<String>>,
}

/// How reports are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Columns in line.
    Plain,
    /// A table of Markdown.
    Markdown,
}

impl Table {
    /// A table with its headings.
    pub fn new<const N: usize>(headings: [&str; N]) -> Self {
        Table { rows: vec![headings.map(str::to_owned).into()] }
    }

    /// Adds a row.
    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.into());
    }

    /// The table as text.
    pub fn text(&self, style: Style) -> String {
        let width = |column: usize| {
            self.rows.iter().filter_map(|row| row.get(column)).map(|cell: &String| cell.chars().count()).max()
        };
        let columns = self.rows.first().map_or(0, Vec::len);
        let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or_default()).collect();
        let mut text = String::new();
        for (index, row) in self.rows.iter().enumerate() {
            let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, &width))| match column {
                0 => format!("{cell:<width$}"),
                _ => format!("{cell:>width$}"),
            });
            let cells: Vec<String> = cells.collect();
            match style {
                Style::Plain => text.push_str(cells.join("  ").trim_end()),
                Style::Markdown => {
                    let _ = write!(text, "| {} |", cells.join(" | "));
                }
            }
            text.push('\n');
            if index == 0 && style == Style::Markdown {
                let rules = widths.iter().enumerate().map(|(column, &width)| match column {
                    0 => "-".repeat(width + 2),
                    _ => "-".repeat(width + 1) + ":",
                });
                let _ = writeln!(text, "|{}|", rules.collect::<Vec<_>>().join("|"));
            }
        }
        text
    }
}

/// The ratios of programs with their groups: how each group stands, and all of them.
pub fn summary(ratios: &[(Group, f64)]) -> Table {
    let mut table = Table::new(["geometric mean", "minipy / CPython", "wanted"]);
    let of = |wanted: Option<Group>| {
        geometric_mean(ratios.iter().filter(|(group, _)| wanted.is_none_or(|wanted| *group == wanted)).map(|r| r.1))
    };
    for (group, target) in
        [(Some(Group::IntegerLoops), "at most 0.2"), (Some(Group::Calls), "at most 0.4"), (None, "at most 0.5")]
    {
        if let Some(mean) = of(group) {
            let title = group.map_or("all programs", Group::title);
            table.row([title.to_owned(), format!("{mean:.2}"), target.to_owned()]);
        }
    }
    if let Some(worst) = ratios.iter().map(|(_, ratio)| *ratio).max_by(f64::total_cmp) {
        table.row(["the slowest of all".to_owned(), format!("{worst:.2}"), "at most 1.0".to_owned()]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_styles() {
        let mut table = Table::new(["program", "s"]);
        table.row(["a".to_owned(), "10.5".to_owned()]);
        assert_eq!(table.text(Style::Plain), "program     s\na        10.5\n");
        assert_eq!(table.text(Style::Markdown), "| program |    s |\n|---------|-----:|\n| a       | 10.5 |\n");
    }

    #[test]
    fn groups_that_were_not_measured_are_left_out() {
        let text = summary(&[(Group::Calls, 0.5), (Group::Calls, 0.125)]).text(Style::Plain);
        assert!(text.contains("calls and methods") && text.contains("0.25"), "{text}");
        assert!(!text.contains("integer loops"), "{text}");
    }
}
