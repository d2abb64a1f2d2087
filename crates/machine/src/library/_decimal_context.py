"""The signals and contexts of decimal arithmetic (General Decimal Arithmetic Specification, IEEE 854 and 754)."""

from _thread import _local
from _seal import seal

ROUND_UP = "ROUND_UP"
ROUND_DOWN = "ROUND_DOWN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_05UP = "ROUND_05UP"
_ROUNDINGS = (
    ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP,
)

MAX_PREC = 999999999999999999
MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)


class DecimalException(ArithmeticError):
    """What is signalled by an operation; raised if it is trapped."""


class Clamped(DecimalException):
    """The exponent was changed to fit."""


class InvalidOperation(DecimalException):
    """The operation has no sensible result."""


class ConversionSyntax(InvalidOperation):
    """A text is no number."""


class DivisionByZero(DecimalException, ZeroDivisionError):
    """A number other than zero was divided by zero."""


class DivisionImpossible(InvalidOperation):
    """A whole quotient has more digits than the precision."""


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    """Zero was divided by zero."""


class Inexact(DecimalException):
    """Digits other than zero were rounded off."""


class InvalidContext(InvalidOperation):
    """The context does not make sense."""


class Rounded(DecimalException):
    """Digits were rounded off, perhaps zeros."""


class Subnormal(DecimalException):
    """The exponent was below Emin before rounding."""


class Overflow(Inexact, Rounded):
    """The result is too large."""


class Underflow(Inexact, Rounded, Subnormal):
    """The result is subnormal and inexact."""


class FloatOperation(DecimalException, TypeError):
    """Decimals and floats were mixed."""


# In the order in which trapped ones are raised; the kinds of InvalidOperation set its flag.
SIGNALS = (
    InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped,
)
_KINDS = (ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext)


# As libmpdec lists them.
_SHOWN = (
    Clamped, ConversionSyntax, DivisionByZero, DivisionImpossible, DivisionUndefined, Inexact, FloatOperation,
    InvalidContext, InvalidOperation, Overflow, Rounded, Subnormal, Underflow,
)
_NO_SIGNAL = (
    "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n"
    "   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]"
)


class _Signals:
    """Conditions that are set, as a mapping from signals to bools: several conditions are InvalidOperation."""

    __slots__ = ("_set",)

    def __init__(self, signals=()):
        self._set = set()
        for signal in signals:
            self[signal] = True

    def __getitem__(self, signal):
        if signal not in SIGNALS:
            raise KeyError(_NO_SIGNAL)
        return signal in self._set or (signal is InvalidOperation and not self._set.isdisjoint(_KINDS))

    def __setitem__(self, signal, value):
        if signal not in SIGNALS:
            raise KeyError(_NO_SIGNAL)
        conditions = (signal, *_KINDS) if signal is InvalidOperation else (signal,)
        if value:
            self._set.update(conditions)
        else:
            self._set.difference_update(conditions)

    def __delitem__(self, signal):
        raise ValueError("signal keys cannot be deleted")

    def __len__(self):
        return len(SIGNALS)

    def __iter__(self):
        return iter(SIGNALS)

    def keys(self):
        return list(SIGNALS)

    def values(self):
        return [self[signal] for signal in SIGNALS]

    def items(self):
        return [(signal, self[signal]) for signal in SIGNALS]

    def get(self, signal, default=None):
        return self[signal] if signal in SIGNALS else default

    def __contains__(self, signal):
        return signal in SIGNALS

    def copy(self):
        return dict(self.items())

    def __eq__(self, other):
        if isinstance(other, _Signals):
            return self.values() == other.values()
        if isinstance(other, dict):
            return dict(self.items()) == other
        return NotImplemented

    def __repr__(self):
        return "{" + ", ".join(f"{signal}:{value}" for signal, value in self.items()) + "}"

    def _names(self):
        shown = [InvalidOperation if c in _KINDS else c for c in _SHOWN if c in self._set]
        return "[" + ", ".join(signal.__name__ for signal in dict.fromkeys(shown)) + "]"


def _signals(given):
    if isinstance(given, _Signals):
        result = _Signals()
        result._set.update(given._set)
        return result
    if isinstance(given, dict):
        result = _Signals()
        if len(given) != len(SIGNALS):
            raise KeyError("invalid signal dict")
        for signal, value in given.items():
            result[signal] = value
        return result
    if not isinstance(given, list):
        raise TypeError("argument must be a signal dict")
    return _Signals(given)


_DEFAULTS = {"prec": 28, "rounding": ROUND_HALF_EVEN, "Emin": -999999, "Emax": 999999, "capitals": 1, "clamp": 0}
_RANGES = {
    "prec": (1, MAX_PREC, "[1, MAX_PREC]"), "Emin": (MIN_EMIN, 0, "[MIN_EMIN, 0]"),
    "Emax": (0, MAX_EMAX, "[0, MAX_EMAX]"), "capitals": (0, 1, "[0, 1]"), "clamp": (0, 1, "[0, 1]"),
}


