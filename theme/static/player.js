// SPDX-License-Identifier: AGPL-3.0-or-later
/* Adds to the browser's own player: chapters and transcript that follow and can be played from, speed, steps, links to a second.
   All words stand in the page. The place is kept in the address (#t=263) and nowhere else. Without this file all can be heard and read. */

const find = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];

const audio = find(".episode-player audio");
const controls = find("[data-controls]");
const status = find("[data-status]");
const speed = find("[data-speed]");
const address = find("[data-address]");
const transcript = find(".transkript .transcript");

const seconds = (text) => text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
const fragment = () => `#t=${Math.floor(audio.currentTime)}`;
const wanted = () => /^#t=(\d+(?::\d+)*(?:\.\d+)?)$/.exec(location.hash);

function clock(time) {
  const [hours, minutes, rest] = [time / 3600, (time / 60) % 60, time % 60].map((part) => String(Math.floor(part)));
  return hours > 0 ? `${hours}:${minutes.padStart(2, "0")}:${rest.padStart(2, "0")}` : `${minutes}:${rest.padStart(2, "0")}`;
}

const say = (message) => {
  status.textContent = message.replace("%", clock(audio.currentTime));
};

/* Where we are: each list knows what began last. */
const chapters = all(".chapters a:not(.chapter-link)").map((element) => ({ element, start: seconds(element.hash.slice(3)) }));
const cues = all(".transkript [data-start]").map((element) => ({ element, start: Number(element.dataset.start) }));

function current(list) {
  const now = audio.currentTime + 0.05;
  return list.reduce((last, one) => (one.start <= now ? one.element : last), null);
}

function mark(list) {
  const element = current(list);
  if (element === list.marked) return;
  if (list.marked) list.marked.removeAttribute("aria-current");
  if (element) element.setAttribute("aria-current", "true");
  list.marked = element;
  if (list === cues && element) offer(element.closest("p").querySelector("button"));
}

function follow() {
  mark(chapters);
  mark(cues);
}

function seek(time, play) {
  audio.currentTime = Math.max(0, Math.min(time, audio.duration || Infinity));
  follow();
  if (play) audio.play().catch(() => {});
}

/* The transcript: a button a paragraph. The Tab key is offered one of them, where the sound is; arrow keys lead to the others. */
let offered;

function offer(button) {
  if (!button || (transcript.contains(document.activeElement) && button !== document.activeElement)) return;
  if (offered) offered.tabIndex = -1;
  offered = button;
  offered.tabIndex = 0;
}

function pressable(time) {
  const button = document.createElement("button");
  button.type = "button";
  button.tabIndex = -1;
  button.setAttribute("aria-label", transcript.closest("[data-from]").dataset.from.replace("%", time.textContent));
  time.replaceWith(button);
  button.append(time);
  return button;
}

function prepare() {
  const buttons = all(".transkript .transcript time").map(pressable);
  const steps = { ArrowDown: 1, ArrowUp: -1, Home: -buttons.length, End: buttons.length };
  offer(buttons[0]);
  transcript.addEventListener("keydown", (event) => {
    const place = buttons.indexOf(event.target);
    if (place < 0 || !(event.key in steps) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    buttons[Math.max(0, Math.min(place + steps[event.key], buttons.length - 1))].focus();
  });
  transcript.addEventListener("focusin", (event) => offer(event.target));
  transcript.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const cue = button ? button.closest("p").querySelector("[data-start]") : event.target.closest("[data-start]");
    if (cue && (button || getSelection().isCollapsed)) seek(Number(cue.dataset.start), button || !audio.paused);
  });
  find("[data-help]").hidden = false;
}

async function copy() {
  const link = location.href.split("#")[0] + fragment();
  try {
    await navigator.clipboard.writeText(link);
    address.hidden = true;
    say(status.dataset.copied);
  } catch {
    address.hidden = false;
    const field = address.querySelector("input");
    field.value = link;
    field.focus();
    field.select();
  }
}

const remember = (place) => history.replaceState(history.state, "", location.pathname + location.search + place);

function arrive() {
  const found = wanted();
  if (!found) return;
  seek(seconds(found[1]), !audio.paused);
  say(status.dataset.start);
  audio.scrollIntoView({ block: "nearest" });
}

if (audio && controls) {
  audio.after(controls);
  controls.hidden = false;
  if (cues.length) prepare();
  for (const { element, start } of chapters) {
    element.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      seek(start, true);
    });
  }
  for (const button of all("[data-skip]")) {
    button.addEventListener("click", () => seek(audio.currentTime + Number(button.dataset.skip), false));
  }
  speed.addEventListener("change", () => {
    audio.defaultPlaybackRate = audio.playbackRate = Number(speed.value);
  });
  audio.addEventListener("ratechange", () => {
    speed.value = String(audio.playbackRate);
  });
  find("[data-copy]").addEventListener("click", copy);
  audio.addEventListener("timeupdate", follow);
  audio.addEventListener("play", () => say(""));
  audio.addEventListener("pause", () => remember(audio.ended ? "" : fragment()));
  addEventListener("hashchange", arrive);
  arrive();
}
