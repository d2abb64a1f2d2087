cases = [
    "match x:\n    case a | 1: pass",
    "match x:\n    case _ | 1: pass",
    "match x:\n    case a: pass\n    case 1: pass",
    "match x:\n    case _: pass\n    case _: pass",
    "match x:\n    case [a] | [b]: pass",
    "match x:\n    case [a, a]: pass",
    "match x:\n    case [*a, *b]: pass",
    "match x:\n    case {'a': 1, 'a': 2}: pass",
    "match x:\n    case {1: 1, 1.0: 2}: pass",
    "match x:\n    case {f'a': 1}: pass",
    "match x:\n    case f'{x}': pass",
    "match x:\n    case A(a=1, a=2): pass",
    "match x:\n    case A(a=1, 2): pass",
    "match x:\n    case 1 as _: pass",
    "match x:\n    case 1 as 2: pass",
    "match x:\n    case 1 + 2: pass",
    "match x:\n    case 1j + 2j: pass",
    "match x:\n    case {**rest, 'a': 1}: pass",
    "match x:\n    case __debug__: pass",
    "match x:\n    case {'a': b, **b}: pass",
    "match x:\n    case 1\n        pass",
    "match x\n    case 1: pass",
    "match x:\ncase 1: pass",
    "match x:\n    case 1:\n    pass",
    "match x:\n    pass",
]
for text in cases:
    try:
        compile(text + "\n", "<test>", "exec")
        print("fine", repr(text))
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
