// Runs before the page is painted: applies the reader's choice of light or dark, so nothing flashes.
(() => {
  const root = document.documentElement;
  root.classList.add('js');
  // On a disk no server turns a folder into the page in it.
  if (location.protocol === 'file:') {
    addEventListener('click', (event) => {
      const link = event.target.closest?.('a[href]');
      if (link?.protocol === 'file:' && link.pathname.endsWith('/')) link.pathname += 'index.html';
    }, true);
  }
  try {
    const choice = localStorage.getItem('casebook-theme');
    if (choice === 'light' || choice === 'dark') root.dataset.theme = choice;
  } catch {
    // Storage may be forbidden; the system's choice holds then.
  }
})();
