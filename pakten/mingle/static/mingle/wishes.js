// Keeps wishes as they are tapped, and finds people as one writes. Without scripts every button of the form does it.

const SEARCH_PAUSE = 150, WRITING_PAUSE = 900;

for (const form of document.querySelectorAll("form[data-wishes]")) {
  const said = form.querySelector("[data-said]");
  let timer, isKeeping = false, isChanged = false, added = "";

  const say = (words, state) => {
    said.dataset.state = state;
    if (said.textContent !== words) said.textContent = words;
  };

  const show = (chosen) => {
    for (const [name, html] of Object.entries(chosen)) {
      const place = form.querySelector(`[data-choose="${name}"] [data-chosen]`);
      const hadFocus = place.contains(document.activeElement);
      place.innerHTML = html;
      if (hadFocus) form.querySelector(`#q-${name}`).focus();
    }
  };

  // One after the other: what is tapped last must be kept last.
  const keep = async (options = {}) => {
    clearTimeout(timer);
    if (!isChanged || isKeeping) return;
    isChanged = false;
    isKeeping = true;
    const body = new FormData(form);
    body.set("go", "keep");
    if (added) body.set("add", added);
    added = "";
    say(form.dataset.saving, "keeping");
    try {
      const answer = await fetch(form.action, { method: "POST", body, ...options });
      const isWords = answer.headers.get("Content-Type")?.startsWith("application/json");
      if (!isWords) throw new Error("no words");
      const told = await answer.json();
      if (told.chosen && !isChanged) show(told.chosen);
      say(told.said, told.is_kept ? "kept" : "unsaved");
    } catch {
      added ||= body.get("add") ?? "";
      say(form.dataset.unsaved, "unsaved");
    }
    isKeeping = false;
    if (isChanged) keep();
  };

  const change = (pause) => {
    isChanged = true;
    clearTimeout(timer);
    timer = setTimeout(keep, pause);
  };

  form.addEventListener("input", ({ target }) => {
    if (target.type !== "search") change(target.type === "text" ? WRITING_PAUSE : SEARCH_PAUSE);
  });
  form.addEventListener("submit", () => { isChanged = false; clearTimeout(timer); });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep({ keepalive: true });
  });

  for (const choose of form.querySelectorAll("[data-choose]")) {
    const field = choose.querySelector("input[type=search]"), found = choose.querySelector("[data-found]");
    let searching, request;
    choose.querySelector("button[value=find]").hidden = true;

    const search = async () => {
      clearTimeout(searching);
      request?.abort();
      request = new AbortController();
      const query = new URLSearchParams({ in: choose.dataset.choose, q: field.value });
      try {
        const answer = await fetch(`${form.dataset.find}?${query}`, { signal: request.signal });
        if (!answer.ok) return;
        found.innerHTML = await answer.text();
        found.scrollIntoView({ block: "nearest" });
      } catch { /* the next letter asks again */ }
    };

    field.addEventListener("input", () => {
      clearTimeout(searching);
      searching = setTimeout(search, SEARCH_PAUSE);
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") { event.preventDefault(); search(); }
      if (event.key === "ArrowDown") found.querySelector("button")?.focus();
    });
    found.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const buttons = [...found.querySelectorAll("button")];
      (buttons[buttons.indexOf(document.activeElement) + step] ?? field).focus();
    });
    found.addEventListener("click", (event) => {
      const button = event.target.closest("button[name=add]");
      if (!button) return;
      event.preventDefault();
      added = button.value;
      field.value = "";
      found.innerHTML = "";
      field.focus();
      change(0);
    });
  }
}
