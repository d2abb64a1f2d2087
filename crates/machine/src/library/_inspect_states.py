"""Parts of `inspect`: states of coroutines and asynchronous generators, the flags of the buffer protocol, parameters
of a frame as text."""

from enum import IntFlag

from _inspect_signature import formatannotation

CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"


def _state(prefix, running, suspended, frame):
    if running:
        return f"{prefix}_RUNNING"
    if suspended:
        return f"{prefix}_SUSPENDED"
    return f"{prefix}_CLOSED" if frame is None else f"{prefix}_CREATED"


def getcoroutinestate(coroutine):
    """Whether a coroutine has not begun, runs, waits or is finished."""
    return _state("CORO", coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_frame)


def getasyncgenstate(agen):
    """Whether an asynchronous generator has not begun, runs, waits or is finished."""
    return _state("AGEN", agen.ag_running, agen.ag_suspended, agen.ag_frame)


def getcoroutinelocals(coroutine):
    """The variables of a coroutine."""
    frame = getattr(coroutine, "cr_frame", None)
    return {} if frame is None else frame.f_locals


def getasyncgenlocals(agen):
    """The variables of an asynchronous generator."""
    if type(agen).__name__ != "async_generator":
        raise TypeError(f"{agen!r} is not a Python async generator")
    frame = getattr(agen, "ag_frame", None)
    return {} if frame is None else frame.f_locals


def markcoroutinefunction(func):
    raise NotImplementedError("inspect.markcoroutinefunction: minipy has no coroutines")


def getlineno(frame):
    """The line that a frame is at."""
    return frame.f_lineno


def formatannotationrelativeto(object):
    """Makes a function that writes annotations as code in an object's module would."""
    module = getattr(object, "__module__", None)
    return lambda annotation: formatannotation(annotation, module)


def formatargvalues(
    args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: "*" + name,
    formatvarkw=lambda name: "**" + name, formatvalue=lambda value: "=" + repr(value),
):
    """What getargvalues() gives as text: each parameter with its value."""
    shown = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        shown.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        shown.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return "(" + ", ".join(shown) + ")"


class BufferFlags(IntFlag):
    """What is asked of an object whose bytes are wanted: the flags of PyObject_GetBuffer."""

    SIMPLE = 0
    WRITABLE = 1
    FORMAT = 4
    ND = 8
    STRIDES = 0x10 | ND
    C_CONTIGUOUS = 0x20 | STRIDES
    F_CONTIGUOUS = 0x40 | STRIDES
    ANY_CONTIGUOUS = 0x80 | STRIDES
    INDIRECT = 0x100 | STRIDES
    CONTIG = ND | WRITABLE
    CONTIG_RO = ND
    STRIDED = STRIDES | WRITABLE
    STRIDED_RO = STRIDES
    RECORDS = STRIDES | WRITABLE | FORMAT
    RECORDS_RO = STRIDES | FORMAT
    FULL = INDIRECT | WRITABLE | FORMAT
    FULL_RO = INDIRECT | FORMAT
    READ = 0x100
    WRITE = 0x200
