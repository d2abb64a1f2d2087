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

fn format(fields: &[i64; 9], pattern: &str, zone: &str) -> String {
    let [year, month, day, hour, minute, second, weekday, yearday, _] = *fields;
    let day_name = DAYS[weekday as usize];
    let month_name = MONTHS[month as usize - 1];
    let hour12 = (hour + 11) % 12 + 1;
    let half = if hour < 12 { "AM" } else { "PM" };
    let mut out = String::with_capacity(pattern.len() * 2);
    let mut rest = pattern.chars();
    while let Some(c) = rest.next() {
        if c != '%' {
            out.push(c);
            continue;
        }
        let Some(directive) = rest.next() else {
            out.push('%');
            break;
        };
        match directive {
            'a' => out += &day_name[..3],
            'A' => out += day_name,
            'b' | 'h' => out += &month_name[..3],
            'B' => out += month_name,
            'c' => out += &format(fields, "%a %b %e %H:%M:%S %Y", zone),
            'C' => out += &format!("{:02}", year.div_euclid(100)),
            'd' => out += &format!("{day:02}"),
            'D' | 'x' => out += &format(fields, "%m/%d/%y", zone),
            'e' => out += &format!("{day:2}"),
            'F' => out += &format(fields, "%Y-%m-%d", zone),
            'H' => out += &format!("{hour:02}"),
            'I' => out += &format!("{hour12:02}"),
            'j' => out += &format!("{yearday:03}"),
            'm' => out += &format!("{month:02}"),
            'M' => out += &format!("{minute:02}"),
            'n' => out.push('\n'),
            'p' => out += half,
            'r' => out += &format(fields, "%I:%M:%S %p", zone),
            'R' => out += &format(fields, "%H:%M", zone),
            'S' => out += &format!("{second:02}"),
            't' => out.push('\t'),
            'T' | 'X' => out += &format(fields, "%H:%M:%S", zone),
            'u' => out += &(weekday + 1).to_string(),
            'U' => out += &format!("{:02}", (yearday - 1 + 7 - (weekday + 1) % 7) / 7),
            'w' => out += &((weekday + 1) % 7).to_string(),
            'W' => out += &format!("{:02}", (yearday - 1 + 7 - weekday) / 7),
            'y' => out += &format!("{:02}", year.rem_euclid(100)),
            'Y' => out += &year.to_string(),
            'Z' => out += zone,
            '%' => out.push('%'),
            other => {
                out.push('%');
                out.push(other);
            }
        }
    }
    out
}

pub(super) fn strftime(t: &mut Thread, args: &[Value]) -> Result {
    let Some(pattern) = args[0].get::<Str>() else {
        let kind = t.type_name(&args[0]);
        return Err(t.type_error(format!("strftime() argument 1 must be str, not {kind}")));
    };
    let fields = fields(t, &args[1])?;
    let fields = checked(t, fields)?;
    let names = super::calendar::zone_names(t);
    let text = format(&fields, pattern.as_str(), &names[usize::from(fields[8] > 0)]);
    Ok(t.str(&text))
}

pub(super) fn asctime(t: &mut Thread, args: &[Value]) -> Result {
    let fields = fields(t, &args[0])?;
    let fields = checked(t, fields)?;
    let text = format(&fields, "%a %b %e %H:%M:%S %Y", "");
    Ok(t.str(&text))
}

pub(super) fn ctime(t: &mut Thread, args: &[Value]) -> Result {
    let time = localtime(t, &args[..1])?;
    asctime(t, &[time])
}
