// The stage's buttons. What is pressed says what was seen, so that two who press at once do it once. Without network it
// waits, and says so; it can be taken back until it is sent.

const TRIES = 1500; // milliseconds between two tries

export class Press {
  constructor({ words, follower, say }) {
    Object.assign(this, { words, follower, say, waits: null, isBusy: false });
    for (const form of document.querySelectorAll(".press")) {
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (event.submitter) this.press(event.submitter.value, form);
      });
    }
    setInterval(() => this.waits && !this.isBusy && this.send(), TRIES);
  }

  // Two different buttons pressed fast are two presses, one after the other; the same one twice is a slip of the hand.
  press(deed, form) {
    if (this.isBusy) {
      if (deed !== this.waits?.deed) this.later = { deed, form };
      return;
    }
    const { sequence, step } = this.follower.now();
    this.waits = { deed, sequence, step, form };
    this.send();
  }

  async send() {
    const { deed, sequence, step, form } = this.waits;
    const body = new URLSearchParams({ deed, sequence, step });
    const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
    const headers = { Accept: "application/json", "X-CSRFToken": token };
    const asked = Date.now(), stop = new AbortController(), late = setTimeout(() => stop.abort(), 5000);
    this.isBusy = true;
    try {
      const answer = await fetch(form.action, { method: "POST", headers, body, redirect: "manual", signal: stop.signal });
      if (answer.type === "opaqueredirect" || answer.status === 403) return this.say(this.words.sign_in);
      if (!answer.ok && answer.status !== 409) throw new Error(answer.status);
      const { told, words } = await answer.json();
      this.waits = null;
      this.follower.hear(told, asked, Date.now());
      this.say(words);
    } catch {
      if (this.waits) this.say(this.words.waits.replace("%(deed)s", this.words[deed]));
    } finally {
      clearTimeout(late);
      this.isBusy = false;
      const later = this.later;
      this.later = null;
      if (later && !this.waits) this.press(later.deed, later.form);
    }
    return null;
  }

  line(isUp) {
    if (this.waits) return isUp && !this.isBusy ? this.send() : null;
    return this.say(isUp ? "" : this.words.no_line);
  }

  // The buttons that mean something now; the keyboard stays on the large one when it becomes another.
  show(now) {
    const fits = {
      start: now.phase === "waiting", pause: now.isRunning && !now.isPaused, resume: now.isPaused, extend: now.isRunning,
      skip: now.isRunning, back: now.phase !== "waiting", end: now.isRunning, reset: now.phase !== "waiting",
    };
    const had = document.activeElement?.closest?.(".press") ? document.activeElement : null;
    for (const button of document.querySelectorAll(".press [name=deed]")) button.hidden = !fits[button.value];
    if (had?.hidden) document.querySelector(".press [name=deed]:not([hidden])")?.focus();
    const { sequence, step } = now;
    for (const form of document.querySelectorAll(".press")) {
      form.elements.sequence.value = sequence;
      form.elements.step.value = step;
    }
  }
}
