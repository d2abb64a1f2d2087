//! Days and hours: `gmtime`, `localtime`, `mktime`, and `struct_time`.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use objects::{Tailed, Tuple, Value};

use super::wall;
use crate::builtin::Builtin;
use crate::class::{Getset, NO_SLOTS, Slots, TypeSpec, getter};
use crate::native::static_method;
use crate::{Result, Thread};

const NAMES: [&str; 9] =
    ["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"];

/// The moment that an argument gives, or now; whole seconds since 1970.
fn moment(t: &mut Thread, value: &Value) -> Result<i64> {
    if value.is_null() || value.is_none() {
        return Ok(wall(t).as_secs() as i64);
    }
    let number = match crate::types::float::float_value(value) {
        Some(seconds) if seconds.is_nan() => return Err(t.value_error("Invalid value NaN (not a number)")),
        Some(seconds) => (seconds.abs() < i64::MAX as f64).then_some(seconds.floor() as i64),
        None => {
            let seconds = t.index_value(value)?;
            t.int_of(&seconds)?.to_i64()
        }
    };
    number.ok_or_else(|| t.overflow_error("timestamp out of range for platform time_t"))
}

/// The time zone of the machine; under the virtual clock UTC.
fn zone(t: &Thread) -> TimeZone {
    if t.is_single() { TimeZone::UTC } else { TimeZone::system() }
}

