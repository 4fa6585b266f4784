import { describe, expect, it } from 'vitest';
import { html } from './html.ts';

describe('html', () => {
  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['" onclick="alert(1)', '&quot; onclick=&quot;alert(1)'],
    ["' onclick='alert(1)", '&#39; onclick=&#39;alert(1)'],
    ['&lt;', '&amp;lt;'],
    ['$&', '$&amp;'],
    ['', ''],
  ])('escapes %s', (hostile, escaped) => {
    expect(html`<a title="${hostile}">${hostile}</a>`.text).toBe(`<a title="${escaped}">${escaped}</a>`);
  });

  it('takes HTML as it is, also in lists, and leaves out what is nothing', () => {
    const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
    expect(html`<b>${items}${undefined}${false}${0}</b>`.text).toBe('<b><li>a</li><li>&lt;b&gt;</li>0</b>');
  });
});
