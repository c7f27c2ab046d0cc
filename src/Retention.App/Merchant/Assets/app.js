// Inside WordPress's admin: the page that frames this one hands out tokens that live for a minute, so each request asks for a fresh one.
// Shopify's App Bridge does the same there by itself, and who came by a one-time link has a cookie: both need nothing of this.
(() => {
  const frame = document.querySelector('meta[name="retention-frame"]');
  if (!frame || window.parent === window) return;
  const origin = frame.content;
  const plain = window.fetch.bind(window);

  const token = () => new Promise((resolve, reject) => {
    const channel = new MessageChannel();
    const late = setTimeout(() => reject(new Error('The shop\'s admin gave no token.')), 5000);
    channel.port1.onmessage = (message) => { clearTimeout(late); resolve(String(message.data)); };
    window.parent.postMessage({ retention: 'token' }, origin, [channel.port2]);
  });

  window.fetch = async (url, request = {}) => {
    if (new URL(url, location.href).origin !== location.origin) return plain(url, request);
    const signed = async () => plain(url, { ...request, headers: { ...Object.fromEntries(new Headers(request.headers)), Authorization: `Bearer ${await token()}` } });
    const answer = await signed();
    return answer.status === 401 && answer.headers.has('X-Retention-Retry') ? signed() : answer;
  };
})();

// Buttons that copy the field beside them. Where the page may not write to the clipboard, inside an admin's frame say, the field is marked to be copied by hand.
(() => {
  document.documentElement.classList.add('scripted');
  document.addEventListener('click', async (pressed) => {
    const button = pressed.target.closest?.('[data-copy]');
    const field = button && document.getElementById(button.dataset.copy);
    if (!field) return;
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'Press Ctrl+C';
    }
  });
})();
