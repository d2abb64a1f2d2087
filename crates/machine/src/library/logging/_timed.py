"""Handlers of files that are changed from time to time: by themselves, or by others."""

import os
import re
import time

import logging
from logging.handlers import BaseRotatingHandler

_DAY = 24 * 60 * 60
_DATE = r"\d{4}-\d{2}-\d{2}"
# How long each unit is, how the files are named after the time, and what finds that in a name.
_UNITS = {
    "S": (1, "%Y-%m-%d_%H-%M-%S", _DATE + r"_\d{2}-\d{2}-\d{2}"),
    "M": (60, "%Y-%m-%d_%H-%M", _DATE + r"_\d{2}-\d{2}"),
    "H": (60 * 60, "%Y-%m-%d_%H", _DATE + r"_\d{2}"),
    "D": (_DAY, "%Y-%m-%d", _DATE),
    "MIDNIGHT": (_DAY, "%Y-%m-%d", _DATE),
    "W": (7 * _DAY, "%Y-%m-%d", _DATE),
}


class TimedRotatingFileHandler(BaseRotatingHandler):
    """Begins a new file each so many seconds, minutes, hours or days, at midnight, or on a day of the week."""

    def __init__(
        self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False, utc=False, atTime=None,
        errors=None,
    ):  # fmt: skip
        self.when, self.backupCount, self.utc, self.atTime = when.upper(), backupCount, utc, atTime
        unit = self.when[:1] if self.when.startswith("W") else self.when
        if unit not in _UNITS:
            raise ValueError(f"Invalid rollover interval specified: {self.when}")
        if unit == "W":
            if len(self.when) != 2:
                problem = "You must specify a day for weekly rollover from 0 to 6 (0 is Monday)"
                raise ValueError(f"{problem}: {self.when}")
            if not "0" <= self.when[1] <= "6":
                raise ValueError(f"Invalid day specified for weekly rollover: {self.when}")
            self.dayOfWeek = int(self.when[1])
        length, self.suffix, date = _UNITS[unit]
        self.interval = length * interval
        self.extMatch = re.compile(rf"(?<!\d){date}(?!\d)", re.ASCII)
        super().__init__(filename, "a", encoding=encoding, delay=delay, errors=errors)
        try:
            start = int(os.stat(self.baseFilename).st_mtime)
        except FileNotFoundError:
            start = int(time.time())
        self.rolloverAt = self.computeRollover(start)

    def _parts(self, moment):
        return time.gmtime(moment) if self.utc else time.localtime(moment)

    def computeRollover(self, currentTime):
        """When the next file begins, in seconds as of time.time()."""
        weekly = self.when.startswith("W")
        if self.when != "MIDNIGHT" and not weekly:
            return currentTime + self.interval
        now, at = self._parts(currentTime), self.atTime
        turn = _DAY if at is None else (at.hour * 60 + at.minute) * 60 + at.second
        wait = turn - (now.tm_hour * 60 + now.tm_min) * 60 - now.tm_sec
        day = now.tm_wday
        if wait <= 0:
            # Not today any more.
            wait += _DAY
            day += 1
        if weekly:
            wait += (self.dayOfWeek - day) % 7 * _DAY + self.interval - 7 * _DAY
        else:
            wait += self.interval - _DAY
        then = currentTime + wait
        if not self.utc and (summer := self._parts(then).tm_isdst) != now.tm_isdst:
            # The clock is changed in between.
            then += -3600 if summer else 3600
        return then

    def shouldRollover(self, record):
        now = int(time.time())
        if now < self.rolloverAt:
            return False
        if os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename):
            # A device is never moved away.
            self.rolloverAt = self.computeRollover(now)
            return False
        return True

    def doRollover(self):
        """Moves the file away, named after the time when it began, and begins a new one."""
        now = int(time.time())
        began = self._parts(self.rolloverAt - self.interval)
        aside = self.rotation_filename(f"{self.baseFilename}.{time.strftime(self.suffix, began)}")
        if os.path.exists(aside):
            return
        if self.stream:
            self.stream.close()
            self.stream = None
        self.rotate(self.baseFilename, aside)
        if self.backupCount > 0:
            for name in self.getFilesToDelete():
                os.remove(name)
        if not self.delay:
            self.stream = self._open()
        self.rolloverAt = self.computeRollover(now)

    def getFilesToDelete(self):
        """The oldest files, those beyond the number of backups."""
        folder, base = os.path.split(self.baseFilename)
        found = []
        for name in os.listdir(folder):
            date = self.extMatch.search(name, len(base) if self.namer is None else 0)
            if date is None:
                continue
            own = f"{self.baseFilename}.{date[0]}"
            if os.path.basename(own if self.namer is None else self.namer(own)) == name:
                found.append((date[0], os.path.join(folder, name)))
        found.sort()
        return [path for _, path in found[: max(0, len(found) - self.backupCount)]]


class WatchedFileHandler(logging.FileHandler):
    """Opens its file anew when others have moved or deleted it."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        super().__init__(filename, mode=mode, encoding=encoding, delay=delay, errors=errors)
        self.dev, self.ino = -1, -1
        self._statstream()

    def _statstream(self):
        if self.stream is not None:
            facts = os.fstat(self.stream.fileno())
            self.dev, self.ino = facts.st_dev, facts.st_ino

    def reopenIfNeeded(self):
        if self.stream is None:
            return
        try:
            facts = os.stat(self.baseFilename)
            same = (facts.st_dev, facts.st_ino) == (self.dev, self.ino)
        except FileNotFoundError:
            same = False
        if not same:
            self.stream.flush()
            self.stream.close()
            self.stream = self._open()
            self._statstream()

    def emit(self, record):
        self.reopenIfNeeded()
        super().emit(record)


for _class in (TimedRotatingFileHandler, WatchedFileHandler):
    _class.__module__ = "logging.handlers"
