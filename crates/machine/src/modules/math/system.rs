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
    pub(super) safe fn csqrt(z: CComplex) -> CComplex;
    pub(super) safe fn cacos(z: CComplex) -> CComplex;
    pub(super) safe fn cacosh(z: CComplex) -> CComplex;
    pub(super) safe fn casinh(z: CComplex) -> CComplex;
    pub(super) safe fn catanh(z: CComplex) -> CComplex;
    pub(super) safe fn ccosh(z: CComplex) -> CComplex;
    pub(super) safe fn csinh(z: CComplex) -> CComplex;
    pub(super) safe fn ctanh(z: CComplex) -> CComplex;
    pub(super) safe fn cexp(z: CComplex) -> CComplex;
    pub(super) safe fn clog(z: CComplex) -> CComplex;
}

/// C's `double _Complex`, which is passed as a struct of two doubles is.
#[repr(C)]
pub(super) struct CComplex {
    real: f64,
    imaginary: f64,
}

/// Calls one of the functions of complex numbers.
pub(super) fn complex(function: extern "C" fn(CComplex) -> CComplex, (real, imaginary): (f64, f64)) -> (f64, f64) {
    let result = function(CComplex { real, imaginary });
    (result.real, result.imaginary)
}
