import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { Field } from './field.ts';

@Component({
  imports: [Field],
  template: `<app-field label="Name" [hint]="hint()" [error]="error()">
    <span end>3 / 50</span>
    <input class="input" />
  </app-field>`,
})
class Form {
  readonly hint = signal<string | undefined>('4 to 50 characters');
  readonly error = signal<string | undefined>(undefined);
}

describe('Field', () => {
  async function open() {
    const fixture = TestBed.createComponent(Form);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const input = element.querySelector('input') as HTMLInputElement;
    const described = () =>
      (input.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => element.querySelector(`#${id}`)?.textContent);
    return { described, element, form: fixture.componentInstance, input, settle: () => fixture.whenStable() };
  }

  it('names and describes its control', async () => {
    const { described, element, input } = await open();
    expect(element.querySelector<HTMLLabelElement>('label')?.control).toBe(input);
    expect(described()).toEqual(['4 to 50 characters']);
    expect(input.hasAttribute('aria-invalid')).toBe(false);
  });

  it('says politely what is wrong, and marks the control until it is right', async () => {
    const { described, element, form, input, settle } = await open();
    form.error.set('Name is too short');
    await settle();
    expect(element.querySelector('[aria-live="polite"]')?.textContent).toBe('Name is too short');
    expect(described()).toEqual(['Name is too short', '4 to 50 characters']);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    form.error.set('');
    await settle();
    expect(described()).toEqual(['4 to 50 characters']);
    expect(input.hasAttribute('aria-invalid')).toBe(false);
  });

  it('describes nothing without words', async () => {
    const { form, input, settle } = await open();
    form.hint.set(undefined);
    await settle();
    expect(input.hasAttribute('aria-describedby')).toBe(false);
  });
});
