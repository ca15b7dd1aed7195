// From a picture to the text of the QR code in it: by the browser where it can, else by the decoder in vendor/.

import decode from "../vendor/qr/decode.js";

const LARGEST = 900; // pixels; more only takes time
const canvas = document.createElement("canvas");
const pen = canvas.getContext("2d", { willReadFrequently: true });
let detector;

async function browsersOwn() {
  if (detector === undefined) {
    const kinds = "BarcodeDetector" in window ? await BarcodeDetector.getSupportedFormats().catch(() => []) : [];
    detector = kinds.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : null;
  }
  return detector;
}

// The text, or null. `source`: what a canvas can draw; the camera's picture and a photograph go the same way.
export async function read(source) {
  const width = source.videoWidth || source.width, height = source.videoHeight || source.height;
  if (!width || !height) return null;
  const own = await browsersOwn();
  if (own) {
    const found = await own.detect(source).catch(() => []);
    if (found.length) return found[0].rawValue;
  }
  const scale = Math.min(1, LARGEST / Math.max(width, height));
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  pen.fillStyle = "#fff"; // under a picture that one can see through
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(source, 0, 0, canvas.width, canvas.height);
  try {
    return decode(pen.getImageData(0, 0, canvas.width, canvas.height));
  } catch {
    return null;
  }
}

// The secret of a ticket in the text of its code, as the server reads it too (door_forms.key_in).
export const keyIn = (text) => text.trim().split("/r/").slice(-1)[0].split("?")[0].replace(/^\/+|\/+$/g, "").slice(0, 60);

export async function hashOf(key) {
  if (!crypto.subtle) return null;
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, 32);
}

// Looks through the camera until it is stopped; says each code once, and the same again only after a while.
export async function watch(video, say) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
  video.srcObject = stream;
  await video.play();
  let isOn = true, last = "", lastAt = 0;
  (async () => {
    while (isOn) {
      const text = await read(video);
      if (text && (text !== last || Date.now() - lastAt > 4000)) {
        [last, lastAt] = [text, Date.now()];
        navigator.vibrate?.(60);
        await say(text);
      }
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  })();
  return () => {
    isOn = false;
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
}
