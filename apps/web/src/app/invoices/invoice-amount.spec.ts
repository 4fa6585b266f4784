import { describe, expect, it } from 'vitest';
import { invoiceAmount } from './invoice-amount.ts';

const euro = (...prices: string[]) => prices.map((price) => ({ price, currency: '€' as const }));
const dollar = (...prices: string[]) => prices.map((price) => ({ price, currency: '$' as const }));

describe('invoiceAmount', () => {
  it('counts a euro as 1 and a dollar as 0.98', () => {
    expect(invoiceAmount([...euro('12.50', '0.34'), ...dollar('100.00')])).toEqual({
      euro: '12.84',
      dollar: '100.00',
      dollarInEuro: '98.0000',
      total: '110.84',
    });
  });

  it.each([
    [[], '0.00'],
    [['0.10', '0.20'], '0.30'],
    [['0.07', '0.01', '0.02'], '0.10'],
    [['99999999.99'], '99999999.99'],
    [Array.from({ length: 1000 }, () => '99999999.99'), '99999999990.00'],
    [['90071992547409.93', '0.02'], '90071992547409.95'],
    [['5.00', '-7.50'], '-2.50'],
  ])('adds the euros %j to %s', (prices, total) => {
    expect(invoiceAmount(euro(...prices))).toEqual({
      euro: total,
      dollar: undefined,
      dollarInEuro: '0.0000',
      total,
    });
  });

  it.each([
    ['0.00', '0.0000', '0.00'],
    ['0.01', '0.0098', '0.01'],
    ['0.24', '0.2352', '0.24'],
    ['0.25', '0.2450', '0.25'],
    ['0.26', '0.2548', '0.25'],
    ['0.75', '0.7350', '0.74'],
    ['1.25', '1.2250', '1.23'],
    ['20.01', '19.6098', '19.61'],
    ['-0.25', '-0.2450', '-0.25'],
    ['-0.26', '-0.2548', '-0.25'],
    ['99999999.99', '97999999.9902', '97999999.99'],
  ])('rounds %s dollar, exactly %s euro, to %s', (price, dollarInEuro, total) => {
    expect(invoiceAmount(dollar(price))).toMatchObject({ dollar: price, dollarInEuro, total });
  });

  it('rounds once, not at every price', () => {
    expect(invoiceAmount(dollar('0.25', '0.25', '0.25', '0.25')).total).toBe('0.98');
  });

  it.each(['', '1', '1.5', '1.234', '1e2', '1,50', 'NaN', '٣.٠٠'])('refuses the price %j', (price) => {
    expect(() => invoiceAmount(euro(price))).toThrow(RangeError);
  });
});
