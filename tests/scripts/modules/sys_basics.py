import sys
print(sys.argv[0].endswith("sys_basics.py"), len(sys.argv), sys.maxsize, sys.byteorder, sys.version_info[:2] >= (3, 13), sys.version_info.major, isinstance(sys.path, list))
print(sys.float_info.max, sys.float_info.epsilon, sys.getrecursionlimit(), isinstance(sys.version, str), sys.maxunicode, isinstance(sys.platform, str), isinstance(sys.executable, str))
print(sys.stdout.write("text\n"), sys.intern("abc"), sys.getsizeof(1) > 0, sys.hash_info.width, sys.int_info.default_max_str_digits)
