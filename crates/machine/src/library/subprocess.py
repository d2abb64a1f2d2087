"""Other programs: starting them, talking to them, waiting for them."""

import os
import signal
import threading
import time

from posix import _spawn, _wait

__all__ = [
    "CalledProcessError", "CompletedProcess", "DEVNULL", "PIPE", "Popen", "STDOUT", "SubprocessError",
    "TimeoutExpired", "call", "check_call", "check_output", "getoutput", "getstatusoutput", "run",
]

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessError(Exception):
    """Something about a child went wrong."""


class CalledProcessError(SubprocessError):
    """A child ended with another status than 0."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode, self.cmd, self.output, self.stderr = returncode, cmd, output, stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            try:
                return f"Command '{self.cmd}' died with {signal.Signals(-self.returncode)!r}."
            except ValueError:
                return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """A child took too long."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CompletedProcess:
    """How a child has ended, and what it wrote."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

    def __repr__(self):
        shown = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        shown += [f"{name}={getattr(self, name)!r}" for name in ("stdout", "stderr") if getattr(self, name) is not None]
        return f"{type(self).__name__}({', '.join(shown)})"

    def check_returncode(self):
        """CalledProcessError if the status is not 0."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)

    __class_getitem__ = classmethod(type(list[str]))


class _Talk:
    """What a child is to be told yet, and what it has said so far."""

    def __init__(self, process, input):
        self._process, stdin = process, process.stdin
        self._heard = {stream: [] for stream in (process.stdout, process.stderr) if stream}
        self._open = {stream.fileno(): stream for stream in self._heard}
        if stdin:
            if input and process.text_mode:
                input = input.encode(stdin.encoding, stdin.errors)
            self._untold = memoryview(input or b"").cast("B")
            try:
                stdin.flush()
            except BrokenPipeError:
                # The child has heard enough.
                self._untold = b""
            if self._untold:
                self._open[stdin.fileno()] = stdin
            else:
                _close(stdin)

    def go_on(self, end, timeout):
        """Talks until all streams are at their ends; TimeoutExpired when the time is over before."""
        from _select import _poll_children
        from select import POLLIN, POLLOUT

        stdin = self._process.stdin
        while self._open:
            wanted = [(number, POLLOUT if stream is stdin else POLLIN) for number, stream in self._open.items()]
            left = None if end is None else max(end - time.monotonic(), 0)
            ready = _poll_children(wanted, left)
            if not ready or end is not None and time.monotonic() > end:
                heard = (b"".join(self._heard.get(stream, ())) or None for stream in self._outputs())
                raise TimeoutExpired(self._process.args, timeout, *heard)
            for number, _ in ready:
                stream = self._open[number]
                more = self._tell(number) if stream is stdin else self._hear(number, self._heard[stream])
                if not more:
                    _close(self._open.pop(number))

    def _tell(self, descriptor):
        """Writes no more than a pipe with room takes at once; tells whether there is more."""
        try:
            self._untold = self._untold[os.write(descriptor, self._untold[:512]):]
        except BrokenPipeError:
            return False
        return len(self._untold)

    def _hear(self, descriptor, parts):
        parts.append(os.read(descriptor, 65536))
        return parts[-1]

    def _outputs(self):
        return self._process.stdout, self._process.stderr

    def results(self):
        """What the child has written to stdout and to stderr; None for what is no pipe."""
        return tuple(None if stream is None else self._result(stream) for stream in self._outputs())

    def _result(self, stream):
        data = b"".join(self._heard[stream])
        if not self._process.text_mode:
            return data
        return data.decode(stream.encoding, stream.errors).replace("\r\n", "\n").replace("\r", "\n")


def _close(stream):
    try:
        stream.close()
    except BrokenPipeError:
        pass


def _environment(env):
    """The variables that a child gets, as bytes."""
    if env is None:
        return dict(os.environb)
    env = {os.fsencode(name): os.fsencode(value) for name, value in env.items()}
    if any(b"=" in name for name in env):
        raise ValueError("illegal environment variable name")
    return env


