/* The captures of this phone, oldest first: begun, waiting, held back, put aside, sent. */
import { all, write } from "./store.js";
import * as clock from "./clock.js";

export const captures = [];
/* How many of those that were sent stay to be looked at. */
const STAY = 20;
/* What still has to go in, or to be decided upon. */
export const HELD = ["refused", "moved", "gone"];
const OPEN = ["draft", "waiting", ...HELD];

export async function load() {
  const found = await all("captures");
  captures.splice(0, captures.length, ...found.sort((one, other) => one.order - other.order));
}

export const byId = (id) => captures.find((one) => one.id === id);
export const mine = (who) => captures.filter((one) => who && one.post === who.key);
export const open = (who) => mine(who).filter((one) => OPEN.includes(one.state));
export const waiting = () => captures.filter((one) => one.state === "waiting");

const entry = (one) => ["captures", one.id, one];

export function save(one, ...files) {
  if (!captures.includes(one)) { captures.push(one); }
  return write([entry(one), ...files]);
}

function id() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
}

/* A step begun on a matter as the officer saw it. */
export function begin(who, matter, step) {
  const { key, number, title, seen } = matter;
  const plain = Object.fromEntries(step.fields.filter((one) => one.value).map((one) => [one.name, one.value]));
  const order = Math.max(0, ...captures.map((one) => one.order)) + 1;
  return {
    id: id(), order, post: who.key, matter: { key, number, title }, step, seen,
    typed: { act_on: clock.today(), ...plain }, files: [], party: { how: "", why: "" }, state: "draft", answer: null,
  };
}

/* It is whole: from here on it goes by itself; who saw what others did meanwhile sends on that. */
export function submit(one) {
  if (one.state === "moved") { one.seen = one.answer.seen; }
  Object.assign(one, { state: "waiting", at: new Date().toISOString(), known: clock.known(), off: clock.off(), answer: null });
  return save(one);
}

/* It is there, as the event of that place: what was captured after it on the same matter follows it.
   The bytes and the words leave the phone; that it was sent stays to be looked at. */
export function stored(one, place) {
  const later = captures.filter((other) => other !== one && other.matter.key === one.matter.key && other.state !== "stored" && other.seen === one.seen);
  later.forEach((other) => { other.seen = place; });
  const gone = one.files.map((file) => ["files", file.key]);
  Object.assign(one, { state: "stored", typed: {}, party: { how: "", why: "" }, answer: null, sent: new Date().toISOString() });
  const old = captures.filter((other) => other.state === "stored").slice(0, -STAY);
  old.forEach((other) => captures.splice(captures.indexOf(other), 1));
  return write([...[one, ...later].map(entry), ...gone, ...old.map((other) => ["captures", other.id])]);
}

/* Sign-out takes what was sent along; what still has to go in stays. */
export function forgetSent() {
  const sent = captures.filter((one) => one.state === "stored");
  sent.forEach((one) => captures.splice(captures.indexOf(one), 1));
  return write(sent.map((one) => ["captures", one.id]));
}

/* A draft is given up before anything was saved of it as done. */
export function drop(one) {
  captures.splice(captures.indexOf(one), 1);
  return write([["captures", one.id], ...one.files.map((file) => ["files", file.key])]);
}
