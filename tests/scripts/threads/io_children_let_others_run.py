# needs: real time
import os
import subprocess

from _progress import proved

child = subprocess.Popen(["cat"], stdin=subprocess.PIPE)
proved("wait", child.wait, child.stdin.close)
child = subprocess.Popen(["cat"], stdin=subprocess.PIPE)
proved("wait with a timeout", lambda: child.wait(60), child.stdin.close)
child = subprocess.Popen(["cat"], stdin=subprocess.PIPE)
proved("waitpid", lambda: os.waitpid(child.pid, 0)[1], child.stdin.close)
read, write = os.pipe()
proved("run", lambda: subprocess.run(["head", "-c1"], stdin=read, capture_output=True).stdout, lambda: os.write(write, b"x"))
proved("check_output", lambda: subprocess.check_output(["head", "-c2"], stdin=read), lambda: os.write(write, b"yz"))
