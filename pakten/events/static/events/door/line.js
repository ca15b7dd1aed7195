// The line to the server, which may break at any moment. What waits is sent in its order until it is answered; sent
// twice, it is answered the same way, since each thing has a token of its own.

const AT_ONCE = 50;

export class Line {
  constructor({ setup, store, door, settle, tell }) {
    Object.assign(this, { setup, store, door, settle, tell, isBusy: false, isUp: true, trouble: "" });
    this.tags = {};
  }

  async ask(address, name) {
    const headers = { Accept: "application/json" };
    if (this.tags[name]) headers["If-None-Match"] = this.tags[name];
    const answer = await this.fetch(address, { headers });
    if (answer.status === 304) return null;
    this.tags[name] = answer.headers.get("ETag");
    return answer.json();
  }

  // Throws when there is no answer to use; `trouble` says what a person can do about it.
  async fetch(address, options) {
    let answer;
    try {
      answer = await fetch(address, { ...options, cache: "no-store", redirect: "manual" });
    } catch (error) {
      this.say(false, "");
      throw error;
    }
    const isOut = answer.type === "opaqueredirect" || answer.status === 401;
    const hasEnded = answer.status === 404;
    this.say(answer.ok || answer.status === 304 || answer.status === 400, isOut ? "sign_in" : hasEnded ? "ended" : "");
    if (!answer.ok && answer.status !== 304) throw Object.assign(new Error(answer.status), { status: answer.status });
    return answer;
  }

  say(isUp, trouble) {
    Object.assign(this, { isUp, trouble });
    this.tell();
  }

  async add(item) {
    await this.store.add(item);
    await this.tell();
    this.send();
  }

  async send() {
    if (this.isBusy) { this.isAgain = true; return; }
    this.isBusy = true;
    try {
      do {
        this.isAgain = false;
        for (let waits; (waits = await this.store.waiting()).length; ) await this.some(waits.slice(0, AT_ONCE));
      } while (this.isAgain);
    } catch {
      // it waits; the clock and the browser's own word of a network try again
    } finally {
      this.isBusy = false;
      this.tell();
    }
  }

  async some(waits) {
    const said = waits.map(({ token, key, registration, guest, undo, let_in, at }) => (
      { token, key, registration, guest, undo, let_in, ago: Math.max(0, (Date.now() - at) / 1000) }
    ));
    const { answers } = await (await this.post({ door: this.door(), said })).json();
    for (const [index, item] of waits.entries()) {
      await this.settle(answers[index], item);
      await this.store.sent(item.number);
    }
  }

  async post(said, isAgain = false) {
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    const headers = { "Content-Type": "application/json", "X-CSRFToken": this.token || token };
    try {
      return await this.fetch(this.setup.send, { method: "POST", headers, body: JSON.stringify(said) });
    } catch (error) {
      if (error.status !== 403 || isAgain) throw error;
    }
    // The page was kept from before somebody signed in anew: its token is of another visit.
    const page = new DOMParser().parseFromString(await (await this.fetch(location.pathname)).text(), "text/html");
    this.token = page.querySelector("[name=csrfmiddlewaretoken]").value;
    return this.post(said, true);
  }
}
