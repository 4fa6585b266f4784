import { TestBed } from '@angular/core/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { lendDialogs } from '../spec-kit.ts';
import { Confirm } from './confirm.ts';

describe('Confirm', () => {
  const question = { title: 'Sign out curl?', words: 'It has to sign in again.', action: 'Sign out' };

  beforeAll(lendDialogs);

  function ask() {
    const fixture = TestBed.createComponent(Confirm);
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    const answer = fixture.componentInstance.ask(question);
    fixture.detectChanges();
    const dialog = element.querySelector('dialog') as HTMLDialogElement;
    const [agree, cancel] = element.querySelectorAll('button');
    return { again: () => fixture.componentInstance.ask(question), answer, dialog, agree, cancel };
  }

  it('asks in a dialog, named by the question and described by what will happen', () => {
    const { dialog, agree } = ask();
    const textOf = (attribute: string) =>
      dialog.querySelector(`#${dialog.getAttribute(attribute)}`)?.textContent;
    expect(dialog.open).toBe(true);
    expect(textOf('aria-labelledby')).toBe(question.title);
    expect(textOf('aria-describedby')).toBe(question.words);
    expect(agree?.textContent).toBe('Sign out');
  });

  it('has a name of its own where a page has several', () => {
    const [one, other] = [ask(), ask()].map(({ dialog }) => dialog.getAttribute('aria-labelledby'));
    expect(one).not.toBe(other);
  });

  it('says yes to the button of the deed', async () => {
    const { agree, answer, dialog } = ask();
    agree?.click();
    expect(await answer).toBe(true);
    expect(dialog.open).toBe(false);
  });

  it('says no to Cancel, to Escape and to another question in between', async () => {
    const { again, answer, cancel, dialog } = ask();
    cancel?.click();
    expect(await answer).toBe(false);
    const second = again();
    dialog.close();
    expect(await second).toBe(false);
    const third = again();
    void again();
    expect(await third).toBe(false);
  });
});
