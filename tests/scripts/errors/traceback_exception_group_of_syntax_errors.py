errors = []
for text in ["x = = 1", "f(", "  y"]:
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as e:
        errors.append(e)
try:
    raise ExceptionGroup("bad texts", errors)
except* IndentationError as e:
    print(e.exceptions[0].msg)
