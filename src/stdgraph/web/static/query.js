// Comfort for the query box; the page works without it.
const box = document.getElementById("query");

// Ctrl+Enter runs the query, as in other editors of SPARQL.
box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    box.form.requestSubmit();
  }
});

// After a refusal the cursor stands where the text went wrong.
if (box.dataset.line) {
  const lines = box.value.split("\n");
  const before = lines.slice(0, Number(box.dataset.line) - 1).join("\n").length;
  const start = before + (Number(box.dataset.line) > 1 ? 1 : 0) + Number(box.dataset.column) - 1;
  box.focus();
  box.setSelectionRange(start, Math.min(start + 1, box.value.length));
}
