import contextlib
import dis
import io


def function(a, b=1):
    return a + b


class Class:
    def method(self):
        return 1


def listing(x):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        dis.dis(x)
    return out.getvalue()


print("LOAD_FAST" in listing(function) and "RETURN" in listing(function))
print(listing(Class).startswith("Disassembly of method:\n"))
print(dis.Bytecode(function).codeobj is function.__code__, dis.Bytecode(function).dis() == listing(function))
names = [instruction.opname for instruction in dis.get_instructions(function)]
print(names[0], names[-1].startswith("RETURN"), [i for i in dis.get_instructions("1 + x")][0].positions.lineno is not None)
print(dis.code_info(function).split("\n")[0])
for bad in (3, None.__class__.__mro__, 2.5):
    try:
        dis.dis(bad)
    except TypeError as error:
        print(error)
