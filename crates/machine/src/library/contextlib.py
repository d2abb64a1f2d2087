"""Tools for the `with` statement."""

import sys
from abc import ABC, abstractmethod
from collections import deque
from functools import wraps

__all__ = [
    "asynccontextmanager", "contextmanager", "closing", "nullcontext", "AbstractContextManager",
    "AbstractAsyncContextManager", "AsyncExitStack", "ContextDecorator", "ExitStack", "redirect_stdout",
    "redirect_stderr", "suppress", "aclosing", "chdir",
]


class AbstractContextManager(ABC):
    """What a class with __enter__ and __exit__ counts as derived from."""

    __class_getitem__ = classmethod(type(list[int]))
    __slots__ = ()

    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, candidate):
        if cls is not AbstractContextManager:
            return NotImplemented
        for name in ("__enter__", "__exit__"):
            definitions = (base.__dict__[name] for base in candidate.__mro__ if name in base.__dict__)
            if next(definitions, None) is None:
                return NotImplemented
        return True


class ContextDecorator:
    """Makes a context manager usable as a decorator: the function's calls run inside it."""

    def _recreate_cm(self):
        """The context manager for one call."""
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inner


class _GeneratorContextManager(ContextDecorator, AbstractContextManager):
    """The context manager of a generator function that yields once."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        doc = getattr(func, "__doc__", None)
        self.__doc__ = type(self).__doc__ if doc is None else doc

    def _recreate_cm(self):
        # A generator runs only once: each call of a decorated function gets its own.
        return type(self)(self.func, self.args, self.kwds)

    def __enter__(self):
        # The arguments are not needed any longer, and may be large.
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise _closed(self.gen, "generator didn't stop")
        if value is None:
            value = typ()
        try:
            self.gen.throw(value)
        except StopIteration as stop:
            # True only if it is the generator's end and not the body's own StopIteration.
            return stop is not value
        except RuntimeError as error:
            if error is value:
                error.__traceback__ = traceback
                return False
            if isinstance(value, StopIteration) and error.__cause__ is value:
                # The generator let the body's StopIteration pass, which becomes a RuntimeError on its way (PEP 479).
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            error.__traceback__ = traceback
            return False
        raise _closed(self.gen, "generator didn't stop after throw()")


def _closed(generator, message):
    """The error about a generator that yielded again, which is closed first."""
    try:
        return RuntimeError(message)
    finally:
        generator.close()


def contextmanager(func):
    """Makes a function that gives context managers out of a generator function that yields once."""

    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return helper


class closing(AbstractContextManager):
    """Closes something at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class _RedirectStream(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        # A list, so that one redirection can be entered again inside itself.
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    """Sends what is printed in the block elsewhere."""

    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Sends what is written to sys.stderr in the block elsewhere."""

    _stream = "stderr"


class suppress(AbstractContextManager):
    """Ends the block without an error when one of these exceptions is raised; takes them out of groups."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return None
        if not issubclass(exctype, BaseExceptionGroup) or issubclass(exctype, self._exceptions):
            return issubclass(exctype, self._exceptions)
        # Of a group only the members that match are suppressed.
        left = excinst.split(self._exceptions)[1]
        if left is not None:
            raise left
        return True


class ExitStack(AbstractContextManager):
    """Any number of context managers and callbacks that end with the block, the last one first."""

    def __init__(self):
        self._exits = deque()

    def pop_all(self):
        """Hands all of them to a new stack."""
        moved = type(self)()
        moved._exits, self._exits = self._exits, deque()
        return moved

    def push(self, exit):
        """Adds an object's __exit__, or a function with the signature of one; gives it back."""
        try:
            exit_method = type(exit).__exit__
        except AttributeError:
            self._exits.append(exit)
        else:
            self._exits.append(_bound(exit_method, exit))
        return exit

    def enter_context(self, cm):
        """Enters a context manager and adds its exit; gives what its __enter__ gives."""
        cls = type(cm)
        try:
            enter, exit_method = cls.__enter__, cls.__exit__
        except AttributeError:
            name = f"{cls.__module__}.{cls.__qualname__}"
            raise TypeError(f"'{name}' object does not support the context manager protocol") from None
        entered = enter(cm)
        self._exits.append(_bound(exit_method, cm))
        return entered

    def callback(self, callback, /, *args, **kwds):
        """Adds a function to call with these arguments; gives it back."""

        def run(exc_type, exc, tb):
            callback(*args, **kwds)

        run.__wrapped__ = callback
        self._exits.append(run)
        return callback

    def close(self):
        """Runs all of them now."""
        self.__exit__(None, None, None)

    def __exit__(self, *exc_details):
        exc = exc_details[1]
        received = exc is not None
        outer = sys.exception()
        suppressed = pending_raise = False
        while self._exits:
            leave = self._exits.pop()
            try:
                if leave(type(exc) if exc is not None else None, exc, getattr(exc, "__traceback__", None)):
                    suppressed, pending_raise, exc = True, False, None
            except BaseException as raised:
                _hang_below(raised, exc, outer)
                pending_raise, exc = True, raised
        if pending_raise:
            # Raising would hang it below what is being handled here; its own context is already right.
            context = exc.__context__
            try:
                raise exc
            except BaseException:
                exc.__context__ = context
                raise
        return received and suppressed


def _bound(method, instance):
    """A special method for an instance, whatever kind of callable its class has for it."""

    def leave(*exc_details):
        return method(instance, *exc_details)

    return leave


def _hang_below(raised, earlier, outer):
    """Makes the end of an exception's chain of contexts the one raised before it, as nested `with`s would."""
    if raised is earlier:
        return
    while True:
        context = raised.__context__
        if context is None or context is earlier:
            return
        if context is outer:
            break
        raised = context
    raised.__context__ = earlier


class nullcontext(AbstractContextManager):
    """Does nothing; for where a context manager is optional."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass


class chdir(AbstractContextManager):
    """Makes a folder the current one for the block."""

    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os

        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os

        os.chdir(self._old_cwd.pop())


class AbstractAsyncContextManager(ABC):
    """What a class with __aenter__ and __aexit__ counts as derived from."""

    __class_getitem__ = classmethod(type(list[int]))
    __slots__ = ()

    @abstractmethod
    def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, candidate):
        if cls is not AbstractAsyncContextManager:
            return NotImplemented
        return all(getattr(candidate, name, None) for name in ("__aenter__", "__aexit__")) or NotImplemented


def _no_async(name):
    raise NotImplementedError(f"contextlib.{name}: minipy has no coroutines")


def asynccontextmanager(func):
    _no_async("asynccontextmanager")


class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing):
        _no_async("aclosing")

    __aexit__ = None


class AsyncExitStack(AbstractAsyncContextManager):
    def __init__(self):
        _no_async("AsyncExitStack")

    __aexit__ = None
