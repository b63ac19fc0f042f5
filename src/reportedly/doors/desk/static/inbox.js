"use strict";
// The inbox where scripts run: files are sent one by one, from the form or dropped anywhere; what was sent is cleared.
(() => {
  const root = document.documentElement;
  root.classList.add("scripts");
  const form = document.getElementById("files-form");
  let inside = 0;

  for (const way of document.querySelectorAll("form.way[hx-post]")) {
    way.addEventListener("htmx:afterRequest", (event) => {
      if (event.detail.successful && event.detail.elt === way) way.reset();
    });
  }

  if (!form) return;

  /** Send files one after another; each answer is the part of the page that tells how far the reading is. */
  async function send(files) {
    const refused = [];
    let since = 0;
    for (const [number, file] of [...files].entries()) {
      if (files.length > 1) window.desk.say(`Sending ${number + 1} of ${files.length} …`);
      const body = new FormData();
      body.append("files", file, file.name.slice(-200));
      const answer = await post(body, since);
      const words = answer ? await answer.text() : "";
      if (!answer) return window.desk.complain("The desk does not answer. Is it running?");
      if (answer.headers.get("hx-redirect")) return void location.assign(answer.headers.get("hx-redirect"));
      if (answer.ok) since = show(words, since);
      else refused.push(told(words));
    }
    if (files.length > 1) window.desk.say(`${files.length - refused.length} of ${files.length} sent.`);
    if (refused.length) window.desk.complain(refused.slice(0, 3).join(" ") + (refused.length > 3 ? ` And ${refused.length - 3} more.` : ""));
  }

  async function post(body, since) {
    const headers = { ...JSON.parse(document.body.getAttribute("hx-headers")), "HX-Request": "true" };
    try {
      return await fetch(since ? `${form.action}?job=${since}` : form.action, { method: "POST", body, headers });
    } catch {
      return null;
    }
  }

  function told(words) {
    const page = new DOMParser().parseFromString(words, "text/html");
    return page.body.textContent.trim();
  }

  /** Show how far the reading is, focused the first time; gives the number that what was sent begins with. */
  function show(words, since) {
    const work = document.getElementById("work");
    window.htmx.swap(work, words, { swapStyle: "outerHTML" });
    if (!since) document.getElementById("work-h")?.focus();
    return since || document.getElementById("work").dataset.since;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = form.querySelector("input[type=file]");
    const files = [...chosen.files];
    form.reset();
    send(files);
  });

  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
  document.addEventListener("dragenter", (event) => {
    if (!carriesFiles(event)) return;
    inside += 1;
    root.classList.add("dropping");
  });
  document.addEventListener("dragleave", () => {
    inside = Math.max(inside - 1, 0);
    if (!inside) root.classList.remove("dropping");
  });
  document.addEventListener("dragover", (event) => {
    if (carriesFiles(event)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    inside = 0;
    root.classList.remove("dropping");
    send([...event.dataTransfer.files]);
  });
})();
