import { signal } from '@angular/core';
import { describe, expect, it } from 'vitest';
import { productForm } from './product-form.ts';
import { emptyValues, type FieldName, type ProductValues } from './product-values.ts';
import type { FieldMessages } from './write-failure.ts';

const whole: ProductValues = { ...emptyValues, name: 'Hex bolt', price: '5' };

describe('productForm', () => {
  function begin(had: ProductValues) {
    const values = signal(had);
    const focused: FieldName[] = [];
    const sent: ProductValues[] = [];
    const form = productForm(values, signal(emptyValues), (name) => focused.push(name));
    return {
      focused,
      form,
      sent,
      values,
      /** Tries to save; the API answers with this. */
      submit: (refusals?: FieldMessages) =>
        form.submit(() => {
          sent.push(values());
          return Promise.resolve(refusals);
        }),
    };
  }

  it('says what is wrong with a field only when somebody has left it', () => {
    const { form } = begin(emptyValues);
    form.change('name', 'Tap');
    expect(form.messageAt('name')).toBe('');
    form.leave('name');
    expect(form.messageAt('name')).toBe('Name is too short');
    expect(form.messageAt('price')).toBe('');
    form.change('name', 'Tap, brass');
    expect(form.messageAt('name')).toBe('');
    expect(form.length()).toBe('10 / 50');
  });

  it('sends nothing while something is wrong, says what, and leads to the first of it', async () => {
    const { focused, form, sent, submit } = begin({ ...whole, price: '', stock: 'some' });
    await submit();
    expect(sent).toEqual([]);
    expect(form.sending()).toBe(false);
    expect(form.messageAt('name')).toBe('');
    expect(form.messageAt('price')).toBe('Price is required');
    expect(form.messageAt('stock')).toBe('Write the stock as a whole number, or leave it empty');
    expect(focused).toEqual(['price']);
  });

  it('sends what is typed, and has nothing to say where the API takes it', async () => {
    const { focused, form, sent, submit } = begin(whole);
    form.change('stock', '3');
    await submit();
    expect(sent).toEqual([{ ...whole, stock: '3' }]);
    expect(form.messageAt('name')).toBe('');
    expect(focused).toEqual([]);
  });

  it('says at its field what the API refuses, until that field changes', async () => {
    const { focused, form, submit } = begin(whole);
    await submit({ name: 'This name is taken.', category: 'There is no such category.' });
    expect(form.messageAt('name')).toBe('This name is taken.');
    expect(focused).toEqual(['name']);
    form.change('price', '6');
    expect(form.messageAt('name')).toBe('This name is taken.');
    form.change('name', 'Hex bolt, long');
    expect(form.messageAt('name')).toBe('');
    expect(form.messageAt('category')).toBe('There is no such category.');
  });

  it('sends again what the API has refused, should somebody insist', async () => {
    const { form, sent, submit } = begin(whole);
    await submit({ name: 'This name is taken.' });
    await submit();
    expect(sent).toEqual([whole, whole]);
    expect(form.messageAt('name')).toBe('');
  });

  it('sends once, however often somebody saves, and can be used again when that fails', async () => {
    const { form, sent, submit } = begin(whole);
    const broken = Promise.withResolvers<undefined>();
    const first = form.submit(() => broken.promise);
    expect(form.sending()).toBe(true);
    await submit();
    expect(sent).toEqual([]);
    broken.reject(new Error('No connection'));
    await expect(first).rejects.toThrow('No connection');
    expect(form.sending()).toBe(false);
  });

  it('forgets what was left and refused when it begins anew', async () => {
    const { form, submit, values } = begin({ ...whole, price: '' });
    await submit();
    form.reset();
    expect(form.messageAt('price')).toBe('');
    values.set(whole);
    await submit({ name: 'This name is taken.' });
    form.reset();
    form.leave('name');
    expect(form.messageAt('name')).toBe('');
  });
});
