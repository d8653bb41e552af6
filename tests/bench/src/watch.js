// Runs in every page before its own scripts, in all peers alike.

// Notes the moment of the frame in which the first question can be answered. A page that is still
// being read is not asked: its handlers may not be there yet.
const look = () => requestAnimationFrame(() => {
  if (document.readyState === "loading" || !document.querySelector("input[type=radio]")) return look();
  const channel = new MessageChannel();
  channel.port1.onmessage = () => { window.answerableSince = performance.now(); };
  channel.port2.postMessage(0);
});
look();

// WebAssembly's memory is in none of the browser's own figures.
for (const name of ["instantiate", "instantiateStreaming"]) {
  const instantiate = WebAssembly[name];
  WebAssembly[name] = async (...parts) => {
    const made = await instantiate.apply(WebAssembly, parts);
    window.wasmMemory = (made.instance ?? made).exports.memory;
    return made;
  };
}
