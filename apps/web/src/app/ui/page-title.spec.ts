// A page is called by what it shows, however often the router comes to the same page again.
import { Component, computed, inject, input } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { describe, expect, it } from 'vitest';
import { Keys, openAt } from '../spec-kit.ts';
import { PageTitle } from './page-title.ts';
import { recordRoutes } from './record-routes.ts';

@Component({ template: '' })
class Blank {}

@Component({ template: '' })
class Key {
  readonly id = input.required<string>();
  readonly #known: Readonly<Record<string, string>> = { 3: 'Key 33', 4: 'Key 44' };

  constructor() {
    inject(PageTitle).follow(computed(() => this.#known[this.id()]));
  }
}

describe('PageTitle', () => {
  async function walk(...addresses: string[]) {
    const { harness } = await openAt('/keys/3', recordRoutes(Blank, { component: Key }, Keys));
    for (const address of addresses) await harness.navigateByUrl(address);
    return TestBed.inject(Title).getTitle();
  }

  it.each([
    ['of the page itself', [], 'Key 33 · Latchkey'],
    ['of the page itself, come to again', ['/keys/3?again=1'], 'Key 33 · Latchkey'],
    ['of the next record', ['/keys/4'], 'Key 44 · Latchkey'],
    ['of the route while the next record is not known', ['/keys/5'], 'Key · Latchkey'],
    ['of the next page', ['/keys'], 'Keys · Latchkey'],
    ['of a page that was left', ['/keys', '/keys/3'], 'Key 33 · Latchkey'],
  ])('is the title %s', async (_, addresses, title) => {
    expect(await walk(...addresses)).toBe(title);
  });
});
