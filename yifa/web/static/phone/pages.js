/* The list of matters, and the queue of what was captured: what waits, what is held back and why. */
import { button, el, note } from "./dom.js";
import * as clock from "./clock.js";
import * as queue from "./queue.js";
import { exchange, here, signOut } from "./contact.js";
import { said } from "./said.js";

const STATES = { draft: "没填完", waiting: "待送", refused: "没有收下", moved: "有人先办过了", gone: "送不进去", aside: "已搁置", stored: "已送到" };

export function homePage({ show }) {
  const mine = queue.open(here.who), others = queue.waiting().length - queue.mine(here.who).filter((one) => one.state === "waiting").length;
  const counts = Object.keys(STATES).map((state) => [state, mine.filter((one) => one.state === state).length]).filter(([, count]) => count);
  return [
    here.who ? note(`${here.who.name}　${here.who.place}　${here.who.role}`, "soft") : note("登录以后显示您的事项。", "soft"),
    counts.length ? el("p", {}, el("a", { class: "phone-waits", href: "#queue" }, counts.map(([state, count]) => `${STATES[state]}${count}份`).join("，"))) : null,
    others ? note(`本机还存着别人填的${others}份，由本人登录后送出。`, "note") : null,
    ...(here.list ? matters() : []),
    el("p", { class: "acts phone-ways" }, el("a", { class: "act", href: "#queue" }, "本机的记录"), button("刷新", () => exchange()), here.who ? button("退出登录", () => signOut().then(show)) : null),
  ];
}

function matters() {
  if (!here.list.matters.length) {
    return [el("div", { class: "phone-none" }, el("p", {}, "没有要到现场办的事项。"), note("您经办的、写着您是执法人员的案件，正在调查时出现在这里。"))];
  }
  return [...here.list.matters.map(matter), note(`名单是${clock.moment(here.list.at)}取的。`)];
}

function matter(one) {
  const open = one.steps.filter((step) => !step.why.length), shut = one.steps.filter((step) => step.why.length);
  return el("section", { class: "phone-matter" },
    el("h2", {}, one.title),
    note(`${one.kind}　${one.number}`, "soft"),
    note([one.stage, one.due].filter(Boolean).join("　"), "soft"),
    el("p", { class: "acts" }, open.map((step, place) => el("a", { class: place ? "act" : "act act-ink", href: `#new/${one.key}/${step.name}` }, step.label))),
    shut.length ? el("details", {}, el("summary", {}, `暂时不能办${shut.length}项`), el("ul", {}, shut.map((step) => el("li", {}, el("b", {}, step.label), note(step.why.join("；"), "small"))))) : null);
}

export function queuePage({ show }) {
  const mine = queue.mine(here.who);
  if (!here.who) { return [note("登录以后显示本机的记录；没有送出的都还在。", "soft")]; }
  if (!mine.length) { return [note("本机没有记录。", "soft")]; }
  const again = el("p", { class: "acts" }, button("现在送", () => exchange({ list: false }), "act-ink"));
  return [mine.some((one) => one.state === "waiting") ? again : null, ...[...mine].reverse().map((one) => item(one, show))];
}

function item(one, show) {
  const state = here.sending === one.id ? "正在送" : STATES[one.state];
  const first = queue.mine(here.who).find((other) => other.matter.key === one.matter.key && queue.HELD.includes(other.state) && other.order < one.order);
  return el("section", { class: `phone-item phone-${one.state}`, "data-capture": one.id },
    el("p", {}, el("b", { class: "phone-state" }, state), `　${one.step.label}`),
    note(`${one.matter.number}　${one.matter.title}`, "soft"),
    one.at ? note([clock.moment(one.at), one.files.length ? `材料${one.files.length}份` : "", clock.trouble(one.off)].filter(Boolean).join("　")) : null,
    one.state === "waiting" && first ? note("排在前面的一份还没有处理，处理好再送这一份。") : null,
    ...(WAYS[one.state] ? WAYS[one.state](one, show) : []));
}

const edit = (one, words) => el("a", { class: "act", href: `#capture/${one.id}` }, words);

function decide(one, words, seen, show) {
  const again = () => {
    Object.assign(one, { seen, state: "waiting", answer: null });
    queue.save(one).then(show).then(() => exchange({ list: false }));
  };
  return button(words, again, "act-ink");
}

// What is being typed, by capture: the page is drawn anew whenever something was sent.
const reasons = new Map();

function aside(one, show) {
  const why = el("input", { type: "text", name: "why", "aria-label": "搁置的原因", placeholder: "搁置的原因", value: reasons.get(one.id) || "" });
  why.addEventListener("input", () => reasons.set(one.id, why.value));
  const says = el("p", { class: "urgent", role: "status" });
  const put = () => {
    if (!why.value.trim()) { says.textContent = "写明原因再搁置"; return; }
    Object.assign(one, { before: one.state, state: "aside", why: why.value.trim() });
    queue.save(one).then(show).then(() => exchange({ list: false }));
  };
  return el("div", { class: "field phone-aside" }, why, says, button("搁置", put));
}

const WAYS = {
  draft: (one) => [el("p", { class: "acts" }, edit(one, "接着填"))],
  refused: (one, show) => [said(one), el("p", { class: "acts" }, edit(one, "改一改"), decide(one, "再送一次", one.seen, show)), aside(one, show)],
  moved: (one, show) => [said(one), el("p", { class: "acts" }, decide(one, "照样送", one.answer.seen, show), edit(one, "改一改再送")), aside(one, show)],
  gone: (one, show) => [said(one), el("p", { class: "acts" }, decide(one, "再送一次", one.seen, show)), aside(one, show)],
  aside: (one, show) => [note(`搁置的原因：${one.why}`), el("p", { class: "acts" }, button("拿回来", () => { one.state = one.before; queue.save(one).then(show); }))],
};
