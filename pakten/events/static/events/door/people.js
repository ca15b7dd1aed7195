// Who is on the list, as the server told it last and as this phone has changed it since.

const bare = (text) => text.toLocaleLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

export class People {
  constructor() {
    this.byId = new Map();
    this.byTicket = new Map();
    this.others = new Set();
    this.expected = this.last = 0;
  }

  // The whole list.
  take({ people, others, expected, last }) {
    this.byId.clear();
    this.byTicket.clear();
    this.others = new Set(others);
    Object.assign(this, { expected, last });
    people.forEach((person) => this.put(person));
  }

  put(person) {
    this.byId.set(person.id, { ...person });
    this.byTicket.set(person.ticket, person.id);
  }

  get = (id) => this.byId.get(id);
  withTicket = (hash) => this.byId.get(this.byTicket.get(hash));
  isOfAnother = (hash) => this.others.has(hash.slice(0, 10));
  isIn = (person) => Boolean(person.in) || person.state === "attended";

  get came() {
    return [...this.byId.values()].filter(this.isIn).length;
  }

  // What waits to be sent holds on this phone already.
  replay(waits) {
    for (const item of waits) {
      const person = this.get(item.person);
      if (!person) continue;
      if (item.undo) Object.assign(person, { in: null, state: "registered" });
      else Object.assign(person, { in: item.token, at: item.clock, door: item.door, state: "attended" });
    }
  }

  search(words) {
    const wanted = bare(words).split(/\s+/).filter(Boolean);
    if (!wanted.length) return [];
    return [...this.byId.values()]
      .filter(({ name, organisation }) => name && wanted.every((word) => bare(`${name} ${organisation}`).includes(word)))
      .sort((a, b) => a.name.localeCompare(b.name, "sv"))
      .slice(0, 30);
  }
}
