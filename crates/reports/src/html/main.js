// Controls: buttons, keys, wheel and fingers.

let count = 0;
// The thread that is looked at; -1: whichever did the last step.
let look = -1;
let playing = 0;

function go(to, { scroll = true } = {}) {
  count = Math.max(0, Math.min(steps.length, to));
  const step = count > 0 ? steps[count - 1] : null;
  const told = step ? tell(step, stateAfter(count - 1)) : null;
  const state = stateAfter(count);
  const looked = look >= 0 ? look : step ? step[THREAD] : 0;
  const event = element("event");
  if (told) {
    event.style.setProperty("--who", `var(--t${told.who % 8})`);
    event.replaceChildren(badge(told.who), make("span", "", make("b", "", nameOf(told.who)), " ", ...told.words), make("span", "aside", told.aside), ...(told.lost ? [make("span", "stale", told.lost)] : []));
  } else {
    event.style.removeProperty("--who");
    event.replaceChildren(make("span", "", "The run begins. Step with → and ←, or play with the space bar."));
  }
  drawSource(state, looked);
  drawBytecode(state, looked);
  drawThreads(state, step, look);
  drawShared(state, step);
  drawLocks(state);
  drawOutput(state);
  element("slider").value = String(count);
  element("where").textContent = `${count} of ${steps.length} · ${timeText(step ? step[AT] : 0, 6)}`;
  for (const id of ["first", "back"]) element(id).disabled = count === 0;
  for (const id of ["last", "forward"]) element(id).disabled = count === steps.length;
  view.cursor = count;
  if (scroll) follow(); else redraw();
  history.replaceState(null, "", `#${count}`);
}

function next(direction, stops = element("stops").value) {
  for (let to = count + direction; to > 0 && to <= steps.length; to += direction) {
    if (isStop(to - 1, stops)) return go(to);
  }
  go(direction > 0 ? steps.length : 0);
}

function play(on) {
  clearInterval(playing);
  playing = on ? setInterval(() => (count === steps.length ? play(false) : next(1)), 450) : 0;
  element("play").textContent = on ? "pause" : "play";
}

function lookAt(thread) {
  look = look === thread ? -1 : thread;
  go(count, { scroll: false });
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  drawLegend();
  redraw();
}

const isDark = () => document.documentElement.dataset.theme === "dark";

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || element("help").open) return;
  if (event.target instanceof HTMLSelectElement || (event.target instanceof HTMLButtonElement && [" ", "Enter"].includes(event.key))) return;
  const keys = {
    ArrowRight: () => (event.shiftKey ? next(1, "switch") : next(1)),
    ArrowLeft: () => (event.shiftKey ? next(-1, "switch") : next(-1)),
    PageDown: () => go(count + 50), PageUp: () => go(count - 50),
    Home: () => go(0), End: () => go(steps.length),
    " ": () => play(!playing),
    "+": () => zoom(0.6), "=": () => zoom(0.6), "-": () => zoom(1 / 0.6), a: () => show(0, whole()),
    ",": () => move(-0.25), ".": () => move(0.25),
    t: () => setAxis(view.axis === "time" ? "step" : "time"),
    d: () => setTheme(isDark() ? "light" : "dark"),
    "?": () => element("help").showModal(),
  };
  const inLanes = { ArrowDown: () => chart.parentElement.scrollBy(0, LANE + GAP), ArrowUp: () => chart.parentElement.scrollBy(0, -LANE - GAP) };
  const thread = /^\d$/.test(event.key) ? Number(event.key) : -1;
  const act = keys[event.key] ?? (event.target === chart ? inLanes[event.key] : null) ?? (thread >= 0 && thread < data.threads.length ? () => lookAt(thread) : null);
  if (!act) return;
  event.preventDefault();
  act();
}

function stepAt(x) {
  const at = atOf(x);
  if (view.axis === "step") return Math.floor(at) + 1;
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle][AT] <= at) low = middle + 1; else high = middle;
  }
  return low;
}

// One finger or the mouse drags, two zoom; without a move it was a click.
const fingers = new Map();
let moved = false;
chart.addEventListener("pointerdown", (event) => {
  fingers.set(event.pointerId, event.offsetX);
  if (fingers.size === 1) moved = false;
  chart.setPointerCapture(event.pointerId);
});
chart.addEventListener("pointermove", (event) => {
  const before = fingers.get(event.pointerId);
  if (before === undefined) return;
  const others = [...fingers].filter(([id]) => id !== event.pointerId).map(([, x]) => x);
  if (Math.abs(event.offsetX - before) < 4 && !moved) return;
  moved = true;
  if (others.length) {
    const [old, now] = [Math.abs(before - others[0]), Math.abs(event.offsetX - others[0])];
    if (now > 10) zoom(old / now, atOf((event.offsetX + others[0]) / 2));
  } else {
    const by = atOf(before) - atOf(event.offsetX);
    show(view.from + by, view.to + by);
  }
  fingers.set(event.pointerId, event.offsetX);
});
chart.addEventListener("pointerup", (event) => {
  if (!moved && fingers.size === 1 && event.offsetX > labelWidth()) go(stepAt(event.offsetX), { scroll: false });
  fingers.delete(event.pointerId);
});
chart.addEventListener("pointercancel", (event) => fingers.delete(event.pointerId));
chart.addEventListener("wheel", (event) => {
  event.preventDefault();
  const sideways = (atOf(1) - atOf(0)) * (event.shiftKey ? event.deltaY : event.deltaX);
  if (sideways) show(view.from + sideways, view.to + sideways);
  else zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, atOf(event.offsetX));
}, { passive: false });

function begin() {
  element("program").textContent = data.program;
  element("setting").replaceChildren(...data.title.split(" · ").map((part) => make("li", "", part)), make("li", "", `took ${timeText(data.wall)}${data.virtual ? " of virtual time" : ""}`));
  element("files").replaceChildren(...data.files.map((file, index) => {
    const button = make("button", "", file.short);
    button.type = "button";
    button.addEventListener("click", () => { shownFile = -1; showFile(index); });
    return button;
  }));
  element("files").hidden = data.files.length < 2;
  element("slider").max = String(steps.length);
  element("notes").replaceChildren(...data.notes.flatMap((note) => [make("span", "", note), " "]), "This page again: ", code(data.command));
  element("split").hidden = data.setting.gil || data.objects === 0;
  if (data.files.length) showFile(0);
  const acts = {
    first: () => go(0), back: () => next(-1), forward: () => next(1), last: () => go(steps.length), play: () => play(!playing),
    in: () => zoom(0.6), out: () => zoom(1 / 0.6), fit: () => show(0, whole()),
    "by-time": () => setAxis("time"), "by-step": () => setAxis("step"),
    theme: () => setTheme(isDark() ? "light" : "dark"), ask: () => element("help").showModal(),
  };
  for (const [id, act] of Object.entries(acts)) element(id).addEventListener("click", act);
  element("slider").addEventListener("input", () => go(Number(element("slider").value)));
  document.addEventListener("keydown", onKey);
  new ResizeObserver(redraw).observe(chart.parentElement);
  // Virtual time says little of how threads take turns.
  setAxis(data.virtual && steps.length < 5000 ? "step" : "time");
  setTheme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  go(Number(location.hash.slice(1)) || 0);
}

begin();
