import getopt

for args in (["-a", "-b", "x", "--long", "v", "--flag", "rest", "-a"], ["-abx", "y"], ["--lo=5", "z"], ["-z"], ["-b"],
             ["--nope"], ["--flag=1"], ["--long"], ["--l"], ["-", "x"], ["--", "-a"], ["x", "-a"], ["--fl"]):
    for function, short in ((getopt.getopt, "ab:"), (getopt.gnu_getopt, "ab:"), (getopt.gnu_getopt, "+ab:")):
        try:
            print(function(args, short, ["long=", "flag", "list"]))
        except getopt.GetoptError as error:
            print(error, error.opt, error.msg)
