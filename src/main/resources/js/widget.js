/*! Kith widget. <kith-refer program="spring" token="…"></kith-refer>  No cookies, no inline styles, no dependencies. */
(() => {
  // Words that belong to the component itself. Every other word arrives from the server, already in the right language.
  const WORDS = {
    en: { copy: 'Copy link', copied: 'Copied', more: 'More', qr: 'QR code', mine: 'Your link', open: 'Give a gift', close: 'Close', sample: 'Sample' },
    it: { copy: 'Copia link', copied: 'Copiato', more: 'Altro', qr: 'Codice QR', mine: 'Il tuo link', open: 'Fai un regalo', close: 'Chiudi', sample: 'Esempio' },
    ru: { copy: 'Копировать', copied: 'Скопировано', more: 'Ещё', qr: 'QR-код', mine: 'Ваша ссылка', open: 'Сделать подарок', close: 'Закрыть', sample: 'Пример' },
  };
  const HOME = new URL(document.currentScript.src).origin;
  const DARK = `--a: var(--kith-accent, #4ecba6); --ai: var(--kith-accent-ink, #08120e); --bg: var(--kith-surface, #161a19); --ink: var(--kith-ink, #edf0ee); --mu: var(--kith-mute, #98a29d); --ln: var(--kith-line, #2c3330); --lf: var(--kith-line, #6d7772); color-scheme: dark`;

  const sheet = new CSSStyleSheet(); // constructed sheets are allowed under style-src 'self'
  sheet.replaceSync(`
    :host { --a: var(--kith-accent, #0b6a55); --ai: var(--kith-accent-ink, #fff); --bg: var(--kith-surface, #fff); --ink: var(--kith-ink, #1a1c1a);
      --mu: var(--kith-mute, #5f645f); --ln: var(--kith-line, #e2dfd7); --lf: var(--kith-line, #8b8d85); --r: var(--kith-radius, 14px);
      display: block; max-width: 420px; font: 400 15px/1.45 var(--kith-font, inherit); color: var(--ink) }
    :host([theme=dark]) { ${DARK} } @media (prefers-color-scheme: dark) { :host([theme=auto]) { ${DARK} } }
    :host([hidden]), [hidden] { display: none !important }
    * { box-sizing: border-box }
    section { background: var(--bg); color: var(--ink); border: 1px solid var(--ln); border-radius: var(--r); padding: 20px; min-height: 214px }
    h2 { margin: 0; font-size: 21px; line-height: 1.2; letter-spacing: -.02em; font-weight: 640; text-wrap: balance }
    p { margin: 6px 0 14px; color: var(--mu); font-size: 14px }
    .row { display: flex; gap: 8px; flex-wrap: wrap }
    input { flex: 999 1 228px; min-width: 0; height: 44px; padding: 0 12px; border: 1px solid var(--lf); border-radius: calc(var(--r) * .65); background: none; color: inherit; font: inherit; font-size: 16px; text-overflow: ellipsis }
    button, a { font: inherit; font-size: 14px; font-weight: 600; min-height: 44px; padding: 0 14px; border-radius: calc(var(--r) * .65); border: 1px solid var(--ln); background: none; color: inherit;
      cursor: pointer; text-decoration: none; display: inline-flex; align-items: center; justify-content: center; white-space: nowrap }
    .main { background: var(--a); border-color: var(--a); color: var(--ai); flex: 1 0 auto }
    :focus-visible { outline: 2px solid var(--a); outline-offset: 2px }
    ul { list-style: none; margin: 10px 0 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(104px, 1fr)); gap: 8px }
    li > * { width: 100%; font-weight: 500; padding: 0 8px }
    progress { width: 100%; height: 8px; appearance: none; border: 0; border-radius: 4px; overflow: hidden; background: var(--ln); display: block; margin-top: 18px }
    progress::-webkit-progress-bar { background: var(--ln) } progress::-webkit-progress-value { background: var(--a); border-radius: 4px } progress::-moz-progress-bar { background: var(--a) }
    .goal { display: flex; justify-content: space-between; flex-wrap: wrap; gap: 2px 12px; font-size: 13px; color: var(--mu); margin-top: 6px } .goal b { color: var(--ink); font-weight: 600 }
    .qr { display: block; width: 168px; margin: 14px auto 0; border-radius: 10px } .sample { font-size: 12px; margin: 10px 0 0 }
    dialog { border: 0; border-radius: var(--r); padding: 0; background: none; width: 420px; max-width: 94vw } dialog::backdrop { background: #0007 } dialog section { padding-top: 44px }
    .x { position: absolute; inset: 0 0 auto auto; border: 0; background: none; color: var(--ink); font-size: 20px }
    .bar { min-height: 0; display: flex; gap: 8px 20px; align-items: center; flex-wrap: wrap; padding: 12px 20px } .bar h2 { font-size: 16px; flex: 1 1 auto } .bar .row { flex: 1 1 300px } .bar p, .bar ul, .bar progress, .bar .goal { display: none }
    :host([mode=bar]) { max-width: none } :host([mode=modal]) { width: fit-content }`);

  /** A small DOM builder: text is set as text, never as HTML. */
  function el(tag, set = {}, ...children) {
    const node = document.createElement(tag);
    for (const key in set) key in node ? node[key] = set[key] : node.setAttribute(key, set[key]);
    node.append(...children);
    return node;
  }

  class KithRefer extends HTMLElement {
    static observedAttributes = ['token', 'lang', 'program'];
    #shadow = this.attachShadow({ mode: 'open' });
    #run = 0;
    #bearer = '';
    #view = null;

    connectedCallback() {
      this.#shadow.adoptedStyleSheets = [sheet];
      if (this.#view) return; // moved within the page: what is drawn stays
      this.#shadow.replaceChildren(this.#box({ ariaBusy: 'true' })); // keeps its place: nothing jumps when data arrives
      this.#load();
    }

    attributeChangedCallback(name, before, now) { // also called once per attribute while the element is being upgraded
      if (before !== now && this.#run) this.#load();
    }

    get #lang() {
      const lang = (this.getAttribute('lang') || document.documentElement.lang || 'en').slice(0, 2);
      return lang in WORDS ? lang : 'en';
    }

    get #api() {
      return `${this.getAttribute('api') ?? HOME}/api/v1/widget/`;
    }

    /** Data inside the element (server-rendered hosts, previews) wins; otherwise ask Kith. */
    async #load() {
      const run = ++this.#run;
      try {
        const inside = this.querySelector('script[type="application/json"]');
        const view = inside ? JSON.parse(inside.textContent) : await this.#fetchView();
        if (run !== this.#run) return; // a newer token or language overtook this answer
        this.#view = view;
        this.#draw(view);
        this.hidden = false;
        this.#tell('ready', { sample: !!view.sample });
      } catch (error) {
        if (run !== this.#run) return;
        this.hidden = !this.#view; // a broken widget must never break a shop
        this.#tell('error', { status: error.status ?? 0 });
      }
    }

    async #fetchView() {
      const token = this.getAttribute('token');
      const ask = new URLSearchParams({ program: this.getAttribute('program') ?? '', placement: this.getAttribute('placement') ?? '', lang: this.#lang });
      if (!token) ask.set('sample', '1'); // nobody is signed in on this page: show what it will look like
      this.#bearer = token ? await this.#session(token) : '';
      return this.#ask(`view?${ask}`, { headers: this.#auth() });
    }

    /** The shop's token lives minutes and is exchanged once; the bearer stays in this object, never in storage. */
    async #session(token) {
      const body = JSON.stringify({ token });
      return (await this.#ask('session', { method: 'POST', headers: { 'content-type': 'application/json' }, body })).bearer;
    }

    #auth() {
      return this.#bearer ? { authorization: `Bearer ${this.#bearer}` } : {};
    }

    async #ask(path, options) {
      const answer = await fetch(this.#api + path, { ...options, credentials: 'omit' });
      if (answer.status === 401) this.#tell('token-expired', {}); // the host may answer by setting a fresh token
      if (!answer.ok) throw Object.assign(new Error('kith'), { status: answer.status });
      return answer.status === 204 ? {} : answer.json();
    }

    #tell(event, detail) {
      this.dispatchEvent(new CustomEvent(`kith:${event}`, { bubbles: true, composed: true, detail }));
    }

    /** A press on a way to share; whether it was finished nobody can know. */
    #shared(channel) {
      this.#tell('share', { channel });
      if (!this.#bearer) return;
      const body = JSON.stringify({ channel, program: this.getAttribute('program'), placement: this.getAttribute('placement') });
      this.#ask('share', { method: 'POST', keepalive: true, headers: { ...this.#auth(), 'content-type': 'application/json' }, body }).catch(() => {});
    }

    #box(set, ...children) {
      return el('section', { part: 'box', ...set }, ...children);
    }

    #draw(view) {
      const words = WORDS[this.#lang], mode = this.getAttribute('mode');
      const box = this.#box({ ariaLabel: view.title, className: mode === 'bar' ? 'bar' : '' }, el('h2', {}, view.title), el('p', {}, view.text), this.#copyRow(view, words), this.#ways(view, words));
      if (view.progress) box.append(...this.#goal(view.progress));
      if (view.sample) box.append(el('p', { className: 'sample' }, words.sample));
      this.#shadow.replaceChildren(...(mode === 'modal' ? this.#modal(box, words) : [box]));
    }

    #copyRow(view, words) {
      const link = el('input', { readOnly: true, value: view.shown, ariaLabel: words.mine });
      link.onfocus = () => link.select();
      const button = el('button', { className: 'main', type: 'button', part: 'button', ariaLive: 'polite' }, words.copy);
      button.onclick = async () => {
        try { await navigator.clipboard.writeText(view.copy); } catch { link.value = view.copy; link.select(); document.execCommand('copy'); }
        button.textContent = words.copied;
        this.#shared('copy');
        setTimeout(() => { button.textContent = words.copy; }, 1600);
      };
      return el('div', { className: 'row' }, link, button);
    }

    #ways(view, words) {
      const list = el('ul');
      for (const { id, name, url } of view.channels) {
        const link = el('a', { href: url, target: url.startsWith('http') ? '_blank' : '', rel: 'noopener', part: 'link' }, name);
        link.onclick = () => this.#shared(id);
        list.append(el('li', {}, link));
      }
      if (view.qr) list.append(el('li', {}, this.#qrButton(view.qr, words, list)));
      if (view.native && navigator.share && matchMedia('(pointer: coarse)').matches) {
        const more = el('button', { type: 'button', part: 'link' }, words.more);
        more.onclick = () => navigator.share(view.native).then(() => this.#shared('native'), () => {});
        list.append(el('li', {}, more));
      }
      return list;
    }

    /** Drawn from a path in the answer, so the host's img-src needs no change. */
    #qrButton(qr, words, list) {
      const button = el('button', { type: 'button', ariaExpanded: 'false', part: 'link' }, words.qr);
      const svg = (tag, set) => {
        const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
        for (const key in set) node.setAttribute(key, set[key]);
        return node;
      };
      button.onclick = () => {
        let picture = this.#shadow.querySelector('.qr');
        if (!picture) {
          picture = svg('svg', { class: 'qr', viewBox: `0 0 ${qr.size} ${qr.size}`, role: 'img', 'aria-label': qr.label, hidden: '' });
          picture.append(svg('rect', { width: '100%', height: '100%', fill: '#fff' }), svg('path', { d: qr.path, fill: '#101312' }));
          list.after(picture);
        }
        const shown = !picture.toggleAttribute('hidden');
        button.ariaExpanded = String(shown);
        if (shown) this.#shared('qr');
      };
      return button;
    }

    #goal({ have, goal, label, next }) {
      return [el('progress', { max: goal, value: Math.min(have, goal), ariaLabel: label }), el('div', { className: 'goal' }, el('b', {}, label), el('span', {}, next))];
    }

    #modal(box, words) {
      const close = el('button', { className: 'x', type: 'button', ariaLabel: words.close }, '×');
      const dialog = el('dialog', { ariaLabel: words.open }, box, close);
      const open = el('button', { className: 'main', type: 'button', part: 'button' }, words.open);
      open.onclick = () => { dialog.showModal(); this.#tell('open', {}); };
      close.onclick = () => dialog.close();
      dialog.onclick = event => { if (event.target === dialog) dialog.close(); };
      return [open, dialog];
    }
  }

  customElements.get('kith-refer') ?? customElements.define('kith-refer', KithRefer);
})();
