// The console's shell: theme, phone menu, command palette, shortcuts. Everything else is HTML from the server.
(() => {
  const root = document.documentElement;
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
  root.classList.add('js');

  // --- theme: a cookie, so that the server writes the right theme into the first byte (no flash) -------------------
  function switchTheme() {
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    const now = root.dataset.theme === 'auto' ? (dark ? 'dark' : 'light') : root.dataset.theme;
    root.dataset.theme = now === 'dark' ? 'light' : 'dark';
    document.cookie = `kith_theme=${root.dataset.theme};path=/;max-age=31536000;samesite=lax`;
  }

  function toggle(button, cssClass) {
    const open = document.body.classList.toggle(cssClass);
    button.setAttribute('aria-expanded', open);
  }

  // --- command palette: a combobox; focus stays in the input, aria-activedescendant walks the list -----------------
  const palette = $('dialog.palette');
  const options = () => $$('[role=option]', palette).filter(o => !o.hidden);

  function choose(option) {
    $$('[aria-selected=true]', palette).forEach(o => o.setAttribute('aria-selected', 'false'));
    const input = $('input', palette);
    if (!option) { input.removeAttribute('aria-activedescendant'); return; }
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', option.id);
  }

  function openPalette() {
    if (!palette || palette.open) return;
    const input = $('input', palette);
    input.value = '';
    filter('');
    palette.showModal();
  }

  /** Pages are filtered here; from two letters on, the last line searches people, codes and orders on the server. */
  function filter(text) {
    const wanted = text.trim().toLowerCase();
    const search = $('[data-search]', palette);
    $$('[role=option]:not([data-search])', palette).forEach(o => { o.hidden = !o.textContent.toLowerCase().includes(wanted); });
    if (search) {
      search.hidden = wanted.length < 2;
      search.dataset.href = search.dataset.search + encodeURIComponent(text.trim());
      $('b', search).textContent = text.trim();
    }
    $('.none', palette).hidden = options().length > 0;
    choose(options()[0]);
  }

  function go(option) {
    palette.close();
    location.assign(option.dataset.href);
  }

  if (palette) {
    $('input', palette).addEventListener('input', e => filter(e.target.value));
    palette.addEventListener('keydown', e => {
      const list = options();
      const at = list.findIndex(o => o.getAttribute('aria-selected') === 'true');
      const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
      if (step && list.length) { e.preventDefault(); choose(list[(at + step + list.length) % list.length]); }
      if (e.key === 'Enter' && list[at]) { e.preventDefault(); go(list[at]); }
    });
    palette.addEventListener('click', e => {
      const option = e.target.closest('[role=option]');
      if (option) go(option);
      else if (e.target === palette) palette.close(); // the backdrop
    });
  }

  async function copy(button) {
    const from = document.getElementById(button.dataset.copy);
    await navigator.clipboard.writeText(from.value ?? from.textContent);
    const label = button.textContent;
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = label; }, 1600);
  }

  const actions = {
    theme: switchTheme,
    palette: openPalette,
    nav: button => toggle(button, 'navopen'),
    copy,
    print: () => print(),
  };
  document.addEventListener('click', e => {
    const control = e.target.closest('[data-act]');
    if (control && actions[control.dataset.act]) { e.preventDefault(); actions[control.dataset.act](control); }
    $$('details.switcher[open]').forEach(d => { if (!d.contains(e.target)) d.open = false; });
    if (document.body.classList.contains('navopen') && !e.target.closest('.side, [data-act=nav]')) document.body.classList.remove('navopen');
  });

  // a second press of a sending button changes nothing
  // --- what is typed into a filter stays when another filter is pressed ---------------------------------------------
  document.addEventListener('input', e => {
    const form = e.target.closest('form.tools[hx-get]');
    if (!form || !e.target.name) return;
    [...$$('a[href]', form), ...$$('.filterline a')].forEach(link => {
      const address = new URL(link.href);
      if (e.target.value) address.searchParams.set(e.target.name, e.target.value);
      else address.searchParams.delete(e.target.name);
      address.searchParams.delete('cursor');
      link.href = address;
    });
  });

  document.addEventListener('submit', e => {
    if (e.target.method !== 'post') return;
    if (e.target.dataset.sent) { e.preventDefault(); return; }
    e.target.dataset.sent = '1';
    e.submitter?.setAttribute('aria-busy', 'true');
  });
  addEventListener('pageshow', () => $$('form[data-sent]').forEach(form => { delete form.dataset.sent; }));

  // --- keys: single letters only outside fields; by position for layouts that have no Latin letters ----------------
  let afterG = 0;
  const letter = e => (/^[a-z]$/i.test(e.key) ? e.key : e.code.startsWith('Key') ? e.code[3] : e.key).toLowerCase();
  document.addEventListener('keydown', e => {
    if ((e.metaKey || e.ctrlKey) && letter(e) === 'k') { e.preventDefault(); openPalette(); return; }
    if (e.key === 'Escape') { document.body.classList.remove('navopen'); $$('details.switcher[open]').forEach(d => { d.open = false; }); }
    const typing = e.target.closest('input, textarea, select, [contenteditable], dialog');
    if (typing || e.metaKey || e.ctrlKey || e.altKey) return;
    if (afterG && e.timeStamp - afterG < 1200) {
      afterG = 0;
      const place = $(`.nav [data-key="${letter(e)}"]`);
      if (place) { e.preventDefault(); place.click(); }
      return;
    }
    if (e.key === '/') { const search = $('input[type=search]'); if (search) { e.preventDefault(); search.focus(); } return; }
    const act = { g: () => { afterG = e.timeStamp; }, n: () => $('.acts a.pri')?.click(), e: () => $('a.csv')?.click() }[letter(e)];
    if (e.shiftKey && letter(e) === 'd') switchTheme(); else if (!e.shiftKey) act?.();
  });
})();
