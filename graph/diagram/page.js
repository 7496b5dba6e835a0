"use strict";
const { nodes, edges, groups, pages } = JSON.parse(document.getElementById("drawing").textContent);
const svg = document.querySelector("main svg");
const boxes = [...svg.querySelectorAll(".node")];
const arrows = [...svg.querySelectorAll(".edge")];
const joints = [...svg.querySelectorAll(".any-of")];
const aside = document.querySelector("aside");
const search = document.querySelector("input");
const { x, y, width, height } = svg.viewBox.baseVal;
const whole = { x, y, width, height };

// All that one comes to from a topic by arrows, in one direction.
function reached(start, from, to) {
  const found = new Set([start]);
  for (const at of found) for (const edge of edges) if (edge[from] === at) found.add(edge[to]);
  return found;
}

function faint(shown) {
  boxes.forEach((box, at) => box.classList.toggle("faint", !shown.has(at)));
  arrows.forEach((arrow, at) =>
    arrow.classList.toggle("faint", !shown.has(edges[at].source) || !shown.has(edges[at].target)));
  joints.forEach((joint, at) =>
    joint.classList.toggle("faint", groups[at].every((edge) => arrows[edge].classList.contains("faint"))));
}

function clear() {
  [...boxes, ...arrows, ...joints].forEach((part) => part.classList.remove("faint", "chosen"));
  aside.replaceChildren(said("p", "Choose a topic to see what it needs, what needs it, and why."));
}

function said(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function listed(heading, links, side) {
  if (!links.length) return [];
  const list = document.createElement("ul");
  for (const link of links) {
    const item = document.createElement("li");
    const button = said("button", nodes[link[side]]);
    button.addEventListener("click", () => choose(link[side]));
    item.append(button, said("p", link.title));
    list.append(item);
  }
  return [said("h3", heading), list];
}

function choose(at) {
  clear();
  faint(new Set([...reached(at, "target", "source"), ...reached(at, "source", "target")]));
  boxes[at].classList.add("chosen");
  const heading = said("h2", pages.length ? "" : nodes[at]);
  if (pages.length) heading.append(Object.assign(said("a", nodes[at]), { href: pages[at] }));
  aside.replaceChildren(
    heading,
    ...listed("Needs", edges.filter((edge) => edge.target === at), "source"),
    ...listed("Leads to", edges.filter((edge) => edge.source === at), "target"),
  );
}

function zoom(by, x = 0.5, y = 0.5) {
  const view = svg.viewBox.baseVal;
  const width = Math.min(Math.max(view.width * by, whole.width / 40), whole.width * 4);
  const height = view.height * (width / view.width);
  view.x += (view.width - width) * x;
  view.y += (view.height - height) * y;
  view.width = width;
  view.height = height;
}

boxes.forEach((box, at) => {
  box.setAttribute("tabindex", "0");
  box.setAttribute("role", "button");
  box.setAttribute("aria-label", nodes[at]);
  box.addEventListener("click", () => { if (!moved) choose(at); });
  box.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") choose(at); });
});

search.addEventListener("input", () => {
  const text = search.value.trim().toLowerCase();
  clear();
  if (text) faint(new Set([...nodes.keys()].filter((at) => nodes[at].toLowerCase().includes(text))));
});
search.addEventListener("keydown", (event) => {
  const at = boxes.findIndex((box) => !box.classList.contains("faint"));
  if (event.key === "Enter" && search.value.trim() && at >= 0) choose(at);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") { search.value = ""; clear(); }
});

const main = document.querySelector("main");
let held = null;
let moved = false;
main.addEventListener("wheel", (event) => {
  event.preventDefault();
  const { left, top, width, height } = main.getBoundingClientRect();
  zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, (event.clientX - left) / width, (event.clientY - top) / height);
}, { passive: false });
main.addEventListener("pointerdown", (event) => { held = [event.clientX, event.clientY]; moved = false; });
addEventListener("pointermove", (event) => {
  if (!held) return;
  const [dx, dy] = [event.clientX - held[0], event.clientY - held[1]];
  if (!moved && Math.hypot(dx, dy) < 4) return;
  moved = true;
  main.classList.add("held");
  const scale = svg.getScreenCTM().a;
  svg.viewBox.baseVal.x -= dx / scale;
  svg.viewBox.baseVal.y -= dy / scale;
  held = [event.clientX, event.clientY];
});
addEventListener("pointerup", () => { held = null; main.classList.remove("held"); });

const buttons = { nearer: () => zoom(1 / 1.4), farther: () => zoom(1.4), whole: () => Object.assign(svg.viewBox.baseVal, whole) };
for (const [name, act] of Object.entries(buttons)) document.getElementById(name).addEventListener("click", act);
clear();
