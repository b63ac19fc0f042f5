"use strict";
(() => {
  const cards = [...document.querySelectorAll(".card")];
  let lit = [];
  let at = -1;

  const find = (id) => document.querySelectorAll(`.text [data-i~="${CSS.escape(id)}"]`);

  function light(id) {
    for (const element of lit) element.classList.remove("lit");
    const card = document.getElementById(id);
    lit = [...find(id), ...(card ? [card] : [])];
    for (const element of lit) element.classList.add("lit");
    at = cards.indexOf(card);
  }

  function go(step) {
    if (!cards.length) return;
    at = Math.min(Math.max(at + step, 0), cards.length - 1);
    const card = cards[at];
    light(card.id);
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    const words = document.getElementById(`t-${card.id}`);
    if (words && getComputedStyle(card.closest(".apparatus")).overflowY !== "visible") {
      words.scrollIntoView({ block: "center" });
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
  });

  const shown = (event) => {
    const card = event.target.closest(".card");
    const link = event.target.closest(".text a[href^='#']");
    if (card) light(card.id);
    else if (link) light(link.getAttribute("href").slice(1));
  };
  document.addEventListener("mouseover", shown);
  document.addEventListener("focusin", shown);
  window.addEventListener("hashchange", () => light(location.hash.slice(1).replace(/^t-/, "")));
  document.documentElement.classList.add("keys");
})();
