"""Putting mocks in place of other objects."""

import builtins
import functools
import sys

from unittest.mock import DEFAULT, MagicMock


def _import(path):
    parts = path.split(".")
    module = __import__(parts[0])
    at = parts[0]
    for part in parts[1:]:
        at += "." + part
        try:
            module = getattr(module, part)
        except AttributeError:
            __import__(at)
            module = getattr(module, part)
    return module


class _Patch:
    """An attribute replaced for a while: as context manager, decorator, or with start and stop."""

    _active = []

    def __init__(self, find, attribute, new, kind, create, kwargs, spec=None):
        self._find, self.attribute, self.new, self._kind = find, attribute, new, kind
        self._create, self._kwargs, self._spec = create, kwargs, spec
        self.additional = []

    def __enter__(self):
        target = self.target = self._find()
        own = getattr(target, "__dict__", {})
        self._local = self.attribute in own
        self._original = own[self.attribute] if self._local else getattr(target, self.attribute, DEFAULT)
        is_builtin = getattr(target, "__name__", None) and self.attribute in dir(builtins) and isinstance(target, type(sys))
        if self._original is DEFAULT and not self._create and not is_builtin:
            raise AttributeError(f"{target} does not have the attribute {self.attribute!r}")
        new = self.new
        if new is DEFAULT:
            kwargs = dict(self._kwargs)
            if self._spec is not None:
                kwargs["spec"] = self._original if self._spec is True else self._spec
            kwargs.setdefault("name", self.attribute)
            new = (self._kind or MagicMock)(**kwargs)
        setattr(target, self.attribute, new)
        for other in self.additional:
            other.__enter__()
        return new

    def __exit__(self, *exception):
        for other in reversed(self.additional):
            other.__exit__(*exception)
        if self._local and self._original is not DEFAULT:
            setattr(self.target, self.attribute, self._original)
        else:
            delattr(self.target, self.attribute)
            if not self._create and self._original is not DEFAULT and not hasattr(self.target, self.attribute):
                setattr(self.target, self.attribute, self._original)
        return False

    def start(self):
        """Replaces it until stop."""
        self._active.append(self)
        return self.__enter__()

    def stop(self):
        """Puts the original back."""
        if self not in self._active:
            return None
        self._active.remove(self)
        return self.__exit__(None, None, None)

    def __call__(self, decorated):
        if isinstance(decorated, type):
            for name in dir(decorated):
                method = getattr(decorated, name)
                if name.startswith("test") and callable(method):
                    setattr(decorated, name, self._copy()(method))
            return decorated
        if hasattr(decorated, "patchings"):
            decorated.patchings.append(self)
            return decorated

        @functools.wraps(decorated)
        def patched(*args, **kwargs):
            entered, mocks = [], []
            try:
                for patching in patched.patchings:
                    new = patching.__enter__()
                    entered.append(patching)
                    if patching.new is DEFAULT:
                        mocks.append(new)
                return decorated(*args, *mocks, **kwargs)
            finally:
                for patching in reversed(entered):
                    patching.__exit__(None, None, None)

        patched.patchings = [self]
        return patched

    def _copy(self):
        return _Patch(self._find, self.attribute, self.new, self._kind, self._create, self._kwargs, self._spec)


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    """Replaces what a dotted path names."""
    try:
        path, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}") from None
    return _Patch(lambda: _import(path), attribute, new, new_callable, create, kwargs, spec or spec_set or autospec)


def _patch_object(
    target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs,
):
    """Replaces an attribute of an object."""
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _Patch(lambda: target, attribute, new, new_callable, create, kwargs, spec or spec_set or autospec)


class _PatchDict:
    """Items of a mapping replaced for a while."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self._dict, self._values, self._clear = in_dict, {**dict(values), **kwargs}, clear

    def __enter__(self):
        if isinstance(self._dict, str):
            self._dict = _import(self._dict)
        self._original = dict(self._dict)
        if self._clear:
            self._dict.clear()
        self._dict.update(self._values)
        return self._dict

    def __exit__(self, *exception):
        self._dict.clear()
        self._dict.update(self._original)
        return False

    start = __enter__

    def stop(self):
        return self.__exit__(None, None, None)

    def __call__(self, decorated):
        @functools.wraps(decorated)
        def patched(*args, **kwargs):
            with self:
                return decorated(*args, **kwargs)
        return patched


def _stop_all():
    """Puts back all that was replaced with start."""
    for patching in reversed(_Patch._active[:]):
        patching.stop()


patch.object = _patch_object
patch.dict = _PatchDict
patch.stopall = _stop_all
