# needs: real time
import datetime
import logging
import logging.handlers
import os
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, "log")
NOW = 1700000000
for options in (
    {"when": "S", "interval": 5}, {"when": "M"}, {"interval": 2}, {"when": "D"}, {"when": "midnight"},
    {"when": "MIDNIGHT", "interval": 2}, {"when": "W0"}, {"when": "w6"}, {"when": "W1", "interval": 2},
    {"when": "midnight", "atTime": datetime.time(5, 30)}, {"when": "W3", "atTime": datetime.time(5, 30)},
):  # fmt: skip
    handler = logging.handlers.TimedRotatingFileHandler(path, delay=True, utc=True, **options)
    turns = [handler.computeRollover(NOW + later) - NOW for later in (0, 3600, 86400, 86400 * 3)]
    print(options, handler.interval, handler.suffix, handler.when, turns)
    handler.close()
for when in ("X", "W7", "W", "W12", ""):
    try:
        logging.handlers.TimedRotatingFileHandler(path, when=when)
    except ValueError as error:
        print(error)

handler = logging.handlers.TimedRotatingFileHandler(path, when="S", backupCount=2, utc=True)
handler.setFormatter(logging.Formatter("%(message)s"))
for number in range(4):
    handler.rolloverAt = 1600000000 + number * 100
    handler.emit(logging.makeLogRecord({"msg": f"message {number}"}))
    print(sorted(os.listdir(folder)), open(path).read())
handler.namer = lambda name: name + ".old"
handler.rolloverAt = 1650000000
handler.doRollover()
print(sorted(os.listdir(folder)), handler.getFilesToDelete())
handler.close()

watched = logging.handlers.WatchedFileHandler(path, "w")
watched.emit(logging.makeLogRecord({"msg": "before"}))
os.rename(path, path + ".moved")
watched.emit(logging.makeLogRecord({"msg": "after"}))
watched.close()
print(open(path).read(), open(path + ".moved").read())
for name in os.listdir(folder):
    os.remove(os.path.join(folder, name))
os.rmdir(folder)
