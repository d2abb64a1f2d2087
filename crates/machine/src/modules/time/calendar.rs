//! Days and hours: `gmtime`, `localtime`, `mktime`, and `struct_time`.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use objects::{Tailed, Tuple, Value};

use super::{duration, wall};
use crate::builtin::Builtin;
use crate::class::{Getset, NO_SLOTS, Slots, TypeSpec, getter};
use crate::native::static_method;
use crate::{Result, Thread};

const NAMES: [&str; 9] =
    ["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"];

/// The moment that an argument gives, or now; whole seconds since 1970.
fn moment(t: &mut Thread, value: &Value) -> Result<Timestamp> {
    let seconds = if value.is_null() || value.is_none() {
        wall(t).as_secs() as i64
    } else if t.compare(bytecode::CompareOp::Lt, value, &Value::from_i32(0))?.is(&Value::TRUE) {
        // Times before 1970 count back from it; the part of a second is cut off downwards.
        let positive = t.unary(crate::operator::UnaryOp::Neg, value)?;
        let length = duration(t, &positive)?.unwrap_or_default();
        -((length.as_nanos().div_ceil(1_000_000_000)) as i64)
    } else {
        duration(t, value)?.unwrap_or_default().as_secs() as i64
    };
    Timestamp::from_second(seconds).map_err(|_| t.overflow_error("timestamp out of range for platform time_t"))
}

/// The time zone of the machine; under the virtual clock UTC.
fn zone(t: &Thread) -> TimeZone {
    if t.is_single() { TimeZone::UTC } else { TimeZone::system() }
}

fn struct_time(t: &mut Thread, time: DateTime, summer: bool) -> Value {
    let fields = [
        i64::from(time.year()),
        i64::from(time.month()),
        i64::from(time.day()),
        i64::from(time.hour()),
        i64::from(time.minute()),
        i64::from(time.second()),
        i64::from(time.weekday().to_monday_zero_offset()),
        i64::from(time.day_of_year()),
        i64::from(summer),
    ];
    let fields = fields.map(|field| Value::small_int(field).unwrap_or_default());
    t.heap().new_tuple(t.root(Builtin::StructTime), fields, false)
}

pub(super) fn gmtime(t: &mut Thread, args: &[Value]) -> Result {
    let moment = moment(t, &args[0])?;
    Ok(struct_time(t, moment.to_zoned(TimeZone::UTC).datetime(), false))
}

pub(super) fn localtime(t: &mut Thread, args: &[Value]) -> Result {
    let moment = moment(t, &args[0])?;
    let zone = zone(t);
    let summer = zone.to_offset_info(moment).dst().is_dst();
    Ok(struct_time(t, moment.to_zoned(zone).datetime(), summer))
}

/// The nine numbers of a `struct_time` or tuple; now, where none is given.
pub(super) fn fields(t: &mut Thread, value: &Value) -> Result<[i64; 9]> {
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
        return Err(t.type_error("illegal time tuple argument"));
    }
    for (field, item) in fields.iter_mut().zip(tuple.items()) {
        *field = t.index(item)?;
    }
    Ok(fields)
}

pub(super) fn mktime(t: &mut Thread, args: &[Value]) -> Result {
    let [year, month, day, hour, minute, second, ..] = fields(t, &args[0])?;
    // Months beyond December and days beyond the month count on, as in C.
    let months = year.saturating_mul(12).saturating_add(month - 1);
    let start = i16::try_from(months.div_euclid(12))
        .ok()
        .and_then(|year| DateTime::new(year, months.rem_euclid(12) as i8 + 1, 1, 0, 0, 0, 0).ok());
    let seconds = (day - 1).saturating_mul(86_400).saturating_add(hour.saturating_mul(3600));
    let seconds = seconds.saturating_add(minute.saturating_mul(60)).saturating_add(second);
    let time = start.and_then(|start| start.checked_add(jiff::SignedDuration::from_secs(seconds)).ok());
    let zoned = time.and_then(|time| zone(t).to_timestamp(time).ok());
    match zoned {
        Some(moment) => Ok(t.float(moment.as_second() as f64)),
        None => Err(t.overflow_error("mktime argument out of range")),
    }
}

/// Whether it is summer time, the offset in seconds and the name of the zone, in standard time and in summer.
fn halves(t: &Thread) -> [(bool, i32, String); 2] {
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

/// The names of the time zone, in standard time and in summer.
pub(super) fn zone_names(t: &Thread) -> [String; 2] {
    halves(t).map(|(_, _, name)| name)
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
    let items = t.collect(&args[1])?;
    if items.len() < NAMES.len() {
        let given = items.len();
        return Err(t.type_error(format!("time.struct_time() takes an at least 9-sequence ({given}-sequence given)")));
    }
    let items: Vec<Value> = items.into_iter().take(NAMES.len()).collect();
    Ok(t.heap().new_tuple(t.root(Builtin::StructTime), items, false))
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

const GETSETS: [Getset; 9] = [
    getter(NAMES[0], |_, value| field(value, 0)),
    getter(NAMES[1], |_, value| field(value, 1)),
    getter(NAMES[2], |_, value| field(value, 2)),
    getter(NAMES[3], |_, value| field(value, 3)),
    getter(NAMES[4], |_, value| field(value, 4)),
    getter(NAMES[5], |_, value| field(value, 5)),
    getter(NAMES[6], |_, value| field(value, 6)),
    getter(NAMES[7], |_, value| field(value, 7)),
    getter(NAMES[8], |_, value| field(value, 8)),
];

/// `time.struct_time`: a tuple whose items have names.
pub(crate) static STRUCT_TIME: TypeSpec = TypeSpec {
    name: "struct_time",
    module: "time",
    base: Builtin::Tuple,
    layout: &<Tuple as Tailed>::LAYOUT,
    slots: Slots { repr: Some(repr), ..NO_SLOTS },
    methods: &[static_method("__new__", "cls, sequence, /", new)],
    getsets: &GETSETS,
    ..TypeSpec::BASE
};