class Popen:
    """A child that has been started."""

    def __init__(
        self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None, close_fds=True,
        shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None, creationflags=0,
        restore_signals=True, start_new_session=False, pass_fds=(), *, user=None, group=None, extra_groups=None,
        encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None,
    ):
        if bufsize is None:
            bufsize = -1
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        for name in ("preexec_fn", "user", "group", "extra_groups"):
            if locals()[name] is not None:
                raise NotImplementedError(f"Popen: {name} is not supported by minipy")
        if start_new_session or pass_fds:
            raise NotImplementedError("Popen: start_new_session and pass_fds are not supported by minipy")
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError(
                "Cannot disambiguate when both text and universal_newlines are supplied but different. "
                "Pass one or the other."
            )
        self.args = args
        self.pid = self.returncode = None
        self.stdin = self.stdout = self.stderr = None
        self.encoding, self.errors = encoding, errors
        self.text_mode = bool(encoding or errors or text or universal_newlines)
        self.universal_newlines = self.text_mode
        self._waiting, self._talk = threading.Lock(), None
        self._start(args, executable, shell, cwd, env, process_group, bufsize, (stdin, stdout, stderr))

    def _start(self, args, executable, shell, cwd, env, group, bufsize, wanted):
        if isinstance(args, (str, bytes)) or hasattr(args, "__fspath__"):
            args = [args]
        else:
            args = list(args)
        if shell:
            args = ["/bin/sh", "-c", *args]
        if not args:
            raise IndexError("list index out of range")
        program = args[0] if executable is None else executable
        args, env = [os.fsencode(argument) for argument in args], _environment(env)
        if any(b"\0" in text for text in (*args, *env, *env.values())):
            raise ValueError("embedded null byte")
        ours, theirs = [None] * 3, [None] * 3
        opened = []
        try:
            for index, value in enumerate(wanted):
                theirs[index], ours[index] = self._stream(index, value, theirs, opened)
            self.pid = _spawn(program, args, env, cwd, *theirs, group)
        except OSError as error:
            for descriptor in ours:
                if descriptor is not None:
                    os.close(descriptor)
            if cwd is not None and not os.path.isdir(cwd):
                error.filename = cwd
            raise
        finally:
            for descriptor in opened:
                os.close(descriptor)
        self.stdin, self.stdout, self.stderr = (
            None if descriptor is None else self._open(descriptor, index, bufsize)
            for index, descriptor in enumerate(ours)
        )

    def _stream(self, index, value, theirs, opened):
        """The descriptor that the child is given, and the one that stays here."""
        if value is None:
            return None, None
        if value == PIPE:
            read, write = os.pipe()
            their, our = (read, write) if index == 0 else (write, read)
            opened.append(their)
            return their, our
        if value == DEVNULL:
            opened.append(os.open(os.devnull, os.O_RDWR))
            return opened[-1], None
        if value == STDOUT:
            if index != 2:
                raise ValueError("STDOUT can only be used for stderr")
            return (1 if theirs[1] is None else theirs[1]), None
        return (value if isinstance(value, int) else value.fileno()), None

    def _open(self, descriptor, index, bufsize):
        mode = "w" if index == 0 else "r"
        if not self.text_mode:
            if bufsize == 1:
                import warnings

                message = (
                    "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used"
                )
                warnings.warn(message, RuntimeWarning, stacklevel=4)
                bufsize = -1
            return open(descriptor, mode + "b", bufsize)
        return open(descriptor, mode, -1 if bufsize == 0 else bufsize, self.encoding, self.errors)

    def __repr__(self):
        text = f"<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>"
        return text[:76] + "...>" if len(text) > 80 else text

    __class_getitem__ = classmethod(type(list[str]))

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        for stream in (self.stdout, self.stderr):
            if stream:
                stream.close()
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            self.wait()

    # Waiting

    def poll(self):
        """The status, None as long as the child runs."""
        return self._wait(0)

    def wait(self, timeout=None):
        """The status, when the child has ended."""
        if self._wait(timeout) is None:
            raise TimeoutExpired(self.args, timeout)
        return self.returncode

    def _wait(self, seconds):
        if self.returncode is None:
            # Another thread may be waiting already.
            patience = (True, -1) if seconds is None else (True, seconds) if seconds > 0 else (False,)
            if not self._waiting.acquire(*patience):
                return self.returncode
            try:
                if self.returncode is None:
                    self._wait_alone(seconds)
            finally:
                self._waiting.release()
        return self.returncode

    def _wait_alone(self, seconds):
        try:
            pid, status = _wait(self.pid, seconds)
        except ChildProcessError:
            # Somebody else has waited for it: nobody knows how it ended.
            self.returncode = 0
            return
        if pid:
            self.returncode = os.waitstatus_to_exitcode(status)

    # Talking

    def communicate(self, input=None, timeout=None):
        """Gives the child input, and gives all that it writes, when it has ended. After a TimeoutExpired, another call
        goes on."""
        if self._talk is None and timeout is None and [self.stdin, self.stdout, self.stderr].count(None) >= 2:
            return self._talk_over_one_stream(input)
        if self._talk is None:
            self._talk = _Talk(self, input)
        elif input:
            raise ValueError("Cannot send input after starting communication")
        end = None if timeout is None else time.monotonic() + timeout
        self._talk.go_on(end, timeout)
        try:
            self.wait(None if end is None else max(end - time.monotonic(), 0))
        except TimeoutExpired as error:
            error.timeout = timeout
            raise
        return self._talk.results()

    def _talk_over_one_stream(self, input):
        """There is nobody else to listen to meanwhile."""
        if self.stdin:
            try:
                if input:
                    self.stdin.write(input)
            except BrokenPipeError:
                # The child has heard enough.
                pass
            _close(self.stdin)
        heard = []
        for stream in (self.stdout, self.stderr):
            heard.append(stream and stream.read())
            if stream:
                stream.close()
        self.wait()
        return tuple(heard)

    def send_signal(self, sig):
        """Sends a signal, if the child still runs."""
        if self.poll() is None:
            try:
                os.kill(self.pid, sig)
            except ProcessLookupError:
                # It has just ended.
                pass

    def terminate(self):
        self.send_signal(signal.SIGTERM)

    def kill(self):
        self.send_signal(signal.SIGKILL)


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Runs a program to its end."""
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except BaseException:
            process.kill()
            raise
        done = CompletedProcess(process.args, process.poll(), stdout, stderr)
    if check:
        done.check_returncode()
    return done


def call(*popenargs, timeout=None, **kwargs):
    """Runs a program; gives its status."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout)
        except BaseException:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    """As call; CalledProcessError if the status is not 0."""
    status = call(*popenargs, **kwargs)
    if status:
        command = kwargs.get("args")
        raise CalledProcessError(status, popenargs[0] if command is None else command)
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """Runs a program; gives what it writes to stdout."""
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        kwargs["input"] = "" if any(kwargs.get(n) for n in ("text", "encoding", "errors", "universal_newlines")) else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def list2cmdline(seq):
    """Arguments as one line that Windows programs take apart again: quotes and the backslashes before them are escaped."""
    import re

    def quoted(argument):
        if not isinstance(argument, str):
            argument = os.fsdecode(argument)
        argument = re.sub(r'(\\*)"', r'\1\1\\"', argument)
        if argument and not any(space in argument for space in " \t"):
            return argument
        return '"' + re.sub(r"(\\+)$", r"\1\1", argument) + '"'

    return " ".join(quoted(argument) for argument in seq)


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """Status and output of a command in a shell, without the newline at its end."""
    try:
        output = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
        status = 0
    except CalledProcessError as error:
        status, output = error.returncode, error.output
    return status, output.removesuffix("\n")


def getoutput(cmd, *, encoding=None, errors=None):
    """Output of a command in a shell."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]
