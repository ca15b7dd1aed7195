// What is heard and felt at a change: tones made here, no file; a phone trembles. Nothing before somebody has said yes.

import { kept } from "./clock.js";

const TONES = { // [frequency, seconds from now]
  talk: [[523, 0], [784, 0.18]],
  soon: [[659, 0]],
  change: [[784, 0], [659, 0.32], [523, 0.64]],
  over: [[523, 0], [659, 0.3], [784, 0.6], [1047, 0.9]],
  paused: [[440, 0]],
};
const SHAKES = { talk: [120, 80, 120], soon: [60], change: [250, 120, 250, 120, 400], over: [500], paused: [] };
const OVERTONES = [[1, 1], [2.01, 0.4], [2.99, 0.18], [4.16, 0.08]]; // a struck bowl rather than a horn

export class Signals {
  constructor(name, isOn) {
    this.name = `mingle ${name}`;
    this.isOn = kept.get(this.name) ?? isOn;
    for (const event of ["pointerdown", "keydown"]) addEventListener(event, () => this.isOn && this.wake());
  }

  // Browsers let a page sound only after somebody has touched it.
  wake() {
    if (!("AudioContext" in window)) return;
    this.audio ??= new AudioContext();
    if (this.audio.state === "suspended") this.audio.resume();
  }

  get isAwake() {
    return this.audio?.state === "running";
  }

  set(isOn) {
    this.isOn = isOn;
    kept.set(this.name, isOn);
    if (isOn) this.wake();
  }

  give(kind) {
    document.documentElement.dataset.signal = kind; // what is seen: a moment's light, in the styles
    clearTimeout(this.light);
    this.light = setTimeout(() => delete document.documentElement.dataset.signal, 2600);
    if (!this.isOn) return;
    navigator.vibrate?.(SHAKES[kind]);
    if (this.isAwake) for (const [frequency, after] of TONES[kind]) this.strike(frequency, this.audio.currentTime + after);
  }

  strike(frequency, at) {
    for (const [times, share] of OVERTONES) {
      const tone = this.audio.createOscillator(), loudness = this.audio.createGain();
      tone.frequency.value = frequency * times;
      loudness.gain.setValueAtTime(0.0001, at);
      loudness.gain.exponentialRampToValueAtTime(0.32 * share, at + 0.012);
      loudness.gain.exponentialRampToValueAtTime(0.0001, at + 2.4 / times);
      tone.connect(loudness).connect(this.audio.destination);
      tone.start(at);
      tone.stop(at + 2.5);
    }
  }
}

// Which signal belongs to what has changed; none when a page has just been opened, or stood hidden meanwhile.
export function signalOf(now, before) {
  if (!before || now.isPaused !== before.isPaused) return before && now.isPaused ? "paused" : null;
  if (now.step !== before.step) return Math.abs(now.step - before.step) === 1 && now.phase !== "waiting" ? now.phase : null;
  const isSoon = now.phase === "talk" && !now.isPaused && now.left <= 10000 && before.left > 10000;
  return isSoon ? "soon" : null;
}

// The screen stays lit while it matters, where the browser can.
export async function stayLit() {
  const ask = async () => {
    if (!document.hidden) await navigator.wakeLock?.request("screen").catch(() => {});
  };
  document.addEventListener("visibilitychange", ask);
  await ask();
}
