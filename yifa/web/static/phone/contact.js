/* Speaks with the server: who is signed in, which matters there are, one capture after the other. */
import * as clock from "./clock.js";
import { keep, kept, read } from "./store.js";
import * as queue from "./queue.js";

/* status: unknown, offline, sign_in, here; way: where to sign in; who: the post at work; list: its matters. */
export const here = { status: "unknown", way: "/desk/sign-in/?next=/phone/", who: null, list: null, leaving: false, sending: "" };
let csrf = "", running = false, again = false, told = () => {};

export async function begin(tell) {
  told = tell;
  await clock.remember();
  await queue.load();
  Object.assign(here, { who: (await kept("who")) || null, list: (await kept("list")) || null, leaving: Boolean(await kept("leaving")) });
}

/* The server can't be reached, or something else answers in its place. */
class Cut extends Error {}

async function fetched(address, sent) {
  try {
    return await fetch(address, { credentials: "same-origin", cache: "no-store", ...sent });
  } catch (why) {
    throw new Cut(why);
  }
}

async function asked(address) {
  const from = Date.now(), answer = await fetched(address), says = await answer.json().catch(() => ({}));
  if (!says.now) { throw new Cut(answer.status); }
  await clock.reached(says.now, from, Date.now());
  return { status: answer.status, ...says };
}

const TOO_LARGE = { state: "refused", fields: { files: "材料太大，服务器没有收。删掉大的，分成几段再录" } };

/* What came of a capture; without an answer of ours it failed, and is tried again later. */
async function answerTo(one, off) {
  const answer = await fetched("/phone/send/", { method: "POST", headers: { "X-CSRFToken": csrf }, body: await packed(one, off) });
  return answer.status === 413 ? TOO_LARGE : answer.json().catch(() => ({ state: "failed" }));
}

async function forget() {
  Object.assign(here, { who: null, list: null });
  await keep("who");
  await keep("list");
  await queue.forgetSent();
}

/* Who is signed in by now; false if nobody is, or somebody who wants to leave. */
async function meet(address) {
  const says = await asked(address);
  if (says.status !== 200) {
    Object.assign(here, { status: "sign_in", way: says.way || here.way });
    if (!says.keep) { await forget(); }
    return false;
  }
  csrf = says.csrf;
  if (here.leaving) { await leave(); return false; }
  Object.assign(here, { status: "here", who: says.post });
  await keep("who", says.post);
  if (says.matters) {
    here.list = { matters: says.matters, most: says.most_bytes, at: says.now };
    await keep("list", here.list);
  }
  return true;
}

async function leave() {
  await fetched("/desk/sign-out/", { method: "POST", headers: { "X-CSRFToken": csrf }, redirect: "manual" });
  Object.assign(here, { leaving: false, status: "sign_in" });
  await keep("leaving");
}

/* The list goes at once, with a network or without; the session ends as soon as the server is reached. */
export async function signOut() {
  await forget();
  here.leaving = true;
  await keep("leaving", true);
  return exchange();
}

/* Fetch the list and send what waits; asked for again while it runs, it runs once more. */
export async function exchange({ list = true } = {}) {
  if (running) { again = true; return; }
  running = true;
  try {
    if (await meet(list ? "/phone/list/" : "/phone/now/")) { await sendAll(); }
  } catch (cut) {
    if (!(cut instanceof Cut)) { throw cut; }
    here.status = "offline";
  } finally {
    running = false;
    here.sending = "";
    told();
  }
  if (again) { again = false; await exchange({ list: false }); }
}

/* In order; what is held back holds what came after it on the same matter, and nothing else. */
async function sendAll() {
  const shut = new Set(), off = clock.off();
  for (const one of queue.mine(here.who)) {
    if (queue.HELD.includes(one.state)) { shut.add(one.matter.key); }
    if (one.state !== "waiting" || shut.has(one.matter.key)) { continue; }
    here.sending = one.id;
    told();
    const says = await answerTo(one, off);
    if (says.state === "sign_in") { Object.assign(here, { status: "sign_in", way: says.way }); return; }
    if (says.state === "stored") { await arrived(one, says.place); } else { shut.add(one.matter.key); }
    if (queue.HELD.includes(says.state)) { await heldBack(one, says); }
    told();
  }
}

async function arrived(one, place) {
  const matter = here.list && here.list.matters.find((other) => other.key === one.matter.key);
  const seen = one.seen;
  await queue.stored(one, place);
  if (matter && matter.seen === seen) {
    matter.seen = place;
    await keep("list", here.list);
  }
}

function heldBack(one, says) {
  one.state = says.state;
  one.answer = says;
  return queue.save(one);
}

async function packed(one, off) {
  const body = new FormData();
  const files = one.files.map(({ name, digest, at, place, role }) => ({ name, digest, at, place, signs: role === "file" ? "" : role }));
  body.append("capture", JSON.stringify({
    id: one.id, post: one.post, matter: one.matter.key, step: one.step.name, seen: one.seen,
    typed: typed(one), files, at: one.at, known: one.known, off: one.off, off_now: off,
  }));
  for (const file of one.files) {
    body.append("file", new Blob([await read("files", file.key)], { type: file.type }), file.name);
  }
  return body;
}

/* What was typed, without what was left blank; why the party did not sign stands in the note where the step has no place for it. */
function typed(one) {
  const told = Object.fromEntries(Object.entries(one.typed).filter(([, value]) => value !== ""));
  if (one.step.fields.some(({ name }) => name === "unsigned")) {
    return one.party.how ? { ...told, unsigned: one.party.how, unsigned_why: one.party.why } : told;
  }
  const unsigned = { refused: "当事人拒绝签名", unable: "当事人不能签名", absent: "当事人不在场" }[one.party.how];
  const why = unsigned && unsigned + (one.party.why ? `：${one.party.why}` : "");
  const note = [told.act_note, why].filter(Boolean).join("。");
  return note ? { ...told, act_note: note } : told;
}
