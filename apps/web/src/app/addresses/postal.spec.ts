import { describe, expect, it } from 'vitest';
import { cityLine, streetLine } from './postal.ts';

const address = { id: 1, street: 'Foundry Lane', number: 12, city: 'Sheffield', postal_code: 'S3 8DP' };

describe('the lines of an address', () => {
  it.each([
    [12, 'Foundry Lane 12'],
    [0, 'Foundry Lane 0'],
    [null, 'Foundry Lane'],
  ])('with the number %j are "%s" and the postal code with the city', (number, street) => {
    expect([streetLine({ ...address, number }), cityLine(address)]).toEqual([street, 'S3 8DP Sheffield']);
  });
});
