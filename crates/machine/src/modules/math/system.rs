//! Functions of the system's C library that the standard library lacks or computes in its own way.

// SAFETY: these are C's declarations; the functions take and give numbers and touch no memory (`errno` is
// the thread's own).
unsafe extern "C" {
    pub(super) safe fn acosh(x: f64) -> f64;
    pub(super) safe fn asinh(x: f64) -> f64;
    pub(super) safe fn atanh(x: f64) -> f64;
    pub(super) safe fn erf(x: f64) -> f64;
    pub(super) safe fn erfc(x: f64) -> f64;
    pub(super) safe fn ldexp(x: f64, exponent: i32) -> f64;
}
