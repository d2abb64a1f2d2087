# Programs as children, by the family of spawn functions.
import os

shell = "/bin/sh"
print(os.spawnv(os.P_WAIT, shell, ["sh", "-c", "exit 3"]))
print(os.spawnl(os.P_WAIT, shell, "sh", "-c", "exit 4"))
print(os.spawnlp(os.P_WAIT, "sh", "sh", "-c", "exit 5"))
print(os.spawnvp(os.P_WAIT, "sh", ("sh", "-c", "kill -9 $$")))
print(os.spawnve(os.P_WAIT, shell, ["sh", "-c", "exit $CODE"], {"CODE": "6"}))
print(os.spawnle(os.P_WAIT, shell, "sh", "-c", "exit $CODE", {"CODE": "7"}))
path = os.environ["PATH"]
print(os.spawnlpe(os.P_WAIT, "sh", "sh", "-c", "exit $CODE", {"CODE": "8", "PATH": path}))
print(os.spawnvpe(os.P_WAIT, "sh", ["sh", "-c", "exit $CODE"], {"CODE": "9", "PATH": path}))
print(os.spawnv(os.P_WAIT, "/no/such/program", ["x"]))
pid = os.spawnv(os.P_NOWAIT, shell, ["sh", "-c", "exit 2"])
found, status = os.waitpid(pid, 0)
print(found == pid, os.waitstatus_to_exitcode(status), os.WCOREDUMP(status), os.WIFCONTINUED(status))
for arguments in ([], [""], "sh"):
    try:
        os.spawnv(os.P_WAIT, shell, arguments)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
