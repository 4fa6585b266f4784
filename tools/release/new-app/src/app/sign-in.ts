// src/app/sign-in.ts
import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';

@Component({
  selector: 'app-sign-in',
  template: `
    <form (submit)="signIn($event, username.value, password.value)">
      <label>User name <input #username autocomplete="username" /></label>
      <label>Password <input #password type="password" autocomplete="current-password" /></label>
      <button>Sign in</button>
    </form>
  `,
})
export class SignIn {
  private readonly router = inject(Router);

  protected async signIn(submit: Event, username: string, password: string) {
    submit.preventDefault();
    if (username === '' || password === '') return;
    await this.router.navigateByUrl('/products');
  }
}
