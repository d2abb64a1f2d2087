//! The methods and attributes of memoryviews.

use objects::{Str, Value};

use super::{MemoryView, cast};
use crate::builtin::Builtin;
use crate::class::{Getset, getter};
use crate::native::{Row, row, static_method};
use crate::types::buffer::lend;
use crate::{Result, Thread};

/// `memoryview.__new__(cls, object)`
fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::MemoryView)?;
    t.memoryview(&args[1])
}

fn view<'a>(t: &mut Thread, value: &'a Value) -> Result<&'a MemoryView> {
    let view = t.receiver::<MemoryView>(value)?;
    view.object(t)?;
    Ok(view)
}

/// `memoryview.release(self, /)`
fn release(t: &mut Thread, args: &[Value]) -> Result {
    let view = t.receiver::<MemoryView>(&args[0])?;
    drop((view.lent.take(), view.object.take()));
    Ok(Value::NONE)
}

/// `memoryview.tobytes(self, /, order='C')`
fn tobytes(t: &mut Thread, args: &[Value]) -> Result {
    let view = view(t, &args[0])?;
    let order = match args[1].get::<Str>() {
        Some(order) => order.as_str(),
        None if args[1].is_null() || args[1].is_none() => "C",
        None => {
            let name = t.type_name(&args[1]);
            return Err(t.type_error(format!("tobytes() argument 'order' must be str or None, not {name}")));
        }
    };
    let octets = match order {
        "F" if view.shape.len() > 1 => in_fortran_order(t, view)?,
        "C" | "F" | "A" => view.gathered(t)?,
        _ => return Err(t.value_error("order must be 'C', 'F' or 'A'")),
    };
    Ok(t.bytes(&octets))
}

/// The octets with the items of the first dimension closest together.
fn in_fortran_order(t: &mut Thread, view: &MemoryView) -> Result<Vec<u8>> {
    let octets = view.gathered(t)?;
    let mut places = vec![0];
    let mut distances = super::contiguous_strides(&view.shape, view.item_size);
    let mut counts = view.shape.clone();
    distances.reverse();
    counts.reverse();
    for (count, distance) in counts.into_iter().zip(distances) {
        places = places.iter().flat_map(|&at| (0..count).map(move |nth| at + nth * distance as usize)).collect();
    }
    Ok(places.into_iter().flat_map(|at| octets[at..at + view.item_size].iter().copied()).collect())
}

/// `memoryview.tolist(self, /)`
fn tolist(t: &mut Thread, args: &[Value]) -> Result {
    let view = view(t, &args[0])?;
    let element = view.known_element(t)?;
    let octets = view.gathered(t)?;
    let mut items: Vec<Value> = octets.chunks_exact(element.size).map(|octets| element.unpack(t, octets)).collect();
    // From the last dimension on, what belongs together becomes a list.
    for dimension in (1..view.shape.len()).rev() {
        let count: usize = view.shape[..dimension].iter().product();
        let mut rest = items.into_iter();
        items = (0..count)
            .map(|_| {
                let row = rest.by_ref().take(view.shape[dimension]).collect();
                t.list(row)
            })
            .collect();
    }
    match view.shape.len() {
        0 => Ok(items.pop().unwrap_or(Value::NONE)),
        _ => Ok(t.list(items)),
    }
}

/// `memoryview.toreadonly(self, /)`
fn toreadonly(t: &mut Thread, args: &[Value]) -> Result {
    let view = view(t, &args[0])?;
    let mut layer = view.layer();
    layer.readonly = true;
    view.another(t, layer)
}

/// `memoryview.hex(self, /, sep, bytes_per_sep=1)`
fn hex(t: &mut Thread, args: &[Value]) -> Result {
    let octets = view(t, &args[0])?.gathered(t)?;
    t.hex_of(&octets, &args[1], &args[2])
}

fn enter(t: &mut Thread, args: &[Value]) -> Result {
    view(t, &args[0])?;
    Ok(args[0].clone())
}

pub(super) const METHODS: &[Row] = &[
    static_method("__new__", "cls, object", new),
    row("__buffer__", "self, flags, /", lend),
    row("cast", "self, /, format, shape=None", cast::cast),
    row("hex", "self, /, sep=None, bytes_per_sep=1", hex),
    row("release", "self, /", release),
    row("tobytes", "self, /, order='C'", tobytes),
    row("tolist", "self, /", tolist),
    row("toreadonly", "self, /", toreadonly),
    row("__enter__", "self, /", enter),
    row("__exit__", "self, /, *exc_info", release),
];

fn numbers<I: Into<i64>>(t: &mut Thread, numbers: impl IntoIterator<Item = I>) -> Value {
    let numbers: Vec<Value> = numbers.into_iter().map(|number| t.int(number.into())).collect();
    t.tuple(numbers)
}

pub(super) const GETSETS: &[Getset] = &[
    getter("c_contiguous", |t, value| Ok(Value::bool(view(t, value)?.is_c_contiguous()))),
    getter("contiguous", |t, value| {
        let view = view(t, value)?;
        Ok(Value::bool(view.is_c_contiguous() || view.is_f_contiguous()))
    }),
    getter("f_contiguous", |t, value| Ok(Value::bool(view(t, value)?.is_f_contiguous()))),
    getter("format", |t, value| {
        let format = &view(t, value)?.format;
        Ok(t.str(format))
    }),
    getter("itemsize", |t, value| Ok(Value::from_len(view(t, value)?.item_size))),
    getter("nbytes", |t, value| {
        let view = view(t, value)?;
        Ok(Value::from_len(view.count() * view.item_size))
    }),
    getter("ndim", |t, value| Ok(Value::from_len(view(t, value)?.shape.len()))),
    getter("obj", |t, value| view(t, value)?.object(t)),
    getter("readonly", |t, value| Ok(Value::bool(view(t, value)?.readonly))),
    getter("shape", |t, value| {
        let shape = &view(t, value)?.shape;
        Ok(numbers(t, shape.iter().map(|&count| count as i64)))
    }),
    getter("strides", |t, value| {
        let strides = &view(t, value)?.strides;
        Ok(numbers(t, strides.iter().map(|&stride| stride as i64)))
    }),
    getter("suboffsets", |t, value| {
        view(t, value)?;
        Ok(t.tuple([]))
    }),
];
