"use strict";
// Choosing words in the article. Offsets are code points of the report's text: each element of the article that shows
// words says in data-s where they start, and has as many code points as the stretch it shows (but for a sign, which
// stands for one). JavaScript counts UTF-16 units; here is the one place that converts.
(() => {
  const text = document.getElementById("text");
  const panel = document.getElementById("panel");
  if (!text || !panel) return;
  const ASIDE = ".chip, .margin";
  let picked = null; // [start, end) of the last selection in the article

  const points = (words) => Array.from(words).length;
  const holders = () => (holders.all ??= [...text.querySelectorAll("[data-s]")]);
  const startOf = (holder) => Number(holder.dataset.s);
  const lengthOf = (holder) => (holder.classList.contains("sign-of") ? 1 : points(holder.textContent));

  /** The code point offset of a boundary (node, offset) of the DOM; `isEnd` where it ends a selection. */
  function offsetOf(node, at, isEnd) {
    const holder = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-s]");
    if (holder && text.contains(holder)) {
      if (holder.classList.contains("sign-of")) return startOf(holder) + (isEnd || at > 0 ? 1 : 0);
      if (node.nodeType === Node.TEXT_NODE) return startOf(holder) + points(node.data.slice(0, at));
      return startOf(holder) + (at > 0 ? lengthOf(holder) : 0);
    }
    // Between pieces, or in a label: the end of the last piece before it, or the start of the next.
    const range = document.createRange();
    range.setStart(node, at);
    let before = null;
    for (const one of holders()) {
      const place = range.comparePoint(one, 0);
      if (place >= 0 && !isEnd) return startOf(one);
      if (place > 0) break;
      before = one;
    }
    return before ? startOf(before) + lengthOf(before) : 0;
  }

  /** The DOM boundary of a code point offset, in the piece that it starts (or, of an end, that it closes). */
  function pointAt(offset, isEnd) {
    let low = 0;
    let high = holders().length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const start = startOf(holders()[middle]);
      if (isEnd ? start < offset : start <= offset) low = middle;
      else high = middle - 1;
    }
    const holder = holders()[low];
    const node = holder.firstChild;
    if (!node) return [holder, 0];
    if (holder.classList.contains("sign-of")) return [node, isEnd ? node.data.length : 0];
    const inside = Math.max(offset - startOf(holder), 0);
    return [node, Array.from(node.data).slice(0, inside).join("").length];
  }

  function rangeOf([start, end]) {
    const range = document.createRange();
    range.setStart(...pointAt(start, false));
    range.setEnd(...pointAt(end, true));
    return range;
  }

  /** The words of [start, end), without the labels that stand among them. */
  function wordsOf([start, end]) {
    const found = [];
    for (const one of holders()) {
      const at = startOf(one);
      if (at >= end) break;
      const length = lengthOf(one);
      if (at + length <= start) continue;
      if (one.classList.contains("sign-of")) found.push(one.textContent);
      else found.push(Array.from(one.textContent).slice(Math.max(start - at, 0), end - at).join(""));
    }
    return found.join("").replace(/\s+/g, " ").trim();
  }

  /** A selection as [start, end), without white space at its ends; null where nothing of the article is selected. */
  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
    if (range.startContainer.parentElement.closest(ASIDE) && range.endContainer.parentElement.closest(ASIDE)) return null;
    let start = offsetOf(range.startContainer, range.startOffset, false);
    let end = offsetOf(range.endContainer, range.endOffset, true);
    const words = Array.from(raw(start, end));
    while (words.length && !words[words.length - 1].trim()) { words.pop(); end -= 1; }
    while (words.length && !words[0].trim()) { words.shift(); start += 1; }
    return start < end ? [start, end] : null;
  }

  /** The characters of [start, end), one for each code point (a sign as one). */
  function raw(start, end) {
    const found = [];
    for (const one of holders()) {
      const at = startOf(one);
      if (at >= end) break;
      if (at + lengthOf(one) <= start) continue;
      const here = one.classList.contains("sign-of") ? ["�"] : Array.from(one.textContent);
      found.push(...here.slice(Math.max(start - at, 0), end - at));
    }
    return found.join("");
  }

  function highlight(name, spans) {
    if (!CSS.highlights) return;
    if (spans.length) CSS.highlights.set(name, new Highlight(...spans.map(rangeOf)));
    else CSS.highlights.delete(name);
  }

  const form = () => panel.querySelector("form[data-correct]");
  const isAt = (span) => span[0] < span[1] && span.every(Number.isInteger);

  function spansOf(role) {
    const starts = [...role.querySelectorAll("input[name$='_start']")];
    const ends = [...role.querySelectorAll("input[name$='_end']")];
    return starts
      .map((field, n) => [field.value.trim(), ends[n].value.trim()])
      .filter(([start, end]) => start && end)
      .map((pair) => pair.map(Number))
      .filter(isAt);
  }

  function show(role) {
    const spans = spansOf(role);
    role.querySelector("[data-words]").textContent = spans.length ? spans.map((span) => `“${wordsOf(span)}”`).join(" […] ") : "—";
    role.classList.toggle("changed", JSON.stringify(spans) !== role.dataset.was);
    highlight("shown", [...form().querySelectorAll("[data-role]")].flatMap(spansOf));
  }

  function setSpans(role, spans) {
    const box = role.querySelector(".offsets");
    const rows = [...box.querySelectorAll(".fields")];
    while (rows.length < spans.length + 1) {
      const row = rows[rows.length - 1].cloneNode(true);
      const number = rows.length + 1;
      for (const field of row.querySelectorAll("input")) field.id = field.id.replace(/\d+$/, number);
      for (const label of row.querySelectorAll("label")) {
        label.htmlFor = label.htmlFor.replace(/\d+$/, number);
        label.textContent = label.textContent.replace(/\d+/, number);
      }
      rows[rows.length - 1].after(row);
      rows.push(row);
    }
    rows.forEach((row, n) => row.querySelectorAll("input").forEach((field, side) => { field.value = spans[n]?.[side] ?? ""; }));
    show(role);
    const words = form().querySelector("input[name='is'][value='words']");
    if (words) words.checked = true;
  }

  function tellPicked() {
    const line = document.getElementById("picked");
    if (line) line.textContent = picked ? `Selected: “${wordsOf(picked).slice(0, 120)}” (${picked[0]}–${picked[1]})` : "Select words in the article.";
    highlight("picked", picked && form() ? [picked] : []);
  }

  let waiting;
  document.addEventListener("selectionchange", () => {
    if (!form()) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const now = selected();
      if (!now) return;
      picked = now;
      tellPicked();
    }, 60);
  });

  panel.addEventListener("click", (event) => {
    const use = event.target.closest("[data-use]");
    if (event.target.closest("[data-to-article]")) startKeys();
    if (!use) return;
    const role = use.closest("[data-role]");
    const now = selected() ?? picked;
    if (use.dataset.use === "none") setSpans(role, []);
    else if (!now) desk.say("Select words in the article first.");
    else setSpans(role, use.dataset.use === "add" ? [...spansOf(role), now] : [now]);
  });
  panel.addEventListener("input", (event) => {
    const role = event.target.closest("[data-role]");
    if (role) show(role);
  });
  panel.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target !== panel) return;
    picked = form() ? selected() : null; // words that were selected before it was opened
    tellPicked();
    highlight("shown", [...panel.querySelectorAll("[data-spans]")].flatMap((one) => parse(one.dataset.spans)));
    if (!form()) return;
    for (const role of form().querySelectorAll("[data-role]")) {
      role.dataset.was = JSON.stringify(spansOf(role));
      show(role);
    }
  });
  document.addEventListener("reading:closed", () => {
    picked = null;
    highlight("picked", []);
    text.removeAttribute("tabindex");
  });
  const parse = (spans) => spans.split(" ").filter(Boolean).map((span) => span.split("-").map(Number)).filter(isAt);
  document.getElementById("reading").addEventListener("mouseover", (event) => {
    const one = event.target.closest(".apparatus [data-spans]");
    if (one) highlight("shown", parse(one.dataset.spans));
  });

  // ---- By keyboard: the article takes the focus, arrows move word by word, Shift takes more, Enter goes back.
  function startKeys() {
    text.tabIndex = 0;
    text.setAttribute("aria-label", "The report. Left and right arrows choose a word, with Shift more; Enter goes back with them.");
    text.focus({ preventScroll: true });
    const shown = form().querySelector("[data-role]") && [...form().querySelectorAll("[data-role]")].flatMap(spansOf)[0];
    const [node, at] = pointAt(shown ? shown[0] : 0, false);
    getSelection().collapse(node, at);
    getSelection().modify("extend", "forward", "word");
    node.parentElement.scrollIntoView({ block: "center" });
  }

  text.addEventListener("keydown", (event) => {
    if (!form() || document.activeElement !== text) return;
    const selection = getSelection();
    const way = { ArrowRight: "forward", ArrowLeft: "backward" }[event.key];
    if (way && event.shiftKey) selection.modify("extend", way, "word");
    else if (way === "forward") {
      selection.collapseToEnd();
      selection.modify("extend", "forward", "word");
    } else if (way === "backward") {
      selection.collapseToStart();
      selection.modify("move", "backward", "word");
      selection.modify("extend", "forward", "word");
    } else if (event.key === "Enter" || event.key === "Escape") {
      form().querySelector("[data-use]").focus();
    } else return;
    event.preventDefault();
  });
})();
