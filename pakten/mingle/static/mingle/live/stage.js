// The stage: what is on, in the largest letters; who sits where; and the buttons, which wait when the line is lost.

import { filled, inWords, kept, timeOfDay } from "./clock.js";
import { Follower, keepPage } from "./follow.js";
import { Press } from "./press.js";
import { Seats } from "./seats.js";
import { Signals, signalOf, stayLit } from "./signals.js";

const setup = JSON.parse(document.getElementById("live-setup").textContent);
const { words, language } = setup;
const find = (id) => document.getElementById(id);
const root = document.documentElement;
const signals = new Signals("stage sound", true);
const seats = new Seats({ list: find("seats"), label: tellPage });
let again = null; // keeps the page once more

const say = (id, text) => { if (find(id).textContent !== text) find(id).textContent = text; };

function show(now, before) {
  const isLast = now.phase === "talk" && !now.isPaused && now.left <= 10000;
  root.dataset.mood = isLast ? "last" : now.mood;
  root.dataset.phase = now.phase;
  say("what", now.phase === "change" && now.round === 1 && !now.isPaused ? words.do_first : words[`do_${now.mood}`]);
  say("round", now.isRunning ? filled(words.round, now) : "");
  say("clock", now.isRunning ? inWords(now.left) : "");
  find("clock").dataset.is = find("clock").textContent.length > 4 ? "long" : "";
  say("next", nextOf(now));
  find("end").hidden = now.phase !== "over";
  grow(now);
  if (before && now.step === before.step && now.isPaused === before.isPaused && now.sequence === before.sequence) {
    if (isLast && before.left > 10000) signals.give("soon");
    return;
  }
  showSeats(now);
  press?.show(now);
  const signal = signalOf(now, before);
  if (signal) signals.give(signal);
  if (before) say("announced", [find("what").textContent, find("round").textContent].filter(Boolean).join(". "));
}

function nextOf(now) {
  if (now.isPaused) return words.went_on;
  if (now.phase === "waiting") return setup.told.starts ? filled(words.starts, { time: timeOfDay(setup.told.starts, language) }) : "";
  if (now.phase === "over") return setup.meetings;
  const time = timeOfDay(now.ends, language);
  if (now.phase === "change") return filled(words.begins, { round: now.round, time });
  return filled(now.isLastTalk ? words.ends : words.next_change, { time });
}

// A straw for each round, which grows as long as people talk.
function grow(now) {
  [...find("straws").children].forEach((straw, index) => {
    const round = index + 1, isOn = now.isRunning && round === now.round;
    const grown = now.phase === "over" || round < now.round ? 1 : isOn && now.phase === "talk" ? now.share : 0;
    straw.classList.toggle("is-on", isOn);
    straw.classList.toggle("is-done", grown === 1);
    straw.style.setProperty("--grown", grown.toFixed(3));
  });
}

function showSeats(now) {
  const round = Math.max(1, now.round);
  say("seats-title", filled(words.seats, { round }));
  seats.show({ round });
}

function tellPage(seen) {
  const text = seen ? `${filled(words.page, seen)} · ${filled(words.pages, seen)}` : "";
  if (find("seats-page").textContent !== text) find("seats-page").textContent = text;
  find("turn-pages").hidden = !seen;
}

async function fetchPlan() {
  const answer = await fetch(setup.seats, { cache: "no-store" }).catch(() => null);
  if (!answer?.ok || answer.redirected) return setTimeout(fetchPlan, 2000);
  seats.show({ people: (await answer.json()).people });
  return again?.();
}

function tellSwitches() {
  find("sound").textContent = signals.isOn ? words.sound_off : words.sound_on;
  find("by").textContent = seats.isByTable ? words.by_name : words.by_table;
  find("turn-pages").textContent = seats.isTurning ? words.stay : words.turn_pages;
}

find("sound").addEventListener("click", () => {
  signals.set(!signals.isOn);
  if (signals.isOn) signals.give("talk");
  tellSwitches();
});
find("by").addEventListener("click", () => {
  seats.show({ isByTable: !seats.isByTable });
  kept.set("mingle by table", seats.isByTable);
  tellSwitches();
});
find("turn-pages").addEventListener("click", () => {
  seats.isTurning = !seats.isTurning;
  tellSwitches();
});
find("whole").addEventListener("click", () => {
  if (document.fullscreenElement) document.exitFullscreen();
  else root.requestFullscreen?.();
});

// On a projector the buttons go away when nobody touches anything; the keyboard and the mouse bring them back.
let still = null;
function wake() {
  root.classList.remove("is-still");
  clearTimeout(still);
  still = setTimeout(() => root.classList.toggle("is-still", !find("tools").matches(":focus-within, :hover")), 6000);
}
for (const event of ["pointermove", "pointerdown", "keydown", "focusin"]) addEventListener(event, wake);

for (const element of document.querySelectorAll(".needs-script")) element.hidden = false;
const follower = new Follower({
  setup, show, plan: fetchPlan, line: (isUp) => press ? press.line(isUp) : say("said", isUp ? "" : words.no_line),
  gone: () => say("said", words.ended),
});
const press = document.querySelector(".press") ? new Press({ words, follower, say: (text) => say("said", text) }) : null;
seats.show({ people: setup.people, isByTable: kept.get("mingle by table") === true });
tellSwitches();
follower.start();
wake();
if (!document.activeElement || document.activeElement === document.body) document.querySelector(".press .is-main:not([hidden])")?.focus();
document.body.dataset.live = "ready";
stayLit();
again = await keepPage(setup.worker).catch(() => null);
