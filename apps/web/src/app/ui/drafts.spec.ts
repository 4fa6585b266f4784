import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Auth, type AuthStatus } from '@latchkey/angular-auth';
import { beforeEach, describe, expect, it } from 'vitest';
import { Drafts } from './drafts.ts';

describe('Drafts', () => {
  beforeEach(() => sessionStorage.clear());

  const draft = { name: 'Gate valve DN 25' };

  /** A page load by somebody. */
  function open(id: string | null, first: AuthStatus = 'authenticated') {
    const user = signal<{ id: string } | null>(id === null ? null : { id });
    const status = signal(first);
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [{ provide: Auth, useValue: { user, status } }] });
    const drafts = TestBed.inject(Drafts);
    TestBed.tick();
    const become = (id: string | null, next: AuthStatus) => {
      user.set(id === null ? null : { id });
      status.set(next);
      TestBed.tick();
    };
    return { become, drafts };
  }

  it('are kept until they are dropped, also over a page load', () => {
    open('7').drafts.keep('product', draft);
    const { drafts } = open('7');
    expect(drafts.find('product')).toEqual(draft);
    drafts.drop('product');
    expect(open('7').drafts.find('product')).toBeUndefined();
    expect(sessionStorage).toHaveLength(0);
  });

  it('survive the end of a session and the sign-in of the same person', () => {
    const { become, drafts } = open('7');
    drafts.keep('product', draft);
    become(null, 'expired');
    expect(drafts.find('product')).toEqual(draft);
    become('7', 'authenticated');
    expect(drafts.find('product')).toEqual(draft);
    open(null, 'anonymous');
    expect(open('7').drafts.find('product')).toEqual(draft);
  });

  it('are not shown to another, and gone when another signs in', () => {
    open('7').drafts.keep('product', draft);
    expect(open('8').drafts.find('product')).toBeUndefined();
    expect(sessionStorage).toHaveLength(0);
    expect(open('7').drafts.find('product')).toBeUndefined();
  });

  it('are gone when their owner signs out', () => {
    const { become, drafts } = open('7');
    drafts.keep('product', draft);
    become(null, 'anonymous');
    expect(sessionStorage).toHaveLength(0);
  });

  it.each(['', 'null', '[]', '{"owner":7,"drafts":{}}', '{"owner":"7"}', '{broken'])(
    'make nothing of what is no draft: %s',
    (text) => {
      sessionStorage.setItem('latchkey.drafts', text);
      expect(open('7').drafts.find('product')).toBeUndefined();
    },
  );
});
