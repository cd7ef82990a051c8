// The query page with comfort: an editor, running without leaving the page, cancelling, views as
// tabs. Without this script the form, the answer and the examples work all the same.
"use strict";
(() => {
  const bench = document.getElementById("workbench");
  const box = document.getElementById("query");
  const form = box.form;
  const zone = document.getElementById("answer");
  const running = document.getElementById("running");
  const cancel = document.getElementById("cancel");
  const lang = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
  const byId = (id) => document.getElementById(id);
  const reveal = (...ids) => ids.forEach((id) => byId(id)?.removeAttribute("hidden"));

  // --- the editor, in place of the box; the box keeps the text that the form sends ---
  const editor = customElements.get("sparql-editor") ? document.createElement("sparql-editor") : null;
  if (editor) {
    box.before(editor);
    editor.start({
      text: box.value,
      label: form.querySelector("label").textContent,
      lang,
      run: () => form.requestSubmit(),
      changed: (text) => {
        box.value = text;
      },
    });
    box.hidden = true;
    form.querySelector("label").addEventListener("click", (event) => {
      event.preventDefault();
      editor.focus();
    });
  } else {
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
  }

  const setText = (text) => {
    box.value = text;
    if (editor) editor.value = text;
  };

  // Shows where the query went wrong: ``data-line`` and ``data-column`` of the server's own box.
  const mark = (from) => {
    if (!from?.dataset.line) return;
    const [line, column] = [Number(from.dataset.line), Number(from.dataset.column)];
    if (editor) {
      const said = [...zone.querySelectorAll(".problem p")].map((p) => p.textContent);
      editor.mark(line, column, said.join("\n"));
      return;
    }
    const before = box.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    box.focus();
    box.setSelectionRange(before + column - 1, Math.min(before + column, box.value.length));
  };

  // --- views as tabs ---
  const tabs = () => {
    const views = [...zone.querySelectorAll(".views > section")];
    if (views.length < 2) return;
    const list = document.createElement("div");
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-labelledby", "result");
    const choose = (chosen) => {
      for (const [place, view] of views.entries()) {
        view.hidden = place !== chosen;
        list.children[place].setAttribute("aria-selected", String(place === chosen));
        list.children[place].tabIndex = place === chosen ? 0 : -1;
      }
    };
    for (const [place, view] of views.entries()) {
      const head = view.querySelector("h3");
      const tab = document.createElement("button");
      tab.type = "button";
      tab.id = `tab-${view.id}`;
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", view.id);
      tab.textContent = head.textContent;
      tab.addEventListener("click", () => choose(place));
      list.append(tab);
      head.hidden = true;
      view.setAttribute("role", "tabpanel");
      view.setAttribute("aria-labelledby", tab.id);
    }
    list.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const now = [...list.children].indexOf(document.activeElement);
      const next = (now + step + views.length) % views.length;
      choose(next);
      list.children[next].focus();
    });
    views[0].parentElement.before(list);
    choose(0);
  };

  const copying = () => {
    for (const button of zone.querySelectorAll(".copy")) {
      button.hidden = false;
      const said = button.textContent;
      button.addEventListener("click", async () => {
        const text = byId(button.getAttribute("aria-describedby")).nextElementSibling.textContent;
        await navigator.clipboard.writeText(text);
        button.textContent = button.dataset.done;
        setTimeout(() => {
          button.textContent = said;
        }, 2000);
      });
    }
  };

  const dress = () => {
    tabs();
    copying();
  };

  // --- running: the same page is asked for, and its answer is taken over ---
  let current = null;
  const answers = new Map(); // what was answered, so that going back asks nothing again
  const draft = (text) => `/query?${new URLSearchParams({ query: text })}`;

  const stopped = (said) => {
    clearInterval(current?.timer);
    current = null;
    cancel.hidden = true;
    running.textContent = said;
  };

  const run = async () => {
    current?.control.abort();
    clearInterval(current?.timer);
    const text = box.value;
    const begun = performance.now();
    const tell = () => {
      const seconds = Math.floor((performance.now() - begun) / 1000);
      running.textContent = running.dataset.running.replace("{s}", seconds);
    };
    const mine = { control: new AbortController(), timer: setInterval(tell, 1000) };
    current = mine;
    cancel.hidden = false;
    editor?.unmark();
    try {
      const address = `${draft(text)}&run=1`;
      const answer = await fetch(address, { signal: mine.control.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (current !== mine) return;
      zone.replaceChildren(...page.getElementById("answer").childNodes);
      stopped("");
      history.pushState({ text }, "", draft(text));
      answers.set(text, [...zone.childNodes].map((node) => node.cloneNode(true)));
      dress();
      mark(page.getElementById("query"));
    } catch (error) {
      if (current !== mine) return;
      stopped(error.name === "AbortError" ? running.dataset.cancelled : running.dataset.lost);
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });

  const abort = () => {
    if (!current) return;
    current.control.abort();
  };
  cancel.addEventListener("click", () => {
    abort();
    (editor ?? box).focus();
  });

  history.replaceState({ text: box.value }, "");
  answers.set(box.value, [...zone.childNodes].map((node) => node.cloneNode(true)));
  window.addEventListener("popstate", (event) => {
    if (!event.state) return;
    setText(event.state.text);
    zone.replaceChildren(
      ...(answers.get(event.state.text) ?? []).map((node) => node.cloneNode(true)),
    );
    dress();
  });

  // --- the boxes: examples with a filter, and the sheet of keys ---
  const examples = byId("examples-box");
  if (examples) {
    byId("examples-place").append(byId("example-list"));
    byId("examples-here").hidden = true;
    reveal("show-examples");
    byId("show-examples").addEventListener("click", () => {
      examples.showModal();
      byId("examples-filter").focus();
    });
    byId("examples-filter").addEventListener("input", (event) => {
      const words = event.target.value.toLowerCase().split(/\s+/);
      let found = 0;
      for (const topic of examples.querySelectorAll(".topic")) {
        let here = 0;
        const name = topic.querySelector("h3").textContent;
        for (const item of topic.querySelectorAll("li")) {
          const text = `${name} ${item.textContent}`.toLowerCase();
          item.hidden = !words.every((word) => text.includes(word));
          here += item.hidden ? 0 : 1;
        }
        topic.hidden = !here;
        found += here;
      }
      byId("examples-none").hidden = found > 0;
    });
  }

  const keys = byId("keys-box");
  reveal("show-keys");
  byId("show-keys").addEventListener("click", () => keys.showModal());
  document.addEventListener("keydown", (event) => {
    if (event.key === "F1") {
      event.preventDefault();
      if (!keys.open) keys.showModal();
    }
    // Escape first closes what is open: a box, or the list of completions.
    if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open]")) {
      abort();
    }
  });

  dress();
  mark(box);
  bench.dataset.ready = "";
})();
