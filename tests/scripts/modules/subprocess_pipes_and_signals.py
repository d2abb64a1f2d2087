# needs: real time
import subprocess
import threading

PIPE = subprocess.PIPE
process = subprocess.Popen(["sh", "-c", "read x; echo got $x"], stdin=PIPE, stdout=PIPE, text=True)
print(process.communicate("line\n"), process.returncode, process)
process = subprocess.Popen(["sleep", "10"])
print(process.poll(), process)
process.terminate()
print(process.wait(), process.poll())
try:
    subprocess.run(["sleep", "10"], timeout=0.05)
except subprocess.TimeoutExpired as error:
    print(type(error).__name__, error.cmd)
with subprocess.Popen(["printf", "a\\nb\\n"], stdout=PIPE, text=True) as process:
    for line in process.stdout:
        print(repr(line))
print(process.returncode)
data = b"x" * 300_000
print(subprocess.run(["cat"], input=data, capture_output=True).stdout == data)
done = []
threads = [
    threading.Thread(target=lambda n=n: done.append(subprocess.run(["sh", "-c", f"exit {n}"]).returncode))
    for n in range(4)
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(done))
