import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { App } from './app.ts';
describe('app', () => {
  it('makes', () => {
    expect(TestBed.createComponent(App)).toBeTruthy();
  });
});
