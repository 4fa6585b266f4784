// Holds still what lasts a moment only: `.is-hovered` looks as `:hover` does, by the very rules that the shop has for it.

const states: Readonly<Record<string, string>> = {
  hover: '.is-hovered',
  active: '.is-pressed',
  'focus-visible': '.is-focused',
};

/** To be called when the styles of everything on the page are there. */
export function holdStates({ styleSheets }: Document): void {
  for (const sheet of styleSheets) holdIn(sheet.cssRules);
}

function holdIn(rules: CSSRuleList): void {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule && !rule.selectorText.includes('.is-')) {
      rule.selectorText = rule.selectorText.replace(
        /:(hover|active|focus-visible)(?![\w-])/g,
        (pseudo, name: string) => `:is(${pseudo}, ${states[name]})`,
      );
    }
    if ('cssRules' in rule) holdIn(rule.cssRules as CSSRuleList);
  }
}
