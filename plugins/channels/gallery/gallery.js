// SPDX-License-Identifier: AGPL-3.0-or-later
// Copies a text; where the browser does not let us (a page opened from a file), it is selected so that Ctrl+C copies it.
const message = document.getElementById("meldung");

async function copy(button) {
  const source = document.getElementById(button.dataset.von);
  try {
    await navigator.clipboard.writeText(source.textContent);
    message.textContent = `${button.textContent.replace(" kopieren", "")} kopiert.`;
  } catch {
    getSelection().selectAllChildren(source);
    message.textContent = "Markiert. Kopieren Sie mit Strg+C.";
  }
}

for (const button of document.querySelectorAll(".kopieren")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}

// A page opened from a file may show a picture but not save it: beside this page, where it can be saved by hand.
if (location.protocol === "file:") {
  for (const link of document.querySelectorAll("a[download]")) link.target = "_blank";
}
