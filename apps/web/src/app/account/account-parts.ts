// The parts of my account, as the way between them and the titles of their pages have them.
export const accountParts = [
  { address: '/account', title: () => $localize`:@@account.sessions:Sessions` },
  { address: '/account/password', title: () => $localize`:@@account.password:Password` },
  { address: '/account/appearance', title: () => $localize`:@@account.appearance:Appearance` },
  { address: '/account/address', title: () => $localize`:@@account.address:Address` },
] as const;
