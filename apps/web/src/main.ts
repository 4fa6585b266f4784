// Lets the browser paint what index.html has, then starts the shop: a page shows its heading before scripts keep it busy.

/** Nothing is painted in a tab that nobody looks at, in milliseconds. */
const patience = 500;

// Most people come for the products: their part of the shop is on its way before the router asks for it.
if (/^\/(products|$)/.test(location.pathname)) {
  document.querySelectorAll<HTMLLinkElement>('link[rel="products"]').forEach((link) => {
    link.rel = 'modulepreload';
  });
}

await new Promise<void>((painted) => {
  requestAnimationFrame(() => setTimeout(painted));
  setTimeout(painted, patience);
});
const { start } = await import('./start.ts');
await start();

export {};
