// Runs before the page is painted: applies the reader's choice of light or dark, so nothing flashes.
(() => {
  const root = document.documentElement;
  root.classList.add('js');
  // On a disk no server turns a folder into the page in it.
  if (location.protocol === 'file:') {
    for (const type of ['click', 'auxclick', 'contextmenu']) {
      addEventListener(type, (event) => {
        const link = event.target.closest?.('a[href]');
        const address = link && new URL(link.getAttribute('href'), document.baseURI);
        if (address?.protocol !== 'file:' || !address.pathname.endsWith('/')) return;
        address.pathname += 'index.html';
        link.setAttribute('href', address.href);
      }, true);
    }
  }
  // Filters stand open for who has no script. On a phone they are shut before anything is painted,
  // so that the list below them does not jump.
  if (matchMedia('(max-width: 59.99rem)').matches) {
    const watch = new MutationObserver(() => {
      const box = document.querySelector('.facets-box');
      if (!box) return;
      box.open = false;
      watch.disconnect();
    });
    watch.observe(document, { childList: true, subtree: true });
    addEventListener('DOMContentLoaded', () => watch.disconnect());
  }
  // A script that does not come leaves the page as it is without any.
  addEventListener('error', (event) => {
    if (event.target.defer) root.classList.remove('js');
  }, true);
  try {
    const choice = localStorage.getItem('casebook-theme');
    if (choice === 'light' || choice === 'dark') root.dataset.theme = choice;
  } catch {
    // Storage may be forbidden; the system's choice holds then.
  }
})();
