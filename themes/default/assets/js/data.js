// Lists of the site as data. On a disk nothing may be fetched; there the same data lie beside, as a script.

export async function data(address) {
  if (location.protocol === 'file:') return import(new URL(address.replace(/json$/, 'js'), document.baseURI));
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
