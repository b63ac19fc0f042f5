"use strict";
// What the desk's pages do more where scripts run: tell, complain, say when the desk is gone. Each page works without.
(() => {
  const said = document.getElementById("said");
  const complaints = document.getElementById("complaints");
  let fading;

  /** Tell something in a word or two: seen at the foot of the page, and read out. */
  function say(words) {
    said.textContent = words;
    clearTimeout(fading);
    fading = setTimeout(() => { said.textContent = ""; }, 6000);
  }

  function complain(words) {
    const line = document.createElement("p");
    line.className = "complaint";
    line.setAttribute("role", "alert");
    line.textContent = words;
    complaints.replaceChildren(line);
  }

  // A response says something by the header  HX-Trigger: {"said": "Kept."}
  document.body.addEventListener("said", (event) => say(String(event.detail.value ?? event.detail)));
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.requestConfig.verb !== "get") complaints.replaceChildren();
  });
  document.body.addEventListener("htmx:sendError", (event) => {
    if (event.detail.requestConfig.verb !== "get") complain("The desk does not answer. Is it running? Nothing was sent; try again.");
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") complaints.replaceChildren();
  });
  // What a part of a page has read out and focused once it is there; "gently": unless the person is at work elsewhere.
  document.body.addEventListener("htmx:afterSettle", (event) => {
    const part = event.detail.elt;
    const words = part.querySelector("[data-say]")?.textContent;
    if (words) say(words);
    const asks = part.querySelector("[data-focus]");
    const at = document.activeElement;
    if (asks && (asks.dataset.focus !== "gently" || at === document.body || part.contains(at))) asks.focus();
  });

  window.desk = { say, complain };
})();
