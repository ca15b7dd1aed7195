// What scripts add to pages that work without them.

// The value beside a slider follows the thumb.
document.addEventListener("input", ({ target }) => {
  if (target.type !== "range") return;
  for (const output of document.querySelectorAll(`output[for="${target.id}"]`)) output.value = target.value;
});

// A dropped or chosen file shows its name, and the area shows that it would take one.
document.addEventListener("change", ({ target }) => {
  if (target.type !== "file" || !target.files.length) return;
  const title = target.closest(".file-drop")?.querySelector(".file-drop-title");
  if (title) title.textContent = [...target.files].map((file) => file.name).join(", ");
});
for (const [event, isOver] of [["dragenter", true], ["dragleave", false], ["drop", false]]) {
  document.addEventListener(event, ({ target }) => {
    target.closest?.(".file-drop")?.classList.toggle("is-over", isOver);
  });
}

// A form that takes its time is sent once.
document.addEventListener("submit", ({ target, submitter }) => {
  if (target.dataset.once === undefined || !submitter) return;
  requestAnimationFrame(() => { submitter.disabled = true; submitter.setAttribute("aria-busy", "true"); });
});
window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll('button[aria-busy="true"]')) {
    button.disabled = false;
    button.removeAttribute("aria-busy");
  }
});
