// What lies below the lanes: source, bytecode, threads, shared values, locks, output. Only text nodes are made of what
// the program says, so nothing of it can become part of the page.

const element = (id) => document.getElementById(id);

function make(tag, classes, ...children) {
  const made = document.createElement(tag);
  if (classes) made.className = classes;
  made.append(...children);
  return made;
}

function badge(thread) {
  const made = make("span", "badge", String(thread));
  made.style.setProperty("--who", `var(--t${thread % 8})`);
  made.title = data.threads[thread].name;
  return made;
}

const lockName = (lock) => data.locks[lock] ?? `lock ${lock}`;
const nameOf = (thread) => data.threads[thread]?.name ?? "another thread";
const labelOf = (number) => (data.codes[number].name === "<module>" ? `<module> of ${data.codes[number].short}` : data.codes[number].name);
const code = (text) => make("code", "", text);

// The newest frame of a thread that stands in the program's own text.
function ownFrame(thread) {
  return thread.stack.findLast((frame) => data.codes[frame.code].own) ?? null;
}

// Of more shared values only the one at hand is shown.
const MOST_ROWS = 100;
let shownFile = -1;
let shownCode = -1;

function showFile(file) {
  if (file === shownFile) return;
  shownFile = file;
  element("lines").replaceChildren(...data.files[file].lines.map((text, index) => {
    const line = make("li", "", make("span", "number", String(index + 1)), make("span", "badges"), make("span", "text", text || " "));
    return line;
  }));
  for (const [index, button] of [...element("files").children].entries()) {
    button.setAttribute("aria-pressed", String(index === file));
  }
}

function reveal(list, item) {
  const top = item.offsetTop - list.offsetTop, margin = 3 * item.offsetHeight;
  if (top < list.scrollTop + margin || top > list.scrollTop + list.clientHeight - 2 * margin) {
    list.scrollTop = top - list.clientHeight / 3;
  }
}

function drawSource(state, looked) {
  const frame = looked >= 0 ? ownFrame(state.threads[looked]) : null;
  if (frame && data.codes[frame.code].file >= 0) showFile(data.codes[frame.code].file);
  if (shownFile < 0) return;
  const lines = element("lines").children;
  for (const [index, line] of [...lines].entries()) {
    const [, badges, text] = line.children;
    if (line.className) line.className = "";
    if (badges.firstChild) badges.replaceChildren();
    if (text.children.length) text.textContent = data.files[shownFile].lines[index];
  }
  state.threads.forEach((thread, number) => {
    const own = ownFrame(thread);
    if (!own || data.codes[own.code].file !== shownFile) return;
    const line = lines[lineOf(own.code, own.instruction) - 1];
    if (!line) return;
    line.classList.add(number === looked ? "now" : "here");
    line.children[1].append(badge(number));
    if (number === looked) {
      underline(line.children[2], own);
      reveal(element("lines"), line);
    }
  });
}

// Marks the expression that an instruction belongs to.
function underline(text, frame) {
  const [from, to] = data.codes[frame.code].columns[frame.instruction] ?? [-1, -1];
  const whole = text.textContent;
  if (from < 0 || to > whole.length || from >= to) return;
  text.replaceChildren(whole.slice(0, from), make("mark", "", whole.slice(from, to)), whole.slice(to));
}

function drawBytecode(state, looked) {
  const frame = looked >= 0 ? ownFrame(state.threads[looked]) : null;
  if (!frame) {
    element("function").textContent = "";
    element("instructions").replaceChildren(make("li", "none", "This thread is in no function of the program now."));
    shownCode = -1;
    return;
  }
  const facts = data.codes[frame.code];
  if (shownCode !== frame.code) {
    shownCode = frame.code;
    element("function").textContent = facts.name;
    let before = 0;
    element("instructions").replaceChildren(...facts.instructions.map(([name, argument, touches], index) => {
      const line = facts.lines[index];
      const item = make("li", line !== before ? "starts" : "",
        make("span", "at", line !== before && line > 0 ? String(line) : ""),
        make("span", touches ? "op touches" : "op", name), make("span", touches ? "touches" : "", argument));
      before = line;
      return item;
    }));
  }
  const items = element("instructions").children;
  for (const item of items) item.classList.remove("now");
  const now = items[frame.instruction];
  if (now) { now.classList.add("now"); reveal(element("instructions"), now); }
}

function frameText(frame) {
  const facts = data.codes[frame.code], line = lineOf(frame.code, frame.instruction);
  return `${facts.name}  ${facts.short}${line > 0 ? `:${line}` : ""}`;
}

function doingText(thread) {
  if (thread.doing === "unborn") return "not started";
  if (thread.doing === "gone" || thread.ended) return "ended";
  if (thread.doing === "lock" && thread.lock >= 0) return `waits for ${lockName(thread.lock)}`;
  if (thread.doing === "join" && thread.other >= 0) return `waits for ${nameOf(thread.other)}`;
  return DOINGS[thread.doing].word;
}

