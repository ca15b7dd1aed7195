// What the phone keeps of one door: the list it works from, and what waits to be sent. It outlives the page, and a
// phone that runs out of battery.

const open = (name) =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("kept");
      request.result.createObjectStore("waits", { autoIncrement: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

export async function openStore(name) {
  const base = await open(name);
  const ask = (store, mode, verb) =>
    new Promise((resolve, reject) => {
      const transaction = base.transaction(store, mode, { durability: "strict" });
      const request = verb(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  return {
    read: (key) => ask("kept", "readonly", (store) => store.get(key)),
    keep: (key, value) => ask("kept", "readwrite", (store) => store.put(value, key)),
    forget: (key) => ask("kept", "readwrite", (store) => store.delete(key)),
    add: (item) => ask("waits", "readwrite", (store) => store.add(item)),
    sent: (number) => ask("waits", "readwrite", (store) => store.delete(number)),
    async waiting() {
      const [numbers, items] = await Promise.all([
        ask("waits", "readonly", (store) => store.getAllKeys()),
        ask("waits", "readonly", (store) => store.getAll()),
      ]);
      return items.map((item, index) => ({ ...item, number: numbers[index] }));
    },
  };
}
