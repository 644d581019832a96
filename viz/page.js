// The page around the picture: the network itself, choosing, search without diacritics, keys, paper.

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
  const card = cards(data, $("card"), (id) => choose(id, { look: true }));
  const sheet = $("table").querySelector("div");
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
    for (const index of card.factsOf(state.node)) {
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
    state.found = null;
    if (id === null) {
      network.unselectAll();
      card.hint();
    } else {
      const edges = card.factsOf(id).flatMap((index) => pieces.get(index) || []);
      network.setSelection({ nodes: [id], edges }, { highlightEdges: false });
      card.ofBox(id);
      if (options.look) look(id);
      $("status").textContent = [data.boxes[id].head, nameOf(data.boxes[id])].filter(Boolean).join(" ");
    }
    network.redraw();
  }

  function chooseFact(index) {
    state.node = null;
    state.found = null;
    network.setSelection({ nodes: [], edges: pieces.get(index) || [] });
    card.ofFact(index);
    network.redraw();
  }

  network.on("click", ({ nodes, edges }) => {
    const node = nodes.find((id) => id in data.boxes);
    if (node !== undefined) choose(node);
    else if (edges.length) chooseFact(factOf.get(edges[0]));
    else choose(null);
  });
  network.on("hoverNode", () => { network.canvas.body.container.style.cursor = "pointer"; });
  network.on("blurNode", () => { network.canvas.body.container.style.cursor = ""; });

  // ------------------------------------------------------------ search without diacritics

  const folded = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đð]/g, "d").replace(/[–—‑]/g, "-").trim();
  const field = $("search"), found = $("found");
  let hits = [], at = -1;

  function search() {
    const words = folded(field.value).split(/\s+/).filter(Boolean);
    hits = words.length ? ids.filter((id) => words.every((word) => data.boxes[id].key.includes(word))) : [];
    const whole = words.join(" ");
    // What has the words together, and first in its name, comes first; otherwise the order of the picture.
    const rank = (id) => (folded(nameOf(data.boxes[id])).includes(whole) ? 0 : data.boxes[id].key.includes(whole) ? 1 : 2);
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
    const box = data.boxes[id], item = element("li", "", [box.head, nameOf(box)].filter(Boolean).join(" "));
    item.id = "hit" + index;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    if (nameOf(box) === box.strong && box.text) item.append(element("small", "", box.text));
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

  // ------------------------------------------------------------ paper

  $("table").addEventListener("toggle", () => fillTable(data, sheet));
  // On paper the table says what a click says on the screen; a picture of thousands would be a book.
  window.addEventListener("beforeprint", () => {
    choose(null);
    fit(false);
    network.redraw();
    if (ids.length + data.facts.length <= 500) {
      fillTable(data, sheet);
      $("table").open = true;
    }
  });

  fillLegend(data, $("legend").querySelector("ul"));
  card.hint();
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
