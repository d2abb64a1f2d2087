from datetime import datetime, time, timedelta, timezone, tzinfo


class Eastern(tzinfo):
    """Five hours behind, four in summer."""

    def utcoffset(self, dt):
        return timedelta(hours=-5) + self.dst(dt)

    def dst(self, dt):
        return timedelta(hours=dt is not None and 3 < dt.month < 11)

    def tzname(self, dt):
        return "East%"

    def __repr__(self):
        return "Eastern()"


summer, winter = datetime(2024, 7, 1, 12, tzinfo=Eastern()), datetime(2024, 1, 1, 12, tzinfo=Eastern())
print(summer, winter, repr(summer), summer - winter, summer.dst(), summer.tzname(), summer.timetuple().tm_isdst)
print(summer.utctimetuple(), summer.astimezone(timezone.utc), winter.astimezone(timezone(timedelta(hours=2), "two")))
print(datetime(2024, 7, 1, 12, tzinfo=timezone.utc).astimezone(Eastern()), summer.timestamp(), f"{summer:%Z %z %:z}")
print(summer == datetime(2024, 7, 1, 16, tzinfo=timezone.utc), hash(summer) == hash(datetime(2024, 7, 1, 16, tzinfo=timezone.utc)))
print(summer == datetime(2024, 7, 1, 12), time(3, tzinfo=Eastern()), time(3, tzinfo=timezone.utc) == time(3))
zone = timezone(timedelta(hours=5, minutes=30), "IST")
print(zone, repr(zone), zone.utcoffset(None), zone.tzname(None), zone.dst(None), zone == timezone(timedelta(hours=5.5)), hash(zone))
print(timezone.min, timezone.max, timezone.utc, timezone(timedelta(hours=-3)), timezone(timedelta(0)) is timezone.utc)


class Broken(tzinfo):
    def utcoffset(self, dt):
        return 3

    def dst(self, dt):
        return timedelta(days=2)

    def tzname(self, dt):
        return 3


broken = datetime(2024, 1, 1, tzinfo=Broken())
for wrong in (
    broken.utcoffset, broken.dst, broken.tzname, lambda: str(broken), lambda: tzinfo().utcoffset(None), lambda: zone.dst(3),
    lambda: tzinfo().fromutc(3), lambda: zone.fromutc(broken), lambda: summer < datetime(2024, 1, 1), lambda: summer - datetime(2024, 1, 1),
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
