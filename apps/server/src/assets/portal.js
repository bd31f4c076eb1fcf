/** Enhances the portal, which is whole without it: reads an item aloud where the browser can speak. */
const place = document.querySelector('[data-tools]');
const text = document.querySelector('[data-speak]');

/** Characters to an utterance: long ones are broken off by some browsers. */
const longest = 160;

/** Sentences put together up to that length. */
const piecesOf = whole => {
  const pieces = [''];
  for (const sentence of whole.match(/[^。！？；\n]+[。！？；\n]*/g) ?? []) {
    const last = pieces.at(-1);
    if (last.length + sentence.length <= longest) pieces[pieces.length - 1] = last + sentence;
    else pieces.push(sentence);
  }
  return pieces.filter(piece => piece.trim() !== '');
};

if (place && text && 'speechSynthesis' in window) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'speak';
  const show = speaking => {
    button.textContent = speaking ? '停止朗读' : '朗读';
    button.setAttribute('aria-pressed', String(speaking));
  };
  let turn = 0;
  const stop = () => {
    turn++;
    speechSynthesis.cancel();
    show(false);
  };
  const start = () => {
    const mine = ++turn;
    const title = document.querySelector('h1')?.textContent ?? '';
    // biome-ignore lint/performance/useDomNodeTextContent: headings and cells must end where they end on the page
    const pieces = piecesOf(`${title}。${text.innerText}`);
    for (const [index, piece] of pieces.entries()) {
      const utterance = new SpeechSynthesisUtterance(piece);
      utterance.lang = 'zh-CN';
      utterance.onend = () => {
        if (mine === turn && index === pieces.length - 1) show(false);
      };
      utterance.onerror = () => {
        if (mine === turn) stop();
      };
      speechSynthesis.speak(utterance);
    }
    show(true);
  };
  button.addEventListener('click', () => (button.getAttribute('aria-pressed') === 'true' ? stop() : start()));
  addEventListener('pagehide', () => speechSynthesis.cancel());
  show(false);
  place.append(button);
}
