// The door on a phone: judges a ticket or a name by the list it keeps, writes it down, and sends it when it can.

import { hashOf, keyIn, read, watch } from "./codes.js";
import { Line } from "./line.js";
import { People } from "./people.js";
import { openStore } from "./store.js";

const setup = JSON.parse(document.getElementById("door-setup").textContent);
const words = setup.words;
const find = (id) => document.getElementById(id);
const GOOD = ["in", "undone"];
const NO_PLACE = ["waitlisted", "cancelled"];
const people = new People();
const store = await openStore(`door ${setup.send}`);
const line = new Line({ setup, store, door: () => doorName(), settle, tell });
let stop = null; // the camera

const doorName = () => find("door-name").value.trim();
const clock = () => new Date().toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" }).replace(":", ".");
const filled = (text, values) => text.replace(/%\((\w+)\)s/g, (_all, name) => values[name]);
const nameOf = (person) => person?.name || words.ticket;

// What is shown

function answer(result, person, text) {
  const box = find("door-answer");
  box.dataset.result = GOOD.includes(result) ? "good" : result === "already" ? "again" : "bad";
  box.replaceChildren(named("strong", nameOf(person), !person), named("span", text || sentence(result, person)));
  const deed = person && deedOf(person, result);
  if (deed) box.append(deed);
  box.hidden = false;
}

function named(tag, text, isNothing = false) {
  const element = document.createElement(tag);
  element.textContent = isNothing ? "" : text;
  element.hidden = isNothing;
  return element;
}

const sentence = (result, person) =>
  result === "already" ? filled(words.already, { when: person.at || "–", door: person.door || words.another_door }) : words[result];

// The one thing that can be done about somebody: let in, let in if there is a place, or undo.
function deedOf(person, result) {
  if (result === "undone") return null;
  if (people.isIn(person)) return person.in ? button(words.undo, "tertiary", () => undo(person), person) : null;
  if (NO_PLACE.includes(person.state)) {
    return button(words.let_in, "secondary", () => arrive(person, { letIn: true }), person);
  }
  return button(words.check_in, "secondary", () => arrive(person), person);
}

function button(text, variant, deed, person) {
  const element = named("button", text);
  element.type = "button";
  element.className = "ds-button";
  element.dataset.variant = variant;
  element.setAttribute("aria-label", person.name ? `${text}: ${person.name}` : text);
  element.addEventListener("click", deed);
  return element;
}

function row(person) {
  const item = document.createElement("li"), who = document.createElement("div");
  const state = people.isIn(person) ? `${words.is_in} ${person.at || ""}` : NO_PLACE.includes(person.state) ? words[person.state] : "";
  who.append(named("strong", person.name), named("span", person.organisation, !person.organisation), named("em", state, !state));
  item.className = "door-person";
  item.append(who);
  const deed = deedOf(person);
  if (deed) item.append(deed);
  return item;
}

function showFound() {
  const looked = find("q").value.trim(), found = people.search(looked);
  find("door-found").replaceChildren(...found.map(row));
  find("door-nobody").hidden = !looked || found.length > 0;
  find("door-nobody").textContent = words.nobody;
}

async function tell() {
  const number = (await store.waiting()).length;
  find("door-count").textContent = filled(words.came, { came: people.came, expected: Math.max(people.expected, people.came) });
  find("door-line").dataset.state = line.trouble || (line.isUp ? "up" : "down");
  const waits = number === 0 ? words.all_sent : number === 1 ? words.waits_1 : filled(words.waits_many, { number });
  const trouble = line.trouble ? words[line.trouble] : line.isUp ? "" : words.no_network;
  const text = [trouble, waits].filter(Boolean).join(" ");
  if (find("door-line").textContent !== text) find("door-line").textContent = text;
  find("door-line").dataset.waits = number;
}

// What is done

async function arrive(person, { key = "", letIn = false } = {}) {
  if (people.isIn(person)) return answer("already", person);
  if (NO_PLACE.includes(person.state) && !letIn) return answer(person.state, person);
  const item = { token: crypto.randomUUID(), at: Date.now(), clock: clock(), door: doorName(), person: person.id };
  Object.assign(item, key ? { key } : { registration: person.id }, { let_in: letIn });
  people.replay([item]);
  answer(letIn ? "saved" : "in", people.get(person.id));
  clearSearch();
  await line.add(item);
}

async function undo(person) {
  const item = { token: crypto.randomUUID(), undo: person.in, at: Date.now(), person: person.id };
  people.replay([item]);
  answer("undone", people.get(person.id));
  showFound();
  await line.add(item);
}

async function scanned(text) {
  const key = keyIn(text), hash = await hashOf(key), person = hash && people.withTicket(hash);
  if (person) return arrive(person, { key });
  if (hash && people.isOfAnother(hash)) return answer("other_event", null);
  if (!/^[\w-]{20,60}$/.test(key)) return answer("unknown", null);
  if (!navigator.onLine || !line.isUp) return answer("not_in_list", null);
  await line.add({ token: crypto.randomUUID(), key, at: Date.now(), isAsked: true });
}

