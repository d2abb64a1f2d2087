// The run as a story: a list of steps, and what is true after each of them. Going back starts from the last snapshot
// before the place and goes forward.

const data = JSON.parse(document.getElementById("data").textContent);

// Kinds of steps, as html/story.rs numbers them.
const KIND = {
  WANTED: 0, TAKEN: 1, RELEASED: 2, DETACHED: 3, ATTACHED: 4, WAIT: 5, WAITED: 6, STARTED: 7, BEGAN: 8, ENDED: 9,
  JOINED: 10, LOCKED: 11, UNLOCKED: 12, READ: 13, WROTE: 14, CALLED: 15, RETURNED: 16, STOOD: 17, PRINTED: 18,
  TIME: 19, MARK: 20, LOCAL: 21, REFERENCED: 22, CONTAINS: 23,
};
// What is known of references to an object, as there.
const [COUNTED, SPLIT, SPREAD, UNCOUNTED, UNWATCHED] = [0, 1, 2, 3, 4];
// Fields of a step.
const [K, THREAD, AT, CODE, INSTRUCTION, A, B, C, D, E] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

const steps = data.steps;
const EVERY = 500;

function beginning() {
  return {
    gil: -1,
    threads: data.threads.map((_, index) => ({
      doing: index === 0 ? "running" : "unborn", why: "", stack: [], lock: -1, other: -1, ended: false,
    })),
    slots: data.slots.map(() => ({ version: 0, value: null, writer: -1, read: {}, object: -1 })),
    objects: Array.from({ length: data.objects }, () => ({ references: null, contents: null })),
    locks: {},
    printed: 0,
  };
}

function copy(state) {
  return structuredClone(state);
}

// What a thread does once it has let the GIL go, by the reason.
const AFTER = { interval: "gil", ticks: "gil", sleep: "sleep", lock: "lock", join: "join", io: "io", end: "gone" };

function moveTo(thread, step) {
  const [code, instruction] = [step[CODE], step[INSTRUCTION]];
  if (code < 0) return;
  for (let at = thread.stack.length - 1; at >= 0; at--) {
    if (thread.stack[at].code === code) {
      thread.stack[at].instruction = instruction;
      return;
    }
  }
  // What was entered before the recording began, or was not recorded.
  if (thread.stack.length === 0 && data.codes[code].own) thread.stack.push({ code, instruction, locals: {} });
}

function apply(state, step) {
  const thread = state.threads[step[THREAD]];
  switch (step[K]) {
    case KIND.WANTED: thread.doing = "gil"; break;
    case KIND.TAKEN: state.gil = step[THREAD]; thread.doing = "running"; break;
    case KIND.RELEASED:
    case KIND.DETACHED: {
      if (state.gil === step[THREAD]) state.gil = -1;
      thread.why = data.reasons[step[A]];
      thread.doing = AFTER[thread.why];
      if (thread.doing === "gone") thread.stack = [];
      break;
    }
    case KIND.ATTACHED: thread.doing = "running"; break;
    case KIND.WAIT: thread.lock = step[A] === 0 ? step[B] : -1; thread.other = step[A] === 1 ? step[B] : -1; break;
    case KIND.WAITED: thread.lock = -1; thread.other = -1; break;
    case KIND.STARTED: if (step[A] >= 0) state.threads[step[A]].doing = "gil"; break;
    case KIND.ENDED: thread.ended = true; break;
    case KIND.LOCKED: state.locks[step[A]] = step[THREAD]; break;
    case KIND.UNLOCKED: delete state.locks[step[A]]; break;
    case KIND.READ: {
      const slot = state.slots[step[A]];
      slot.read[step[THREAD]] = step[B];
      if (step[C] >= 0) { slot.value = data.texts[step[C]]; slot.object = step[E]; }
      break;
    }
    case KIND.WROTE: {
      const slot = state.slots[step[A]];
      slot.version = step[B];
      slot.value = step[C] >= 0 ? data.texts[step[C]] : null;
      slot.object = step[E];
      slot.writer = step[THREAD];
      delete slot.read[step[THREAD]];
      break;
    }
    // What has done this is told as a step of its own, where it is one.
    case KIND.REFERENCED: {
      const object = state.objects[step[A]];
      object.references = step.slice(B);
      if (step[B] === UNWATCHED) object.contents = null;
      return;
    }
    case KIND.CONTAINS: state.objects[step[A]].contents = data.texts[step[B]]; return;
    case KIND.CALLED: thread.stack.push({ code: step[CODE], instruction: 0, locals: {} }); return;
    case KIND.RETURNED: moveTo(thread, step); thread.stack.pop(); return;
    case KIND.STOOD: thread.stack = data.stacks[step[A]].map(([code, instruction]) => ({ code, instruction, locals: {} })); return;
    case KIND.PRINTED: state.printed++; break;
    case KIND.LOCAL: {
      const frame = thread.stack.at(-1);
      if (frame && frame.code === step[CODE]) {
        if (step[B] < 0) delete frame.locals[step[A]]; else frame.locals[step[A]] = data.texts[step[B]];
      }
      break;
    }
  }
  moveTo(thread, step);
}

