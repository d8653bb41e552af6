// What a person or a screen reader finds on a page: elements by their role and their name.
const ROLES = {
  button: "button,[role=button],summary",
  link: "a[href]",
  heading: "h1,h2,h3",
  group: "fieldset,[role=group],[role=radiogroup]",
  choice: "label:has(input[type=radio]),label:has(input[type=checkbox])",
  textbox: "textarea,input:not([type]),input[type=text],input[type=search],input[type=date],input[type=time]",
  slider: "input[type=range]",
  region: "section[aria-label]",
  file: "input[type=file]",
  list: "select",
  dialog: "dialog[open],[role=dialog]",
  tab: "[role=tab]",
  row: "tr",
  table: "table",
  alert: "[role=alert]",
  status: "[role=status]",
  paragraph: "p,li,td,th,figcaption",
  picture: "[role=img],svg[aria-label]",
};

const tidy = (text) => text.replace(/\s+/g, " ").trim();

// The words of an element, each piece apart, without what is drawn only.
const words = (element) => {
  if (!element) return "";
  const pieces = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return pieces.push(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches("[aria-hidden=true],script,style,title,desc")) return;
    node.childNodes.forEach(walk);
  };
  walk(element);
  return tidy(pieces.join(" "));
};

const nameOf = (element) => {
  const label = element.getAttribute("aria-label");
  if (label) return tidy(label);
  const by = element.getAttribute("aria-labelledby");
  if (by) return tidy(by.split(/\s+/).map((id) => words(document.getElementById(id))).join(" "));
  if (element.matches("input,textarea,select")) return words(element.labels?.[0]);
  if (element.matches("fieldset")) return words(element.querySelector("legend"));
  if (element.matches("dialog")) return words(element.querySelector("h1,h2,h3"));
  if (element.matches("table") && element.caption) return words(element.caption);
  return words(element);
};

// File fields are often hidden behind a button of ours and stay usable.
const isShown = (element) => element.matches("input[type=file]") || element.checkVisibility({ visibilityProperty: true });

const all = (role, name, scope) => {
  const found = [...(scope ?? document).querySelectorAll(ROLES[role])].filter(isShown);
  if (name === null) return found;
  const exact = found.filter((element) => nameOf(element) === name);
  return exact.length ? exact : found.filter((element) => nameOf(element).includes(name));
};

const one = (role, name, scope) => all(role, name, scope)[0] ?? null;

// What can be read on the page right now.
const shownText = () => tidy(document.body?.innerText ?? "");
