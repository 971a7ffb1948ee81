// What the pages do better with a script: results while one types, and the keyboard. They work without it.
"use strict";
(() => {
  const form = document.getElementById("ask"), box = document.getElementById("q");
  const results = document.getElementById("results");
  const all = (selector) => [...document.querySelectorAll(selector)];
  let asking = null, timer = 0, composing = false;

  // The address that the form stands for; what is empty or as usual is left out.
  function address() {
    const usual = { sort: "score", by: "paragraph", match: "any" };
    const values = new URLSearchParams();
    for (const [name, value] of new FormData(form))
      if (value.trim() && usual[name] !== value) values.append(name, value);
    const text = values.toString();
    return form.getAttribute("action") + (text ? "?" + text : "");
  }

  // Replaces the results by those of an address; an answer that comes late is dropped.
  async function show(url, remember) {
    if (asking) asking.abort();
    const mine = (asking = new AbortController());
    results.setAttribute("aria-busy", "true");
    try {
      const part = url + (url.includes("?") ? "&" : "?") + "part=results";
      const answer = await fetch(part, { signal: mine.signal, headers: { accept: "text/html" } });
      if (answer.status >= 429) return answer.status === 503 && setTimeout(() => mine === asking && show(url, remember), 1000);
      const html = await answer.text();
      if (mine !== asking) return;
      results.innerHTML = html;
      if (remember === "replace") history.replaceState(null, "", url);
      if (remember === "push") history.pushState(null, "", url);
      document.title = (box.value.trim() ? box.value.trim() + " · " : "") + document.querySelector(".brand").textContent;
    } catch (error) {
      if (error.name !== "AbortError") location.assign(url);
    } finally {
      if (mine === asking) results.removeAttribute("aria-busy");
    }
  }

  // Sets the form to what an address says; what it has no place for is kept in hidden fields.
  function fill(url) {
    const values = new URL(url, location.href).searchParams;
    all("#ask [data-kept]").forEach((one) => one.remove());
    const shown = new Set([...form.elements].map((one) => one.name)), hidden = [];
    for (const name of new Set(values.keys()))
      if (!["offset", "part", "lang"].includes(name))
        for (const value of values.getAll(name).filter((one) => one.trim()).slice(shown.has(name) ? 1 : 0))
          hidden.push(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    for (const field of form.elements)
      if (field.type === "checkbox") field.checked = values.has(field.name);
      else if (field.name) field.value = values.get(field.name) || (field.tagName === "SELECT" ? field.options[0].value : "");
    for (const one of hidden) { one.dataset.kept = ""; form.append(one); }
  }

  if (results && form && window.history.replaceState) {
    let before = location.pathname === form.getAttribute("action") && location.search !== "";
    const type = () => {
      clearTimeout(timer);
      if (composing) return;
      timer = setTimeout(() => { show(address(), before ? "replace" : "push"); before = true; }, 120);
    };
    box.addEventListener("compositionstart", () => { composing = true; });
    box.addEventListener("compositionend", () => { composing = false; type(); });
    box.addEventListener("input", (event) => { if (!event.isComposing) type(); });
    form.addEventListener("change", (event) => {
      const { name, value } = event.target;
      if (!value) all("#ask [data-kept]").forEach((one) => { if (one.name === name) one.remove(); });
      if (event.target !== box) type();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      show(address(), address() === location.pathname + location.search ? "" : "push");
    });
    results.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      const url = new URL(link.href);
      if (url.origin !== location.origin || url.pathname !== form.getAttribute("action")) return;
      event.preventDefault();
      fill(url.href);
      show(url.pathname + url.search, "push").then(() => {
        if (link.rel) { document.getElementById("status")?.scrollIntoView({ block: "center" }); }
      });
    });
    addEventListener("popstate", () => {
      fill(location.href);
      show(location.pathname + location.search, "");
    });
  }

  // "/" goes to the box, arrows through the hits, Enter opens one, Escape leads back.
  const steps = () => all(".hit").length ? all(".hit") : all(".para[id]");
  function move(by) {
    const list = steps(), now = list.findIndex((one) => one.classList.contains("on"));
    const next = list[Math.max(0, Math.min(list.length - 1, now < 0 ? (by > 0 ? 0 : list.length - 1) : now + by))];
    if (!next) return;
    list.forEach((one) => one.classList.toggle("on", one === next));
    next.querySelector(".open, .anchor a")?.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }
  addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target.closest("input, select, textarea");
    if (event.key === "/" && !field && box) { event.preventDefault(); box.focus(); box.select(); return; }
    if (event.key === "Escape" && box && !field) { box.focus(); return; }
    if (field && field !== box) return;
    const by = event.key === "ArrowDown" || (!field && event.key === "j") ? 1 : event.key === "ArrowUp" || (!field && event.key === "k") ? -1 : 0;
    if (by && steps().length && !(field && by < 0)) { event.preventDefault(); move(by); }
  });

  // What takes longer than the page comes behind it.
  for (const place of all("[data-part]"))
    fetch(place.dataset.part + "&part=results", { headers: { accept: "text/html" } })
      .then(async (answer) => { if (answer.ok) place.outerHTML = await answer.text(); }, () => {});

  // A page that is being counted comes again by itself.
  const again = document.querySelector("[data-again]");
  if (again) setTimeout(() => location.reload(), 1000 * again.dataset.again);

  // A phone starts with the facets, and what stands before the text of an article, closed.
  if (matchMedia("(max-width: 56rem)").matches) all(".facets details, .aside details").forEach((one) => { one.open = false; });
})();
