/* What our blocks do with script. Without it their forms are posted, and their links lead to the same pages. Nothing of a person is kept here: the id of a list that
   belongs to nobody, and the ids of the variants on it. */
(() => {
  if (window.retentionBlocks) return;
  window.retentionBlocks = true;
  const kept = (store, name, value) => {
    // A browser may forbid it: then the list lasts as long as the page.
    try {
      if (value === undefined) return store().getItem(name);
      if (value === null) store().removeItem(name); else store().setItem(name, value);
    } catch { /* Nothing is kept. */ }
    return null;
  };
  const local = () => window.localStorage;
  const session = () => window.sessionStorage;
  let list = kept(local, 'retention-list');
  let saved = JSON.parse(kept(session, 'retention-saved') || 'null');

  const newList = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16)))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const know = (items) => {
    if (!items) return;
    saved = items;
    kept(session, 'retention-saved', JSON.stringify(items));
    document.querySelectorAll('form[data-retention-save]').forEach(show);
  };
  const post = async (url, fields, as) => {
    fields.set('as', as);
    const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), headers: { Accept: as === 'state' ? 'application/json' : 'text/html' } });
    if (!answer.ok) throw new Error(String(answer.status));
    return as === 'state' ? answer.json() : answer.text();
  };

  // The variant that is chosen now: themes tell it in the address, or in the product's own form.
  const variantOf = (form) => new URLSearchParams(location.search).get('variant')
    || document.querySelector('form[action*="/cart/add"] [name="id"]:not([disabled])')?.value || form.elements.variant.value;
  const show = (form) => form.querySelector('button').setAttribute('aria-pressed', String(!!saved && saved.includes(variantOf(form))));

  const press = async (form) => {
    const fields = new FormData(form);
    const [variant, say] = [variantOf(form), form.querySelector('[role="status"]')];
    const isOn = !!saved && saved.includes(variant);
    fields.set('variant', variant);
    fields.set('act', isOn ? 'remove' : 'save');
    if (form.dataset.customer === undefined) {
      if (!list) kept(local, 'retention-list', list = fields.get('list') || newList());
      fields.set('list', list);
    }
    const button = form.querySelector('button');
    button.setAttribute('aria-disabled', 'true');
    try {
      const state = await post(form.action, fields, 'state');
      know(state.items);
      say.textContent = state.message;
    } catch {
      say.textContent = form.dataset.fault;
    } finally {
      button.removeAttribute('aria-disabled');
    }
  };

  // A part of ours, put where it belongs; what it says is read aloud.
  const put = (room, html, isAnswer) => {
    room.innerHTML = html;
    if (isAnswer) room.querySelector('.retention-said')?.focus({ preventScroll: false });
  };
  const withList = (url) => {
    const asked = new URL(url, location.href);
    asked.searchParams.set('as', 'part');
    if (list && !asked.searchParams.has('list')) asked.searchParams.set('list', list);
    return asked;
  };
  const fill = async (room) => {
    try {
      const answer = await fetch(withList(room.dataset.retentionSrc), { headers: { Accept: 'text/html' } });
      if (answer.ok) put(room, await answer.text(), false);
    } catch { /* The link that stands there leads to the same page. */ }
  };
  const refresh = async (form) => {
    try {
      const asked = withList(form.action);
      asked.searchParams.set('as', 'state');
      const answer = await fetch(asked);
      if (answer.ok) know((await answer.json()).items);
    } catch { /* It is known when it is pressed. */ }
  };

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.matches('[data-retention-save]')) {
      event.preventDefault();
      if (!form.querySelector('[aria-disabled]')) press(form);
      return;
    }
    const room = form.matches('[data-retention-post]') && form.closest('[data-retention-part], [data-retention-src]');
    if (!room) return;
    event.preventDefault();
    post(form.action, new FormData(form), 'part').then((html) => {
      put(room, html, true);
      kept(session, 'retention-saved', saved = null);
    }).catch(() => HTMLFormElement.prototype.submit.call(form));
  });
  document.addEventListener('click', (event) => {
    const older = event.target.closest?.('[data-retention-older]');
    if (!older) return;
    event.preventDefault();
    fetch(withList(older.href)).then(async (answer) => {
      const more = document.createElement('template');
      more.innerHTML = await answer.text();
      const added = more.content.querySelectorAll('.retention-review');
      older.closest('.retention-reviews').querySelector('.retention-list').append(...added);
      added[0]?.setAttribute('tabindex', '-1');
      added[0]?.focus();
      const next = more.content.querySelector('[data-retention-older]');
      if (next) older.href = next.href; else older.remove();
    }).catch(() => { location.href = older.href; });
  });

  const start = async () => {
    const forms = [...document.querySelectorAll('form[data-retention-save]')];
    const customer = document.querySelector('[data-customer]');
    // Whoever logs in brings along what this browser kept.
    if (list && customer) {
      const state = await post(customer.action || customer.dataset.retentionSrc, new URLSearchParams({ act: 'merge', list }), 'state').catch(() => null);
      if (state?.ok) {
        kept(local, 'retention-list', list = null);
        know(state.items);
      }
    }
    forms.forEach(show);
    document.addEventListener('change', () => setTimeout(() => forms.forEach(show)));
    if (forms[0] && !saved && (list || customer)) await refresh(forms[0]);
    const rooms = [...document.querySelectorAll('[data-retention-src]')];
    // A page of ours without an account's list: what this browser kept is shown in its place.
    const page = document.querySelector('[data-retention-part]');
    if (page && list && !new URLSearchParams(location.search).has('list') && page.querySelector('.retention-saved')) {
      page.dataset.retentionSrc = location.href;
      rooms.push(page);
    }
    rooms.forEach(fill);
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start); else start();
})();
