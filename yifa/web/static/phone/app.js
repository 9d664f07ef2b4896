/* The pages of the phone and what leads from one to another; what is shown comes from what is kept. */
import { el, note } from "./dom.js";
import * as clock from "./clock.js";
import * as queue from "./queue.js";
import { begin, exchange, here } from "./contact.js";
import { formPage } from "./form.js";
import { homePage, queuePage } from "./pages.js";

/* While something waits it is tried again so often; reopening, saving and the network's return try at once. */
const AGAIN = 30000;
const main = document.getElementById("main"), head = document.getElementById("head"), band = document.getElementById("band");
let shown = "";

const go = (hash) => { window.location.hash = hash; };

function page() {
  const [where, first, second] = window.location.hash.slice(1).split("/");
  if (where === "new") { return beginning(Number(first), second); }
  const one = where === "capture" ? queue.byId(first) : null;
  if (one && here.who && one.post === here.who.key && one.state !== "stored") {
    return [one.step.label, formPage(one, { saved: () => { go("queue"); exchange({ list: false }); }, go })];
  }
  if (where === "queue") { return ["本机的记录", queuePage({ show })]; }
  return ["今天的现场", homePage({ show })];
}

/* The draft that was begun on that matter and step, or a new one. */
function beginning(key, name) {
  const matter = here.list && here.list.matters.find((one) => one.key === key);
  const step = matter && matter.steps.find((one) => one.name === name);
  if (!step) { return ["今天的现场", homePage({ show })]; }
  const begun = queue.mine(here.who).find((one) => one.state === "draft" && one.matter.key === key && one.step.name === name);
  const one = begun || queue.begin(here.who, matter, step);
  queue.save(one).then(() => window.location.replace(`#capture/${one.id}`));
  return [step.label, []];
}

function show() {
  const [title, inside] = page();
  document.title = `${title}　依法`;
  head.textContent = title;
  main.replaceChildren(...inside.filter(Boolean));
  shown = window.location.hash;
  if (here.who) { document.documentElement.classList.toggle("large", Boolean(here.who.large)); }
  showBand();
}

/* A form stays as it is while somebody fills it in; everything else is shown anew. */
function told() {
  if (shown === window.location.hash && shown.startsWith("#capture/")) { showBand(); } else { show(); }
}

function showBand() {
  const mine = queue.mine(here.who).filter((one) => one.state === "waiting");
  const files = mine.reduce((sum, one) => sum + one.files.length, 0);
  const held = mine.length ? `本机存着待送的${mine.length}份、材料${files}份，有网时按顺序自动送出。` : "";
  const cut = navigator.onLine ? "连不上服务器" : "没有网络";
  const lines = {
    offline: [el("b", {}, `${cut}，照常填写`), note(held || "填好的存在本机，有网时自动送出。", "")],
    sign_in: [el("b", {}, "要登录"), note(held, ""), el("p", {}, el("a", { href: here.way }, "去登录"))],
  }[here.status] || (here.sending ? [el("b", {}, `正在送，还有${mine.length}份`)] : []);
  const off = clock.trouble();
  const clockLine = off ? [note(`${off}。请校准手机的时间；这个差会随记录一起写明。`, "phone-clock")] : [];
  band.replaceChildren(...[...lines, ...clockLine].filter(Boolean));
  band.hidden = !band.childNodes.length;
}

async function start() {
  if (navigator.serviceWorker) { navigator.serviceWorker.register("/phone/worker.js", { scope: "/phone/" }).catch(() => {}); }
  if (navigator.storage && navigator.storage.persist) { navigator.storage.persist(); }
  await begin(told);
  show();
  window.addEventListener("hashchange", () => { window.scrollTo(0, 0); show(); });
  window.addEventListener("online", () => exchange());
  window.addEventListener("offline", () => { here.status = "offline"; showBand(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { exchange(); } });
  window.setInterval(() => { if (queue.waiting().length || here.status !== "here") { exchange({ list: false }); } }, AGAIN);
  await exchange();
}

start();
