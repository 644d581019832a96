"use strict";
// What stands on the canvas: strips with their names, and the words in the boxes. vis-network draws the rest.
// Everything here is plain text on a canvas: nothing is ever read as HTML.

const FAMILY = '"Segoe UI", "Noto Sans", Roboto, Arial, "Liberation Sans", "DejaVu Sans", sans-serif';
const GUTTER = 132; // width of the column with the strips' names, in pixels of the screen
const FULL = 0.5; // from this scale on a box shows all its words; below it only its name
const BARE = 0.09; // below this one nothing

// Marks that turn the direction of writing would reach beyond their own words on a canvas.
const clean = (text) => text.replace(/[\u0000-\u001f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, " ");

/** The words as at most `most` lines not wider than `width` in the context's font; what is cut ends in …. */
function wrapped(ctx, text, width, most) {
  const lines = [];
  let line = "";
  for (const word of clean(text).slice(0, 600).split(/\s+/).filter(Boolean)) {
    const longer = line ? line + " " + word : word;
    if (!line || ctx.measureText(longer).width <= width) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
    if (lines.length > most) break;
  }
  if (line) lines.push(line);
  if (lines.length > most) lines.splice(most - 1, lines.length, lines[most - 1] + " " + lines[most]);
  return lines.map((one) => fitted(ctx, one, width));
}

/** The line, cut to the width where it is wider. */
function fitted(ctx, line, width) {
  if (ctx.measureText(line).width <= width) return line;
  let short = 0, long = line.length;
  while (long - short > 1) {
    const middle = (short + long) >> 1;
    if (ctx.measureText(line.slice(0, middle) + "…").width <= width) short = middle;
    else long = middle;
  }
  return line.slice(0, short).replace(/[\s,;.]+$/, "") + "…";
}

/** A painter of the page's data onto the network's canvas; `view()` says what is chosen or found. */
function painter(data, network, view) {
  const places = data.nodes.filter((node) => node.id in data.boxes);
  const lines = new Map();

  function corners() {
    const stage = network.canvas.frame;
    const a = network.DOMtoCanvas({ x: 0, y: 0 });
    const b = network.DOMtoCanvas({ x: stage.clientWidth, y: stage.clientHeight });
    return { left: a.x, top: a.y, right: b.x, bottom: b.y };
  }

  function strips(ctx) {
    const seen = corners();
    data.strips.forEach((strip, index) => {
      ctx.fillStyle = index % 2 ? "#ffffff" : "#f1f4f8";
      ctx.fillRect(seen.left, strip.top, seen.right - seen.left, strip.bottom - strip.top);
    });
    ctx.fillStyle = "#1a1f29";
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.font = "600 20px " + FAMILY;
    for (const caption of data.captions) ctx.fillText(clean(caption.text), caption.x, caption.y);
  }

  function names(ctx) {
    if (!data.strips.length) return;
    const seen = corners(), scale = network.getScale(), width = GUTTER / scale;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    data.strips.forEach((strip, index) => {
      ctx.fillStyle = index % 2 ? "#ffffff" : "#f1f4f8";
      ctx.fillRect(seen.left, strip.top, width, strip.bottom - strip.top);
      ctx.save();
      ctx.translate(seen.left, (Math.max(strip.top, seen.top) + Math.min(strip.bottom, seen.bottom)) / 2);
      ctx.scale(1 / scale, 1 / scale);
      const room = (Math.min(strip.bottom, seen.bottom) - Math.max(strip.top, seen.top)) * scale;
      ctx.font = "600 14px " + FAMILY;
      ctx.fillStyle = "#374151";
      const words = wrapped(ctx, strip.label, GUTTER - 22, Math.max(1, Math.min(4, Math.floor(room / 18))));
      if (room >= 14) words.forEach((line, row) => ctx.fillText(line, 14, (row - (words.length - 1) / 2) * 18));
      ctx.restore();
    });
    ctx.strokeStyle = "#cfd6e0";
    ctx.lineWidth = 1 / scale;
    ctx.beginPath();
    ctx.moveTo(seen.left + width, seen.top);
    ctx.lineTo(seen.left + width, seen.bottom);
    ctx.stroke();
  }

  function words(ctx) {
    const seen = corners(), scale = network.getScale(), chosen = view();
    for (const node of places) {
      const box = data.boxes[node.id], look = data.looks[box.look];
      const left = node.x - look.w / 2, top = node.y - look.h / 2;
      if (left > seen.right || left + look.w < seen.left || top > seen.bottom || top + look.h < seen.top) continue;
      ctx.fillStyle = look.colour;
      if (!look.hollow) ctx.fillRect(left + 1, top + 5, 6, look.h - 10);
      if (scale >= FULL) whole(ctx, node.id, box, look, left, top);
      else if (scale >= BARE) nameOnly(ctx, node.id, box, look, node);
      if (node.id === data.centre) {
        ctx.strokeStyle = look.colour;
        ctx.lineWidth = 3;
        ctx.strokeRect(left - 5, top - 5, look.w + 10, look.h + 10);
      }
      if (chosen.marked && !chosen.marked.has(node.id)) {
        ctx.fillStyle = "rgba(255,255,255,.72)";
        ctx.fillRect(left - 2, top - 2, look.w + 4, look.h + 4);
      } else if (chosen.strong.has(node.id)) {
        ctx.strokeStyle = "#e8590c";
        ctx.lineWidth = Math.max(4, 3 / scale);
        ctx.strokeRect(left - 5, top - 5, look.w + 10, look.h + 10);
      }
    }
  }

  function whole(ctx, id, box, look, left, top) {
    const inner = look.w - 28;
    if (!lines.has(id)) {
      ctx.font = "15px " + FAMILY;
      const note = box.corner ? wrapped(ctx, box.corner, inner * 0.72, 1)[0] || "" : "";
      const corner = ctx.measureText(note).width;
      ctx.font = "600 15px " + FAMILY;
      const head = box.head ? wrapped(ctx, box.head, inner - (corner ? corner + 10 : 0), 1) : [];
      ctx.font = "700 21px " + FAMILY;
      const strong = box.strong ? wrapped(ctx, box.strong, inner, look.h > 90 && !box.text ? 2 : 1) : [];
      ctx.font = "16px " + FAMILY;
      const rest = Math.floor((look.h - 16 - (head.length || box.corner ? 21 : 0) - strong.length * 26) / 20);
      lines.set(id, { note, head, strong, text: box.text && rest > 0 ? wrapped(ctx, box.text, inner, rest) : [] });
    }
    const { note, head, strong, text } = lines.get(id);
    const high = (head.length || box.corner ? 21 : 0) + strong.length * 26 + text.length * 20;
    let y = top + (look.h - high) / 2;
    ctx.textBaseline = "middle";
    if (head.length || box.corner) {
      ctx.textAlign = "left";
      ctx.fillStyle = look.colour;
      ctx.font = "600 15px " + FAMILY;
      if (head.length) ctx.fillText(head[0], left + 16, y + 9);
      ctx.textAlign = "right";
      ctx.fillStyle = "#374151";
      ctx.font = "15px " + FAMILY;
      ctx.fillText(note, left + look.w - 12, y + 9);
      y += 21;
    }
    ctx.textAlign = "left";
    ctx.fillStyle = "#111827";
    ctx.font = "700 21px " + FAMILY;
    for (const line of strong) { ctx.fillText(line, left + 16, y + 13); y += 26; }
    ctx.font = "16px " + FAMILY;
    ctx.fillStyle = "#1f2937";
    for (const line of text) { ctx.fillText(line, left + 16, y + 10); y += 20; }
  }

  /** Seen from far away: the name alone, as large as the box allows. */
  function nameOnly(ctx, id, box, look, node) {
    const key = id + " name";
    if (!lines.has(key)) {
      const words = clean(nameOf(box));
      let size = 38, text = [];
      do {
        size -= 4;
        ctx.font = "700 " + size + "px " + FAMILY;
        text = wrapped(ctx, words, look.w - 28, Math.max(1, Math.floor((look.h - 8) / (size * 1.2))));
      } while (size > 18 && text.some((line) => line.endsWith("…")));
      lines.set(key, { size, text });
    }
    const { size, text } = lines.get(key);
    ctx.font = "700 " + size + "px " + FAMILY;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillStyle = "#111827";
    text.forEach((line, row) => ctx.fillText(line, node.x + 3, node.y + (row - (text.length - 1) / 2) * size * 1.2));
  }

  network.on("beforeDrawing", strips);
  network.on("afterDrawing", (ctx) => { words(ctx); names(ctx); });
}
