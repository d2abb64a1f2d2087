//! `strftime` and its kin, in the C locale.

use objects::{Str, Value};

use super::calendar::{fields, localtime};
use crate::{Result, Thread};

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Checks the ranges that CPython checks, and counts months, weekdays and days of the year from zero as C does.
fn checked(t: &mut Thread, mut fields: [i64; 9]) -> Result<[i64; 9]> {
    // C counts from zero; Python's Monday is 0 and C's Sunday.
    let ranges: [(usize, &str, i64, i64); 8] = [
        (1, "month", 0, 12),
        (2, "day of month", 0, 31),
        (3, "hour", 0, 23),
        (4, "minute", 0, 59),
        (5, "seconds", 0, 61),
        (6, "day of week", -1, i64::MAX),
        (7, "day of year", 0, 366),
        (8, "daylight savings flag", i64::MIN, i64::MAX),
    ];
    for (index, what, least, most) in ranges {
        if fields[index] < least || fields[index] > most {
            return Err(t.value_error(format!("{what} out of range")));
        }
    }
    fields[1] = fields[1].max(1);
    fields[2] = fields[2].max(1);
    fields[6] = fields[6].rem_euclid(7);
    fields[7] = fields[7].max(1);
    Ok(fields)
}

/// The year and the week of a day by ISO 8601.
fn iso_week(year: i64, weekday: i64, yearday: i64) -> (i64, i64) {
    let is_leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    // Weeks begin on Mondays; the first one has the year's first Thursday in it.
    let week = (yearday - weekday + 9) / 7;
    let length = |year: i64| if is_leap(year) { 366 } else { 365 };
    if week == 0 {
        let yearday = yearday + length(year - 1);
        return (year - 1, (yearday - weekday + 9) / 7);
    }
    let rest = length(year) - yearday;
    if rest < 3 - weekday { (year + 1, 1) } else { (year, week) }
}

/// How a directive's result is padded and cased: what stands between `%` and the letter, as in the GNU C library.
#[derive(Default)]
struct Style {
    pad: Option<char>,
    upper: bool,
    swap: bool,
    width: Option<usize>,
}

impl Style {
    fn number(&self, value: i64, width: usize, pad: char) -> String {
        let pad = self.pad.unwrap_or(pad);
        let width = self.width.unwrap_or(if pad == '-' { 0 } else { width });
        match pad {
            '0' => format!("{value:0width$}"),
            _ => format!("{value:width$}"),
        }
    }

    fn text(&self, text: &str, swapped: fn(&str) -> String) -> String {
        let text = match () {
            () if self.upper => text.to_uppercase(),
            () if self.swap => swapped(text),
            () => text.to_owned(),
        };
        let pad = if self.pad == Some('0') { "0" } else { " " };
        let missing = self.width.unwrap_or(0).saturating_sub(text.chars().count());
        pad.repeat(missing) + &text
    }
}

/// Reads what stands between `%` and a directive's letter; gives the letter, too, and the rest.
fn directive(text: &str) -> Option<(Style, char, &str)> {
    const WIDEST: usize = 1000;
    let mut style = Style::default();
    let mut rest = text;
    while let Some(flag) = rest.chars().next().filter(|c| "_-0^#".contains(*c)) {
        match flag {
            '_' => style.pad = Some(' '),
            '^' => style.upper = true,
            '#' => style.swap = true,
            flag => style.pad = Some(flag),
        }
        rest = &rest[1..];
    }
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 {
        style.width = rest[..digits].parse().ok().map(|width: usize| width.min(WIDEST));
        rest = &rest[digits..];
    }
    let mut chars = rest.chars();
    let mut letter = chars.next()?;
    if matches!(letter, 'E' | 'O') {
        letter = chars.next()?;
    }
    Some((style, letter, chars.as_str()))
}

/// The zone that a time is in: its name and its offset from UTC in seconds.
struct Zone<'a> {
    name: &'a str,
    offset: i64,
}

fn format(fields: &[i64; 9], pattern: &str, zone: &Zone<'_>) -> String {
    let mut out = String::with_capacity(pattern.len() * 2);
    let mut rest = pattern;
    while let Some(at) = rest.find('%') {
        out += &rest[..at];
        rest = &rest[at + 1..];
        let Some((style, letter, after)) = directive(rest) else {
            out.push('%');
            continue;
        };
        match expand(fields, letter, &style, zone) {
            Some(text) => {
                out += &text;
                rest = after;
            }
            None => out.push('%'),
        }
    }
    out + rest
}

