"""The `spawn` functions of `os`: another program as a child. `l`: arguments one by one; `v`: in a sequence; `e`: with
an environment; `p`: looked for in the folders of PATH."""

import os
import posix


def _start(mode, program, arguments, environment):
    """Its exit code when it is waited for, minus the signal that ended it; else the number of the child."""
    if not isinstance(arguments, (tuple, list)):
        raise TypeError("argv must be a tuple or a list")
    if not arguments or not arguments[0]:
        raise ValueError("argv first element cannot be empty")
    environment = dict(os.environ if environment is None else environment)
    try:
        pid = posix._spawn(program, list(arguments), environment, None, None, None, None, None)
    except OSError:
        if mode != os.P_WAIT:
            raise
        return 127
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) if mode == os.P_WAIT else pid


def _found(file, environment):
    """The first program of that name in the folders of PATH."""
    if os.path.dirname(file):
        return file
    for folder in os.get_exec_path(environment):
        program = os.path.join(folder, file)
        if os.access(program, os.X_OK) and os.path.isfile(program):
            return program
    return file


def spawnv(mode, file, args):
    return _start(mode, file, args, None)


def spawnve(mode, file, args, env):
    return _start(mode, file, args, env)


def spawnvp(mode, file, args):
    return _start(mode, _found(file, None), args, None)


def spawnvpe(mode, file, args, env):
    return _start(mode, _found(file, env), args, env)


def spawnl(mode, file, *args):
    return _start(mode, file, args, None)


def spawnle(mode, file, *args):
    return _start(mode, file, args[:-1], args[-1])


def spawnlp(mode, file, *args):
    return _start(mode, _found(file, None), args, None)


def spawnlpe(mode, file, *args):
    return _start(mode, _found(file, args[-1]), args[:-1], args[-1])
