// Who is here: searches while one types, counts who is chosen, sends a tap once, and follows what others tap.

const setup = JSON.parse(document.getElementById("now-setup").textContent);
const page = document.getElementById("now");
const OFTEN = 2000; // milliseconds between two looks at what is on
let told = setup.told, doorWaits = setup.missing, isSent = false;

const folded = (text) => text.toLowerCase().replace(/[éèêë]/g, "e").replace(/[üúù]/g, "u").replace(/\s+/g, " ").trim();

function search() {
  const words = folded(document.getElementById("q").value);
  let found = 0;
  for (const row of page.querySelectorAll(".now-people > li")) {
    row.hidden = !folded(row.querySelector(".now-who").textContent).includes(words);
    found += !row.hidden;
  }
  document.getElementById("nobody").hidden = found > 0;
}

function count() {
  const chosen = document.getElementById("chosen");
  if (!chosen) return;
  const number = page.querySelectorAll('[name="chosen"]:checked').length, button = chosen.querySelector("button");
  chosen.hidden = number === 0;
  button.textContent = button.dataset.words.replace("{number}", number);
}

page.addEventListener("input", ({ target }) => { if (target.id === "q") search(); });
page.addEventListener("change", count);
page.addEventListener("submit", (event) => {
  if (event.target.id === "find") {
    event.preventDefault();
    document.activeElement.blur();
  } else if (isSent) {
    event.preventDefault();
  } else {
    isSent = true;
    page.setAttribute("aria-busy", "true");
  }
});
addEventListener("pageshow", ({ persisted }) => {
  isSent = false;
  page.removeAttribute("aria-busy");
  if (persisted) location.reload();
});

// Nothing is taken out of somebody's hands: while they write or have chosen people, the page stays as it is.
function isBusy() {
  const isWriting = page.querySelector("#add").contains(document.activeElement) || [...page.querySelectorAll("#add input[type=text]")].some(({ value }) => value);
  return isSent || isWriting || page.querySelector('[name="chosen"]:checked');
}

async function look() {
  try {
    const answer = await fetch(setup.now, { cache: "no-store", credentials: "omit" });
    const now = await answer.json();
    const isOther = now.plan !== told.plan || now.sequence !== told.sequence || now.step !== told.step;
    if (!isBusy() && (isOther || await hasDoorNews())) {
      const fresh = await fetch(location.href, { cache: "no-store" });
      const text = await fresh.text();
      if (fresh.ok && !isBusy()) {
        show(new DOMParser().parseFromString(text, "text/html"));
        told = now;
      }
    }
  } catch {
    // asked again soon
  }
}

// The door asks for itself: who comes in changes nothing on the stage.
async function hasDoorNews() {
  if (!setup.has_door) return false;
  const answer = await fetch(location.pathname, { cache: "no-store", headers: { "X-Part": "missing" } });
  const { missing } = await answer.json();
  const isNew = missing !== doorWaits;
  doorWaits = missing;
  return isNew;
}

function show(fresh) {
  const words = document.getElementById("q").value, hadFocus = document.activeElement?.id === "q";
  const part = fresh.getElementById("now");
  if (!part) return;
  page.replaceChildren(...part.childNodes);
  document.getElementById("q").value = words;
  if (hadFocus) document.getElementById("q").focus();
  search();
  count();
}

setInterval(() => { if (!document.hidden) look(); }, OFTEN);
search();
count();
