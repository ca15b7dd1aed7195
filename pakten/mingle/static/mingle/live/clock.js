// What is on at a moment: from what the server told last and from the time alone, so that it goes on without network.

// What this device keeps, where it may keep anything.
export const kept = {
  get(name) {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(name, JSON.stringify(value));
    } catch {
      // not here: nothing more is lost than what it was kept for
    }
  },
};

// The server's time, whatever this device's clock says. What is known of the difference is kept for a page without network.
export class Clock {
  constructor() {
    this.offset = kept.get("mingle clock") || 0;
    this.doubt = Infinity; // milliseconds by which the difference may be wrong
  }

  now() {
    return Date.now() + this.offset;
  }

  // `asked`, `came`: this device's clock when it asked, and when the answer came. The quickest answer tells most.
  take(server, asked, came) {
    const doubt = Math.max(0, came - asked) / 2, offset = server - (asked + came) / 2;
    const isMoved = Math.abs(offset - this.offset) > doubt + this.doubt + 200; // somebody has set this clock
    this.doubt += 2; // clocks drift
    if (doubt > this.doubt && !isMoved) return;
    [this.offset, this.doubt] = [offset, doubt];
    kept.set("mingle clock", Math.round(offset));
  }
}

// The same rule as the server's, queries.live.standing_of.
export function standing(told, now) {
  const last = 2 * told.rounds + 1;
  const length = (step) => (step === 0 || step >= last ? 0 : step % 2 ? told.change : told.talk) * 1000;
  let { step, ends } = told;
  while (ends !== null && now >= ends && step < last) {
    step += 1;
    if (step < last) ends += length(step);
  }
  const isPaused = ends === null && step > 0 && step < last;
  const left = isPaused ? told.left * 1000 : ends !== null && step < last ? ends - now : 0;
  const phase = step === 0 ? "waiting" : step >= last ? "over" : step % 2 ? "change" : "talk";
  return {
    step, phase, isPaused, left, ends, rounds: told.rounds, sequence: told.sequence,
    round: Math.min((step + 1) >> 1, told.rounds),
    share: phase === "over" ? 1 : length(step) ? Math.min(1, Math.max(0, 1 - left / length(step))) : 0,
    mood: isPaused ? "paused" : phase,
    isRunning: step > 0 && step < last,
    isLastTalk: step === last - 1,
  };
}

export function inWords(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

export function timeOfDay(moment, language) {
  const text = new Date(moment).toLocaleTimeString(language === "sv" ? "sv-SE" : "en-GB", {
    hour: "2-digit", minute: "2-digit", timeZone: "Europe/Stockholm",
  });
  return language === "sv" ? text.replace(":", ".") : text;
}

export const filled = (text, values) => text.replace(/%\((\w+)\)s/g, (_all, name) => values[name]);