class Context:
    """Precision, rounding, range of exponents, and what happens at signals."""

    __slots__ = ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps")

    def __init__(
        self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None
    ):
        given = {
            "prec": prec, "rounding": rounding, "Emin": Emin, "Emax": Emax, "capitals": capitals, "clamp": clamp,
        }
        for name, value in given.items():
            if value is None:
                value = getattr(_template, name) if _template is not None else _DEFAULTS[name]
            setattr(self, name, value)
        if traps is None:
            traps = _template.traps if _template is not None else [InvalidOperation, DivisionByZero, Overflow]
        self.traps = traps
        self.flags = [] if flags is None else flags

    def __setattr__(self, name, value):
        if name in _RANGES:
            least, most, shown = _RANGES[name]
            if not isinstance(value, int):
                raise TypeError("an integer is required")
            if not least <= value <= most:
                if name in ("capitals", "clamp"):
                    raise ValueError(f"valid values for {name} are 0 or 1")
                raise ValueError(f"valid range for {name} is {shown}")
        elif name == "rounding":
            if value not in _ROUNDINGS:
                raise TypeError(
                    "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                    "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]"
                )
        elif name in ("flags", "traps"):
            value = _signals(value)
        elif name not in Context.__slots__:
            raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        raise AttributeError("context attributes cannot be deleted")

    def __repr__(self):
        return (
            f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
            f"capitals={self.capitals}, clamp={self.clamp}, flags={self.flags._names()}, traps={self.traps._names()})"
        )

    def Etiny(self):
        """The least exponent of a subnormal number."""
        return self.Emin - self.prec + 1

    def Etop(self):
        """The greatest exponent of a number with all digits."""
        return self.Emax - self.prec + 1

    def clear_flags(self):
        self.flags = []

    def clear_traps(self):
        self.traps = []

    def copy(self):
        return Context(
            self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, self.flags, self.traps
        )

    __copy__ = copy

    def __reduce__(self):
        return Context, (
            self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
            [s for s in SIGNALS if self.flags[s]], [s for s in SIGNALS if self.traps[s]],
        )

    def _signal(self, conditions):
        """Sets the flags of what happened, and raises the first that is trapped."""
        self.flags._set.update(conditions)
        raised = self.traps._set.intersection(conditions)
        if raised:
            first = next(s for s in SIGNALS if s in raised or (s is InvalidOperation and raised.intersection(_KINDS)))
            order = (InvalidOperation, *_KINDS, *SIGNALS[1:])
            raise first([condition for condition in order if condition in raised])


# What a context is made from when it is not told otherwise: DefaultContext, once there is one.
_template = None
DefaultContext = Context()
_template = DefaultContext
BasicContext = Context(
    prec=9, rounding=ROUND_HALF_UP, traps=[Clamped, InvalidOperation, DivisionByZero, Overflow, Underflow]
)
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[])

_current = _local()


def getcontext():
    """The context of the thread."""
    try:
        return _current.context
    except AttributeError:
        context = _current.context = DefaultContext.copy()
        context.clear_flags()
        return context


def setcontext(context, /):
    """Makes a context that of the thread; of the three ready-made ones a copy."""
    if not isinstance(context, Context):
        raise TypeError("argument must be a context")
    if context in _READY_MADE:
        context = context.copy()
        context.clear_flags()
    _current.context = context


class _Templates(tuple):
    def __contains__(self, context):
        return any(context is known for known in self)


_READY_MADE = _Templates((DefaultContext, BasicContext, ExtendedContext))


class ContextManager:
    """What localcontext() gives."""

    def __init__(self, context):
        self._local = context

    def __enter__(self):
        self._outer = getcontext()
        setcontext(self._local)
        return self._local

    def __exit__(self, kind, error, traceback):
        setcontext(self._outer)


def localcontext(ctx=None, **kwargs):
    """For `with`: a copy of a context, or of the thread's, with some attributes changed, for the block."""
    if ctx is None:
        ctx = getcontext()
    elif not isinstance(ctx, Context):
        raise TypeError("optional argument must be a context")
    ctx = ctx.copy()
    for name, value in kwargs.items():
        if name not in Context.__slots__:
            raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        setattr(ctx, name, value)
    return ContextManager(ctx)


def chosen(context):
    """The context that an operation was given, or the thread's."""
    if context is None:
        return getcontext()
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    return context


for _class in (DecimalException, *SIGNALS, *_KINDS, Context, ContextManager):
    _class.__module__ = "decimal"
