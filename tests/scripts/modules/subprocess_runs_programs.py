# needs: real time
import os
import subprocess
import sys


def attempt(call):
    try:
        print(repr(call()))
    except (OSError, subprocess.SubprocessError, ValueError, TypeError) as error:
        print(type(error).__name__, error)


run = subprocess.run
attempt(lambda: run(["echo", "hi"], capture_output=True, text=True))
attempt(lambda: run("echo $X; exit 3", shell=True, env={"X": "v"}, stdout=subprocess.PIPE))
attempt(lambda: run(["sh", "-c", "cat; echo err >&2"], input="x\ny", capture_output=True, text=True))
attempt(lambda: run(["false"], check=True))
attempt(lambda: run(["no-such-program"]))
attempt(lambda: run(["ls"], cwd="/none/such"))
attempt(lambda: subprocess.check_output(["cat"], input=b"abc"))
attempt(lambda: subprocess.check_output("echo out; exit 2", shell=True))
attempt(lambda: (subprocess.call(["true"]), subprocess.call("exit 4", shell=True)))
attempt(lambda: subprocess.check_call(["false"]))
attempt(lambda: (subprocess.getoutput("echo a; echo b"), subprocess.getstatusoutput("exit 4")))
attempt(lambda: run(["sh", "-c", "echo e >&2"], stderr=subprocess.STDOUT, stdout=subprocess.PIPE))
attempt(lambda: run(["sh", "-c", "kill -TERM $$"], check=True))
attempt(lambda: run(["pwd"], cwd="/", capture_output=True).stdout)
attempt(lambda: run(["echo", 5]))
attempt(lambda: run(["a"], input="x", stdin=1))
attempt(lambda: run(["a"], capture_output=True, stdout=1))
attempt(lambda: run([sys.executable, "-c", "print(40 + 2)"], capture_output=True, text=True).stdout)
attempt(lambda: (os.popen("echo pop").read(), os.popen("exit 3").close()))
