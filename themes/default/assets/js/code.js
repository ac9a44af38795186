// A button on each block of code that copies it.

function addButton(block) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button copy';
  button.textContent = 'Copy';
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(block.textContent);
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'Not allowed';
    }
    setTimeout(() => { button.textContent = 'Copy'; }, 2000);
  });
  const box = document.createElement('div');
  box.className = 'copied';
  block.replaceWith(box);
  box.append(block, button);
}

if (navigator.clipboard) for (const block of document.querySelectorAll('.prose pre')) addButton(block);
