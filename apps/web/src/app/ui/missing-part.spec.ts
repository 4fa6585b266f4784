import { HttpTestingController } from '@angular/common/http/testing';
import { ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withNavigationErrorHandler, withRouterConfig } from '@angular/router';
import { describe, expect, it, vi } from 'vitest';
import { provideShop } from '../spec-kit.ts';
import { handleNavigationError, LOAD_PAGE, MissingPart } from './missing-part.ts';

describe('a part that cannot be fetched', () => {
  async function goTo(url: string, error: Error) {
    const loadPage = vi.fn();
    const errors = { handleError: vi.fn() };
    TestBed.configureTestingModule({
      providers: [
        provideShop([]),
        provideRouter(
          [{ path: 'invoices', loadChildren: () => Promise.reject(error) }],
          withNavigationErrorHandler(handleNavigationError),
          withRouterConfig({ resolveNavigationPromiseOnError: true }),
        ),
        { provide: LOAD_PAGE, useValue: loadPage },
        { provide: ErrorHandler, useValue: errors },
      ],
    });
    expect(await TestBed.inject(Router).navigateByUrl(url)).toBe(false);
    return {
      errors,
      http: TestBed.inject(HttpTestingController),
      loadPage,
      part: TestBed.inject(MissingPart),
    };
  }

  it.each([
    'Failed to fetch dynamically imported module: http://shop/chunk.js',
    'error loading dynamically imported module: http://shop/chunk.js',
    'Importing a module script failed.',
  ])('comes with a new page load where the server answers: %s', async (message) => {
    const { errors, http, loadPage, part } = await goTo('/invoices?page=2', new TypeError(message));
    http.expectOne({ method: 'HEAD', url: '/invoices?page=2' }).flush('');
    expect(loadPage).toHaveBeenCalledExactlyOnceWith('/invoices?page=2');
    expect(part.isAwaited()).toBe(false);
    expect(errors.handleError).not.toHaveBeenCalled();
  });

  it('is awaited where the server cannot be reached, until another page is opened', async () => {
    const { http, loadPage, part } = await goTo(
      '/invoices',
      new TypeError('Importing a module script failed.'),
    );
    http.expectOne('/invoices').error(new ProgressEvent('error'));
    expect(loadPage).not.toHaveBeenCalled();
    expect(part.isAwaited()).toBe(true);
    part.forget();
    expect(part.isAwaited()).toBe(false);
  });

  it.each([new TypeError('x is undefined'), new Error('Importing a module script failed.')])(
    'is not to blame for %s',
    async (error) => {
      const { errors, http, part } = await goTo('/invoices', error);
      http.expectNone(() => true);
      expect(errors.handleError).toHaveBeenCalledExactlyOnceWith(error);
      expect(part.isAwaited()).toBe(false);
    },
  );
});
