// Copies what stands in a block; without this script the text can be marked and copied by hand.
"use strict";
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break; // a browser offers it to secure pages and to this machine only
  const head = document.getElementById(button.dataset.copy);
  const text = head.parentElement.querySelector("code");
  const label = button.innerHTML;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent);
    button.textContent = button.dataset.done;
    setTimeout(() => {
      button.innerHTML = label;
    }, 2000);
  });
}
