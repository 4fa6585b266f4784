// An `HttpClient` for uploads, signed in as the others are.
import { HttpBackend, HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { createEnvironmentInjector, EnvironmentInjector, inject, InjectionToken } from '@angular/core';
import { authInterceptor } from '@latchkey/angular-auth';
import { UploadBackend } from './upload-backend.ts';

export const UPLOAD_HTTP = new InjectionToken<HttpClient>('UPLOAD_HTTP', {
  factory: () => {
    const providers = [
      provideHttpClient(withInterceptors([authInterceptor])),
      { provide: HttpBackend, useExisting: UploadBackend },
    ];
    return createEnvironmentInjector(providers, inject(EnvironmentInjector)).get(HttpClient);
  },
});
