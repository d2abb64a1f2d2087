"""Signals: what a program does when one comes in."""

import _signal
from _signal import NSIG, alarm, default_int_handler, getitimer, pause, raise_signal, setitimer, strsignal
from enum import IntEnum as _IntEnum

# By number, from 1 on.
_NAMES = """
SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGBUS SIGFPE SIGKILL SIGUSR1 SIGSEGV SIGUSR2 SIGPIPE SIGALRM SIGTERM
SIGSTKFLT SIGCHLD SIGCONT SIGSTOP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGXCPU SIGXFSZ SIGVTALRM SIGPROF SIGWINCH SIGIO SIGPWR
SIGSYS
"""

Signals = _IntEnum("Signals", [
    *((name, number) for number, name in enumerate(_NAMES.split(), 1)),
    # Second names, and the ends of the range without names.
    ("SIGIOT", 6), ("SIGCLD", 17), ("SIGPOLL", 29), ("SIGRTMIN", 34), ("SIGRTMAX", 64),
], module=__name__)
Handlers = _IntEnum("Handlers", [("SIG_DFL", 0), ("SIG_IGN", 1)], module=__name__)
globals().update(Signals.__members__)
globals().update(Handlers.__members__)

ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2
ItimerError = OSError


def _as_member(kind, value):
    """The member of that number, or the value itself."""
    try:
        return kind(value)
    except ValueError:
        return value


def signal(signalnum, handler, /):
    """Sets what is done when a signal comes in; gives what was done before."""
    return _as_member(Handlers, _signal.signal(_plain(signalnum), _plain(handler)))


def _plain(value):
    return int(value) if isinstance(value, int) else value


def getsignal(signalnum, /):
    """What is done when a signal comes in."""
    return _as_member(Handlers, _signal.getsignal(signalnum))


def valid_signals():
    """All signals there are."""
    return {_as_member(Signals, number) for number in range(1, NSIG) if number not in (32, 33)}


def siginterrupt(signalnum, flag, /):
    """Calls of the system are never broken off here."""


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    """Not there: only -1 is taken."""
    if fd != -1:
        raise NotImplementedError("set_wakeup_fd is not supported by minipy")
    return -1


def pthread_kill(thread_id, signalnum, /):
    """Sends a signal to a thread: here to this process, whose main thread handles it."""
    if signalnum:
        raise_signal(signalnum)
