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
  try {
    const choice = localStorage.getItem('casebook-theme');
    if (choice === 'light' || choice === 'dark') root.dataset.theme = choice;
  } catch {
    // Storage may be forbidden; the system's choice holds then.
  }
})();