const snapshots = [beginning()];
const printed = [];
// For lanes: what each thread did from which step and time on; who had the GIL; hand-offs and marks.
const lanes = data.threads.map(() => []);
const holders = [];
const handOffs = [];
const marks = [];

(function tellOnce() {
  const state = copy(snapshots[0]);
  const close = (list, index, at) => { if (list.length) { const last = list.at(-1); last.toStep = index; last.to = at; } };
  const open = (list, what, index, at) => { close(list, index, at); if (what !== null) list.push({ what, fromStep: index, from: at, toStep: index, to: at }); };
  const known = state.threads.map(() => null);
  let holder = null;
  let released = null;
  steps.forEach((step, index) => {
    if (index % EVERY === 0 && index > 0) snapshots[index / EVERY] = copy(state);
    if (step[K] === KIND.PRINTED) printed.push({ thread: step[THREAD], stream: step[A], text: data.texts[step[B]] });
    if (step[K] === KIND.MARK) marks.push({ thread: step[THREAD], step: index, at: step[AT], text: data.texts[step[A]] });
    if (step[K] === KIND.RELEASED) released = { thread: step[THREAD], step: index, at: step[AT] };
    if (step[K] === KIND.TAKEN && released && released.thread !== step[THREAD]) {
      handOffs.push({ from: released, to: { thread: step[THREAD], step: index, at: step[AT] } });
    }
    apply(state, step);
    state.threads.forEach((thread, number) => {
      if (thread.doing !== known[number]) {
        known[number] = thread.doing;
        open(lanes[number], ["unborn", "gone"].includes(thread.doing) ? null : thread.doing, index, step[AT]);
        if (["unborn", "gone"].includes(thread.doing)) lanes[number].closed = true;
      }
    });
    if (data.setting.gil && state.gil !== holder) {
      holder = state.gil;
      open(holders, holder < 0 ? null : holder, index, step[AT]);
      if (holder < 0) holders.closed = true; else holders.closed = false;
    }
  });
  for (const list of [...lanes, holders]) if (!list.closed) close(list, steps.length, data.wall);
})();

// The state after the first `count` steps.
let cached = { count: 0, state: copy(snapshots[0]) };
function stateAfter(count) {
  if (count < cached.count || count > cached.count + EVERY) {
    const number = Math.min(Math.floor(count / EVERY), snapshots.length - 1);
    cached = { count: number * EVERY, state: copy(snapshots[number]) };
  }
  while (cached.count < count) apply(cached.state, steps[cached.count++]);
  return cached.state;
}

// What a shared place has in it, as far as that is known.
const valueOf = (state, slot) => state.objects[slot.object]?.contents ?? slot.value;
const isOfObject = (step) => step[K] === KIND.REFERENCED || step[K] === KIND.CONTAINS;

const lineOf = (code, instruction) => data.codes[code].lines[instruction] ?? 0;

// Whether step `index` is one to stop at.
function isStop(index, stops) {
  const step = steps[index];
  switch (stops) {
    case "switch": return step[K] === KIND.TAKEN || step[K] === KIND.ATTACHED;
    case "shared": return step[K] === KIND.READ || step[K] === KIND.WROTE;
    case "line": {
      if (step[CODE] < 0 || !data.codes[step[CODE]].own || isOfObject(step)) return false;
      for (let before = index - 1; before >= 0; before--) {
        if (steps[before][CODE] >= 0 && !isOfObject(steps[before]) && data.codes[steps[before][CODE]].own) {
          return steps[before][THREAD] !== step[THREAD] || steps[before][CODE] !== step[CODE]
            || lineOf(steps[before][CODE], steps[before][INSTRUCTION]) !== lineOf(step[CODE], step[INSTRUCTION]);
        }
      }
      return true;
    }
    default: return step[K] !== KIND.LOCAL && step[K] !== KIND.STOOD && !isOfObject(step);
  }
}
