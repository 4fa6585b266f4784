import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { describe, expect, it } from 'vitest';
import { Keys, openAt } from '../spec-kit.ts';
import { recordRoutes } from './record-routes.ts';

@Component({ template: '' })
class Blank {}

describe('recordRoutes', () => {
  it.each([
    ['/keys', 'Keys · Latchkey'],
    ['/keys?page=1', 'Keys · Latchkey'],
    ['/keys?page=3', 'Keys, page 3 · Latchkey'],
    ['/keys?page=x', 'Keys · Latchkey'],
    ['/keys/3', 'Key · Latchkey'],
  ])('titles %s "%s"', async (address, title) => {
    await openAt(address, recordRoutes(Blank, { component: Blank }, Keys));
    expect(TestBed.inject(Title).getTitle()).toBe(title);
  });

  it('follows the page with the title', async () => {
    const { harness } = await openAt('/keys?page=2', recordRoutes(Blank, { component: Blank }, Keys));
    await harness.navigateByUrl('/keys?page=3');
    expect(TestBed.inject(Title).getTitle()).toBe('Keys, page 3 · Latchkey');
  });
});
