"""`os.popen`: a file that is a pipe to or from a command."""

import subprocess


class _Pipe:
    """The pipe; closing it waits for the command and gives its status, None for success."""

    def __init__(self, stream, process):
        self._stream, self._process = stream, process

    def close(self):
        self._stream.close()
        code = self._process.wait()
        if code == 0:
            return None
        return code if code < 0 else code << 8

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def __iter__(self):
        return iter(self._stream)

    def __getattr__(self, name):
        return getattr(self._stream, name)


_Pipe.__name__ = _Pipe.__qualname__ = "_wrap_close"
_Pipe.__module__ = "os"


def popen(command, mode, buffering):
    if not isinstance(command, str):
        raise TypeError(f"invalid cmd type ({type(command)}, expected string)")
    if mode not in ("r", "w"):
        raise ValueError(f"invalid mode {mode!r}")
    if buffering == 0 or buffering is None:
        raise ValueError("popen() does not support unbuffered streams")
    streams = {"stdout" if mode == "r" else "stdin": subprocess.PIPE}
    process = subprocess.Popen(command, shell=True, text=True, bufsize=buffering, **streams)
    return _Pipe(process.stdout if mode == "r" else process.stdin, process)
