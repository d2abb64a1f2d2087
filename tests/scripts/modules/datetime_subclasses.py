from datetime import date, datetime, timedelta, timezone


class Day(date):
    def is_weekend(self):
        return self.weekday() > 4


class Moment(datetime):
    pass


class Span(timedelta):
    pass


day = Day(2024, 6, 1)
print(repr(day), day.is_weekend(), repr(day + timedelta(1)), repr(day.replace(day=3)), repr(Day.fromordinal(5)), day == date(2024, 6, 1))
print(repr(Day.fromisoformat("2024-06-02")), repr(Day.fromisocalendar(2024, 1, 1)), isinstance(Day.today(), Day))
moment = Moment(2024, 6, 1, 5, tzinfo=timezone.utc)
print(repr(moment), repr(moment + timedelta(1)), repr(moment.date()), repr(moment.replace(hour=1)), repr(Moment.strptime("2024", "%Y")))
print(repr(moment.astimezone(timezone(timedelta(hours=1)))), repr(Moment.combine(day, moment.time())), isinstance(moment, date))
print(repr(Span(1)), repr(Span(1) + Span(1)), repr(-Span(1)), Span(1) == timedelta(1), {Span(1): 2}[timedelta(1)])
day.note = "kept"
print(day.note, str(day), hash(day) == hash(date(2024, 6, 1)))
