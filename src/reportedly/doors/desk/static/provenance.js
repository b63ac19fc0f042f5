// Draws the graph of a trace from its JSON, and ties its nodes to the rows of the table that says the same.
// Every word of a report goes in as text. Without this script the still picture and the table stand alone.
"use strict";

(() => {
  const CALM = matchMedia("(prefers-reduced-motion: reduce)");
  const DARK = matchMedia("(prefers-color-scheme: dark)");
  const COARSE = matchMedia("(pointer: coarse)");
  const DASHES = { copies: [], credits: [7, 4], "may-relay": [2, 4], updates: [10, 3, 2, 3] };
  const NEARER = 1.25, STEP = 60, DOT = 14, BIG = 26, AIR = 30, LOWEST = 190, HIGHEST = 520;
  const LEAST = 0.8; // smaller than this its words can't be read: rather show where it begins

  /** The page's own colours as numbers, as they are in this scheme and contrast. */
  function colours(within) {
    const probe = document.createElement("span");
    probe.hidden = true;
    probe.style.forcedColorAdjust = "none"; // else ink and paper were one colour
    within.append(probe);
    const read = (name, tint) => {
      probe.className = tint;
      probe.style.color = `var(${name})`;
      return getComputedStyle(probe).color;
    };
    const tints = ["o0", "o1", "o2", "o3", "o4", "o5"].map((tint) => read("--hue", tint));
    const found = { hues: tints, loose: read("--hue", "loose") };
    for (const name of ["ink", "paper", "soft", "link", "lit"]) found[name] = read(`--${name}`, "");
    probe.remove();
    return found;
  }

  function elements(net, ink) {
    const nodes = net.nodes.map((node) => ({
      data: {
        ...node,
        hue: node.tint === undefined ? ink.loose : ink.hues[node.tint],
      },
    }));
    const edges = net.edges.map((edge, number) => ({
      data: { ...edge, id: `e${number}`, source: edge.earlier, target: edge.later, hue: "", apart: 1 },
      classes: edge.main ? "main" : "other",
    }));
    const columns = new Map(net.nodes.map((node) => [node.id, node.column ?? 0]));
    for (const edge of edges) edge.data.apart = Math.max(1, columns.get(edge.data.target) - columns.get(edge.data.source));
    // from a root that isn't seen to every node, so that dagre sets each in its column of time
    const root = { data: { id: "root", label: "" }, classes: "unseen" };
    const held = net.nodes.map((node) => ({
      data: { id: `r-${node.id}`, source: "root", target: node.id, apart: (node.column ?? 0) + 1 }, classes: "unseen",
    }));
    return [root, ...nodes, ...edges, ...held];
  }

  function style(ink) {
    const text = { "font-family": "system-ui, sans-serif", "font-size": 12, color: ink.ink, "text-outline-color": ink.paper, "text-outline-width": 2 };
    const hollow = { "background-color": ink.paper, "border-color": "data(hue)", "border-width": 2 };
    return [
      { selector: "node[hue]", style: { ...text, width: DOT, height: DOT, label: "data(label)", "text-halign": "right", "text-valign": "center", "text-justification": "left", "text-margin-x": 6, "text-wrap": "wrap", "line-height": 1.25, "text-background-color": ink.paper, "text-background-opacity": 0.85, "text-background-padding": 1, "background-color": "data(hue)", "border-width": 0 } },
      { selector: "node[sign='origin'], node[sign='perhaps']", style: { width: BIG, height: BIG, "font-weight": 700 } },
      { selector: "node[sign='perhaps']", style: { ...hollow, "border-style": "dashed" } },
      { selector: "node[sign='own-words']", style: hollow },
      { selector: "node[sign='update']", style: { shape: "diamond", width: 18, height: 18 } },
      { selector: "node[sign='outside']", style: { ...hollow, shape: "rectangle", "border-style": "dashed" } },
      { selector: "node[sign='folded']", style: { ...hollow, "border-width": 5, "border-style": "double", width: 20, height: 20 } },
      { selector: "edge", style: { width: 1.75, "line-color": ink.soft, "target-arrow-color": ink.soft, "target-arrow-shape": "triangle", "arrow-scale": 0.9, "curve-style": "bezier" } },
      ...Object.entries(DASHES).filter(([, dash]) => dash.length).map(([tie, dash]) => (
        { selector: `edge[tie='${tie}']`, style: { "line-style": "dashed", "line-dash-pattern": dash } })),
      { selector: "edge.other", style: { width: 1.1, opacity: 0.75 } },
      { selector: "edge.near", style: { ...text, "font-size": 11, label: "data(says)", width: 2.5, "line-color": ink.link, "target-arrow-color": ink.link, opacity: 1 } },
      { selector: "node.chosen", style: { "overlay-color": ink.link, "overlay-opacity": 0.28, "overlay-padding": 7, "font-weight": 700 } },
      { selector: ".unseen", style: { visibility: "hidden", width: 1, height: 1 } },
    ];
  }

  class Graph {
    constructor(section, net) {
      this.section = section;
      this.box = section.querySelector(".net");
      this.said = section.querySelector(".picked");
      this.rows = [...section.parentElement.querySelectorAll("tr[data-row]")];
      this.net = net;
      section.hidden = false;
      this.draw();
      this.order = net.nodes.map((node) => node.id).sort((one, other) => this.before(one, other));
      this.listen();
      this.addButtons();
      section.dataset.drawn = net.nodes.length;
    }

    draw() {
      const ink = colours(this.box);
      this.cy = cytoscape({
        container: this.box,
        elements: elements(this.net, ink),
        style: style(ink),
        layout: { name: "dagre", rankDir: "LR", nodeSep: 26, rankSep: 205, edgeSep: 10, minLen: (edge) => edge.data("apart"), animate: false, fit: false },
        autoungrabify: true,
        boxSelectionEnabled: false,
        userZoomingEnabled: false, // the wheel scrolls the page; buttons and keys come closer
        userPanningEnabled: !COARSE.matches, // a finger scrolls the page
        minZoom: 0.2,
        maxZoom: 3,
      });
      this.fitBox();
      this.all();
    }

    get seen() { return this.cy.elements().not(".unseen"); }

    /** As much of it as can be read, the beginning of it where that is not all. */
    all() {
      const box = this.seen.boundingBox();
      this.cy.resize();
      const [wide, high] = [this.box.clientWidth, this.box.clientHeight];
      const zoom = Math.max(LEAST, Math.min(1.15, (wide - 2 * AIR) / box.w, (high - 2 * AIR) / box.h));
      const fits = box.w * zoom <= wide - AIR;
      const tall = box.h * zoom > high - AIR;
      this.cy.viewport({
        zoom,
        pan: {
          x: fits ? wide / 2 - ((box.x1 + box.x2) / 2) * zoom : AIR - box.x1 * zoom,
          y: tall ? AIR - box.y1 * zoom : high / 2 - ((box.y1 + box.y2) / 2) * zoom,
        },
      });
    }

    /** The box as high as the graph needs, within reason. */
    fitBox() {
      const high = this.seen.boundingBox().h * 1.15 + 2 * AIR;
      this.box.style.height = `${Math.round(Math.min(HIGHEST, Math.max(LOWEST, high)))}px`;
    }

    before(one, other) {
      const [here, there] = [this.cy.getElementById(one).position(), this.cy.getElementById(other).position()];
      return here.x - there.x || here.y - there.y;
    }

    closer(by) {
      this.cy.zoom({ level: this.cy.zoom() * by, renderedPosition: { x: this.box.clientWidth / 2, y: this.box.clientHeight / 2 } });
    }

    move(x, y) { this.cy.panBy({ x: x * STEP, y: y * STEP }); }

    act(what) {
      const deeds = {
        in: () => this.closer(NEARER), out: () => this.closer(1 / NEARER), all: () => this.all(),
        left: () => this.move(1, 0), right: () => this.move(-1, 0), up: () => this.move(0, 1), down: () => this.move(0, -1),
      };
      deeds[what]?.();
    }

    choose(id, { follow = true } = {}) {
      const node = this.cy.getElementById(id);
      if (node.empty()) return;
      this.chosen = id;
      this.cy.elements().removeClass("chosen near");
      node.addClass("chosen").connectedEdges().not(".unseen").addClass("near");
      const numbers = node.data("rows").map(String);
      for (const row of this.rows) row.classList.toggle("picked-row", numbers.includes(row.dataset.row));
      this.tell(node.data());
      if (follow) this.follow(node);
    }

    follow(node) {
      const at = node.renderedPosition(), [wide, high] = [this.box.clientWidth, this.box.clientHeight];
      if (at.x > 40 && at.x < wide - 40 && at.y > 40 && at.y < high - 50) return;
      if (CALM.matches) this.cy.center(node);
      else this.cy.animate({ center: { eles: node } }, { duration: 180 });
    }

    tell(node) {
      const part = (tag, words, more = {}) => Object.assign(document.createElement(tag), { textContent: words, ...more });
      const name = document.createElement("b");
      name.append(part("bdi", node.name));
      const about = [node.when, node.says].filter(Boolean).join(" · ");
      const soft = part("span", about ? ` ${about} ` : " ", { className: "soft" });
      const first = this.row(node.rows[0]);
      const parts = [name, soft];
      if (first) {
        const go = part("button", "Its row", { type: "button", className: "quiet small" });
        go.addEventListener("click", () => this.toRow());
        parts.push(go);
      }
      if (node.place) parts.push(" ", part("a", "Read it", { href: node.place }));
      this.said.replaceChildren(...parts);
    }

    row(number) { return this.rows.find((row) => row.dataset.row === String(number)); }

    toRow() {
      const row = this.row(this.cy.getElementById(this.chosen).data("rows")?.[0]);
      if (!row) return;
      row.tabIndex = -1;
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: "center", behavior: CALM.matches ? "auto" : "smooth" });
    }

    next(by) {
      const at = this.order.indexOf(this.chosen);
      const to = at < 0 ? (by > 0 ? 0 : this.order.length - 1) : (at + by + this.order.length) % this.order.length;
      this.choose(this.order[to]);
    }

    key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const arrows = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
      const signs = { "+": "in", "=": "in", "-": "out", _: "out", 0: "all" };
      const arrow = arrows[event.key];
      if (arrow && event.shiftKey) this.act(arrow);
      else if (arrow) this.next(arrow === "right" || arrow === "down" ? 1 : -1);
      else if (event.key === "Enter" && this.chosen) this.toRow();
      else if (signs[event.key]) this.act(signs[event.key]);
      else return;
      event.preventDefault();
    }

    listen() {
      this.cy.on("tap", "node", (event) => this.choose(event.target.id(), { follow: false }));
      this.box.addEventListener("keydown", (event) => this.key(event));
      this.section.querySelector(".tools").addEventListener("click", (event) => this.act(event.target.closest("[data-do]")?.dataset.do));
      DARK.addEventListener("change", () => this.recolour());
      new ResizeObserver(() => this.all()).observe(this.box);
    }

    recolour() {
      const ink = colours(this.box);
      for (const node of this.net.nodes) this.cy.getElementById(node.id).data("hue", node.tint === undefined ? ink.loose : ink.hues[node.tint]);
      this.cy.style().fromJson(style(ink)).update();
    }

    /** From a row back to its node. */
    addButtons() {
      const nodes = new Map(this.net.nodes.flatMap((node) => node.rows.map((row) => [String(row), node])));
      for (const row of this.rows) {
        const node = nodes.get(row.dataset.row);
        if (!node) continue;
        const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet small to-graph", textContent: "In graph" });
        button.setAttribute("aria-label", `Show ${node.name} in the graph`);
        button.addEventListener("click", () => {
          this.choose(node.id);
          this.box.scrollIntoView({ block: "center", behavior: CALM.matches ? "auto" : "smooth" });
        });
        row.cells[0].append(button);
      }
    }
  }

  async function begin(section) {
    if (section.dataset.begun || !window.cytoscape || !window.cytoscapeDagre) return;
    section.dataset.begun = "yes";
    const answer = await fetch(section.dataset.graph, { headers: { accept: "application/json" } });
    if (!answer.ok) return; // the still picture stays
    const net = await answer.json();
    if (net.nodes.length > 1) section.graph = new Graph(section, net);
  }

  function look() {
    for (const section of document.querySelectorAll(".explore[data-graph]")) begin(section);
  }

  document.addEventListener("DOMContentLoaded", look);
  document.addEventListener("htmx:load", look);
  // what print opens: the shared passages
  addEventListener("beforeprint", () => document.querySelectorAll("details.pair").forEach((pair) => { pair.open = true; }));
})();
