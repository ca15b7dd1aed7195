// Follows a mingle: asks what is on more than once a second, in few bytes, and shows it by the clock between the answers.

import { Clock, kept, standing } from "./clock.js";

const PATIENCE = 4000; // milliseconds for an answer
const LOST = 2500; // milliseconds without one, and the line is called lost

export class Follower {
  // `show(standing, before)`: several times a second; `before` is the standing last shown. `plan()`: another plan holds.
  // `line(isUp)`: the line is lost, or back. `gone()`: the link has ended.
  constructor({ setup, show, plan, line, gone }) {
    Object.assign(this, { setup, show, plan, line, gone, told: setup.told, isUp: true, heardAt: Date.now(), asking: null });
    this.clock = new Clock();
    this.remember();
  }

  start() {
    this.draw();
    setInterval(() => this.draw(), 200);
    this.ask();
    const again = () => { if (!document.hidden) this.ask(); };
    document.addEventListener("visibilitychange", again);
    addEventListener("online", again);
    addEventListener("pageshow", again);
  }

  // A page that is shown from this device's store may be old: what was heard last is kept beside it.
  remember() {
    const told = kept.get(`mingle ${this.setup.now}`);
    if (told && told.now > this.setup.drawn && told.sequence >= this.told.sequence) this.told = told;
  }

  now() {
    return standing(this.told, this.clock.now());
  }

  draw() {
    const now = this.now(), before = this.shown;
    this.shown = now;
    this.show(now, before);
    if (this.isUp && !document.hidden && Date.now() - this.heardAt > LOST + (this.told.every || 600)) this.lose();
  }

  async ask() {
    if (this.asking) return;
    clearTimeout(this.next);
    const stop = new AbortController(), late = setTimeout(() => stop.abort(), PATIENCE);
    this.asking = stop;
    try {
      const asked = Date.now();
      const answer = await fetch(this.setup.now, { cache: "no-store", signal: stop.signal, credentials: "omit" });
      if (answer.status === 404) this.gone?.();
      if (!answer.ok) throw new Error(answer.status);
      const told = await answer.json();
      this.hear(told, asked, Date.now());
    } catch {
      // the clock goes on; asked again soon
    } finally {
      clearTimeout(late);
      this.asking = null;
      const every = this.told.every || 600;
      if (!document.hidden) this.next = setTimeout(() => this.ask(), every * (0.85 + 0.3 * Math.random()));
    }
  }

  // What the server told; also as the answer to a button.
  hear(told, asked, came) {
    if (told.now) this.clock.take(told.now, asked, came);
    this.heardAt = Date.now();
    const isNew = told.sequence !== this.told.sequence, hasPlan = told.plan !== this.told.plan;
    this.told = { ...this.told, ...told };
    if (!this.isUp) {
      this.isUp = true;
      this.line(true);
    }
    if (isNew || hasPlan || !this.isKept) this.keep();
    if (isNew) this.draw();
    if (hasPlan) this.plan();
  }

  keep() {
    this.isKept = true;
    kept.set(`mingle ${this.setup.now}`, this.told);
  }

  lose() {
    this.isUp = false;
    this.line(false);
  }
}

// Keeps a page with its styles and scripts, so that it opens without network; see worker.js.
export async function keepPage(worker) {
  if (!("serviceWorker" in navigator)) return null;
  await navigator.serviceWorker.register(worker, { scope: new URL(".", new URL(worker, location.href)).pathname });
  const { active } = await navigator.serviceWorker.ready;
  const parts = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
  const own = parts.filter(({ origin, pathname }) => origin === location.origin && /\.(css|js|woff2|svg|png)$/.test(pathname));
  navigator.serviceWorker.addEventListener("message", () => { document.body.dataset.page = "kept"; });
  const keep = () => active.postMessage({ keep: [location.pathname, ...new Set(own.map(({ href }) => href))] });
  keep();
  return keep;
}
