/* Makes elements: el("p", { class: "note", onclick: act }, "words", another). */
export function el(name, told = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(told)) {
    if (key.startsWith("on")) { made.addEventListener(key.slice(2), value); } else if (value !== false && value !== null) { made.setAttribute(key, value === true ? "" : value); }
  }
  made.append(...inside.flat().filter((one) => one !== null && one !== ""));
  return made;
}

export const button = (words, act, look = "") => el("button", { type: "button", class: `act ${look}`, onclick: act }, words);
export const note = (words, look = "note") => words ? el("p", { class: look }, words) : null;
