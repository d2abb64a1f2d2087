"""`os.environ`: the environment variables as a mapping."""

from _collections_abc import MutableMapping, Mapping


class _Environ(MutableMapping):
    """A mapping whose keys and values are checked and stored as text, or as bytes in `environb`.

    Changes are this program's own: children that it starts are given them.
    """

    def __init__(self, data, check, shown, stored):
        self._data = data
        self._check = check
        self._shown = shown
        self._stored = stored

    def __getitem__(self, key):
        try:
            value = self._data[self._stored(self._check(key))]
        except KeyError:
            raise KeyError(key) from None
        return self._shown(value)

    def __setitem__(self, key, value):
        key, value = self._stored(self._check(key)), self._stored(self._check(value))
        if "=" in key:
            raise ValueError("illegal environment variable name")
        if not key:
            raise OSError(22, "Invalid argument")
        if "\0" in key or "\0" in value:
            raise ValueError("embedded null byte")
        self._data[key] = value

    def __delitem__(self, key):
        try:
            del self._data[self._stored(self._check(key))]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        for key in list(self._data):
            yield self._shown(key)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return f"environ({dict(self.items())!r})"

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return {**self, **other}

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return {**other, **self}

    def __ior__(self, other):
        self.update(other)
        return self


_Environ.__module__ = "os"


def _check_str(value):
    if not isinstance(value, str):
        raise TypeError(f"str expected, not {type(value).__name__}")
    return value


def _check_bytes(value):
    if not isinstance(value, bytes):
        raise TypeError(f"bytes expected, not {type(value).__name__}")
    return value


def make(data):
    """`environ` and `environb` over one dict of texts."""
    def same(text):
        return text
    return _Environ(data, _check_str, same, same), _Environ(data, _check_bytes, str.encode, bytes.decode)
