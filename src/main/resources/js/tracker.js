/*! Kith tracker. <script src="https://go.example/kith.js" data-key="kp_live_…" defer></script>  One global: kith. */
(() => {
  const script = document.currentScript, set = script.dataset, before = window.kith;
  if (!set.key || before?.track) return; // no key, or loaded twice
  const HOME = set.api || new URL(script.src).origin;
  const URL_KEPT = 30 * 864e5, MOST = 20, NAME = 'kith', VERSION = '1';

  // --- memory: first-party, one entry, nothing before consent where the shop asks for it -----------------------------
  const asked = set.consent === 'required';
  let allowed = !asked, me = {}, proof = '';
  const cookie = value => `${NAME}=${encodeURIComponent(value)};path=/;samesite=lax;domain=${set.domain}${location.protocol === 'https:' ? ';secure' : ''}`;
  const read = () => set.domain ? decodeURIComponent(`; ${document.cookie}`.split(`; ${NAME}=`)[1]?.split(';')[0] ?? '') : localStorage.getItem(NAME);
  const write = (text, age = 31536000) => set.domain ? document.cookie = `${cookie(text)};max-age=${age}` : localStorage.setItem(NAME, text);
  const quietly = work => { try { return work(); } catch { /* storage may be closed to us */ } };
  const known = quietly(() => JSON.parse(read() || '{}')) ?? {};
  if (asked && known.ok) allowed = true;
  if (allowed) me = known;
  const save = () => { if (allowed) quietly(() => write(JSON.stringify(me))); };
  const forget = () => { quietly(() => set.domain ? write('', 0) : localStorage.removeItem(NAME)); };

  const id = () => crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('');
  const anonymous = () => (me.a ??= id());

  // --- where this visitor comes from: kc is a click Kith knows, ref is a code somebody passed on ----------------------
  const asks = new URLSearchParams(location.search);
  for (const [place, name] of [['k', 'kc'], ['r', 'ref']]) {
    const value = asks.get(name);
    if (value && value.length < 200) { me[place] = value; me[place + 't'] = Date.now(); }
    else if (me[place] && Date.now() - me[place + 't'] > URL_KEPT) delete me[place];
  }
  anonymous();
  save();

  /** Hidden fields bring the click to the shop's own server, which may then send it with the order. */
  function fill(root = document) {
    for (const [name, value] of [['kc', me.k], ['ref', me.r], ['anonymous', me.a]])
      for (const field of root.querySelectorAll(`input[data-kith-${name}]`)) field.value = value ?? '';
  }
  addEventListener('submit', event => fill(event.target), true);

  // --- sending: collected for a moment, kept until Kith says it has them ---------------------------------------------
  let queue = [], timer = 0, pause = 1000, busy = false;
  const body = batch => JSON.stringify({ writeKey: set.key, batch, sentAt: new Date().toISOString() });

  async function send() {
    clearTimeout(timer); timer = 0;
    if (busy || !queue.length) return;
    busy = true;
    const batch = queue.slice(0, MOST);
    let again = true;
    try { // text/plain spares the browser a question in advance; Kith does not look at the type
      const headers = proof ? { 'content-type': 'text/plain', 'x-kith-identity': proof } : { 'content-type': 'text/plain' };
      const answer = await fetch(`${HOME}/v1/batch`, { method: 'POST', body: body(batch), headers, keepalive: true, credentials: 'omit' });
      again = answer.status >= 500 || answer.status === 429;
    } catch { /* no network: try again */ }
    busy = false;
    if (!again) { queue = queue.slice(batch.length); pause = 1000; }
    if (queue.length) { timer = setTimeout(send, again ? pause : 0); pause = Math.min(pause * 2, 6e4); }
  }

  /** The page goes away: the same events under the same ids, so that nothing counts twice. */
  function hurry() {
    if (queue.length && !proof) navigator.sendBeacon?.(`${HOME}/v1/batch`, new Blob([body(queue.slice(-MOST))], { type: 'text/plain' }));
    else send();
  }
  addEventListener('pagehide', hurry);
  addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') hurry(); });

  function context(type) {
    const { pathname, search, href, hostname } = location, campaign = {}, kith = {};
    for (const [name, value] of asks) if (name.startsWith('utm_')) campaign[name === 'utm_campaign' ? 'name' : name.slice(4)] = value;
    if (me.k) kith.clickId = me.k;
    if (me.r && type === 'page') kith.shareCode = me.r; // seen in an address, not typed by anybody
    return { library: { name: 'kith.js', version: VERSION }, locale: navigator.language, timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      page: { path: pathname, search, url: href.split('#')[0], host: hostname, title: document.title, referrer: document.referrer },
      campaign, kith, ...(asked && { consent: { categoryPreferences: { analytics: allowed } } }) };
  }

  function add(type, more) {
    queue.push({ type, messageId: id(), anonymousId: anonymous(), ...(me.u && { userId: me.u }), timestamp: new Date().toISOString(), context: context(type), ...more });
    if (queue.length > 20 * MOST) queue.shift();
    timer ||= setTimeout(send, 20);
  }

  const kith = {
    page(name, properties = {}) {
      if (allowed) add('page', { name: name ?? document.title, properties }); // views are statistics: not before a yes
    },
    track: (event, properties = {}) => add('track', { event, properties }),
    /** A token minted by the shop's server proves who this is; without it the name is only a claim. */
    identify(userId, traits = {}, { token } = {}) {
      if (userId) me.u = String(userId);
      proof = token ?? proof;
      save();
      add('identify', { traits });
    },
    /** The visitor's answer, yes or no; until then nothing is kept on this device. */
    consent(yes) {
      allowed = !!yes;
      if (!yes) { forget(); delete me.ok; return; }
      me = { ...known, ...me, ok: 1 };
      save();
    },
    /** Signed out: the next person on this device is somebody else. */
    reset() { me = allowed && asked ? { ok: 1 } : {}; proof = ''; forget(); anonymous(); save(); },
    clickId: () => me.k ?? null,
    code: () => me.r ?? null,
    anonymousId: anonymous,
    fill, flush: send,
  };
  window.kith = kith;
  for (const [name, ...values] of Array.isArray(before) ? before : []) kith[name]?.(...values); // what was said before we came

  function begin() {
    fill();
    if (set.page !== 'off') kith.page();
  }
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin); else begin();
})();
