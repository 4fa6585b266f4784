// Lets the browser paint what index.html has, then starts the shop: a page shows its heading before scripts keep it busy.

/** Nothing is painted in a tab that nobody looks at, in milliseconds. */
const patience = 500;

await new Promise<void>((painted) => {
  requestAnimationFrame(() => setTimeout(painted));
  setTimeout(painted, patience);
});

// Most people come for the products: their part of the shop is on its way before the router asks for it, which says what
// to do where it does not come.
if (/^\/(products|$)/.test(location.pathname))
  import('./app/products/product-routes.ts').catch(() => undefined);

const { start } = await import('./start.ts');
await start();

export {};
