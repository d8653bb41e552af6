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

// What is answered, in the middle of the page, as a person would have it. A page may draw what is near alone.
const reach = async (question, choice) => {
  for (let tries = 0; tries < 500; tries += 1) {
    const input = pick(question, choice);
    if (input) {
      input.scrollIntoView({ block: "center", behavior: "instant" });
      return input;
    }
    const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
    scrollTo({ top: isAtEnd ? 0 : scrollY + innerHeight / 2, behavior: "instant" });
    await sleep(50);
  }
  throw new Error(`${question} cannot be found`);
};

// Waits until `shown` is asked or not, as it must be after `question` was answered.
const becomes = async (question, shown, isAsked) => {
  const since = performance.now();
  while (Boolean(pick(shown, 1)?.checkVisibility()) !== isAsked) {
    if (performance.now() - since > 10_000) {
      throw new Error(`after ${question}, ${shown} is ${isAsked ? "not " : ""}asked`);
    }
    await sleep(20);
  }
};

// The same for all steps; where `isDry`, everything but the click.
const answerAll = async (steps, settle, isDry) => {
  const times = [];
  for (const [n, [question, choice, shown, isAsked]] of steps.entries()) {
    let input = null;
    // What was reached may move on while the page draws what is near now.
    for (let tries = 0; tries < 20 && !input; tries += 1) {
      await reach(question, choice);
      // Clicks come at any moment between two frames.
      await sleep(settle + (n * 7) % 17);
      await idle();
      input = pick(question, choice);
    }
    if (!input?.checkVisibility()) throw new Error(`${question} is not asked`);
    times.push(await untilFrame(() => { if (!isDry) input.click(); }));
    if (shown && !isDry) await becomes(question, shown, isAsked);
  }
  await sleep(settle);
  await idle();
  return times;
};
