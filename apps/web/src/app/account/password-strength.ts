// Tells while a new password is typed how hard it is to guess. It only advises: the rules stand beside the field.
import { Component, computed, effect, input, signal } from '@angular/core';
import type { Strength } from './strength.ts';

type Meter = (password: string, names: readonly string[]) => Strength;

/** By the score. */
const words = () => [
  $localize`:@@account.strength.0:Very easy to guess.`,
  $localize`:@@account.strength.1:Easy to guess.`,
  $localize`:@@account.strength.2:Could be guessed.`,
  $localize`:@@account.strength.3:Hard to guess.`,
  $localize`:@@account.strength.4:Very hard to guess.`,
];

@Component({
  selector: 'app-password-strength',
  template: `
    <span class="scale" aria-hidden="true">
      @for (step of steps; track step) {
        <i [class.on]="step <= (strength()?.score ?? -1)"></i>
      }
    </span>
    <p role="status">
      @if (strength(); as strength) {
        <b>{{ words[strength.score] }}</b> {{ strength.advice }}
      } @else if (password() === '') {
        {{ later }}
      }
    </p>
  `,
  styleUrl: './password-strength.css',
})
export class PasswordStrength {
  readonly password = input.required<string>();
  /** Words that an attacker tries first for this person. */
  readonly names = input.required<readonly string[]>();
  /** Whether the meter is needed: it is fetched then. */
  readonly wanted = input.required<boolean>();

  readonly #meter = signal<Meter | undefined>(undefined);
  protected readonly steps = [0, 1, 2, 3, 4];
  protected readonly later = $localize`:@@account.strength.later:How hard it is to guess shows here while you type.`;
  protected readonly words = words();
  protected readonly strength = computed(() =>
    this.password() === '' ? undefined : this.#meter()?.(this.password(), this.names()),
  );

  constructor() {
    const fetching = effect(() => {
      if (!this.wanted()) return;
      fetching.destroy();
      import('./strength.ts').then(
        ({ strengthOf }) => {
          this.#meter.set(strengthOf);
        },
        // Without the network there is no advice; the password can be changed all the same.
        () => undefined,
      );
    });
  }
}