/// What clocks show so many seconds after the beginning of 1970: the fields of a `struct_time` but the last.
///
/// Years begin in March here, so that the leap day is the last one of a year (Howard Hinnant's `civil_from_days`).
fn civil(seconds: i64) -> [i64; 8] {
    const DAY: i64 = 86_400;
    const DAYS_OF_400_YEARS: i64 = 146_097;
    const FROM_YEAR_ZERO: i64 = 719_468; // days from March 1st of the year 0
    let (days, second) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
    let (cycle, day) =
        ((days + FROM_YEAR_ZERO).div_euclid(DAYS_OF_400_YEARS), (days + FROM_YEAR_ZERO).rem_euclid(DAYS_OF_400_YEARS));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let since_march = day - (365 * year + year / 4 - year / 100);
    let month = (5 * since_march + 2) / 153;
    let day = since_march - (153 * month + 2) / 5 + 1;
    let (month, year) = if month < 10 { (month + 3, year) } else { (month - 9, year + 1) };
    let year = year + cycle * 400;
    let leap = i64::from(year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
    let yearday = if month > 2 { since_march + 60 + leap } else { since_march - 305 };
    let weekday = (days + 3).rem_euclid(7);
    [year, month, day, second / 3600, second / 60 % 60, second % 60, weekday, yearday]
}

/// A `struct_time` of what clocks show.
///
/// # Errors
/// OSError for a year that C's `struct tm` cannot hold.
fn struct_time(t: &mut Thread, seconds: i64, summer: bool, zone: &str, offset: i64) -> Result {
    const TOO_LARGE: i32 = 75; // EOVERFLOW
    const LAST: u64 = i32::MAX as u64 * 31_556_952;
    if seconds.unsigned_abs() > LAST {
        return Err(t.os_error(std::io::Error::from_raw_os_error(TOO_LARGE), None));
    }
    let mut fields = [i64::from(summer); 9];
    fields[..8].copy_from_slice(&civil(seconds));
    let fields = fields.map(|field| Value::small_int(field).unwrap_or_default());
    let made = t.heap().new_tuple(t.root(Builtin::StructTime), fields, false);
    let (zone, offset) = (t.str(zone), t.int(offset));
    set_zone(t, &made, [Some(zone), Some(offset)]);
    Ok(made)
}

/// The attributes beside the items: the zone's name and its offset in seconds.
const ZONE: [&str; 2] = ["tm_zone", "tm_gmtoff"];

fn set_zone(t: &mut Thread, value: &Value, parts: [Option<Value>; 2]) {
    for (name, part) in ZONE.iter().zip(parts) {
        let name = t.names().intern(name);
        t.set_own_attribute(value, name, part.unwrap_or(Value::NONE));
    }
}

fn zone_part(t: &mut Thread, value: &Value, index: usize) -> Result {
    let name = t.names().intern(ZONE[index]);
    Ok(t.own_attribute(value, name).unwrap_or(Value::NONE))
}

pub(super) fn gmtime(t: &mut Thread, args: &[Value]) -> Result {
    let moment = moment(t, &args[0])?;
    struct_time(t, moment, false, "GMT", 0)
}

pub(super) fn localtime(t: &mut Thread, args: &[Value]) -> Result {
    let moment = moment(t, &args[0])?;
    // Beyond what the zones' tables know, the last rule goes on.
    let known = moment.clamp(Timestamp::MIN.as_second(), Timestamp::MAX.as_second());
    let known = Timestamp::from_second(known).unwrap_or_default();
    let zone = zone(t);
    let info = zone.to_offset_info(known);
    let (offset, summer) = (i64::from(info.offset().seconds()), info.dst().is_dst());
    struct_time(t, moment.saturating_add(offset), summer, info.abbreviation(), offset)
}

/// The nine numbers of a `struct_time` or tuple that a function was given; now, where none is given.
pub(super) fn fields(t: &mut Thread, function: &str, value: &Value) -> Result<[i64; 9]> {
    let now;
    let value = if value.is_null() {
        now = localtime(t, &[Value::NONE])?;
        &now
    } else {
        value
    };
    let Some(tuple) = value.get::<Tuple>() else {
        return Err(t.type_error("Tuple or struct_time argument required"));
    };
    let mut fields = [0; 9];
    if tuple.items().len() != fields.len() {
        return Err(t.type_error(format!("{function}(): illegal time tuple argument")));
    }
    for (field, item) in fields.iter_mut().zip(tuple.items()) {
        *field = t.index(item)?;
        if i32::try_from(*field).is_err() {
            let bound = if *field > 0 { "greater than maximum" } else { "less than minimum" };
            return Err(t.overflow_error(format!("signed integer is {bound}")));
        }
    }
    Ok(fields)
}

/// The day and time that fields tell. Months beyond December and days beyond the month count on, as in C.
fn counted_on(fields: &[i64; 9]) -> Option<DateTime> {
    let [year, month, day, hour, minute, second, ..] = *fields;
    let months = year.saturating_mul(12).saturating_add(month - 1);
    let start = i16::try_from(months.div_euclid(12))
        .ok()
        .and_then(|year| DateTime::new(year, months.rem_euclid(12) as i8 + 1, 1, 0, 0, 0, 0).ok());
    let seconds = (day - 1).saturating_mul(86_400).saturating_add(hour.saturating_mul(3600));
    let seconds = seconds.saturating_add(minute.saturating_mul(60)).saturating_add(second);
    start.and_then(|start| start.checked_add(jiff::SignedDuration::from_secs(seconds)).ok())
}

/// What clocks in UTC show, as seconds since 1970.
pub(super) fn seconds_of(fields: &[i64; 9]) -> Option<i64> {
    Some(TimeZone::UTC.to_timestamp(counted_on(fields)?).ok()?.as_second())
}

pub(super) fn mktime(t: &mut Thread, args: &[Value]) -> Result {
    let fields = fields(t, "mktime", &args[0])?;
    let zoned = counted_on(&fields).and_then(|time| zone(t).to_timestamp(time).ok());
    match zoned {
        Some(moment) => Ok(t.float(moment.as_second() as f64)),
        None => Err(t.overflow_error("mktime argument out of range")),
    }
}

/// Whether it is summer time, the offset in seconds and the name of the zone, in standard time and in summer.
pub(super) fn halves(t: &Thread) -> [(bool, i32, String); 2] {
    let zone = zone(t);
    // One day in January and one in July 2024 tell both.
    let mut halves = [1_704_067_200, 1_719_792_000].map(|second| {
        let moment = Timestamp::from_second(second).unwrap_or_default();
        let info = zone.to_offset_info(moment);
        (info.dst().is_dst(), info.offset().seconds(), info.abbreviation().to_owned())
    });
    if halves[0].0 {
        halves.swap(0, 1);
    }
    halves
}

/// `timezone`, `altzone`, `daylight` and `tzname`.
pub(super) fn zone_constants(t: &mut Thread) -> Vec<(&'static str, Value)> {
    let [standard, summer] = halves(t);
    let names = [&standard.2, &summer.2].map(|name| t.str(name));
    vec![
        ("timezone", Value::from_i32(-standard.1)),
        ("altzone", Value::from_i32(-summer.1)),
        ("daylight", Value::from_i32(i32::from(summer.0))),
        ("tzname", t.tuple(names.to_vec())),
    ]
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    /// The zone's name and offset may follow.
    const MOST: usize = 11;
    let items = match t.collect(&args[1]) {
        Err(raised) if t.is_exception(&raised, Builtin::TypeError) => {
            return Err(t.type_error("constructor requires a sequence"));
        }
        items => items?,
    };
    if items.len() < NAMES.len() || items.len() > MOST {
        let given = items.len();
        let bound = if given > MOST { "most 11" } else { "least 9" };
        return Err(t.type_error(format!("time.struct_time() takes an at {bound}-sequence ({given}-sequence given)")));
    }
    let mut items = items;
    let mut zone = items.split_off(NAMES.len()).into_iter();
    let made = t.heap().new_tuple(t.root(Builtin::StructTime), items, false);
    set_zone(t, &made, [zone.next(), zone.next()]);
    Ok(made)
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let items = value.get::<Tuple>().map_or(Vec::new(), |tuple| tuple.items().to_vec());
    let mut parts = Vec::with_capacity(items.len());
    for (name, item) in NAMES.iter().zip(&items) {
        parts.push(format!("{name}={}", t.repr_text(item)?));
    }
    Ok(t.str(&format!("time.struct_time({})", parts.join(", "))))
}

fn field(value: &Value, index: usize) -> Result {
    Ok(value.get::<Tuple>().and_then(|tuple| tuple.items().get(index).cloned()).unwrap_or(Value::NONE))
}

const GETSETS: [Getset; 11] = [
    getter(NAMES[0], |_, value| field(value, 0)),
    getter(NAMES[1], |_, value| field(value, 1)),
    getter(NAMES[2], |_, value| field(value, 2)),
    getter(NAMES[3], |_, value| field(value, 3)),
    getter(NAMES[4], |_, value| field(value, 4)),
    getter(NAMES[5], |_, value| field(value, 5)),
    getter(NAMES[6], |_, value| field(value, 6)),
    getter(NAMES[7], |_, value| field(value, 7)),
    getter(NAMES[8], |_, value| field(value, 8)),
    getter(ZONE[0], |t, value| zone_part(t, value, 0)),
    getter(ZONE[1], |t, value| zone_part(t, value, 1)),
];

/// `time.struct_time`: a tuple whose items have names.
pub(crate) static STRUCT_TIME: TypeSpec = TypeSpec {
    name: "struct_time",
    module: "time",
    base: Builtin::Tuple,
    layout: &<Tuple as Tailed>::LAYOUT,
    attributes: true,
    slots: Slots { repr: Some(repr), ..NO_SLOTS },
    methods: &[static_method("__new__", "cls, sequence, /", new)],
    getsets: &GETSETS,
    ..TypeSpec::BASE
};
