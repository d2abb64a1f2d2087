//! `memoryview.cast`: other items in the same octets.

use objects::{Str, Tuple, Value};

use super::{MemoryView, contiguous_strides};
use crate::types::buffer::element::Element;
use crate::types::int::IntValue;
use crate::types::list::List;
use crate::{Result, Thread};

/// The most dimensions that a view can have.
const MOST_DIMENSIONS: usize = 64;

/// `memoryview.cast(self, /, format, shape=None)`
pub(super) fn cast(t: &mut Thread, args: &[Value]) -> Result {
    let view = t.receiver::<MemoryView>(&args[0])?;
    view.object(t)?;
    let Some(format) = args[1].get::<Str>() else {
        let name = t.argument_type(&args[1]);
        return Err(t.type_error(format!("cast() argument 'format' must be str, not {name}")));
    };
    if !view.is_c_contiguous() {
        return Err(t.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let shape = if args[2].is_null() { None } else { Some(dimensions(t, &args[2])?) };
    if shape.as_ref().is_some_and(|shape| shape.len() != 1) && view.shape.len() != 1 {
        return Err(t.type_error("memoryview: cast must be 1D -> ND or ND -> 1D"));
    }
    let element = element(t, view, format.as_str())?;
    let octets = view.shape.iter().product::<usize>() * view.item_size;
    if !octets.is_multiple_of(element.size) {
        return Err(t.type_error("memoryview: length is not a multiple of itemsize"));
    }
    let shape = match shape {
        None => vec![octets / element.size],
        Some(shape) => {
            let shape = numbers(t, &shape)?;
            let whole = shape.iter().try_fold(element.size, |size, &count| size.checked_mul(count));
            if whole != Some(octets) {
                return Err(t.type_error("memoryview: product(shape) * itemsize != buffer size"));
            }
            shape
        }
    };
    let mut layer = view.layer();
    layer.format = format.as_str().to_owned();
    layer.element = Some(element);
    layer.item_size = element.size;
    layer.strides = contiguous_strides(&shape, element.size);
    layer.shape = shape;
    view.another(t, layer)
}

fn element(t: &mut Thread, view: &MemoryView, format: &str) -> Result<Element> {
    let mut codes = format.strip_prefix('@').unwrap_or(format).chars();
    let element = match (codes.next(), codes.next()) {
        (Some(code), None) => Element::native(code),
        _ => None,
    };
    let Some(element) = element else {
        let message =
            "memoryview: destination format must be a native single character format prefixed with an optional '@'";
        return Err(t.value_error(message));
    };
    if !element.is_octet() && !view.element.is_some_and(Element::is_octet) {
        return Err(t.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    Ok(element)
}

fn dimensions(t: &mut Thread, shape: &Value) -> Result<Vec<Value>> {
    let shape = match (shape.get::<List>(), shape.get::<Tuple>()) {
        (Some(list), _) => list.copied(t),
        (None, Some(tuple)) => tuple.items().to_vec(),
        (None, None) => return Err(t.type_error("shape must be a list or a tuple")),
    };
    if shape.len() > MOST_DIMENSIONS {
        return Err(t.value_error("memoryview: number of dimensions must not exceed 64"));
    }
    Ok(shape)
}

fn numbers(t: &mut Thread, shape: &[Value]) -> Result<Vec<usize>> {
    let mut numbers = Vec::with_capacity(shape.len());
    for count in shape {
        let Some(count) = IntValue::of(count) else {
            return Err(t.type_error("memoryview.cast(): elements of shape must be integers"));
        };
        match count.to_i64().and_then(|count| usize::try_from(count).ok()).filter(|&count| count > 0) {
            Some(count) => numbers.push(count),
            None => return Err(t.value_error("memoryview.cast(): elements of shape must be integers > 0")),
        }
    }
    Ok(numbers)
}
