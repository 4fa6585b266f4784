import type { ApplicationConfig } from '@angular/core';
import { provideHttpClient } from '@angular/common/http';
import { provideRouter } from '@angular/router';
import { marker } from '@latchkey/angular-auth';

export const appConfig: ApplicationConfig = {
  providers: [provideHttpClient(), provideRouter([{ path: marker, children: [] }])],
};
