# Questions about other systems get back what they brought.
import platform

print(platform.mac_ver(), platform.mac_ver("10", ("a", "b", "c"), "m"))
print(platform.win32_ver("r"), platform.win32_edition(), platform.win32_is_iot())
print(platform.ios_ver("s"), platform.android_ver("7", api_level=24))
print(platform.system_alias("Linux", "6.1", "v"), platform.system_alias("SunOS", "5.10", "v"))
names = platform.freedesktop_os_release()
print({"NAME", "ID", "PRETTY_NAME"} <= set(names))
names["ID"] = "changed"
print(platform.freedesktop_os_release()["ID"] != "changed")