function drawThreads(state, step, look) {
  const focused = [...element("threads").children].indexOf(document.activeElement);
  element("threads").replaceChildren(...state.threads.map((thread, number) => {
    const head = make("div", "head", badge(number), nameOf(number));
    if (state.gil === number) head.append(make("span", "key", "has the GIL"));
    head.append(make("span", "doing", doingText(thread)));
    const frames = make("ol", "");
    if (isUntold(step) && thread.stack.length) frames.append(make("li", "none", "its calls were not recorded any more"));
    else thread.stack.forEach((frame, index) => {
      const item = make("li", index === thread.stack.length - 1 ? "newest" : "", frameText(frame));
      item.title = frameText(frame);
      frames.append(item);
      const locals = Object.entries(frame.locals);
      if (index === thread.stack.length - 1 && locals.length) {
        const names = data.codes[frame.code].locals;
        frames.append(make("li", "locals", locals.map(([at, value]) => `${names[at]} = ${value}`).join(", ")));
      }
    });
    const card = make("div", "thread", head, frames);
    card.style.setProperty("--who", `var(--t${number % 8})`);
    card.classList.toggle("holds", state.gil === number || (!data.setting.gil && thread.doing === "running"));
    card.classList.toggle("looked", look === number);
    card.classList.toggle("gone", ["gone", "unborn"].includes(thread.doing) || thread.ended);
    card.tabIndex = 0;
    card.setAttribute("role", "button");
    card.setAttribute("aria-pressed", String(look === number));
    card.addEventListener("click", () => lookAt(number));
    card.addEventListener("keydown", (event) => { if (event.key === "Enter") lookAt(number); });
    return card;
  }));
  element("threads").children[focused]?.focus({ preventScroll: true });
}

const isUntold = (step) => data.details_end !== null && step !== null && step[AT] > data.details_end;

// How many references there are to an object.
function referencesTo(object) {
  const cell = make("td", "references");
  const [kind, ...numbers] = object?.references ?? [];
  switch (kind) {
    case COUNTED: cell.append(numbers[0] > 0 ? String(numbers[0]) : "freed"); break;
    case SPLIT: {
      const [owner, local, shared] = numbers;
      if (owner >= 0) cell.append(badge(owner), " ");
      cell.append(`${local >= 0 ? local : owner >= 0 ? "?" : 0}${shared < 0 ? "−" : "+"}${Math.abs(shared)}`);
      break;
    }
    case SPREAD: cell.append(String(numbers[0]), " ", make("span", "none", "by all")); break;
    case UNCOUNTED: cell.append(make("span", "none", "not counted")); break;
    case UNWATCHED: cell.append(make("span", "none", "not watched")); break;
    default: cell.append("–");
  }
  return cell;
}

function objectName(state, object) {
  const index = state.slots.findIndex((slot) => slot.object === object);
  return index >= 0 ? code(data.slots[index].name) : "an object";
}

function drawShared(state, step) {
  const body = element("shared").tBodies[0];
  if (isUntold(step)) {
    element("shared").hidden = true;
    element("shared-none").hidden = false;
    element("shared-none").textContent = `not recorded any more after ${timeText(data.details_end, 6)}`;
    return;
  }
  element("shared-none").textContent = "none so far";
  const isTouched = (index) => step && (step[K] === KIND.READ || step[K] === KIND.WROTE) && step[A] === index;
  const known = state.slots.map((slot, index) => ({ slot, index })).filter(({ slot }) => slot.version > 0 || Object.keys(slot.read).length);
  const rows = known.filter(({ index }, row) => row < MOST_ROWS || isTouched(index));
  element("shared").hidden = rows.length === 0;
  element("shared-none").hidden = rows.length > 0;
  body.replaceChildren(...rows.map(({ slot, index }) => {
    const row = make("tr", "", make("td", "name", data.slots[index].name), make("td", "value", valueOf(state, slot) ?? "–"), referencesTo(state.objects[slot.object]),
      make("td", "", slot.version > 0 ? String(slot.version) : "–"), make("td", "", slot.writer >= 0 ? badge(slot.writer) : "–"));
    const readers = make("td", "");
    for (const [thread, version] of Object.entries(slot.read)) {
      const reader = make("span", "reader", badge(Number(thread)), String(version));
      if (version < slot.version) reader.append(make("span", "stale", "old"));
      readers.append(reader);
    }
    row.append(readers);
    if (isTouched(index)) row.className = "now";
    return row;
  }));
  if (known.length > rows.length) body.append(make("tr", "", make("td", "none", `… and ${known.length - rows.length} more`)));
}

