// Saves an application while somebody types. Without scripts every button of the form saves.

const PAUSE = 1500;

for (const form of document.querySelectorAll("form[data-keep]")) {
  const said = form.querySelector("[data-said]");
  let timer, request, isChanged = false;

  const say = (words) => { if (said.textContent !== words) said.textContent = words; };

  const keep = async (options = {}) => {
    clearTimeout(timer);
    if (!isChanged) return;
    isChanged = false;
    request?.abort();
    request = new AbortController();
    const body = new FormData(form);
    body.set("go", "keep");
    try {
      const answer = await fetch(form.dataset.keep, { method: "POST", body, signal: request.signal, ...options });
      const isWords = answer.headers.get("Content-Type")?.startsWith("application/json");
      say(isWords ? (await answer.json()).said : form.dataset.unsaved);
    } catch (error) {
      if (error.name === "AbortError") return;
      isChanged = true;
      say(form.dataset.unsaved);
    }
  };

  form.addEventListener("input", () => {
    isChanged = true;
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  form.addEventListener("submit", () => {
    isChanged = false;
    clearTimeout(timer);
    request?.abort();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep({ keepalive: true });
  });
}
