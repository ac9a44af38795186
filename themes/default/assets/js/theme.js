// Runs before the page is painted: applies the reader's choice of light or dark, so nothing flashes.
(() => {
  const root = document.documentElement;
  root.classList.add('js');
  try {
    const choice = localStorage.getItem('casebook-theme');
    if (choice === 'light' || choice === 'dark') root.dataset.theme = choice;
  } catch {
    // Storage may be forbidden; the system's choice holds then.
  }
})();
