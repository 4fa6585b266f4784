import { Component } from '@angular/core';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Me } from '@latchkey/dto';
import { describe, expect, it, vi } from 'vitest';
import { alice, authStub, carol, provideShop } from '../spec-kit.ts';
import { staffGuard } from './staff-guard.ts';

@Component({ selector: 'app-page', template: 'audit' })
class Page {}

@Component({ selector: 'app-not-there', template: 'not there' })
class NotThere {}

describe('staffGuard', () => {
  async function visit(me: Me) {
    TestBed.configureTestingModule({
      providers: provideShop(
        [
          { path: 'audit', canMatch: [staffGuard], component: Page },
          { path: '**', component: NotThere },
        ],
        authStub(me),
      ),
    });
    const harness = await RouterTestingHarness.create();
    const there = TestBed.inject(Router).navigateByUrl('/audit');
    const http = TestBed.inject(HttpTestingController);
    const request = await vi.waitFor(() => {
      TestBed.tick();
      return http.expectOne('/api/v1/auth/me/');
    });
    const shown = async () => {
      await there;
      await harness.fixture.whenStable();
      return harness.routeNativeElement?.textContent;
    };
    return { request, shown };
  }

  it.each([
    [alice, 'audit'],
    [carol, 'not there'],
  ])('waits for the server to say who %j is and then shows: %s', async (me, text) => {
    const { request, shown } = await visit(me);
    request.flush(me);
    expect(await shown()).toBe(text);
  });

  it('opens the page where the server cannot say, because the API guards its own', async () => {
    const { request, shown } = await visit(carol);
    request.error(new ProgressEvent('error'));
    expect(await shown()).toBe('audit');
  });
});
