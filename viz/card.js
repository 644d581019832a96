// What the page says in words beside the picture: the card of a box or a line, the legend, the table.
// Words of documents enter by textContent only, each isolated so that its direction of writing stays its own.

/** An element with words in it. */
function element(tag, name, words) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (words !== undefined) {
    const inner = document.createElement("bdi");
    inner.textContent = words;
    made.append(inner);
  }
  return made;
}

/** What a box is called in a line; a name without a number in it ("Chưa ghi số") tells nobody which one it is. */
function nameOf(box) {
  if (/\d/.test(box.strong) || !box.text) return box.strong || box.head;
  return box.strong ? box.strong + ", " + box.text : box.text;
}

/** Where a sentence stands: who states it, the file, the characters. */
function source(fact) {
  const parts = [];
  if (fact.statedBy) parts.push("Nêu trong " + fact.statedBy);
  if (fact.file) parts.push("tệp " + fact.file);
  if (fact.start !== null && fact.end !== null) parts.push("ký tự " + fact.start + "–" + fact.end);
  return parts.join(", ");
}

/** The cards of the page's data, written into `card`; `choose(id)` goes to a box that is named in one. */
function cards(data, card, choose) {
  const at = new Map(data.nodes.map((node) => [node.id, node]));
  const outOf = new Map(), into = new Map();
  data.facts.forEach((fact, index) => {
    if (!fact.from || !fact.to) return;
    for (const [map, id] of [[outOf, fact.from], [into, fact.to]]) {
      if (!map.has(id)) map.set(id, []);
      map.get(id).push(index);
    }
  });

  function jump(id) {
    const button = element("button", "jump", nameOf(data.boxes[id]));
    button.type = "button";
    button.addEventListener("click", () => choose(id));
    return button;
  }

  /** A line told in words; seen from one of its boxes only the other one is named. */
  function told(index, from) {
    const fact = data.facts[index], item = document.createElement("div");
    const other = data.boxes[from === fact.from ? fact.to : fact.from];
    if (from === null) item.append(jump(fact.from), element("p", "kind", fact.label), jump(fact.to));
    else {
      item.append(jump(from === fact.from ? fact.to : fact.from));
      const more = [nameOf(other) === other.strong ? other.text : "", other.corner].filter(Boolean).join(", ");
      if (more) item.append(element("p", "hint", more));
    }
    if (fact.note) item.append(element("p", "hint", fact.note));
    // Where the box that is named is the sentence itself, saying it twice helps nobody.
    if (fact.quote && (from === null || nameOf(other) !== fact.quote)) item.append(element("blockquote", "", fact.quote));
    if (source(fact)) item.append(element("p", "source", source(fact)));
    return item;
  }

  function ofBox(id) {
    const box = data.boxes[id], kind = element("p", "kind", box.head);
    kind.style.color = data.looks[box.look].colour;
    const title = element("h2", "", nameOf(box)), rows = document.createElement("dl");
    for (const [label, value] of box.card) rows.append(element("dt", "", label), element("dd", "", value));
    card.replaceChildren(kind, title, rows);
    const groups = new Map();
    const add = (label, index) => groups.set(label, [...(groups.get(label) || []), index]);
    for (const index of outOf.get(id) || []) add(data.facts[index].label, index);
    for (const index of into.get(id) || []) add(data.facts[index].passive, index);
    for (const [label, facts] of groups) {
      card.append(element("h3", "", label.charAt(0).toUpperCase() + label.slice(1) + " (" + facts.length + ")"));
      const list = document.createElement("ul");
      const other = (index) => at.get(data.facts[index].from === id ? data.facts[index].to : data.facts[index].from);
      facts.sort((a, b) => other(a).y - other(b).y || other(a).x - other(b).x);
      for (const index of facts) {
        const item = document.createElement("li");
        item.append(told(index, id));
        list.append(item);
      }
      card.append(list);
    }
    card.parentElement.scrollTop = 0;
  }

  function ofFact(index) {
    card.replaceChildren(element("p", "kind", "Quan hệ"), told(index, null));
    card.parentElement.scrollTop = 0;
  }

  function hint() {
    card.replaceChildren(element("p", "hint", "Bấm vào một ô để xem thẻ của nó, vào một đường nối để đọc câu làm căn cứ."));
  }

  return { ofBox, ofFact, hint, factsOf: (id) => [...(outOf.get(id) || []), ...(into.get(id) || [])] };
}

