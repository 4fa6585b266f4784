// Gives the page the chosen theme, its language and its heading before it is painted: a script that the browser
// waits for, and no module.
// When another tab chooses others, this one follows.
(() => {
  const root = document.documentElement;
  const kept = (key) => {
    try {
      return localStorage.getItem(key) ?? '';
    } catch {
      return ''; // storage is switched off
    }
  };

  const schemes = ['light', 'dark'];
  const paint = () => {
    const theme = kept('latchkey.theme');
    const isPinned = schemes.includes(theme);
    if (isPinned) root.dataset.theme = theme;
    else delete root.dataset.theme;
    const metas = document.querySelectorAll('meta[name="theme-color"]');
    schemes.forEach((name, index) => {
      const pinned = name === theme ? 'all' : 'not all';
      metas[index].media = isPinned ? pinned : `(prefers-color-scheme: ${name})`;
    });
  };

  const spoken = ['en', 'de', 'ar'];
  const wanted = () =>
    [kept('latchkey.language'), ...(navigator.languages ?? [])]
      .map((tag) => tag.slice(0, 2).toLowerCase())
      .find((tag) => spoken.includes(tag)) ?? 'en';

  // What a page load would take away: what is asked, sent, selected or typed. A search stands in the address.
  const underWay = 'dialog[open], progress, td :checked';
  const fields = 'textarea, input:not([type="search"], [type="radio"], [type="checkbox"])';
  const isIdle = () =>
    !document.querySelector(underWay) &&
    [...document.querySelectorAll(fields)].every(({ value }) => value === '');
  // The words of a page are read once, so it is loaded anew; nobody sees it change under their eyes.
  const speak = () => {
    if (document.hidden && wanted() !== root.lang && isIdle()) location.reload();
  };

  paint();
  root.lang = wanted();
  root.dir = root.lang === 'ar' ? 'rtl' : 'ltr';

  const opens = (path) => {
    if (path === '/sign-in') return 'sign-in';
    if (path !== '/' && path !== '/products') return 'another page';
    return document.querySelector('meta[name="latchkey-session"][content="none"]') ? 'sign-in' : 'products';
  };
  root.dataset.opens = opens(location.pathname);
  addEventListener('storage', () => {
    paint();
    speak();
  });
  document.addEventListener('visibilitychange', speak);
})();
