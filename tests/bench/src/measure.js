// Answers questions in the page and times what follows; `pick` and `steps` are declared before.
const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time));
const idle = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 5000 }));

// Runs `then` as a task of its own, after what runs now and the promises that it has settled.
const afterThis = (then) => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => { channel.port1.close(); then(); };
  channel.port2.postMessage(0);
};

// Does `act` and waits for the frame that shows it: how long until then, and how long of that the
// main thread was at work, in the handler and in the frame.
const untilFrame = (act) => new Promise((resolve) => {
  let handled, drawing;
  requestAnimationFrame(() => { drawing = performance.now(); });
  const start = performance.now();
  act();
  afterThis(() => { handled = performance.now(); });
  requestAnimationFrame(() => {
    handled ??= drawing;
    // Style, layout and paint are in the same task as this call.
    afterThis(() => {
      const end = performance.now();
      // Between the handler and the frame there may be nothing to do; they may also follow at once.
      resolve([end - start, end - start - Math.max(0, drawing - handled), handled - start]);
    });
  });
});

// The same for all steps; where `isDry`, everything but the click.
const answerAll = async (steps, settle, isDry) => {
  const times = [];
  for (const [n, [question, choice]] of steps.entries()) {
    // Clicks come at any moment between two frames.
    await sleep(settle + (n * 7) % 17);
    await idle();
    const input = pick(question, choice);
    if (!isDry && (!input || !input.checkVisibility())) throw new Error(`${question} is not asked`);
    times.push(await untilFrame(() => { if (!isDry) input.click(); }));
  }
  await sleep(settle);
  await idle();
  return times;
};