const SVG = "http://www.w3.org/2000/svg";

function drawn(tag, attributes, children = []) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** What colours and lines mean, written into the list. */
function fillLegend(data, list) {
  const told = new Set();
  function entry(label, parts) {
    const item = element("li", "", label);
    item.prepend(drawn("svg", { width: 44, height: 22, "aria-hidden": "true" }, parts));
    list.append(item);
  }
  for (const look of Object.values(data.looks)) {
    if (!look.label || told.has(look.label)) continue;
    told.add(look.label);
    // One entry stands for the hollow boxes of all colours.
    const stroke = look.hollow ? "#374151" : look.colour;
    const box = { x: 1.5, y: 2.5, width: 41, height: 17, rx: 4, fill: look.fill, stroke, "stroke-width": 1.5 };
    const parts = [drawn("rect", look.hollow ? { ...box, "stroke-dasharray": "4 3" } : box)];
    if (!look.hollow) parts.push(drawn("rect", { x: 3, y: 5, width: 5, height: 12, fill: look.colour }));
    entry(look.label, parts);
  }
  if (data.centre) {
    const colour = data.looks[data.boxes[data.centre].look].colour;
    const outer = { x: 1.5, y: 1.5, width: 41, height: 19, fill: "#fff", stroke: colour, "stroke-width": 2.5 };
    const inner = { x: 6.5, y: 6.5, width: 31, height: 9, rx: 2, fill: "#fff", stroke: colour };
    entry("Viền kép: đang hỏi về ô này", [drawn("rect", outer), drawn("rect", inner)]);
  }
  for (const stroke of data.strokes) {
    const dash = { solid: "none", dashed: "7 4", dotted: "2 4" }[stroke.dash];
    const line = { x1: 1, y1: 11, x2: stroke.arrow ? 34 : 43, y2: 11, stroke: stroke.colour, "stroke-dasharray": dash };
    const parts = [drawn("line", { ...line, "stroke-width": Math.max(1, stroke.width) })];
    if (stroke.arrow) parts.push(drawn("path", { d: "M33 6 L43 11 L33 16 Z", fill: stroke.colour }));
    entry(stroke.label, parts);
  }
}

/** All boxes and all sentences as two tables: what the picture shows, for paper and for those who cannot see it. */
function fillTable(data, place) {
  if (place.firstChild) return;
  function table(caption, heads, rows) {
    const made = document.createElement("table"), top = made.createTHead().insertRow(), body = made.createTBody();
    made.createCaption().textContent = caption;
    for (const head of heads) {
      const cell = element("th", "", head);
      cell.scope = "col";
      top.append(cell);
    }
    for (const row of rows) {
      const line = body.insertRow();
      for (const value of row) line.append(element("td", "", value));
    }
    return made;
  }
  const spot = new Map(data.nodes.map((node) => [node.id, node]));
  const ids = Object.keys(data.boxes).sort((a, b) => spot.get(a).y - spot.get(b).y || spot.get(a).x - spot.get(b).x);
  const boxes = ids.map((id) => {
    const box = data.boxes[id];
    return [box.head, nameOf(box), box.card.map(([label, value]) => label + ": " + value).join("; ")];
  });
  const facts = data.facts.filter((fact) => fact.from && fact.to).map((fact) => [
    nameOf(data.boxes[fact.from]), fact.label + (fact.note ? " (" + fact.note + ")" : ""), nameOf(data.boxes[fact.to]),
    fact.quote, source(fact),
  ]);
  place.append(
    table("Các ô (" + boxes.length + ")", ["Loại", "Tên", "Chi tiết"], boxes),
    table("Các câu dẫn chứng (" + facts.length + ")", ["Từ", "Quan hệ", "Đến", "Câu trong văn bản", "Nguồn"], facts),
  );
}
