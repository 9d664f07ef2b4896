/* Takes files in: their bytes are copied and digested at once, with the time, and the place if allowed. */
import { save } from "./queue.js";

const MOST = 50 * 1024 * 1024;
const KINDS = { image: "照片", audio: "录音", video: "录像" };

export class TooLarge extends Error {}

/* By the browser where it may (secure pages), else by our own. */
export async function digest(bytes) {
  if (!crypto.subtle) { return sha256(new Uint8Array(bytes)); }
  const found = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(found, (one) => one.toString(16).padStart(2, "0")).join("");
}

/* 30.27415,120.15515±12米; "" where it is not allowed or not found, which stops nothing. */
export function place() {
  return new Promise((resolve) => {
    if (!navigator.geolocation) { resolve(""); return; }
    const told = ({ coords }) => resolve(`${coords.latitude.toFixed(5)},${coords.longitude.toFixed(5)}±${Math.min(999999, Math.round(coords.accuracy))}米`);
    navigator.geolocation.getCurrentPosition(told, () => resolve(""), { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 });
  });
}

function nameFor(one, file) {
  const kind = KINDS[file.type.split("/")[0]] || "材料";
  const ending = (/\.[A-Za-z0-9]{1,8}$/.exec(file.name) || [""])[0];
  const number = 1 + Math.max(0, ...one.files.map((other) => (other.name.startsWith(kind) && parseInt(other.name.slice(2), 10)) || 0));
  return `${kind}${number}${ending}`;
}

/* A photo, a sound or a film that was made or picked: dated by the file, never later than now. */
export async function takeIn(one, file, most = MOST) {
  if (!file.size) { throw new TooLarge(`“${file.name}”是空文件，重新拍`); }
  if (file.size > most) { throw new TooLarge(`“${file.name}”超过${Math.floor(most / 1048576)}兆，分成几段再录`); }
  const at = new Date(Math.min(file.lastModified || Date.now(), Date.now())).toISOString();
  return add(one, { name: nameFor(one, file), type: file.type, at, role: "file" }, await file.arrayBuffer());
}

/* A signature instead of the one that was there. */
export async function sign(one, role, name, bytes) {
  const before = one.files.filter((file) => file.role === role);
  one.files = one.files.filter((file) => file.role !== role);
  return add(one, { name, type: "image/png", at: new Date().toISOString(), role }, bytes, before);
}

async function add(one, told, bytes, instead = []) {
  const where = place();
  const serial = (one.serial || 0) + 1;
  const file = { ...told, key: `${one.id}/${serial}`, size: bytes.byteLength, digest: await digest(bytes), place: "" };
  one.serial = serial;
  one.files.push(file);
  await save(one, ["files", file.key, bytes], ...instead.map((old) => ["files", old.key]));
  where.then((found) => {
    if (found && one.files.includes(file) && one.state !== "stored") { file.place = found; return save(one); }
    return null;
  });
  return file;
}

export function remove(one, file) {
  one.files = one.files.filter((other) => other !== file);
  return save(one, ["files", file.key]);
}
