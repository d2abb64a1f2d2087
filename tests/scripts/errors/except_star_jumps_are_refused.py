for text in [
    "for x in y:\n  try: pass\n  except* A: break",
    "for x in y:\n  try: pass\n  except* A: continue",
    "def f():\n  try: pass\n  except* A: return",
    "try: pass\nexcept* A: pass\nexcept B: pass",
    "try: pass\nexcept A: pass\nexcept* B: pass",
    "try: pass\nexcept*: pass",
    "try: pass\nexcept* A, B: pass",
    "def f():\n  try: pass\n  except* A:\n    for x in y: break\n    def g(): return",
]:
    try:
        compile(text, "<t>", "exec")
        print("fine")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_offset)
