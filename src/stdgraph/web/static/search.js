// Offers likely standards while somebody types; without this script the form works all the same.
"use strict";
(() => {
  const field = document.querySelector("input[list=likely]");
  const list = document.getElementById("likely");
  if (!field || !list) return;
  let timer = 0;
  let latest = 0;
  const offer = async () => {
    const turn = ++latest;
    const text = field.value.trim();
    if (text.length < 2) return;
    const address = new URL("/api/v1/search", location.href);
    address.searchParams.set("q", text);
    address.searchParams.set("limit", "8");
    const answer = await fetch(address);
    if (!answer.ok || turn !== latest) return;
    const found = await answer.json();
    if (turn !== latest) return;
    list.replaceChildren(
      ...found.results.map((hit) => {
        const option = document.createElement("option");
        option.value = hit.number;
        option.label = document.documentElement.lang.startsWith("zh")
          ? hit.title_zh || hit.title_en
          : hit.title_en || hit.title_zh;
        return option;
      }),
    );
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(offer, 120);
  });
})();
