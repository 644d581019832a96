// The page around the picture: search, card, legend, table, keys. Words of documents enter by textContent only.

(() => {
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const ids = Object.keys(data.boxes);
  const placeOf = new Map(data.nodes.map((node) => [node.id, node]));
  const pieces = new Map();
  for (const edge of data.edges) {
    if (!pieces.has(edge.fact)) pieces.set(edge.fact, []);
    pieces.get(edge.fact).push(edge.id);
  }
  const factOf = new Map(data.edges.map((edge) => [edge.id, edge.fact]));
  const outOf = new Map(), into = new Map();
  data.facts.forEach((fact, index) => {
    for (const [map, id] of [[outOf, fact.from], [into, fact.to]]) {
      if (!map.has(id)) map.set(id, []);
      map.get(id).push(index);
    }
  });
  const state = { node: null, found: null };

  // ------------------------------------------------------------ the network

  const stage = $("picture");
  // A blank label keeps vis-network from writing the id; the painter writes the words.
  const network = new vis.Network(
    stage,
    { nodes: data.nodes.map((node) => ({ ...node, label: node.id in data.boxes ? " " : undefined })), edges: data.edges },
    data.options,
  );
  painter(data, network, () => ({ marked: marked(), strong: new Set(state.found || (state.node ? [state.node] : [])) }));

  /** The boxes that stay clear while the others fade: what was found, else the chosen one and what it touches. */
  function marked() {
    if (state.found) return new Set(state.found);
    if (!state.node) return null;
    const near = new Set([state.node]);
    for (const index of [...(outOf.get(state.node) || []), ...(into.get(state.node) || [])]) {
      near.add(data.facts[index].from);
      near.add(data.facts[index].to);
    }
    return near;
  }

  function bounds() {
    const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    for (const node of data.nodes) {
      const look = data.boxes[node.id] ? data.looks[data.boxes[node.id].look] : { w: 0, h: 0 };
      box.left = Math.min(box.left, node.x - look.w / 2);
      box.right = Math.max(box.right, node.x + look.w / 2);
      box.top = Math.min(box.top, node.y - look.h / 2);
      box.bottom = Math.max(box.bottom, node.y + look.h / 2);
    }
    for (const strip of data.strips) {
      box.top = Math.min(box.top, strip.top);
      box.bottom = Math.max(box.bottom, strip.bottom);
    }
    for (const caption of data.captions) box.top = Math.min(box.top, caption.y - 20);
    return ids.length ? box : { left: 0, right: 1, top: 0, bottom: 1 };
  }

  /** Show everything; at first a tall picture begins at its top, at a size that can be read. */
  function fit(first) {
    const box = bounds(), gutter = data.strips.length ? 132 : 0, margin = 24;
    const wide = Math.max(50, stage.clientWidth - gutter - 2 * margin), high = Math.max(50, stage.clientHeight - 2 * 8);
    const across = wide / (box.right - box.left), down = high / (box.bottom - box.top);
    let scale = Math.min(1, across, down), top = false;
    if (first && scale < 0.5 && across > scale && ids.length <= 400) {
      scale = Math.min(1, across, Math.max(scale, 0.72));
      top = (box.bottom - box.top) * scale > high;
    }
    const centre = data.centre && placeOf.get(data.centre);
    let y = (box.top + box.bottom) / 2;
    if (top) y = box.top + high / 2 / scale;
    if (top && centre && data.upright) {
      y = Math.min(Math.max(y, centre.y), box.bottom - high / 2 / scale);
    }
    network.moveTo({ position: { x: (box.left + box.right) / 2 - gutter / 2 / scale, y }, scale });
  }

  function look(id) {
    const node = placeOf.get(id);
    const scale = Math.max(0.8, Math.min(1.2, network.getScale()));
    network.moveTo({ position: { x: node.x - (data.strips.length ? 66 / scale : 0), y: node.y }, scale });
  }

  function choose(id, options = {}) {
    state.node = id;
    if (!options.keepFound) state.found = null;
    if (id === null) { network.unselectAll(); hint(); network.redraw(); return; }
    const facts = [...(outOf.get(id) || []), ...(into.get(id) || [])];
    network.setSelection({ nodes: [id], edges: facts.flatMap((index) => pieces.get(index) || []) }, { highlightEdges: false });
    showBox(id);
    if (options.look) look(id);
    $("status").textContent = data.boxes[id].head + " " + data.boxes[id].strong;
    network.redraw();
  }

  function chooseFact(index) {
    state.node = null;
    state.found = null;
    network.setSelection({ nodes: [], edges: pieces.get(index) || [] });
    const card = $("card");
    card.replaceChildren(element("p", "kind", "Quan hệ"));
    card.append(factCard(index, null));
  }

  network.on("click", ({ nodes, edges }) => {
    const node = nodes.find((id) => id in data.boxes);
    if (node !== undefined) choose(node);
    else if (edges.length) chooseFact(factOf.get(edges[0]));
    else choose(null);
  });
  network.on("hoverNode", () => { network.canvas.body.container.style.cursor = "pointer"; });
  network.on("blurNode", () => { network.canvas.body.container.style.cursor = ""; });

  // ------------------------------------------------------------ the card

  /** An element with words in it, isolated so that their direction of writing does not reach outside. */
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

  const nameOf = (id) => [data.boxes[id].strong, data.boxes[id].strong ? "" : data.boxes[id].text].filter(Boolean).join(" ") || data.boxes[id].head;

  function jump(id) {
    const button = element("button", "jump", nameOf(id));
    button.type = "button";
    button.addEventListener("click", () => { choose(id, { look: true }); });
    return button;
  }

  function source(fact) {
    const parts = [];
    if (fact.statedBy) parts.push("Nêu trong " + fact.statedBy);
    if (fact.file) parts.push("tệp " + fact.file);
    if (fact.start !== null && fact.end !== null) parts.push("ký tự " + fact.start + "–" + fact.end);
    return parts.join(", ");
  }

  /** A line told in words; seen from one of its boxes only the other one is named. */
  function factCard(index, from) {
    const fact = data.facts[index], item = document.createElement("div");
    if (from === null) {
      item.append(jump(fact.from), element("p", "kind", fact.label), jump(fact.to));
    } else item.append(jump(from === fact.from ? fact.to : fact.from));
    if (fact.note) item.append(element("p", "hint", fact.note));
    if (fact.quote) item.append(element("blockquote", "", fact.quote));
    if (source(fact)) item.append(element("p", "source", source(fact)));
    return item;
  }

  function showBox(id) {
    const box = data.boxes[id], card = $("card"), kind = element("p", "kind", box.head);
    kind.style.color = data.looks[box.look].colour;
    const title = document.createElement("h2");
    title.textContent = nameOf(id);
    const rows = document.createElement("dl");
    for (const [label, value] of box.card) rows.append(element("dt", "", label), element("dd", "", value));
    card.replaceChildren(kind, title, rows);
    const groups = new Map();
    for (const index of outOf.get(id) || []) add(groups, data.facts[index].label, index);
    for (const index of into.get(id) || []) add(groups, data.facts[index].passive, index);
    for (const [label, facts] of groups) {
      card.append(element("h3", "", label.charAt(0).toUpperCase() + label.slice(1) + " (" + facts.length + ")"));
      const list = document.createElement("ul");
      for (const index of facts) {
        const item = document.createElement("li");
        item.append(factCard(index, id));
        list.append(item);
      }
      card.append(list);
    }
    card.scrollIntoView({ block: "nearest" });
    document.querySelector("aside").scrollTop = 0;
  }

  function add(groups, label, index) {
    if (!groups.has(label)) groups.set(label, []);
    groups.get(label).push(index);
  }

  function hint() {
    $("card").replaceChildren(element("p", "hint", "Bấm vào một ô để xem thẻ của nó, vào một đường nối để đọc câu làm căn cứ."));
  }

  // ------------------------------------------------------------ search without diacritics

  const folded = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đð]/g, "d").replace(/[–—‑]/g, "-").trim();
  const field = $("search"), found = $("found");
  let hits = [], at = -1;

  function search() {
    const words = folded(field.value).split(/\s+/).filter(Boolean);
    hits = words.length ? ids.filter((id) => words.every((word) => data.boxes[id].key.includes(word))) : [];
    const whole = words.join(" ");
    // What has the words together, and first in its name, comes first; otherwise the order of the picture.
    const rank = (id) => (folded(nameOf(id)).includes(whole) ? 0 : data.boxes[id].key.includes(whole) ? 1 : 2);
    const ranks = new Map(hits.map((id) => [id, rank(id)]));
    hits.sort((a, b) => ranks.get(a) - ranks.get(b));
    at = -1;
    state.node = null;
    network.unselectAll();
    state.found = words.length ? hits : null;
    found.replaceChildren(...hits.slice(0, 30).map(option));
    if (words.length) {
      const tail = element("li", "none", hits.length === 0 ? "Không tìm thấy" : hits.length + " kết quả");
      tail.setAttribute("role", "presentation");
      found.append(tail);
    }
    open(words.length > 0);
    $("status").textContent = words.length ? hits.length + " kết quả" : "";
    network.redraw();
  }

  function option(id, index) {
    const box = data.boxes[id], item = element("li", "", [box.head, nameOf(id)].filter(Boolean).join(" "));
    item.id = "hit" + index;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    if (box.strong && box.text) item.append(element("small", "", box.text));
    item.addEventListener("mousedown", (event) => { event.preventDefault(); go(index); });
    return item;
  }

  function open(yes) {
    found.hidden = !yes;
    field.setAttribute("aria-expanded", String(yes));
  }

  function pick(index) {
    const items = found.querySelectorAll('[role="option"]');
    if (!items.length) return;
    at = (index + items.length) % items.length;
    items.forEach((item, number) => item.setAttribute("aria-selected", String(number === at)));
    items[at].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", items[at].id);
  }

  function go(index) {
    if (!hits[index]) return;
    open(false);
    choose(hits[index], { look: true });
    stage.focus();
  }

  field.addEventListener("input", search);
  field.addEventListener("focus", () => { if (field.value) open(true); });
  field.addEventListener("blur", () => open(false));
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") pick(at + 1);
    else if (event.key === "ArrowUp") pick(at - 1);
    else if (event.key === "Enter") go(Math.max(at, 0));
    else if (event.key === "Escape") { field.value = ""; search(); }
    else return;
    event.preventDefault();
  });

  // ------------------------------------------------------------ keys and buttons

  const zoom = (by) => network.moveTo({ scale: Math.min(3, Math.max(0.02, network.getScale() * by)) });

  /** The nearest box in a direction, counting what lies off it double. */
  function beside(id, x, y) {
    const here = placeOf.get(id);
    let best = null, least = Infinity;
    for (const other of ids) {
      const node = placeOf.get(other), along = (node.x - here.x) * x + (node.y - here.y) * y;
      const off = Math.abs((node.x - here.x) * y) + Math.abs((node.y - here.y) * x);
      if (along > 0 && along + 2 * off < least) { best = other; least = along + 2 * off; }
    }
    return best;
  }

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  stage.addEventListener("keydown", (event) => {
    if (event.key in ARROWS) {
      const next = state.node ? beside(state.node, ...ARROWS[event.key]) : data.centre || ids[0];
      if (next) choose(next, { look: true });
    } else if (event.key === "+" || event.key === "=") zoom(1.25);
    else if (event.key === "-") zoom(0.8);
    else if (event.key === "0" || event.key === "Home") fit(false);
    else if (event.key === "Enter" && state.node) $("card").focus();
    else if (event.key === "Escape") choose(null);
    else return;
    event.preventDefault();
  });
  $("in").addEventListener("click", () => zoom(1.25));
  $("out").addEventListener("click", () => zoom(0.8));
  $("fit").addEventListener("click", () => fit(false));
  $("print").addEventListener("click", () => window.print());

  // ------------------------------------------------------------ legend and table

  const SVG = "http://www.w3.org/2000/svg";
  function drawn(tag, attributes, children = []) {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  function entry(label, parts) {
    const item = element("li", "", label);
    item.prepend(drawn("svg", { width: 44, height: 22, "aria-hidden": "true" }, parts));
    return item;
  }

  const legend = $("legend").querySelector("ul"), told = new Set();
  for (const look of Object.values(data.looks)) {
    if (!look.label || told.has(look.label)) continue;
    told.add(look.label);
    // One entry stands for the hollow boxes of all colours.
    const stroke = look.hollow ? "#374151" : look.colour;
    const box = { x: 1.5, y: 2.5, width: 41, height: 17, rx: 4, fill: look.fill, stroke, "stroke-width": 1.5 };
    const parts = [drawn("rect", look.hollow ? { ...box, "stroke-dasharray": "4 3" } : box)];
    if (!look.hollow) parts.push(drawn("rect", { x: 3, y: 5, width: 5, height: 12, fill: look.colour }));
    legend.append(entry(look.label, parts));
  }
  if (data.centre) {
    const colour = data.looks[data.boxes[data.centre].look].colour;
    const outer = { x: 1.5, y: 1.5, width: 41, height: 19, fill: "#fff", stroke: colour, "stroke-width": 2.5 };
    const inner = { x: 6.5, y: 6.5, width: 31, height: 9, rx: 2, fill: "#fff", stroke: colour };
    legend.append(entry("Viền kép: đang hỏi về ô này", [drawn("rect", outer), drawn("rect", inner)]));
  }
  for (const stroke of data.strokes) {
    const dash = { solid: "none", dashed: "7 4", dotted: "2 4" }[stroke.dash];
    const parts = [drawn("line", { x1: 1, y1: 11, x2: stroke.arrow ? 34 : 43, y2: 11, stroke: stroke.colour, "stroke-width": stroke.width, "stroke-dasharray": dash })];
    if (stroke.arrow) parts.push(drawn("path", { d: "M33 6 L43 11 L33 16 Z", fill: stroke.colour }));
    legend.append(entry(stroke.label, parts));
  }

  function tableOf(caption, heads, rows) {
    const table = document.createElement("table"), top = table.createTHead().insertRow(), body = table.createTBody();
    table.createCaption().textContent = caption;
    for (const head of heads) {
      const cell = element("th", "", head);
      cell.scope = "col";
      top.append(cell);
    }
    for (const row of rows) {
      const line = body.insertRow();
      for (const value of row) line.append(element("td", "", value));
    }
    return table;
  }

  function fillTable() {
    const place = $("table").querySelector("div");
    if (place.firstChild) return;
    const boxes = ids.map((id) => {
      const box = data.boxes[id];
      return [box.head, nameOf(id), box.card.map(([label, value]) => label + ": " + value).join("; ")];
    });
    const facts = data.facts.filter((fact) => fact.from && fact.to).map((fact) => [
      nameOf(fact.from), fact.label + (fact.note ? " (" + fact.note + ")" : ""), nameOf(fact.to), fact.quote, source(fact),
    ]);
    place.append(
      tableOf("Các ô (" + boxes.length + ")", ["Loại", "Tên", "Chi tiết"], boxes),
      tableOf("Các câu dẫn chứng (" + facts.length + ")", ["Từ", "Quan hệ", "Đến", "Câu trong văn bản", "Nguồn"], facts),
    );
  }

  $("table").addEventListener("toggle", fillTable);
  // On paper the table says what a click says on the screen; a picture of thousands would be a book.
  window.addEventListener("beforeprint", () => {
    fit(false);
    network.redraw();
    if (ids.length + data.facts.length <= 500) { fillTable(); $("table").open = true; }
  });

  hint();
  fit(true);
  document.fonts.ready.then(() => network.redraw());

  // For tests and for the curious: where things stand, and what is chosen.
  window.chidao = {
    positions: () => Object.fromEntries(ids.map((id) => {
      const { x, y } = network.getPositions([id])[id];
      return [data.boxes[id].iri, { x, y }];
    })),
    onScreen: (iri) => {
      const id = ids.find((one) => data.boxes[one].iri === iri);
      return network.canvasToDOM(network.getPositions([id])[id]);
    },
    chosen: () => (state.node ? data.boxes[state.node].iri : null),
    found: () => (state.found || []).map((id) => data.boxes[id].iri),
    scale: () => network.getScale(),
  };
})();
