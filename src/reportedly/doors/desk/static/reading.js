"use strict";
// The reading page where scripts run: words and cards light each other, cards are filtered at once, keys go through
// them, and what is asked of one opens beside the article. Without scripts each of these is a link or a form.
(() => {
  const root = document.getElementById("reading");
  if (!root) return;
  const $ = (id) => document.getElementById(id);
  const text = $("text");
  const panel = $("panel");
  const sift = $("sift");
  const cards = [...root.querySelectorAll(".card[data-i]")];
  document.documentElement.classList.add("scripted", "keys");

  // ---- Words and cards
  const pieces = new Map(); // fragment of a record → pieces of the article
  for (const piece of text.querySelectorAll("[data-i]")) {
    for (const id of piece.dataset.i.split(" ")) {
      if (!pieces.has(id)) pieces.set(id, []);
      pieces.get(id).push(piece);
    }
  }
  const holders = new Map(); // fragment of a record → the first card that is made of it
  for (const card of cards) {
    for (const id of card.dataset.i.split(" ")) if (!holders.has(id)) holders.set(id, card);
  }
  let lit = [];
  let current = null;

  function light(id, card = $(id)?.closest(".card") ?? holders.get(id)) {
    for (const element of lit) element.classList.remove("lit");
    lit = [...(pieces.get(id) ?? []), ...(card ? [card] : [])];
    for (const element of lit) element.classList.add("lit");
    if (card) current = card;
  }

  /** The claim or finding that a piece is of, before the figures and marks in it. */
  function meant(piece) {
    const ids = piece.dataset.i.split(" ");
    return ids.find((id) => $(id)?.classList.contains("card")) ?? ids[0];
  }

  function unfold(card) {
    const folded = card.closest("details.more");
    if (folded) folded.open = true;
  }

  root.addEventListener("mouseover", (event) => {
    const card = event.target.closest(".card[data-i]");
    const piece = event.target.closest(".text [data-i]");
    if (card) light(card.id, card);
    else if (piece) light(meant(piece));
  });
  root.addEventListener("focusin", (event) => {
    const card = event.target.closest(".card[data-i]");
    const link = event.target.closest(".text a[href]");
    if (card) light(card.id, card);
    else if (link?.dataset.i) light(meant(link));
    else if (link) light(link.getAttribute("href").slice(1));
  });
  text.addEventListener("click", (event) => {
    const piece = event.target.closest("[data-i]");
    if (!piece || event.target.closest("a") || String(getSelection())) return;
    const id = meant(piece);
    light(id);
    if (current && !current.hidden) {
      unfold(current);
      current.scrollIntoView({ block: "nearest" });
    }
  });
  window.addEventListener("hashchange", () => light(location.hash.slice(1).replace(/^t-/, "")));

  // ---- The panel
  let opener = null;

  function open(link) {
    if (!panel.contains(link)) opener = link.closest(".card") ?? link;
    htmx.ajax("GET", link.getAttribute("href"), { target: "#panel", swap: "innerHTML" });
  }

  function close() {
    if (!panel.firstElementChild) return false;
    panel.replaceChildren();
    root.classList.remove("panel-open");
    CSS.highlights?.delete("shown");
    document.dispatchEvent(new CustomEvent("reading:closed"));
    if (opener?.isConnected) opener.focus();
    return true;
  }

  root.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a[data-panel], .text a.s[href*='/explain/']");
    const closing = event.target.closest("[data-close]");
    const card = event.target.closest("[data-card]");
    if (link) {
      event.preventDefault();
      open(link);
    } else if (closing) {
      event.preventDefault();
      close();
    } else if (card && $(card.dataset.card)) {
      event.preventDefault();
      goTo($(card.dataset.card));
    } else if (event.target.closest("[data-add-row]")) {
      addRow(event.target.closest("fieldset"));
    }
  });
  panel.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target !== panel) return;
    root.classList.toggle("panel-open", Boolean(panel.firstElementChild));
    panel.scrollTop = 0;
    $("h-panel")?.focus({ preventScroll: true });
  });
  document.body.addEventListener("tokens", (event) => {
    const card = $(event.detail.place);
    if (card) card.dataset.t = event.detail.tokens;
  });

  function addRow(fieldset) {
    const rows = fieldset.querySelectorAll(".fields");
    const row = rows[rows.length - 1].cloneNode(true);
    for (const field of row.querySelectorAll("input")) {
      field.value = "";
      field.id = field.id.replace(/\d+$/, rows.length + 1);
    }
    for (const label of row.querySelectorAll("label")) {
      label.htmlFor = label.htmlFor.replace(/\d+$/, rows.length + 1);
      label.textContent = label.textContent.replace(/\d+$/, rows.length + 1);
    }
    rows[rows.length - 1].after(row);
    row.querySelector("input").focus();
  }

  // ---- The filter
  const words = new Map();
  const wordsOf = (card) => {
    if (!words.has(card)) {
      const parts = card.querySelectorAll(":scope > .words, :scope > .said, :scope > .working, :scope > p:first-child");
      words.set(card, [...parts].map((part) => part.textContent).join(" ").toLowerCase());
    }
    return words.get(card);
  };

  function filter() {
    const groups = new Map();
    for (const box of sift.querySelectorAll("input[data-token]:checked")) {
      if (!groups.has(box.name)) groups.set(box.name, []);
      groups.get(box.name).push(box.dataset.token);
    }
    const wanted = sift.elements.q.value.trim().replace(/\s+/g, " ").toLowerCase();
    const tally = { claim: [0, 0], finding: [0, 0] };
    for (const card of cards) {
      const has = card.dataset.t.split(" ");
      const kept = [...groups.values()].every((some) => some.some((token) => has.includes(token))) && wordsOf(card).includes(wanted);
      card.hidden = !kept;
      const sort = tally[card.classList.contains("finding-card") ? "finding" : "claim"];
      sort[0] += kept;
      sort[1] += 1;
    }
    const filtering = groups.size > 0 || wanted !== "";
    for (const folded of root.querySelectorAll("details.more")) folded.open = filtering && Boolean(folded.querySelector(".card:not([hidden])"));
    for (const group of root.querySelectorAll(".group")) group.hidden = filtering && !group.querySelector(".card:not([hidden])");
    $("count").textContent = `${tally.claim[0]} of ${tally.claim[1]} claims, ${tally.finding[0]} of ${tally.finding[1]} findings`;
    $("clear").hidden = !filtering;
    const query = new URLSearchParams([...new FormData(sift)].filter(([, value]) => value));
    history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}`);
  }

  if (sift) {
    const inPart = "part" in root.dataset; // more cards than are drawn: the server filters
    let waiting;
    sift.addEventListener("submit", (event) => {
      if (inPart) return;
      event.preventDefault();
      filter();
    });
    sift.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => (inPart ? sift.requestSubmit() : filter()), inPart ? 600 : 120);
    });
    $("clear").addEventListener("click", (event) => {
      if (inPart) return;
      event.preventDefault();
      for (const box of sift.querySelectorAll("input[data-token]")) box.checked = false;
      sift.elements.q.value = "";
      filter();
      sift.elements.q.focus();
    });
    if (!inPart && location.search) filter();
  }

  // ---- Keys. They can be turned off (WCAG 2.1.4); what they do is all in links too.
  const OFF = "reportedly.keys";
  const dialog = $("keys");
  const isOn = () => localStorage.getItem(OFF) !== "off";

  function goTo(card) {
    unfold(card);
    light(card.id, card);
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    if (matchMedia("(min-width: 62rem)").matches) $(`t-${card.id}`)?.scrollIntoView({ block: "center" });
  }

  function go(step) {
    const shown = cards.filter((card) => !card.hidden && !card.parentElement.closest("[hidden]"));
    if (!shown.length) return;
    const at = shown.indexOf(current);
    goTo(shown[at < 0 ? (step > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + step, 0), shown.length - 1)]);
  }

  function press(key) {
    const link = current?.querySelector(`.do a[data-key="${key}"]`);
    if (link) open(link);
  }

  if (dialog) {
    $("keys-on").checked = isOn();
    $("keys-on").addEventListener("change", (event) => localStorage.setItem(OFF, event.target.checked ? "on" : "off"));
    $("keys-button").addEventListener("click", () => dialog.showModal());
  }
  const typing = (element) => element.closest("input, textarea, select, [contenteditable]") || dialog?.open;

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !dialog?.open && !event.defaultPrevented && close()) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || typing(event.target)) return;
    if (event.key === "Enter" && event.target === current) press("e");
    if (!isOn()) return;
    const deeds = {
      j: () => go(1),
      k: () => go(-1),
      e: () => press("e"),
      r: () => press("r"),
      c: () => press("c"),
      "/": () => sift?.elements.q.focus(),
      "?": () => dialog?.showModal(),
    };
    if (deeds[event.key]) {
      event.preventDefault();
      deeds[event.key]();
    }
  });

  $("print")?.addEventListener("click", (event) => {
    event.preventDefault();
    for (const folded of root.querySelectorAll("details.more, details.all-figures")) folded.open = true;
    window.print();
  });
  if (location.hash) {
    const card = $(location.hash.slice(1));
    if (card?.classList.contains("card")) goTo(card);
  }
})();
