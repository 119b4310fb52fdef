// A few lines for what HTML cannot do: sliders that redraw as they move, charts that answer, links that copy.
"use strict";

document.documentElement.classList.add("scripted");

const send = (form) => form.requestSubmit();
let waiting = 0;

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-live]");
  if (!form) return;
  const output = form.querySelector(`output[for="${event.target.id}"]`);
  if (output) output.value = event.target.dataset.words ? event.target.dataset.words.split("|")[event.target.value] : event.target.value;
  if (event.target.dataset.sets) form.elements[event.target.dataset.sets].value = event.target.dataset.values.split("|")[event.target.value];
  clearTimeout(waiting);
  waiting = setTimeout(() => send(form), 60);
});

document.addEventListener("change", (event) => {
  const form = event.target.form; // which a control outside it can belong to
  if (form && "auto" in form.dataset && event.target.type !== "range") send(form); // a slider has been followed
});

document.addEventListener("click", (event) => {
  const copy = event.target.closest("[data-copy]");
  if (copy && navigator.clipboard) {
    navigator.clipboard.writeText(copy.dataset.copy === "address" ? location.href : copy.dataset.copy);
    copy.setAttribute("aria-live", "polite");
    copy.textContent = copy.dataset.done;
  }
  if (event.target.closest("[data-print]")) window.print();
});

// An interactive chart replaces its picture only where a reader asks for it, so that the runtime loads only then.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-chart]");
  if (!button) return;
  button.disabled = true;
  const figure = button.closest("figure");
  if (!window.vegaEmbed) await import("/assets/charts.js");
  const answer = await fetch(button.dataset.chart);
  const picture = figure.querySelector(".picture");
  picture.textContent = "";
  await window.vegaEmbed(picture, await answer.json(), { ast: true, actions: false, defaultStyle: false, renderer: "canvas", tooltip: { disableDefaultStyle: true } });
  button.remove();
});

// A file dropped anywhere on a form becomes the file of its field.
for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const form = event.target.closest && event.target.closest("form[data-drop]");
    if (!form || !event.dataTransfer || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    form.classList.toggle("over", kind === "dragover");
    if (kind === "drop") form.elements[form.dataset.drop].files = event.dataTransfer.files;
  });
}
