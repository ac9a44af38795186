// A button on each block of code that copies it.

import { say } from './words.js';

function addButton(block) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button copy';
  button.textContent = say('js-copy');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(block.textContent);
      button.textContent = say('js-copied');
    } catch {
      button.textContent = say('js-copy-denied');
    }
    setTimeout(() => { button.textContent = say('js-copy'); }, 2000);
  });
  const box = document.createElement('div');
  box.className = 'copied';
  block.replaceWith(box);
  box.append(block, button);
}

if (navigator.clipboard) for (const block of document.querySelectorAll('.prose pre')) addButton(block);