// The server's word on what was sent holds, whatever the phone thought.
async function settle({ result, words: text, person }, item) {
  if (person) people.put(person);
  const isExpected = GOOD.includes(result) && !item.isAsked && !item.guest && !item.let_in;
  const isTwice = result === "already" && !item.isAsked;
  if (!isExpected && !isTwice) answer(result, person || (item.guest && { ...item.guest, id: 0, in: null, state: "attended" }), text);
  if (!person && item.person && !GOOD.includes(result)) {
    const there = people.get(item.person);
    if (there && !item.undo) Object.assign(there, { in: null, state: "registered" });
  }
  showFound();
}

function clearSearch() {
  const hadFocus = find("door-found").contains(document.activeElement);
  find("q").value = "";
  showFound();
  if (hadFocus) find("q").focus();
}

// How it is kept up

async function fetchList() {
  try {
    const list = await line.ask(setup.list, "list");
    if (!list) return;
    people.take(list);
    people.replay(await store.waiting());
    await store.keep("list", list);
    showFound();
  } catch (error) {
    if (error.status === 404) await store.forget("list"); // the link was taken back: so is what it gave
  } finally {
    tell();
  }
}

async function fetchNews() {
  if (document.hidden) return;
  try {
    const news = await line.ask(`${setup.news}?since=${people.last}`, "news");
    if (!news) return;
    news.people.forEach((person) => people.put(person));
    Object.assign(people, { last: news.last, expected: news.expected });
    people.replay(await store.waiting());
    if (news.people.length) showFound();
  } catch (error) {
    if (error.status === 404) await store.forget("list");
  } finally {
    tell();
  }
}

async function keepPage() {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register(setup.worker, { scope: location.pathname });
  const { active } = await navigator.serviceWorker.ready;
  const own = [setup.list, setup.news, setup.send, setup.worker];
  const parts = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
  const kept = parts.filter(({ origin, pathname }) => origin === location.origin && !own.includes(pathname));
  navigator.serviceWorker.addEventListener("message", () => { document.body.dataset.door = "kept"; });
  active.postMessage({ keep: [location.pathname, ...new Set(kept.map(({ href }) => href))] });
  navigator.storage?.persist?.();
}

// What is pressed

find("q").addEventListener("input", showFound);
find("door-search").addEventListener("submit", (event) => {
  event.preventDefault();
  showFound();
  find("door-found").querySelector("button")?.focus();
});
find("door-code").addEventListener("submit", (event) => {
  event.preventDefault();
  const field = event.target.elements.key;
  scanned(field.value);
  field.value = "";
});
find("door-guest").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { name, email, organisation } = event.target.elements;
  const guest = { name: name.value.trim(), email: email.value.trim(), organisation: organisation.value.trim() };
  await line.add({ token: crypto.randomUUID(), guest, at: Date.now() });
  if (!line.isUp || !navigator.onLine) answer("saved", { ...guest, in: null, state: "attended" });
  event.target.reset();
  event.target.closest("details").open = false;
});
find("door-picture").addEventListener("change", async ({ target }) => {
  const [file] = target.files;
  if (!file) return;
  const text = await createImageBitmap(file).then(read).catch(() => null);
  target.value = "";
  if (text) await scanned(text);
  else answer("no_code", null);
});
find("door-scan").addEventListener("click", async () => {
  if (stop) { stop(); stop = null; }
  else stop = await watch(find("door-video"), scanned).catch(() => (answer("no_camera", null), null));
  find("door-video").hidden = !stop;
  find("door-scan-words").textContent = stop ? words.stop : words.scan;
});
find("door-name").addEventListener("change", ({ target }) => localStorage.setItem("door", target.value.trim()));
find("door-empty").addEventListener("click", async () => {
  if ((await store.waiting()).length) return tell();
  await store.forget("list");
  location.assign("/");
});
addEventListener("online", () => { line.send(); fetchNews(); });
addEventListener("offline", () => line.say(false, ""));
document.addEventListener("visibilitychange", () => { if (!document.hidden) { line.send(); fetchNews(); } });

for (const element of document.querySelectorAll(".needs-script")) element.hidden = false;
find("door-name").value = localStorage.getItem("door") || find("door-name").value;
const kept = await store.read("list");
if (kept && kept.event.ends * 1000 + 864e5 < Date.now()) await store.forget("list");
else if (kept) people.take(kept);
people.replay(await store.waiting());
showFound();
await fetchList();
line.send();
keepPage().catch(() => {});
setInterval(fetchNews, 4000);
setInterval(fetchList, 60000);
setInterval(() => line.send(), 5000);
document.body.dataset.list = "ready";
