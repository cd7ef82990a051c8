// Checks the form while somebody types. Only messages are swapped, never a field, so that nothing
// that is typed is ever lost; without this the button “Check” does the same.
const form = document.querySelector("[data-record]");
const live = document.getElementById("live");
const PAUSE = 500; // milliseconds without a key before the form is checked
let timer;
let running;

form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(check, PAUSE);
});
form.addEventListener("submit", () => {
  clearTimeout(timer);
  running?.abort();
});

async function check() {
  running?.abort();
  const mine = (running = new AbortController());
  const body = new URLSearchParams(new FormData(form));
  body.set("do", "check");
  live.textContent = form.dataset.checking;
  try {
    const answer = await fetch(form.getAttribute("action"), {
      method: "POST",
      body,
      headers: { "X-CSRF-Token": body.get("csrf") },
      signal: mine.signal,
    });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine.signal.aborted) return;
    if (!page.querySelector("[data-record]")) {
      live.textContent = answer.status < 500 ? form.dataset.signedOut : form.dataset.offline;
      return;
    }
    take(page);
    live.textContent = "";
  } catch (error) {
    if (error.name !== "AbortError") live.textContent = form.dataset.offline;
  }
}

function take(page) {
  for (const place of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(place.id);
    // What has the focus stays, or the keyboard would lose its place.
    if (!fresh || place.contains(document.activeElement)) continue;
    if (fresh.innerHTML !== place.innerHTML) place.replaceChildren(...fresh.childNodes);
  }
  for (const field of form.querySelectorAll("[aria-describedby]")) {
    const fresh = page.getElementById(field.id);
    if (fresh?.hasAttribute("aria-invalid")) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
}
