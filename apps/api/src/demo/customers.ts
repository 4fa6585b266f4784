// Who buys in the demo shop, where they live, and what they bought.
import type { Address } from '@latchkey/dto';

type DemoAddress = Omit<Address, 'id'>;

/** Some houses have a name and no number; some stand empty. */
export const demoAddresses: readonly DemoAddress[] = [
  { street: 'Foundry Lane', number: 12, city: 'Sheffield', postal_code: 'S3 8DP' },
  { street: 'Werkstraße', number: 48, city: 'Esslingen am Neckar', postal_code: '73728' },
  { street: 'Rue des Forges', number: 7, city: 'Saint-Étienne', postal_code: '42000' },
  { street: 'Kanaalkade', number: 103, city: 'Zaandam', postal_code: '1505 AB' },
  { street: 'The Old Smithy', number: null, city: 'Much Wenlock', postal_code: 'TF13 6AE' },
  { street: 'Via dei Fabbri', number: 21, city: 'Bologna', postal_code: '40126' },
  { street: 'Calle del Yunque', number: 5, city: 'Toledo', postal_code: '45001' },
  { street: 'Smedjegatan', number: 14, city: 'Eskilstuna', postal_code: '632 20' },
  { street: 'Mill Road', number: 230, city: 'Dayton, Ohio', postal_code: '45402' },
  { street: 'Pier 4, Shed B', number: null, city: 'Rotterdam', postal_code: '3089 JM' },
  { street: 'Ulica Kowalska', number: 9, city: 'Kraków', postal_code: '30-702' },
];

export interface DemoInvoice {
  readonly invoice_number: number;
  /** Places in the list of products. */
  readonly products: readonly number[];
}

export interface DemoAccount {
  readonly username: string;
  readonly version: number;
  /** A place in the list of addresses. */
  readonly address: number;
  readonly invoices: readonly DemoInvoice[];
}

/** Each customer, with how many different parts each of their invoices has. */
const customers = [
  { username: 'alice', version: 1, address: 0, parts: [2] },
  { username: 'carol', version: 3, address: 1, parts: [3, 1, 5, 2, 4, 1, 6, 3, 2] },
  { username: 'dave', version: 0, address: 4, parts: [1, 4, 2, 12, 3] },
];

/** The number that the first invoice has; they go on from there, customer by customer. */
const firstNumber = 20_260_001;

/** Everybody's account, with invoices for parts from all over a catalogue of so many products. */
export function demoAccounts(productCount: number): DemoAccount[] {
  let place = 0;
  const invoiceOf = (parts: number): DemoInvoice => {
    place += 1;
    return {
      invoice_number: firstNumber + place - 1,
      // Far apart in the catalogue, so that an invoice has parts of several kinds.
      products: Array.from({ length: parts }, (_, part) => (place * 41 + part * 67) % productCount),
    };
  };
  return customers.map(({ parts, ...customer }) => ({ ...customer, invoices: parts.map(invoiceOf) }));
}
