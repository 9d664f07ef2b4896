/* One capture being filled in: what the step asks, files, signatures; everything is kept as it is typed. */
import { button, el, note } from "./dom.js";
import * as capturing from "./capturing.js";
import * as clock from "./clock.js";
import * as queue from "./queue.js";
import { here } from "./contact.js";
import { said } from "./said.js";
import { signing } from "./signing.js";

const TAKES = [["拍照", "image/*"], ["录音", "audio/*"], ["录像", "video/*"]];
/* What files are signed by is named as the house names it (yifa/kernel/evidence.py). */
const SIGNERS = [["officer", "第一名执法人员", "执法人员签名1.png"], ["second_officer", "第二名执法人员", "执法人员签名2.png"]];
const PARTY = ["party", "当事人", "当事人签名.png"], WITNESS = ["witness", "见证人", "见证人签名.png"];
/* Why the party did not sign is asked where it signs, not among the fields. */
const ASKED_BELOW = ["unsigned", "unsigned_why"];
const UNSIGNED = [["当事人拒绝签名", "refused"], ["当事人不能签名", "unable"], ["当事人不在场", "absent"]];
const BESIDE = [
  { name: "act_on", label: "办理日期", kind: "day", needed: true, choices: [] },
  { name: "act_note", label: "说明", kind: "text", needed: false, choices: [] },
];

export function formPage(one, { saved, go }) {
  const faults = (one.answer && one.answer.fields) || {};
  const trouble = el("div", { role: "alert" }), foot = el("div", { class: "phone-foot" });
  const keep = (what) => Promise.resolve(what).catch((full) => {
    trouble.replaceChildren(note(`手机存不下了（${full.name || full.message}）。先把待送的送出去，或者腾出空间，再继续。`, "urgent"));
  });
  const changed = () => { keep(queue.save(one)); showFoot(); };

  function showFoot() {
    const blank = fieldsOf(one).filter(({ name, needed }) => needed && !one.typed[name]);
    const unsigned = [...SIGNERS, PARTY].filter(([role]) => !isSettled(one, role));
    const lacks = [blank.length ? `${blank.length}项` : "", unsigned.length ? `${unsigned.length}个签名` : ""].filter(Boolean);
    const why = unsigned.length && unsigned[0] === PARTY && one.party.how;
    const first = blank.length ? `[name="${blank[0].name}"]` : why ? '[name="party_why"]' : unsigned.length ? `[data-sign="${unsigned[0][0]}"]` : "";
    const press = () => {
      if (!lacks.length) { keep(queue.submit(one).then(saved)); return; }
      const place = document.querySelector(first);
      if (place) { place.scrollIntoView({ block: "center" }); place.focus(); }
    };
    const made = button(lacks.length ? `还差${lacks.join("和")}` : "存好，有网就送", press, lacks.length ? "act-shut" : "act-ink");
    if (lacks.length) { made.setAttribute("aria-disabled", "true"); }
    foot.replaceChildren(made);
  }

  const signs = el("div", { class: "phone-signs" });
  const showSigns = () => signs.replaceChildren(...[...SIGNERS, PARTY].map((signer) => signer === PARTY ? partyBlock(one, signer, again, changed, keep) : signBlock(one, signer, again, keep)));
  const again = () => { showSigns(); showFoot(); };
  showSigns();
  showFoot();
  const asked = fieldsOf(one).filter(asks), number = (told) => asked.indexOf(told) + 1;
  const drop = () => { if (window.confirm("删掉这份没填完的记录？删了找不回来。")) { queue.drop(one).then(() => go("")); } };
  return [
    el("p", { class: "song soft" }, `${one.matter.number}　${one.matter.title}`),
    note(one.step.basis, "article"),
    said(one),
    ...fieldsOf(one).map((told) => control(one, told, number(told), faults[told.name], changed)),
    el("h2", {}, "现场材料"),
    note(faults.files, "urgent"),
    filesBlock(one, keep, () => { changed(); again(); }),
    el("h2", {}, "签名"),
    ...ASKED_BELOW.map((name) => note(faults[name], "urgent")),
    signs, trouble, foot,
    one.state === "draft" ? el("p", { class: "phone-drop" }, button("不要这份了", drop)) : null,
  ];
}

