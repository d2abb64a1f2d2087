commands = {}
def command(name=None, *, help=""):
    def register(f):
        commands[name or f.__name__] = (f, help or (f.__doc__ or "").strip())
        return f
    return register
@command(help="adds")
def add(*xs): return sum(map(int, xs))
@command("say")
def _say(*words):
    """  repeats the words  """
    return " ".join(words)
def run(line):
    name, *args = line.split()
    f, _ = commands.get(name, (lambda *a: f"no command {name}", ""))
    return f(*args)
print([run(l) for l in ("add 1 2 3", "say hi there", "jump 5")], {k: h for k, (_, h) in commands.items()})