function drawLocks(state) {
  const held = Object.entries(state.locks);
  element("locks-part").hidden = Object.keys(data.locks).length === 0;
  element("locks").replaceChildren(...(held.length
    ? held.map(([lock, thread]) => make("li", "", `${lockName(lock)}:`, badge(thread), nameOf(thread)))
    : [make("li", "none", "nobody has a lock")]));
}

function drawOutput(state) {
  const output = element("output");
  const text = printed.slice(Math.max(0, state.printed - 200), state.printed).map((part) => part.text).join("");
  output.replaceChildren(text ? text : make("span", "none", "nothing yet"));
  output.scrollTop = output.scrollHeight;
}

const REASONS = {
  interval: "its turn is over", ticks: "its turn is over", sleep: "it sleeps", lock: "it waits for a lock",
  join: "it waits for a thread", io: "it is in I/O", end: "it has ended",
};

// A sentence for a step; `before` is the state before it.
function tell(step, before) {
  const who = step[THREAD], slot = (index) => data.slots[index].name;
  const parts = { [KIND.BEGAN]: ["begins"], [KIND.ENDED]: ["has run all its code"], [KIND.ATTACHED]: ["goes on"] };
  let aside = "", lost = "";
  let words = parts[step[K]] ?? [];
  switch (step[K]) {
    case KIND.WANTED: words = ["wants the GIL"]; if (before.gil >= 0) aside = `${nameOf(before.gil)} has it`; break;
    case KIND.TAKEN:
      words = ["takes the GIL"];
      if (step[A] >= 0) aside = `${nameOf(step[A])} let it go: ${REASONS[data.reasons[step[B]]]}`;
      break;
    case KIND.RELEASED: words = ["lets the GIL go: ", REASONS[data.reasons[step[A]]]]; break;
    case KIND.DETACHED: words = ["pauses: ", REASONS[data.reasons[step[A]]]]; break;
    case KIND.WAIT: {
      const what = [lockName(step[B]), `the end of ${nameOf(step[B])}`, "an import", "time to pass", "something outside"];
      words = [step[A] === 1 && step[B] < 0 ? "waits for a thread" : `waits for ${what[step[A]]}`];
      if (step[A] === 0 && before.locks[step[B]] !== undefined) aside = `${nameOf(before.locks[step[B]])} has it`;
      break;
    }
    case KIND.WAITED: words = [step[A] ? "has what it waited for" : "waits no longer"]; break;
    case KIND.STARTED: words = ["starts ", nameOf(step[A])]; break;
    case KIND.JOINED: words = ["sees that ", nameOf(step[A]), " has ended"]; break;
    case KIND.LOCKED: words = ["takes ", code(lockName(step[A]))]; break;
    case KIND.UNLOCKED: words = ["releases ", code(lockName(step[A]))]; break;
    case KIND.READ: {
      words = ["reads ", code(slot(step[A]))];
      const known = before.slots[step[A]];
      const value = step[C] >= 0 ? data.texts[step[C]] : known.version === step[B] ? valueOf(before, known) : null;
      if (value !== null) words.push(": ", code(value));
      if (step[B] > 0 && known.writer >= 0) aside = `version ${step[B]}, by ${nameOf(known.writer)}`;
      break;
    }
    case KIND.WROTE: {
      words = ["writes ", code(slot(step[A]))];
      if (step[C] >= 0) words.push(" = ", code(data.texts[step[C]]));
      const known = before.slots[step[A]], from = step[D];
      aside = `version ${step[B]}`;
      if (from >= 0) aside += `, computed from version ${from}`;
      if (from >= 0 && from < step[B] - 1) lost = `lost: ${step[B] - 1 === from + 1 ? "version" : `versions ${from + 1} to`} ${step[B] - 1}, by ${nameOf(known.writer)}`;
      break;
    }
    case KIND.CALLED: words = ["enters ", code(labelOf(step[CODE]))]; break;
    case KIND.RETURNED: words = ["leaves ", code(step[CODE] >= 0 ? labelOf(step[CODE]) : "a function")]; break;
    case KIND.STOOD: words = ["was here"]; aside = "a sample"; break;
    case KIND.PRINTED: words = ["prints ", code(JSON.stringify(data.texts[step[B]]))]; break;
    case KIND.TIME: words = ["waits no longer: all waited, so the clock is set to ", timeText(step[A], 6)]; break;
    case KIND.MARK: words = ["says ", code(data.texts[step[A]])]; break;
    case KIND.REFERENCED: words = ["changes the references to ", objectName(before, step[A])]; break;
    case KIND.CONTAINS: words = ["changes ", objectName(before, step[A]), ": ", code(data.texts[step[B]])]; break;
    case KIND.LOCAL: words = ["has a new value"]; break;
  }
  return { who, words, aside, lost };
}
