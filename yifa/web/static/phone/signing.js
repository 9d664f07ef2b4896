/* A white field to sign on with a finger, and the picture that comes of it. */
import { button, el } from "./dom.js";

const WIDTH = 900, HEIGHT = 360;

function pad() {
  const canvas = el("canvas", { width: WIDTH, height: HEIGHT, class: "phone-pad", "aria-label": "在这里签名" });
  const pen = canvas.getContext("2d");
  Object.assign(pen, { fillStyle: "#fff", strokeStyle: "#191c1f", lineWidth: 7, lineCap: "round", lineJoin: "round" });
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  const spot = (event) => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * WIDTH / box.width, (event.clientY - box.top) * HEIGHT / box.height];
  };
  let down = false;
  canvas.signed = false;
  canvas.addEventListener("pointerdown", (event) => {
    down = true;
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...spot(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!down) { return; }
    pen.lineTo(...spot(event));
    pen.stroke();
    canvas.signed = true;
  });
  ["pointerup", "pointercancel"].forEach((name) => canvas.addEventListener(name, () => { down = false; }));
  return canvas;
}

/* Calls `done` with the bytes of a PNG, or `left` if nobody signs. */
export function signing(label, done, left) {
  const says = el("p", { class: "note", role: "status" });
  let canvas = pad();
  const field = el("div", {}, canvas);
  const again = () => { canvas = pad(); field.replaceChildren(canvas); };
  const finish = () => {
    if (!canvas.signed) { says.textContent = "还没有签名"; return; }
    canvas.toBlob((picture) => picture.arrayBuffer().then(done), "image/png");
  };
  return el("div", { class: "phone-signing" }, el("p", {}, label), field, says,
    el("p", { class: "acts" }, button("签好了", finish, "act-ink"), button("重写", again), button("不签了", left)));
}
