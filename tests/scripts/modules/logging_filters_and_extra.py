import logging
import sys

handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("%(user)s:%(message)s", defaults={"user": "nobody"}))
log = logging.getLogger("f")
log.addHandler(handler)
log.setLevel(logging.DEBUG)
log.info("plain")
log.info("with", extra={"user": "ann"})
handler.addFilter(lambda record: "secret" not in record.getMessage())
log.info("a secret")


class Shout(logging.Filter):
    def filter(self, record):
        record.msg = record.msg.upper()
        return True


log.addFilter(Shout())
log.info("quiet words")
handler.addFilter(logging.Filter("other"))
log.info("not for this handler")
handler.filters.clear()
adapter = logging.LoggerAdapter(log, {"user": "bob"})
adapter.info("adapted")
print(adapter, logging.Filter("a").filter(logging.makeLogRecord({"name": "a.b"})))
for extra in ({"message": 1}, {"name": 2}, {"asctime": 3}):
    try:
        log.info("x", extra=extra)
    except KeyError as error:
        print(error)
