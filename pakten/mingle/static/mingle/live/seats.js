// Who sits where, in columns that fit the screen: as large as they can be; page by page, and never so small, when there
// are many.

const SIZES = [3.6, 3, 2.5, 2.1]; // of a hundredth of the height of the screen; the first with room for all
const PAGED = 2.5; // the same, when there is none but few pages are enough
const FEW = 8;
const PATIENCE = [4000, 8000]; // milliseconds for each page, at the least and at the most
const ROUND = 32000; // milliseconds in which everybody has been seen, if it can be

export class Seats {
  // `list`: the element that holds them; `label(first, last, page, pages)`: which of them are seen.
  constructor({ list, word, label }) {
    Object.assign(this, { list, word, label, people: [], round: 1, isByTable: false, isTurning: true });
    addEventListener("resize", () => this.fit());
    this.wait();
    list.addEventListener("scroll", () => this.tell());
    list.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      this.turn(step);
    });
  }

  // Turns by itself: the more pages there are, the sooner, so that nobody waits long for their own name.
  wait() {
    const [least, most] = PATIENCE;
    setTimeout(() => {
      if (this.isTurning) this.turn(1);
      this.wait();
    }, Math.max(least, Math.min(most, ROUND / this.pages)));
  }

  show({ people = this.people, round = this.round, isByTable = this.isByTable }) {
    Object.assign(this, { people, round, isByTable });
    this.list.replaceChildren(...(isByTable ? this.tables() : this.names()).map(row));
    this.list.scrollLeft = 0;
    this.fit();
  }

  names() {
    const here = this.people.filter((each) => each.tables[this.round - 1]);
    return here.map((each) => ({ names: [each.name], table: each.tables[this.round - 1] }));
  }

  tables() {
    const tables = new Map();
    for (const { names, table } of this.names()) tables.set(table, [...(tables.get(table) || []), ...names]);
    return [...tables].sort(([a], [b]) => a - b).map(([table, names]) => ({ names, table, isTable: true }));
  }

  fit() {
    for (const size of SIZES) {
      this.list.style.setProperty("--seat", `${size}vmin`);
      if (this.pages === 1) return this.tell();
    }
    this.list.style.setProperty("--seat", `${PAGED}vmin`);
    if (this.pages > FEW) this.list.style.setProperty("--seat", `${SIZES.at(-1)}vmin`);
    this.tell();
  }

  get width() {
    return this.list.clientWidth + parseFloat(getComputedStyle(this.list).columnGap || 0);
  }

  get pages() {
    return Math.max(1, Math.ceil((this.list.scrollWidth - 4) / this.width));
  }

  get page() {
    return Math.min(this.pages, Math.round(this.list.scrollLeft / this.width) + 1);
  }

  turn(step) {
    if (this.pages < 2) return;
    this.list.scrollLeft = ((this.page - 1 + step + this.pages) % this.pages) * this.width;
  }

  tell() {
    const { pages, page } = this;
    if (pages < 2) return this.label();
    const left = this.list.getBoundingClientRect().left;
    const seen = [...this.list.children].filter((each) => {
      const box = each.getBoundingClientRect();
      return box.left >= left - 2 && box.left < left + this.list.clientWidth - 2;
    });
    const text = (each) => each?.querySelector(this.isByTable ? "b" : "span").textContent || "";
    return this.label({ first: text(seen[0]), last: text(seen.at(-1)), page, pages });
  }
}

function row({ names, table, isTable }) {
  const item = document.createElement("li"), who = document.createElement("span"), where = document.createElement("b");
  who.replaceChildren(...names.flatMap((name, at) => [at ? " " : "", whole(name)]));
  where.textContent = table;
  item.className = isTable ? "is-table" : "";
  item.append(...(isTable ? [where, who] : [who, where]));
  return item;
}

// A name that is not broken where another begins.
function whole(name) {
  const item = document.createElement("i");
  item.textContent = name;
  return item;
}
