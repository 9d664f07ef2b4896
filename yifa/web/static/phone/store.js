/* What the phone keeps in its own database: captures, their files, the last list, who is at work. */
const NAME = "yifa-phone", STORES = ["captures", "files", "kept"];
let opened = null;

function database() {
  opened = opened || new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => STORES.forEach((one) => asked.result.createObjectStore(one));
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}

function answered(asked) {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

/* Write several things, [store, key, value], all or none; without a value the key is removed. It is
   done once the disk has it, so that whoever kills the page afterwards loses nothing. */
export async function write(changes) {
  const within = (await database()).transaction(STORES, "readwrite", { durability: "strict" });
  for (const [store, key, value] of changes) {
    if (value === undefined) { within.objectStore(store).delete(key); } else { within.objectStore(store).put(value, key); }
  }
  return new Promise((resolve, reject) => {
    within.oncomplete = () => resolve();
    within.onabort = () => reject(within.error);
  });
}

export async function read(store, key) {
  return answered((await database()).transaction(store).objectStore(store).get(key));
}

export async function all(store) {
  return answered((await database()).transaction(store).objectStore(store).getAll());
}

export const keep = (name, value) => write([["kept", name, value]]);
export const kept = (name) => read("kept", name);
