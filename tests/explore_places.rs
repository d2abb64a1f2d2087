//! `minipy explore` sees every way to come to what threads share. Each program reads a number in one way and writes one
//! more in another, in two threads: both outcomes are there.

mod support;

use support::{Outcome, minipy, outcome};

const ATTRIBUTE: &str = "
class Base: pass
class O(Base):
    __match_args__ = ('n',)
    def __init__(self, n=0): self.n = n
    def get(self): return self.n
    def put(self, n): self.n = n
o = O()
";
const SLOT: &str = "
class O: __slots__ = ('n',)
o = O()
o.n = 0
";
const FIELD: &str = "
import dataclasses
@dataclasses.dataclass
class O: n: int = 0
o = O()
";
const OF_CLASS: &str = "
class Base: n = 0
class C(Base): pass
o = C()
";
const OF_ERROR: &str = "
class O(Exception): n = None
o = O()
o.n = 0
";
const OF_FUNCTION: &str = "
def o(): pass
o.n = 0
";
const NAMESPACE: &str = "
o = types.SimpleNamespace(n=0)
";
const CELL: &str = "
def make():
    n = 0
    def put(v):
        nonlocal n
        n = v
    return lambda: n, put
get, put = make()
";
const ITEM: &str = "d = {'n': 0}\n";
const GLOBAL: &str = "
n = 0
main = sys.modules['__main__']
def g(v):
    global n
    n = v
";
const LIST: &str = "d = [0]\n";
const NESTED: &str = "
d = [0]
outer = [d]
table = {'d': d}
";
const WRITTEN: &str = "
d = collections.UserDict(n=0)
";
const DERIVED: &str = "
class Q(queue.Queue): pass
d = Q()
d.put(0)
";

