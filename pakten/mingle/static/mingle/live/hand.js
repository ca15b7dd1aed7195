// In the hand: whom I meet now and next. The page holds all my rounds; this shows the right ones at the right time.

import { filled, inWords, timeOfDay } from "./clock.js";
import { Follower, keepPage } from "./follow.js";
import { Signals, signalOf, stayLit } from "./signals.js";

const setup = JSON.parse(document.getElementById("live-setup").textContent);
const { words, language } = setup;
const find = (id) => document.getElementById(id);
const root = document.documentElement;
const signals = new Signals("hand signals", false);
const SPREAD = 500; // milliseconds
let again = null; // keeps the page once more

const say = (id, text) => { if (find(id).textContent !== text) find(id).textContent = text; };

function show(now, before) {
  const isLast = now.phase === "talk" && !now.isPaused && now.left <= 10000;
  root.dataset.mood = isLast ? "last" : now.mood;
  root.dataset.phase = now.phase;
  say("what", whatOf(now));
  say("round", now.isRunning ? filled(words.round, now) : "");
  say("clock", now.isRunning ? inWords(now.left) : "");
  say("next", nextOf(now));
  find("bar").style.setProperty("--share", now.isRunning ? now.share.toFixed(3) : 0);
  if (before && now.step === before.step && now.isPaused === before.isPaused && now.sequence === before.sequence) {
    if (isLast && before.left > 10000) signals.give("soon");
    return;
  }
  place(now);
  const signal = signalOf(now, before);
  if (signal) signals.give(signal);
  if (before) announce();
}

// Without a stage nobody presses anything: when its event is over, so is the mingle.
const isBehindUs = (now) => now.phase === "over" || (now.phase === "waiting" && setup.is_past);

function whatOf(now) {
  if (isBehindUs(now)) return words.do_over;
  return now.phase === "change" && now.round === 1 && !now.isPaused ? words.do_first : words[`do_${now.mood}`];
}

function nextOf(now) {
  if (now.isPaused) return words.went_on;
  if (!now.isRunning) return "";
  const time = timeOfDay(now.ends, language);
  if (now.phase === "change") return filled(words.begins, { round: now.round, time });
  return filled(now.isLastTalk ? words.ends : words.next_change, { time });
}

// Which of my rounds are shown, and what stands above them.
function place(now) {
  const on = now.isRunning ? now.round : 0, next = isBehindUs(now) ? 0 : now.phase === "waiting" ? 1 : now.round + 1;
  for (const turn of document.querySelectorAll(".turn")) {
    const round = Number(turn.dataset.round);
    turn.dataset.is = round === on ? "now" : round === next ? "next" : "";
    const above = round === on ? (now.phase === "change" ? words.go : words.now) : round === 1 ? words.at_first : words.then;
    turn.querySelector(".turn-when").textContent = above;
  }
  find("before").hidden = now.phase !== "waiting" || setup.is_past;
  find("after").hidden = !isBehindUs(now);
}

// Read aloud at changes alone, never each second.
function announce(news = "") {
  const turn = document.querySelector(".turn[data-is=now]");
  const place = turn?.querySelector(".turn-table")?.textContent.trim().replace(/\s+/g, " ");
  const who = turn && [...turn.querySelectorAll(".turn-person")].map((each) => each.firstChild.textContent.trim()).join(", ");
  say("announced", [news, find("what").textContent, find("round").textContent, place, who].filter(Boolean).join(". "));
}

// All phones hear of another plan in the same moment, and the server has two processors: each asks a little later, once.
let asksSoon = 0;

function fetchSoon() {
  clearTimeout(asksSoon);
  asksSoon = setTimeout(fetchTurns, SPREAD * Math.random());
}

async function fetchTurns() {
  const answer = await fetch(location.pathname, { headers: { "X-Part": "turns" }, cache: "no-store" }).catch(() => null);
  if (!answer?.ok) return answer?.status === 404 ? gone() : fetchSoon();
  const before = mine();
  find("turns").innerHTML = await answer.text();
  place(follower.now());
  if (before && before !== mine()) {
    signals.give("soon");
    announce(words.new_plan);
  }
  return again?.();
}

const mine = () => [...document.querySelectorAll(".turn[data-is=now], .turn[data-is=next]")].map((each) => each.textContent).join();

// The link has ended: what it gave goes too.
function gone() {
  tellLine(words.ended);
  find("turns").replaceChildren();
  navigator.serviceWorker?.ready.then(({ active }) => active.postMessage({ forget: true }));
}

function tellLine(text) {
  find("line").textContent = text;
  find("line").hidden = !text;
}

function tellSignals() {
  find("signals").textContent = signals.isOn ? words.signals_off : words.signals_on;
}

find("signals").addEventListener("click", () => {
  signals.set(!signals.isOn);
  tellSignals();
  if (!signals.isOn) return;
  signals.give("talk");
  stayLit();
});

for (const element of document.querySelectorAll(".needs-script")) element.hidden = false;
tellSignals();
const follower = new Follower({ setup, show, plan: fetchSoon, line: (isUp) => tellLine(isUp ? "" : words.no_line), gone });
follower.start();
if (signals.isOn) stayLit();
document.body.dataset.live = "ready";
again = await keepPage("worker.js").catch(() => null);
