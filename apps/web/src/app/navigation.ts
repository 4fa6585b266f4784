// Where the main navigation leads: staff run the shop, customers look around and find what is theirs.

export interface NavigationLink {
  readonly address: string;
  readonly title: () => string;
}

const products = { address: '/products', title: () => $localize`:@@app.products:Products` };

/** What comes first stays in sight where there is room for few. */
const staffLinks: readonly NavigationLink[] = [
  products,
  { address: '/manage', title: () => $localize`:@@app.manage:Manage` },
  { address: '/invoices', title: () => $localize`:@@app.invoices:Invoices` },
  { address: '/accounts', title: () => $localize`:@@app.accounts:Accounts` },
  { address: '/addresses', title: () => $localize`:@@app.addresses:Addresses` },
  { address: '/users', title: () => $localize`:@@app.users:Users` },
  { address: '/audit', title: () => $localize`:@@app.audit:Audit` },
];

const customerLinks: readonly NavigationLink[] = [
  products,
  { address: '/invoices', title: () => $localize`:@@app.my-invoices:My invoices` },
  { address: '/account', title: () => $localize`:@@app.account:My account` },
];

export function linksFor(isStaff: boolean): readonly NavigationLink[] {
  return isStaff ? staffLinks : customerLinks;
}