/// What is shared, how it is read, how it is written, and how it is read in the end.
type Ways = (&'static str, &'static [&'static str], &'static [&'static str], &'static str);

/// The first way to write goes with each way to read, and the first way to read with each way to write.
const WAYS: [Ways; 15] = [
    (
        ATTRIBUTE,
        &[
            "o.n",
            "vars(o)['n']",
            "o.__dict__.get('n')",
            "list(o.__dict__.values())[0]",
            "dict(o.__dict__)['n']",
            "dict(**o.__dict__)['n']",
            "[v for k, v in o.__dict__.items()][0]",
            "eval(repr(o.__dict__))['n']",
            "operator.attrgetter('n')(o)",
            "list(map(operator.attrgetter('n'), [o]))[0]",
            "max([o], key=operator.attrgetter('n')).n",
            "operator.methodcaller('__getattribute__', 'n')(o)",
            "functools.partial(getattr, o)('n')",
            "copy.copy(o).n",
            "copy.deepcopy([o])[0].n",
            "int('{0.n}'.format(o))",
            "object.__getattribute__(o, 'n')",
            "eval('o.n')",
            "None\n    match o:\n        case O(n=v): pass",
            "None\n    match o:\n        case O(v): pass",
        ],
        &[
            "o.n = v + 1",
            "vars(o)['n'] = v + 1",
            "o.__dict__.update(n=v + 1)",
            "o.__dict__ = {'n': v + 1}",
            "o.__dict__ |= {'n': v + 1}",
            "object.__setattr__(o, 'n', v + 1)",
            "exec('o.n = v + 1')",
            "o.put(v + 1)",
        ],
        "o.n",
    ),
    (SLOT, &["o.n", "copy.copy(o).n"], &["o.n = v + 1", "O.n.__set__(o, v + 1)"], "o.n"),
    (
        FIELD,
        &[
            "o.n",
            "int(repr(o)[4:-1])",
            "int(f'{o}'[4:-1])",
            "int(str([o])[5:-2])",
            "next(i for i in (0, 1) if o == O(i))",
        ],
        &["o.n = v + 1"],
        "o.n",
    ),
    (OF_CLASS, &["Base.n", "o.n", "C.n", "vars(Base)['n']", "type(o).n"], &["Base.n = v + 1"], "Base.n"),
    (OF_ERROR, &["o.n"], &["o.n = v + 1"], "o.n"),
    (OF_FUNCTION, &["o.n", "vars(o)['n']"], &["o.n = v + 1", "vars(o)['n'] = v + 1"], "o.n"),
    (NAMESPACE, &["o.n", "vars(o)['n']", "int(repr(o)[12:-1])"], &["o.n = v + 1", "o.__dict__.update(n=v + 1)"], "o.n"),
    (
        CELL,
        &["get()", "get.__closure__[0].cell_contents"],
        &["put(v + 1)", "get.__closure__[0].cell_contents = v + 1"],
        "get()",
    ),
    (
        ITEM,
        &[
            "d['n']",
            "operator.itemgetter('n')(d)",
            "(lambda **names: names['n'])(**d)",
            "list(map(d.get, ['n']))[0]",
            "collections.ChainMap(d)['n']",
            "functools.partial(d.get, 'n')()",
            "max(dict(zip(d, d.values())).values())",
        ],
        &["d['n'] = v + 1", "collections.ChainMap(d)['n'] = v + 1", "list(map(d.__setitem__, ['n'], [v + 1]))"],
        "d['n']",
    ),
    (
        GLOBAL,
        &[
            "n",
            "globals()['n']",
            "globals().get('n')",
            "vars(main)['n']",
            "main.n",
            "eval('n')",
            "eval('[n for _ in [0]][0]')",
            "eval('n', globals())",
            "type('', (), {'a': n}).a",
            "None\n    class C: a = n\n    v = C.a",
        ],
        &[
            "g(v + 1)",
            "globals()['n'] = v + 1",
            "globals().update(n=v + 1)",
            "exec('global n\\nn = %d' % (v + 1))",
            "exec('n = %d' % (v + 1), globals())",
            "setattr(main, 'n', v + 1)",
        ],
        "n",
    ),
    (
        LIST,
        &[
            "d[0]",
            "list(reversed(d))[0]",
            "list(map(int, d))[0]",
            "list(zip(d))[0][0]",
            "list(enumerate(d))[0][1]",
            "list(itertools.islice(enumerate(d), 1))[0][1]",
            "int(''.join(map(str, d)))",
            "(list(filter(None, d)) + [0])[0]",
            "(lambda n: n)(*d)",
            "(lambda n: n)(*iter(d))",
            "max(*d, -1)",
            "[n for _, n in zip([0], itertools.chain(d))][0]",
            "list(heapq.merge(d, []))[0]",
        ],
        &["d[0] = v + 1", "list(map(d.__setitem__, [0], [v + 1]))", "functools.partial(d.__setitem__, 0)(v + 1)"],
        "d[0]",
    ),
    (
        NESTED,
        &[
            "d[0]",
            "int(str(outer)[2:-2])",
            "int(f'{outer}'[2:-2])",
            "int('%s' % outer[0:] if 0 else ('%s' % (outer,))[2:-2])",
            "json.loads(json.dumps(table))['d'][0]",
            "copy.deepcopy(outer)[0][0]",
            "next(i for i in (0, 1) if outer == [[i]])",
            "next(i for i in (0, 1) if [i] in outer)",
            "1 - outer.count([0])",
            "max(outer)[0]",
            "sum(outer, [])[0]",
        ],
        &["d[0] = v + 1"],
        "d[0]",
    ),
    (WRITTEN, &["d['n']", "list(d.values())[0]"], &["d['n'] = v + 1", "d.update(n=v + 1)"], "d['n']"),
    (
        "import os\nos.environ['N'] = '0'\n",
        &["int(os.environ['N'])"],
        &["os.environ['N'] = str(v + 1)"],
        "os.environ['N']",
    ),
    (DERIVED, &["d.queue[0]"], &["d.queue[0] = v + 1"], "d.queue[0]"),
];

/// A program in which two threads do this.
fn program(shared: &str, read: &str, write: &str, last: &str) -> String {
    format!(
        "import collections, copy, functools, heapq, itertools, json, operator, queue, sys, threading, types\n{shared}\
         def work():\n    v = {read}\n    {write}\n\
         threads = [threading.Thread(target=work) for _ in range(2)]\n\
         for thread in threads: thread.start()\nfor thread in threads: thread.join()\nprint({last})\n"
    )
}

fn explored(text: &str) -> Outcome {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("program.py");
    std::fs::write(&file, text).expect("it is written");
    outcome(minipy(&support::root()).args(["explore", "--json"]).arg(&file), b"")
}

/// What is wrong with what is said of a program in which one of two increments can be lost.
fn fault(text: &str) -> Option<String> {
    let got = explored(text);
    let Ok(result) = serde_json::from_str::<serde_json::Value>(&got.stdout) else { return Some(format!("{got:?}")) };
    let outcomes = result["explore"]["outcomes"].as_array().into_iter().flatten();
    let mut printed: Vec<&str> = outcomes.map(|it| it["printed"].as_str().unwrap_or_default().trim()).collect();
    printed.sort_unstable();
    (printed != ["1", "2"]).then(|| format!("{printed:?} {}", got.stderr))
}

#[test]
fn every_way_to_what_is_shared_is_seen() {
    let mut programs = Vec::new();
    for (shared, reads, writes, last) in WAYS {
        programs.extend(reads.iter().map(|read| program(shared, read, writes[0], last)));
        programs.extend(writes[1..].iter().map(|write| program(shared, reads[0], write, last)));
    }
    let faults: Vec<String> = programs.iter().filter_map(|text| Some(format!("{text}\n{}\n", fault(text)?))).collect();
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), programs.len(), faults.join("\n"));
}

