f'', f'a', F"b", f'''c
d''', f'{a}', f'{a}b{c}', f'{{}}', f'a{{b}}c', f'{{{a}}}'
f'{a!r}', f'{a!s:x}', f'{a!a}', f'{a:}', f'{a:>10}', f'{a:{b}}', f'{a:{b}.{c!r:d}e}', f'{a:{b:{c}}}'
f'{a=}', f'{a = }', f'{a=!s}', f'{a=:x}', f'{ a + b = !r:^{w}}', f'x{a=}y'
f'{a + b}', f'{a, b}', f'{*a, b}', f'{(lambda: 1)()}', f'{(a := 1)}', f'{a:=5}', f'{a != b}', f'{a if b else c}', f'{a["b"]}', f'{a['b']}'
f'{ {a: b}[a] }', f'{ {a} }', f'{[a for a in b]}', f'{f'{f'{a}'}'}', f"{f"{a!r:{b}}" 'x'}"
f'\n{a}\t\x41\N{BULLET}', rf'\n{a}\N', Rf'{a:\d}', f'\\{a}', f'\'{a}"'
f'{
    a
    + b  # comment
}', f'''{
a:x}
'''
'a' f'b' 'c', 'a' f'{b}' 'c' f'{d}' "e", f'{a}' f'{b}', f'' 'a'
f'{'\n'.join(a)}', f'{a!r:\x41{b}\n}', f"{a:%Y-%m-%d}", f'{a:{'x'}}'
f'{yield_}', f'é{a}ü', f'{a:é}', f'{a.b(c)[d]:{e}>{f}}'
