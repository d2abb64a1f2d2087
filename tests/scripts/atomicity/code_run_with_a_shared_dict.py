# exec, eval and vars of one dict from several threads, while others write to it.
from _hammer import hammer

for i in range(10):
    names = {"start": 0}
    def run(i): exec(f"name{i} = {i}; start = start", names)
    def evaluate(i): assert eval("start", names) == 0
    def write(i): names[f"other{i}"] = i
    def define(i): exec("def f(): return start", names)
    hammer(run, evaluate, write, define, run, rounds=10)
    assert all(names[f"name{i}"] == i == names[f"other{i}"] for i in range(10)), names
    assert names["f"]() == 0
print(len([name for name in names if name.startswith("name")]))