#[test]
fn what_cannot_be_told_is_refused() {
    for (shared, read, write, expected) in [
        ("def f(n=0): return n\n", "f()", "f.__defaults__ = (v + 1,)", "it sets __defaults__, which changes all"),
        ("def f(n=0): return n\n", "f()", "setattr(f, '__defaults__', (v + 1,))", "it sets __defaults__, which"),
        (ITEM, "d['n']", "exec('n = %d' % (v + 1), d)", "it makes a dict the globals of code (exec)"),
        ("import weakref\nclass C: n = 0\nc = C()\n", "0", "weakref.ref(c)()", "it asks a weak reference"),
    ] {
        let got = explored(&program(shared, read, write, "0"));
        assert_eq!(got.status, Some(2), "{write} {got:?}");
        assert!(got.stderr.contains("cannot be explored") && got.stderr.contains(expected), "{write} {got:?}");
    }
}

#[test]
fn a_cached_property_can_be_computed_twice() {
    let text = "import functools, threading\nmade = []\nclass Box:\n    @functools.cached_property\n    \
                def v(self):\n        made.append(1)\nbox = Box()\ndef f(): box.v\n\
                threads = [threading.Thread(target=f) for _ in range(2)]\n\
                for thread in threads: thread.start()\nfor thread in threads: thread.join()\nprint(len(made))\n";
    assert_eq!(fault(text), None);
}

#[test]
fn an_iterator_over_a_dict_knows_its_size_at_the_beginning() {
    let text = "import threading\nd, x = {'a': 1}, 0\n\
                def a():\n    v = x\n    try: print(v, [k for k in d])\n    except RuntimeError: print(v, 'changed')\n\
                def b():\n    global x\n    x = 1\n    d['b'] = 2\n\
                for f in a, b: threading.Thread(target=f).start()\n";
    let got = explored(text);
    for printed in ["0 ['a']", "0 ['a', 'b']", "1 ['a', 'b']", "0 changed"] {
        assert!(got.stdout.contains(printed), "{printed}: {got:?}");
    }
}
