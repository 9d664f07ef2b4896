/* How far the phone's clock is off, by what the server said when it was last reached. */
import { keep, kept } from "./store.js";

const TOLERATED = 120;
/* server: its time when last reached; off: seconds the phone was ahead; latest: the phone's latest moment. */
let contact = { server: "", off: 0, latest: 0 };

export async function remember() { contact = (await kept("contact")) || contact; }

/* The server said its time in an answer that was asked for between two moments of ours. */
export function reached(server, asked, came) {
  const off = Math.round(((asked + came) / 2 - Date.parse(server)) / 1000);
  contact = { server, off, latest: came };
  return keep("contact", contact);
}

/* Seconds ahead; a clock that shows less than it did before was set back by at least as much. */
export function off() {
  const back = Math.min(0, Date.now() - contact.latest) / 1000;
  return contact.off + (back < -TOLERATED ? Math.round(back) : 0);
}

export const known = () => contact.server;

const HERE = { timeZone: "Asia/Shanghai", hourCycle: "h23" };
const DAY = new Intl.DateTimeFormat("sv-SE", HERE);
const MOMENT = new Intl.DateTimeFormat("zh-CN", { ...HERE, month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" });

/* Today by the server's clock: 2026-11-18. */
export const today = () => DAY.format(Date.now() - off() * 1000);

/* 11月18日09:05 */
export function moment(iso) {
  const { month, day, hour, minute } = Object.fromEntries(MOMENT.formatToParts(new Date(iso)).map((one) => [one.type, one.value]));
  return `${month}月${day}日${hour}:${minute}`;
}

/* What to say of a clock that is off, "" if it is not. */
export function trouble(seconds = off()) {
  if (Math.abs(seconds) <= TOLERATED) { return ""; }
  const minutes = Math.floor(Math.abs(seconds) / 60), days = Math.floor(minutes / 1440);
  const parts = [[days, "天"], [Math.floor(minutes % 1440 / 60), "小时"], [minutes % 60, "分"]];
  return `手机时钟${seconds > 0 ? "快" : "慢"}${parts.filter(([n]) => n).map(([n, unit]) => n + unit).join("")}`;
}
