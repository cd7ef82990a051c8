// Keeps the page of a job as the server would show it now, without loading it anew; without this
// the page loads itself every few seconds. What is spoken changes with the step, not the count.
const AGAIN = 700; // milliseconds between two looks
const job = document.getElementById("job");
const state = document.getElementById("state");
let timer;

async function look() {
  clearTimeout(timer);
  let page;
  try {
    const answer = await fetch(location.href, { redirect: "manual" });
    // The result has a page of its own, or the job is kept no more: the browser goes there.
    if (!answer.ok) return location.reload();
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    timer = setTimeout(look, 4 * AGAIN); // the server is away for a moment
    return;
  }
  const fresh = page.getElementById("job");
  if (!fresh) return location.reload();
  if (fresh.querySelector("progress")) timer = setTimeout(look, AGAIN);
  document.title = page.title;
  put(state, page.getElementById("state"));
  if (fresh.dataset.next !== job.dataset.next) turn(fresh);
  else step(page);
}

// The buttons are others now; where the focus was on one that goes, it goes to what is said.
function turn(fresh) {
  const was = job.contains(document.activeElement);
  job.dataset.next = fresh.dataset.next;
  job.replaceChildren(...fresh.childNodes);
  if (was) state.focus();
}

function step(page) {
  for (const id of ["percent", "count"])
    put(document.getElementById(id), page.getElementById(id));
  document.getElementById("bar").value = page.getElementById("bar").value;
}

function put(place, fresh) {
  if (place.innerHTML !== fresh.innerHTML) place.replaceChildren(...fresh.childNodes);
}

job.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const body = new URLSearchParams(new FormData(form));
  try {
    await fetch(form.action, { method: "POST", body, redirect: "manual" });
    look();
  } catch {
    form.submit();
  }
});
timer = setTimeout(look, AGAIN);
