"""The instructions of code, as `minipy dis` lists them. They are this interpreter's own, not CPython's."""

import sys
import types
from collections import namedtuple

from _dis import (
    instructions as _instructions, labels as findlabels, listing as _listing, operations as _operations, stack_effect,
)

__all__ = [
    "EXTENDED_ARG", "HAVE_ARGUMENT", "Bytecode", "Instruction", "cmp_op", "code_info", "dis", "disassemble", "disco",
    "distb", "findlabels", "findlinestarts", "get_instructions", "hasarg", "hascompare", "hasconst", "hasexc",
    "hasfree", "hasjabs", "hasjrel", "hasjump", "haslocal", "hasname", "opmap", "opname", "show_code", "stack_effect",
]

# The operations by number, and the numbers of those with an argument of some kind.
_table = _operations()
opname = [name for name, _ in _table] + [f"<{number}>" for number in range(len(_table), 256)]
opmap = {name: number for number, (name, _) in enumerate(_table)}
cmp_op = ("<", "<=", "==", "!=", ">", ">=")


def _with(*kinds):
    return [number for number, (_, kind) in enumerate(_table) if kind in kinds]


hasarg = [number for number, (_, kind) in enumerate(_table) if kind != "Nothing"]
hasconst, hasname, haslocal = _with("Const"), _with("NameIndex"), _with("LocalIndex")
hasjabs = hasjump = _with("Target")
hascompare = _with("Compare")
# Cells and free variables are locals here; handlers of exceptions stand in a table; no jump is relative, and no
# argument too large for its instruction.
hasfree, hasexc, hasjrel = [], [], []
EXTENDED_ARG = HAVE_ARGUMENT = len(_table)

Positions = namedtuple("Positions", "lineno end_lineno col_offset end_col_offset", defaults=[None] * 4)
Instruction = namedtuple(
    "Instruction", "opname opcode arg argval argrepr offset starts_line line_number positions", defaults=[None]
)


def _code_of(x):
    """The code object of a function, method, generator, text or code object."""
    for name in ("__func__", "__code__", "gi_code"):
        x = getattr(x, name, x)
    if isinstance(x, str):
        try:
            x = compile(x, "<disassembly>", "eval")
        except SyntaxError:
            x = compile(x, "<disassembly>", "exec")
    if isinstance(x, types.CodeType):
        return x
    raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    """Prints the instructions of code, of each function of a class or module, or of the last traceback."""
    if x is None:
        distb(file=file)
        return
    if isinstance(x, (type, types.ModuleType)):
        for name, value in sorted(vars(x).items()):
            value = getattr(value, "__func__", value)
            if hasattr(value, "__code__"):
                print(f"Disassembly of {name}:", file=file)
                dis(value, file=file, show_offsets=show_offsets, show_positions=show_positions)
                print(file=file)
        return
    print(_listing(_code_of(x), show_offsets, show_positions), file=file, end="")


def disassemble(co, lasti=-1, *, file=None, show_offsets=False, **options):
    """Prints the instructions of a code object."""
    dis(co, file=file, show_offsets=show_offsets)


disco = disassemble


def distb(tb=None, *, file=None, **options):
    """Prints the instructions of the function that a traceback ends in."""
    if tb is None:
        if not hasattr(sys, "last_exc"):
            raise RuntimeError("no last traceback to disassemble")
        tb = sys.last_exc.__traceback__
    while tb.tb_next is not None:
        tb = tb.tb_next
    dis(tb.tb_frame.f_code, file=file)


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    """The instructions of code, each as an Instruction."""
    code = _code_of(x)
    shift = 0 if first_line is None else first_line - code.co_firstlineno
    last = None
    for index, (name, number, arg, meaning, place) in enumerate(_instructions(code)):
        line = place[0] + shift if place[0] else None
        starts = line != last
        last = line
        value = code.co_consts[arg] if name == "LOAD_CONST" else meaning or arg
        yield Instruction(name, number, arg, value, meaning, 2 * index, starts, line, Positions(*place))


def findlinestarts(code):
    """Pairs of an offset and the line that begins there."""
    last = False
    for start, _, line in code.co_lines():
        if line is not last:
            last = line
            yield start, line


def code_info(x):
    """What is known of code beside its instructions, as text."""
    code = _code_of(x)
    rows = [
        ("Name", code.co_name), ("Filename", code.co_filename), ("Argument count", code.co_argcount),
        ("Positional-only arguments", code.co_posonlyargcount), ("Kw-only arguments", code.co_kwonlyargcount),
        ("Number of locals", code.co_nlocals), ("Stack size", code.co_stacksize),
    ]
    lines = [f"{title + ':':<19}{value}" for title, value in rows]
    for title, values in (
        ("Constants", map(repr, code.co_consts)), ("Names", code.co_names), ("Variable names", code.co_varnames),
        ("Free variables", code.co_freevars), ("Cell variables", code.co_cellvars),
    ):
        values = list(values)
        if values:
            lines.append(f"{title}:")
            lines += [f"{index:4d}: {value}" for index, value in enumerate(values)]
    return "\n".join(lines)


def show_code(co, *, file=None):
    """Prints what code_info() gives."""
    print(code_info(co), file=file)


class Bytecode:
    """Code whose instructions can be iterated over and shown."""

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False, show_offsets=False):
        self.codeobj = _code_of(x)
        self._original_object = x
        self.first_line = self.codeobj.co_firstlineno if first_line is None else first_line
        self.current_offset = current_offset
        self.show_offsets = show_offsets

    def __iter__(self):
        return get_instructions(self.codeobj, first_line=self.first_line)

    def __repr__(self):
        return f"{type(self).__name__}({self._original_object!r})"

    @classmethod
    def from_traceback(cls, tb, **options):
        """The code of the function that a traceback ends in."""
        while tb.tb_next is not None:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti, **options)

    def info(self):
        """What code_info() gives."""
        return code_info(self.codeobj)

    def dis(self):
        """The listing as text."""
        return _listing(self.codeobj, self.show_offsets, False)
