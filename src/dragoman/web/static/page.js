// What the page does beyond links and forms; without it everything can still be reached.
"use strict";
(() => {
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  // Light or dark: as the system has it, until somebody chooses.
  $("[data-theme-switch]").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.theme);
  });

  // What is said in passing, with a way to take it back.
  let passing = 0;
  function say(words, label, act) {
    const toast = $(".toast");
    toast.replaceChildren(words);
    if (label) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.addEventListener("click", act);
      toast.append(" ", button);
    }
    clearTimeout(passing);
    passing = setTimeout(() => toast.replaceChildren(), label ? 12000 : 5000);
  }

  // Stories: how many reports came in since this browser last opened each.
  function markNew() {
    for (const card of $$(".card[data-story]")) {
      const looked = localStorage.getItem(`looked:${card.dataset.story}`);
      if (!looked) continue;
      let count = 0;
      for (const batch of card.dataset.fetched.split(" ")) {
        const [moment, reports] = batch.split("*");
        if (moment > looked) count += Number(reports);
      }
      const badge = $(".new", card);
      badge.textContent = `${count} new`;
      badge.hidden = count === 0;
    }
  }
  function noteLook() {
    const story = $("[data-looked-at]");
    if (story) localStorage.setItem(`looked:${story.dataset.lookedAt}`, new Date().toISOString().replace(/\.\d+Z$/, "+00:00"));
  }

  // The moment at which the case is looked at: the page as it was known then, in place of this one.
  function wireMoment() {
    const form = $(".moment");
    if (!form) return;
    const moments = form.dataset.moments.split(" ");
    const slider = $("input[type=range]", form);
    const word = (at) => at >= moments.length ? "now" : new Date(`${moments[at]}T00:00:00Z`)
      .toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
    slider.addEventListener("input", () => {
      $("output", form).textContent = word(Number(slider.value));
      slider.setAttribute("aria-valuetext", word(Number(slider.value)));
    });
    slider.addEventListener("change", () => {
      const at = Number(slider.value);
      const path = at >= moments.length ? form.getAttribute("action") : `${form.getAttribute("action")}?as_of=${moments[at]}`;
      history.pushState({}, "", path);
      htmx.ajax("GET", path, { target: "#content", select: "#content", swap: "outerHTML show:none" }).then(() => {
        const again = $(".moment input[type=range]");
        if (again) again.focus();
      });
    });
  }
  addEventListener("popstate", () => location.reload());

  // The graph: an actor's own ties stand out.
  function wireGraph() {
    const graph = $(".graph");
    if (!graph) return;
    const light = (id) => {
      graph.classList.toggle("lit", Boolean(id));
      const near = new Set([id]);
      for (const tie of $$("[data-ends]", graph)) {
        const ends = tie.dataset.ends.split(" ");
        const on = ends.includes(id);
        tie.classList.toggle("on", on);
        if (on) ends.forEach((end) => near.add(end));
      }
      for (const node of $$("[data-node]", graph)) node.classList.toggle("on", near.has(node.dataset.node));
    };
    for (const node of $$("[data-node]", graph)) {
      for (const name of ["mouseenter", "focus"]) node.addEventListener(name, () => light(node.dataset.node));
      for (const name of ["mouseleave", "blur"]) node.addEventListener(name, () => light(null));
    }
  }

  // A timeline wider than the screen begins at its end: the latest is looked for first.
  function wireTimeline() {
    const line = $(".timeline");
    if (line) line.scrollLeft = line.scrollWidth;
  }

  // A report: which kinds are highlighted, what is lit, and which item a piece of text leads to.
  function wireReport() {
    const page = $(".report-page");
    if (!page) return;
    const boxes = $$("[data-show]", page);
    const kept = JSON.parse(localStorage.getItem("shown") || "{}");
    for (const box of boxes) {
      if (box.dataset.show in kept) box.checked = kept[box.dataset.show];
      box.addEventListener("change", () => {
        kept[box.dataset.show] = box.checked;
        localStorage.setItem("shown", JSON.stringify(kept));
        lead();
      });
    }
    const address = { s: "statements", e: "events", d: "disagreements", g: "agenda", a: "actors", t: "times", p: "places", n: "figures" };
    function lead() {
      const shown = new Set(boxes.filter((box) => box.checked).map((box) => box.dataset.show));
      for (const segment of $$("a.seg", page)) {
        const items = segment.dataset.items.trim().split(" ").map((one) => one.split(":"));
        const item = items.find(([name]) => shown.has(name));
        if (item) segment.setAttribute("href", `/${address[item[1][0]]}/${item[1]}`);
        else segment.removeAttribute("href");
      }
    }
    lead();
    function light() {
      const name = decodeURIComponent(location.hash.slice(1));
      for (const segment of $$(".seg.lit", page)) segment.classList.remove("lit");
      if (!/^w\d+-\d+$/.test(name)) return;
      const parts = $("[data-parts]", page);
      const part = parts ? Math.floor(Number(name.slice(1).split("-")[0]) / Number(parts.dataset.parts)) + 1 : 0;
      if (parts && !document.getElementById(name) && !location.search.includes(`part=${part}`)) {
        location.replace(`?part=${part}${location.hash}`);
        return;
      }
      const asked = new URLSearchParams(location.search).get("item");
      const segments = $$(".seg", page);
      let lit = segments.filter((one) => asked && one.dataset.items.includes(`:${asked} `));
      if (!lit.some((one) => one.dataset.of.split(" ").includes(name))) lit = segments.filter((one) => one.dataset.of.split(" ").includes(name));
      lit.forEach((one) => one.classList.add("lit"));
      const target = document.getElementById(name) || lit[0];
      if (target) target.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    }
    addEventListener("hashchange", light);
    if (location.hash) light();
    for (const line of $$(".listed li", page)) {
      const segments = $$(".seg", page).filter((one) => one.dataset.items.includes(`:${line.dataset.item} `));
      line.addEventListener("mouseenter", () => segments.forEach((one) => one.classList.add("lit")));
      line.addEventListener("mouseleave", () => { segments.forEach((one) => one.classList.remove("lit")); if (location.hash) light(); });
    }
  }

  // Deciding: in place, with a way back. It is marked at once and laid over the case one after the other, which in a large
  // story takes a moment; nobody need wait for it to go on.
  let done = Promise.resolve();
  let waiting = 0;
  const said = { accept: ["Accepting", "Accepted"], reject: ["Rejecting", "Rejected"], undo: ["Undoing", "Undone"] };
  addEventListener("beforeunload", (event) => { if (waiting) event.preventDefault(); });
  function decide(form, action, id) {
    const data = new FormData(form);
    data.set("action", action);
    if (id) data.set("id", id);
    const card = form.closest("[data-item-card]");
    const before = $$("button[name=action]", form).map((button) => [button, button.getAttribute("aria-pressed")]);
    for (const [button] of before) button.setAttribute("aria-pressed", String(action !== "undo" && button.value === action));
    if (card) card.classList.toggle("settled", action !== "undo");
    say(`${said[action][0]} …`);
    if (card && action !== "undo") move(1);
    waiting += 1;
    done = done.then(() => send(form, action, data)).catch((error) => {
      for (const [button, pressed] of before) button.setAttribute("aria-pressed", pressed);
      if (card) card.classList.toggle("settled", action === "undo");
      say(`That was not decided: ${error.message}.`);
    }).finally(() => { waiting -= 1; });
  }
  async function send(form, action, data) {
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body: data, headers: { Accept: "application/json" } })
      .catch(() => { throw new Error("dragoman serve does not answer"); });
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(told.title ?? String(answer.status));
    const rest = waiting > 1 ? `, ${waiting - 1} to go` : "";
    if (action === "undo") {
      say("Undone.");
      if ($("#log") && !form.closest("[data-item-card]")) setTimeout(() => location.reload());
    } else say(`${said[action][1]}${rest}.`, "Undo", () => decide(form, "undo", told.id));
  }
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-decide]");
    if (!form || !event.submitter?.value) return;
    event.preventDefault();
    decide(form, event.submitter.value);
  });

  // Files: dropped anywhere on the form, and read at once.
  function wireDrop() {
    const form = $("[data-drop]");
    if (!form) return;
    const input = $("input[type=file]", form);
    for (const name of ["dragenter", "dragover"]) form.addEventListener(name, (event) => { event.preventDefault(); form.classList.add("over"); });
    for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => form.classList.remove("over"));
    form.addEventListener("drop", (event) => {
      event.preventDefault();
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      form.requestSubmit();
    });
    input.addEventListener("change", () => input.files.length && form.requestSubmit());
  }

  // Keys: one hand suffices.
  const items = () => $$(".item").filter((one) => one.offsetParent !== null);
  let current = null;
  function move(by) {
    const all = items();
    if (!all.length) return;
    const from = all.indexOf(current);
    const next = all[Math.min(Math.max(from + by, 0), all.length - 1)];
    if (current) current.classList.remove("current");
    current = next;
    current.classList.add("current");
    const link = $("input[type=checkbox], h3 a, h2 a, a.to, a, summary, button", current);
    if (link) link.focus({ preventScroll: true });
    current.scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
  }
  function gather(form) {
    if ($("input[name=members]:checked", form) || $("input[name=members]:not([type])", form)?.value) form.requestSubmit();
    else say("Nothing is chosen: s and d move, a chooses.");
  }
  const here = () => (current && document.contains(current) ? current : document);
  const press = {
    "/": () => $(".find input").focus(),
    "?": () => $("dialog.keys").showModal(),
    d: () => move(1),
    s: () => move(-1),
    e: () => { const words = $("details", here()); if (words) words.open = !words.open; },
    w: () => { const back = $("[data-back]"); const words = $("[data-words], a.source", here()); if (back) (history.length > 1 && document.referrer.startsWith(location.origin) ? history.back() : back.click()); else if (words) words.click(); },
    a: () => { const box = current && $("input[type=checkbox]", current); if (box) box.click(); else $("form[data-decide] [value=accept]", here())?.click(); },
    r: () => $("form[data-decide] [value=reject]", here())?.click(),
    c: () => { const fields = $("#decide details"); if (fields) { fields.open = true; $("select", fields).focus(); } else $("a[data-key=c]", here())?.click(); },
    f: () => { const chosen = $("form[data-gather=merge]"); if (chosen) gather(chosen); else $("a[data-key=f]", here())?.click(); },
    x: () => { const chosen = $("form[data-gather=split]"); if (chosen) gather(chosen); },
    z: () => done.then(() => { const toast = $(".toast button"); if (toast) toast.click(); else $("#log form button")?.click(); }),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest("input:not([type=checkbox], [type=range]), textarea, select, dialog")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const act = press[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  document.addEventListener("click", (event) => { if (event.target.closest("[data-keys-open]")) press["?"](); });

  function wire() {
    markNew();
    wireMoment();
    wireGraph();
    wireTimeline();
    wireReport();
    wireDrop();
    noteLook();
    // Led here to correct something: the form is open.
    if (location.hash === "#decide") addEventListener("load", () => requestAnimationFrame(() => press.c()));
  }
  wire();
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "content") { wireMoment(); wireGraph(); wireTimeline(); } else markNew();
  });
})();
