"""Decimal arithmetic with a chosen precision and rounding (General Decimal Arithmetic Specification)."""

from _decimal_context import (
    BasicContext, Clamped, Context, ConversionSyntax, DecimalException, DefaultContext, DivisionByZero,
    DivisionImpossible, DivisionUndefined, ExtendedContext, FloatOperation, Inexact, InvalidContext, InvalidOperation,
    MAX_EMAX, MAX_PREC, MIN_EMIN, MIN_ETINY, Overflow, ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR,
    ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Rounded, Subnormal, Underflow, getcontext, localcontext,
    setcontext,
)
from _decimal_number import Decimal, DecimalTuple
from _decimal_operations import add_operations as _add_operations

HAVE_THREADS = True
HAVE_CONTEXTVAR = True

_add_operations(Context)