/// What a directive stands for; `None` for one that there is not.
fn expand(fields: &[i64; 9], letter: char, style: &Style, zone: &Zone<'_>) -> Option<String> {
    let [year, month, day, hour, minute, second, weekday, yearday, _] = *fields;
    let day_name = DAYS[weekday as usize];
    let month_name = MONTHS[month as usize - 1];
    let hour12 = (hour + 11) % 12 + 1;
    let half = if hour < 12 { "AM" } else { "PM" };
    let two = |value: i64| Some(style.number(value, 2, '0'));
    let spaced = |value: i64| Some(style.number(value, 2, ' '));
    let name = |text: &str| Some(style.text(text, str::to_uppercase));
    let other = |pattern: &str| Some(style.text(&format(fields, pattern, zone), str::to_uppercase));
    match letter {
        'a' => name(&day_name[..3]),
        'A' => name(day_name),
        'b' | 'h' => name(&month_name[..3]),
        'B' => name(month_name),
        'c' => other("%a %b %e %H:%M:%S %Y"),
        'C' => Some(style.number(year.div_euclid(100), 1, '0')),
        'd' => two(day),
        'D' | 'x' => other("%m/%d/%y"),
        'e' => spaced(day),
        'F' => other("%Y-%m-%d"),
        'g' => two(iso_week(year, weekday, yearday).0.rem_euclid(100)),
        'G' => Some(style.number(iso_week(year, weekday, yearday).0, 1, '0')),
        'H' => two(hour),
        'I' => two(hour12),
        'j' => Some(style.number(yearday, 3, '0')),
        'k' => spaced(hour),
        'l' => spaced(hour12),
        'm' => two(month),
        'M' => two(minute),
        'n' => Some("\n".to_owned()),
        'p' => Some(style.text(half, str::to_lowercase)),
        'P' => Some(style.text(&half.to_lowercase(), str::to_lowercase)),
        'r' => other("%I:%M:%S %p"),
        'R' => other("%H:%M"),
        's' => Some(style.number(super::calendar::seconds_of(fields)? - zone.offset, 1, '0')),
        'S' => two(second),
        't' => Some("\t".to_owned()),
        'T' | 'X' => other("%H:%M:%S"),
        'u' => Some(style.number(weekday + 1, 1, '0')),
        'U' => two((yearday - 1 + 7 - (weekday + 1) % 7) / 7),
        'V' => two(iso_week(year, weekday, yearday).1),
        'w' => Some(style.number((weekday + 1) % 7, 1, '0')),
        'W' => two((yearday - 1 + 7 - weekday) / 7),
        'y' => two(year.rem_euclid(100)),
        'Y' => Some(style.number(year, 1, '0')),
        'z' => {
            let (sign, minutes) = (if zone.offset < 0 { '-' } else { '+' }, zone.offset.abs() / 60);
            Some(format!("{sign}{:02}{:02}", minutes / 60, minutes % 60))
        }
        'Z' => Some(style.text(zone.name, str::to_lowercase)),
        '%' => Some("%".to_owned()),
        _ => None,
    }
}

pub(super) fn strftime(t: &mut Thread, args: &[Value]) -> Result {
    let Some(pattern) = args[0].get::<Str>() else {
        let kind = t.type_name(&args[0]);
        return Err(t.type_error(format!("strftime() argument 1 must be str, not {kind}")));
    };
    let fields = fields(t, "strftime", &args[1])?;
    let fields = checked(t, fields)?;
    let [standard, summer] = super::calendar::halves(t);
    let (_, offset, name) = if fields[8] > 0 { summer } else { standard };
    let text = format(&fields, pattern.as_str(), &Zone { name: &name, offset: i64::from(offset) });
    Ok(t.str(&text))
}

/// `strptime(text, format)`, which is written in Python.
pub(super) fn strptime(t: &mut Thread, args: &[Value]) -> Result {
    let module = t.import_module("_strptime")?;
    let read = t.names().intern("read_time");
    let read = t.get_attribute(&module, read)?;
    let given = args.iter().take_while(|arg| !arg.is_null()).count();
    t.call(&read, &args[..given])
}

pub(super) fn asctime(t: &mut Thread, args: &[Value]) -> Result {
    let fields = fields(t, "asctime", &args[0])?;
    let fields = checked(t, fields)?;
    let text = format(&fields, "%a %b %e %H:%M:%S %Y", &Zone { name: "", offset: 0 });
    Ok(t.str(&text))
}

pub(super) fn ctime(t: &mut Thread, args: &[Value]) -> Result {
    let time = localtime(t, &args[..1])?;
    asctime(t, &[time])
}
