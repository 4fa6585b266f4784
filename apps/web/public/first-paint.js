// Gives the page the chosen theme and language before it is painted: a script that the browser waits for, and no module.
(() => {
  const kept = (key) => {
    try {
      return localStorage.getItem(key) ?? '';
    } catch {
      return ''; // storage is switched off
    }
  };

  const theme = kept('latchkey.theme');
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme;
    const metas = document.querySelectorAll('meta[name="theme-color"]');
    ['light', 'dark'].forEach((name, index) => {
      metas[index].media = name === theme ? 'all' : 'not all';
    });
  }

  const spoken = ['en', 'de', 'ar'];
  const wanted = [kept('latchkey.language'), ...(navigator.languages ?? [])].map((tag) =>
    tag.slice(0, 2).toLowerCase(),
  );
  const language = wanted.find((tag) => spoken.includes(tag)) ?? 'en';
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
})();
