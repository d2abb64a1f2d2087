class ConfigError(Exception):
    pass
try:
    raise ConfigError
except ConfigError as e:
    print(repr(e))
raise ConfigError()
