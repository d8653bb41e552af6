// Serve the folder of the package and open examples/index.html; in a project of your own, import "berdaya".
import { Session } from "../browser.js";

const instrument = await (await fetch("./instrument.json")).json();
const session = new Session(instrument, { study: "DEMO", role: "W", site: "RT 01", language: "en" });
session.apply({ type: "consent", given: true });

const [form, lock, result] = ["form", "lock", "result"].map((id) => document.getElementById(id));
document.getElementById("title").textContent = instrument.title.en;

// One field for each item; what an edit changed is all that is drawn again.
const fields = new Map();
const draw = (item) => {
  const field = fields.get(item.path);
  if (!field) return;
  field.hidden = !item.relevant;
  field.querySelector(".wrong").textContent = item.message ?? "";
};
const change = (item, value) => {
  const { items, progress } = session.apply({ type: "answer", item: item.path, value });
  items.forEach(draw);
  lock.disabled = progress.answered < progress.required || progress.invalid > 0;
};
for (const section of session.state().sections) {
  for (const item of section.items) {
    const field = document.createElement("fieldset");
    field.append(Object.assign(document.createElement("legend"), { textContent: item.label }));
    const inputs =
      item.kind === "select_one"
        ? session.choices(item.path).map(({ name, label }) => ({ type: "radio", label, value: Number(name) }))
        : [{ type: "number", label: "", value: null }];
    for (const { type, label, value } of inputs) {
      const input = Object.assign(document.createElement("input"), { type, name: item.path });
      if (type === "number") input.ariaLabel = item.label;
      input.onchange = () => change(item, value ?? (input.value === "" ? null : Number(input.value)));
      const words = document.createElement("label");
      words.append(input, ` ${label}`);
      field.append(words);
    }
    field.append(Object.assign(document.createElement("p"), { className: "wrong" }));
    fields.set(item.path, field);
    form.append(field);
    draw(item);
  }
}
lock.onclick = () => {
  const { scores } = session.finalise();
  const index = (family) => scores.indices[family].value.toFixed(1);
  result.textContent = `Supporting ${index("supporting")}, inhibiting ${index("inhibiting")}, net ${scores.net.toFixed(1)}`;
  form.inert = lock.disabled = true;
};
