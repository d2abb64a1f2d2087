# communicate() after a TimeoutExpired goes on where it was; a child that does not listen is no error.
import subprocess
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired, run


def attempt(call, *args, **kwargs):
    try:
        print(repr(call(*args, **kwargs)))
    except (TimeoutExpired, ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error, getattr(error, "output", "-"), getattr(error, "stderr", "-"))


child = Popen(
    ["sh", "-c", "printf abc; read line; printf 'd\\r\\ne'; printf \"$line\" >&2"],
    stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True,
)  # fmt: skip
attempt(child.communicate, "", 1)
print(child.communicate(), child.communicate())
attempt(child.communicate, "too late")

child = Popen(["sh", "-c", "printf begun; exec sleep 60"], stdin=PIPE, stdout=PIPE, stderr=PIPE)
attempt(child.communicate, timeout=1)
child.kill()
print(child.communicate(), child.returncode)
attempt(run, ["sleep", "60"], capture_output=True, text=True, timeout=0.05)

for pipes in ({}, {"stdout": PIPE, "stderr": PIPE}):
    print(Popen(["true"], stdin=PIPE, **pipes).communicate(b"x" * 1_000_000))
child = Popen(["cat"], stdin=PIPE, stdout=PIPE)
print([part and len(part) for part in child.communicate(b"12345678" * 125_000, timeout=60)])
child = Popen(["cat"], stdin=PIPE, stdout=PIPE)
child.stdin.write(b"early ")
print(child.communicate(b"and late", timeout=60))
print(Popen(["true"], stdin=DEVNULL).communicate(b"nobody reads it"))
for text in (False, True):
    child = Popen(["cat"], stdin=PIPE, stdout=PIPE, text=text)
    attempt(child.communicate, b"x" if text else "x")
    child.kill()
    child.stdin.close()
    child.stdout.close()
    child.wait()
print(run(["printf", r"\377a\r\nb\rc"], capture_output=True, text=True, errors="replace", timeout=60).stdout)

for env in ({"a=b": "c"}, {"a\0": "c"}, {"a": "c\0"}, {"a": 1}, {1: "a"}):
    attempt(run, ["true"], env=env)
attempt(run, ["true\0"])
attempt(run, [b"true", b"a\0"])
attempt(run, ["true"], bufsize=None)
print(subprocess.list2cmdline(["a b", 'c"d', "e\\", "", 'x\\"y', "x y\\"]))
