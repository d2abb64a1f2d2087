# How deep expressions may be nested. Brackets, blocks and calls have CPython's limits.
def verdict(text):
    try:
        compile(text, "text", "eval")
    except (MemoryError, RecursionError, SyntaxError) as error:
        return f"{type(error).__name__}: {error}"
    return "fine"


print("3000 minus signs:", verdict("-" * 3000 + "1"))
print("3000 additions:", verdict("1" + "+1" * 3000))
print("200 brackets:", verdict("(" * 200 + "1" + ")" * 200))
print("201 brackets:", verdict("(" * 201 + "1" + ")" * 201))
print("150 f-strings:", verdict("f'{" * 150 + "1" + "}'" * 150))
