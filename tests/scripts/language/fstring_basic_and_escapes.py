x, name = 3, "bob"
print(f"{x} {name} {{literal}} {x + 1} {name.upper()} {'nested'} {[i for i in range(x)]}")
print(f"\t|{x}\n" f'{x}' "plain" rf"\d{x}" F"{x}")
print(f"""{
    x
    + 1  # a comment
} multi
line {name!r}""")
print(f"", f"{{}}", f"{x}{x}", f"a{x:}b")
