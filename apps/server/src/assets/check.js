/** Enhances the pages of 年报体检, which work without it: drop zone, list of files, limits, linked highlights. */

/** @param {number} bytes */
const sizeOf = bytes =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} text
 * @param {string} className
 * @returns {HTMLElementTagNameMap[K]}
 */
const element = (tag, text = '', className = '') => {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return made;
};

/** @param {HTMLFormElement} form */
const enhanceForm = form => {
  const limits = {
    file: Number(form.dataset.maxFile),
    files: Number(form.dataset.maxFiles),
    total: Number(form.dataset.maxTotal),
  };
  const fault = /** @type {HTMLElement} */ (form.querySelector('#fault'));
  const progress = /** @type {HTMLElement} */ (form.querySelector('.progress'));
  const submit = /** @type {HTMLButtonElement} */ (form.querySelector('button[type=submit]'));
  const picks = [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll('[data-pick]'))].map(
    box => ({
      box,
      input: /** @type {HTMLInputElement} */ (box.querySelector('input')),
      list: /** @type {HTMLUListElement} */ (box.querySelector('.picked')),
      /** @type {File[]} */
      files: [],
    }),
  );
  const [main] = picks;

  // One button in the page's own words, in place of the browser's.
  for (const { box, input } of picks) {
    const button = element('label', '选择文件', 'button');
    button.htmlFor = input.id;
    const hint = element('span', '或把文件拖到这里', 'drop-hint');
    hint.setAttribute('aria-hidden', 'true');
    input.classList.add('hidden');
    input.after(button, hint);
    box.classList.add('enhanced');
  }

  /** @param {string} text */
  const complain = text => {
    fault.textContent = text;
    fault.hidden = text === '';
  };

  /** The alert may be a long list away from the button: it comes into sight, and the keyboard goes on from it. */
  const goToFault = () => {
    fault.focus({ preventScroll: true });
    fault.scrollIntoView({ block: 'center' });
  };

  /**
   * What is wrong with one file. It holds up nothing: the server refuses it alone and checks the others.
   * @param {File} file
   */
  const problemOf = file => {
    if (file.size === 0) return '文件是空的，核对不了，其他文件照常核对。请重新选择。';
    return file.size > limits.file
      ? `超过每份${sizeOf(limits.file)}的上限，核对不了，其他文件照常核对。请去掉图片后另存一份。`
      : '';
  };

  /** The first reason why the form cannot be sent as it stands, or nothing. */
  const problemOfForm = () => {
    const all = picks.flatMap(pick => pick.files);
    if (main.files.length === 0) return '还没有选择文件。请先选择一份年度报告。';
    if (picks.some(pick => pick.files.length > limits.files))
      return `一次最多核对${limits.files}份，请移除一些，分几次提交。`;
    return all.reduce((sum, { size }) => sum + size, 0) > limits.total
      ? `文件合计超过${sizeOf(limits.total)}，请移除一些，分几次提交。`
      : '';
  };

  /** @param {typeof main} pick */
  const show = pick => {
    const held = new DataTransfer();
    for (const file of pick.files) held.items.add(file);
    pick.input.files = held.files;
    pick.list.hidden = pick.files.length === 0;
    pick.list.replaceChildren(
      ...pick.files.map((file, index) => {
        const problem = problemOf(file);
        const item = element('li', '', problem && 'wrong');
        const remove = element('button', '移除');
        remove.type = 'button';
        remove.setAttribute('aria-label', `移除${file.name}`);
        remove.addEventListener('click', () => {
          pick.files.splice(index, 1);
          show(pick);
          complain('');
          const next = pick.list.querySelectorAll('button')[Math.min(index, pick.files.length - 1)];
          (next ?? pick.input).focus();
        });
        item.append(element('span', file.name), element('small', sizeOf(file.size)), remove);
        if (problem) item.append(element('p', problem, 'problem'));
        return item;
      }),
    );
  };

  /**
   * @param {typeof main} pick
   * @param {Iterable<File>} files
   */
  const add = (pick, files) => {
    const known = new Set(
      pick.files.map(({ name, size, lastModified }) => `${name}/${size}/${lastModified}`),
    );
    for (const file of files)
      if (!known.has(`${file.name}/${file.size}/${file.lastModified}`)) pick.files.push(file);
    show(pick);
    const problem = problemOfForm();
    complain(main.files.length > 0 ? problem : '');
  };

  for (const pick of picks) {
    pick.input.addEventListener('change', () => add(pick, [...(pick.input.files ?? [])]));
    pick.box.addEventListener('dragover', event => {
      event.preventDefault();
      pick.box.classList.add('over');
    });
    pick.box.addEventListener('dragleave', () => pick.box.classList.remove('over'));
    pick.box.addEventListener('drop', event => {
      event.preventDefault();
      pick.box.classList.remove('over');
      const items = [...(event.dataTransfer?.items ?? [])];
      add(pick, event.dataTransfer?.files ?? []);
      if (items.some(item => item.webkitGetAsEntry?.()?.isDirectory))
        complain('文件夹不能直接提交。请打开文件夹，选择其中的文件。');
    });
  }
  // A file dropped beside the zone would otherwise replace the page.
  for (const name of ['dragover', 'drop']) addEventListener(name, event => event.preventDefault());

  form.addEventListener('submit', event => {
    const problem = problemOfForm();
    complain(problem);
    if (problem) {
      event.preventDefault();
      goToFault();
      return;
    }
    submit.disabled = true;
    progress.replaceChildren(element('progress'), `正在上传并核对${main.files.length}份文件……`);
    progress.querySelector('progress')?.setAttribute('aria-label', '正在核对');
  });
  // A page that comes back by the back button is ready again, with what the browser kept of its fields.
  addEventListener('pageshow', () => {
    submit.disabled = false;
    progress.replaceChildren();
    for (const pick of picks)
      if (pick.input.files?.length && pick.files.length === 0) add(pick, [...pick.input.files]);
  });
};

/**
 * Lights up what belongs together: a finding with its cells and quotes, a cell with its findings.
 * @param {HTMLElement} file
 */
const enhanceFile = file => {
  /** @param {Element} place */
  const numbersOf = place =>
    (place.getAttribute('data-findings') ?? place.getAttribute('data-finding') ?? '').split(' ');
  /** @param {Event} event */
  const light = event => {
    const place =
      event.target instanceof Element ? event.target.closest('[data-finding], [data-findings]') : null;
    for (const lit of file.querySelectorAll('.lit')) lit.classList.remove('lit');
    if (!place) return;
    for (const number of numbersOf(place))
      for (const other of file.querySelectorAll(`[data-finding="${number}"], [data-findings~="${number}"]`))
        other.classList.add('lit');
  };
  file.addEventListener('pointerover', light);
  file.addEventListener('pointerleave', light);
  file.addEventListener('focusin', light);
};

for (const form of document.querySelectorAll('form.upload'))
  enhanceForm(/** @type {HTMLFormElement} */ (form));
for (const file of document.querySelectorAll('.file')) enhanceFile(/** @type {HTMLElement} */ (file));
