/* What the server said of a capture that it did not take: what is missing, or who was there meanwhile. */
import { el, note } from "./dom.js";

const reasons = (says) => (says.reasons || []).map((why) => el("li", {}, why.missing, note(why.basis, "article"), note(why.says, "small")));

function refused(says) {
  const fields = Object.values(says.fields || {}).map((words) => el("li", {}, words));
  return [el("h3", {}, says.title || "这份没有收下"), el("ol", {}, ...reasons(says), ...fields)];
}

function moved(says) {
  const acts = says.meanwhile.map((one) => el("li", {}, `${one.when}　${one.who}　`, el("b", {}, one.what), one.words ? `：${one.words}` : ""));
  const bars = reasons(says);
  return [
    el("h3", {}, `您填的时候，别人办了这一件，现在是“${says.stage}”`),
    el("ul", { class: "phone-meanwhile" }, acts),
    bars.length ? el("p", {}, "按现在的情况，这一步还缺：") : null, bars.length ? el("ol", {}, bars) : null,
  ].filter(Boolean);
}

const WORDS = { refused, moved, gone: (says) => [el("h3", {}, says.says)] };

/* The block that says so, with the way out; null where nothing stands in the way. */
export function said(one) {
  if (!one.answer || !WORDS[one.state]) { return null; }
  return el("div", { class: "phone-said", role: "alert" }, ...WORDS[one.state](one.answer), note("这份记录没有送进去。填的内容、照片、签名都还在手机上。"));
}
