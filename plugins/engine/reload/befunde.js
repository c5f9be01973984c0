// SPDX-License-Identifier: AGPL-3.0-or-later
// Only "invoke serve" adds this script: it reloads the page after a good build and shows the findings of a bad one.
"use strict";

async function show() {
  const rows = await (await fetch("/_amtsfunk/befunde.json")).json();
  document.querySelector(".amtsfunk-befunde")?.remove();
  if (!rows.length) return;
  const aside = document.createElement("aside");
  aside.className = "amtsfunk-befunde";
  aside.ariaLabel = "Befunde";
  const box = document.createElement("details");
  box.open = rows.some((row) => row.severity === "error");
  const head = document.createElement("summary");
  head.textContent = rows.length === 1 ? "1 Befund" : rows.length + " Befunde";
  const list = document.createElement("ul");
  for (const row of rows) {
    const item = document.createElement("li");
    item.className = "amtsfunk-" + row.severity;
    item.textContent = row.text;
    list.append(item);
  }
  box.append(head, list);
  aside.append(box);
  document.body.prepend(aside);
}

const events = new EventSource("/_amtsfunk/ereignisse");
events.addEventListener("laden", () => location.reload());
events.addEventListener("befunde", show);
addEventListener("pagehide", () => events.close());
show();
