# needs: real time
import subprocess

print(subprocess.run(["cat"], input="text é\n", text=True, capture_output=True).stdout)
print(subprocess.run(["cat"], input=b"bytes", stdout=subprocess.PIPE).stdout)
print(subprocess.check_output(["echo", "hi"]), subprocess.call(["false"]))
for call in (subprocess.run, subprocess.call, subprocess.check_output):
    try:
        call(["sleep", "60"], timeout=0.05)
    except subprocess.TimeoutExpired as error:
        print(error.timeout <= 0.05, error.cmd, str(error).startswith("Command '['sleep', '60']' timed out after "))
try:
    subprocess.check_call(["sh", "-c", "exit 3"])
except subprocess.CalledProcessError as error:
    print(error, error.returncode)
try:
    subprocess.run(["no-such-program-here"])
except FileNotFoundError as error:
    print(error)
with subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
    print(child.poll(), child.communicate("a\nb\n"), child.poll(), child.returncode)
child = subprocess.Popen(["sleep", "60"])
try:
    child.wait(0)
except subprocess.TimeoutExpired as error:
    print(error)
child.kill()
print(child.wait())