/* Questions are numbered; what is only ticked asks nothing by itself. */
const asks = ({ kind }) => kind !== "yes";
const fieldsOf = (one) => [BESIDE[0], ...one.step.fields.filter(({ name }) => !ASKED_BELOW.includes(name)), BESIDE[1]];
const signedBy = (one, role) => one.files.some((file) => file.role === role);
const recorded = (one) => one.files.some((file) => /^(audio|video)\//.test(file.type));

/* Signed; or, of the party, said why not, and a witness signed; where it was there, a recording tells of it too. */
function isSettled(one, role) {
  const { how, why } = one.party;
  if (signedBy(one, role)) { return true; }
  return role === "party" && Boolean(how && why.trim()) && (signedBy(one, "witness") || (how !== "absent" && recorded(one)));
}

function control(one, { name, label, kind, needed, choices, help }, number, fault, changed) {
  const put = (value) => { one.typed[name] = value; changed(); };
  const id = `id_${name}`, value = one.typed[name] || "";
  const head = [el("span", { class: "question" }, String(number)), label, needed ? "" : el("span", { class: "may note" }, "可以不填")];
  const below = [note(help, "field-help note"), note(fault, "field-error urgent")];
  const look = `field${fault ? " field-wrong" : ""}`;
  if (kind === "choice") {
    const options = choices.map(([key, words], place) => el("div", { class: "choice" },
      el("input", { type: "radio", name, id: `${id}_${place}`, value: key, checked: key === value, onchange: () => put(key) }),
      el("label", { for: `${id}_${place}` }, words)));
    return el("fieldset", { class: look }, el("legend", {}, head), el("div", { class: "choices" }, options), below);
  }
  if (kind === "yes") {
    const box = el("input", { type: "checkbox", name, id, checked: value === "on", onchange: (event) => put(event.target.checked ? "on" : "") });
    return el("div", { class: look }, el("div", { class: "choice" }, box, el("label", { for: id }, label)), below);
  }
  const told = { name, id, autocomplete: "off", oninput: (event) => put(event.target.value) };
  const made = kind === "text" ? el("textarea", { ...told, rows: 3 }) : el("input", { ...told, type: kind === "day" ? "date" : "text", inputmode: kind === "number" ? "decimal" : null });
  made.value = value;
  return el("div", { class: look }, el("label", { for: id }, head), made, below);
}

function filesBlock(one, keep, changed) {
  const list = el("ul", { class: "phone-files" }), says = el("p", { class: "urgent", role: "alert" });
  const show = () => list.replaceChildren(...one.files.filter((file) => file.role === "file").map((file) => el("li", {},
    el("span", {}, el("b", {}, file.name), ` ${clock.moment(file.at)}`),
    el("span", { class: "ticked small" }, `校验码${file.digest.slice(0, 4)} ${file.digest.slice(4, 8)}`),
    button("删掉", () => keep(capturing.remove(one, file)).then(() => { show(); changed(); })))));
  const takeIn = async (event) => {
    says.textContent = "";
    const files = [...event.target.files];
    event.target.value = "";
    for (const file of files) {
      try {
        await capturing.takeIn(one, file, here.list ? here.list.most : undefined);
      } catch (fault) {
        says.textContent = fault instanceof capturing.TooLarge ? fault.message : "手机存不下这份材料了，先把待送的送出去。";
      }
      show();
    }
    changed();
  };
  show();
  const takers = TAKES.map(([words, accept]) => el("label", { class: "act" }, words,
    el("input", { type: "file", class: "unseen", accept, capture: accept.startsWith("audio") ? "user" : "environment", onchange: takeIn, "aria-label": words })));
  return el("div", {}, list, says, el("div", { class: "acts phone-takers" }, takers));
}

function signBlock(one, [role, who, name], again, keep) {
  const file = one.files.find((other) => other.role === role);
  const block = el("div", { class: "phone-sign" });
  const open = () => block.replaceChildren(signing(`${who}请在下面签名`, (bytes) => keep(capturing.sign(one, role, name, bytes)).then(again), again));
  block.append(el("p", {}, who), file ? el("p", { class: "ticked" }, `${clock.moment(file.at)}已签`) : "",
    el("button", { type: "button", class: "act", "data-sign": role, onclick: open }, file ? "重签" : `${who}签名`));
  return block;
}

function partyBlock(one, signer, again, changed, keep) {
  const how = (words, value) => button(words, () => { one.party = { how: one.party.how === value ? "" : value, why: one.party.why }; changed(); again(); }, one.party.how === value ? "act-ink" : "");
  const why = el("input", { type: "text", name: "party_why", "aria-label": "原因", placeholder: "原因", value: one.party.why, oninput: (event) => { one.party.why = event.target.value; changed(); } });
  const ways = el("p", { class: "acts" }, UNSIGNED.map(([words, value]) => how(words, value)));
  if (!one.party.how) { return el("div", {}, signBlock(one, signer, again, keep), signedBy(one, "party") ? "" : ways); }
  const told = one.party.how === "absent" ? "请见证人签名。" : "请见证人签名，或者录音、录像。";
  return el("div", {}, ways, el("div", { class: "field" }, why, note(told)), signBlock(one, WITNESS, again, keep));
}
