// Light, dark, or as the system has it: takes effect at once.
import { Component, inject } from '@angular/core';
import { Settings } from './settings.ts';

let count = 0;

@Component({
  selector: 'app-theme-choice',
  template: `<fieldset>
    <legend>{{ title }}</legend>
    <div class="choices">
      @for (choice of choices; track choice.theme) {
        <label>
          <input
            type="radio"
            [name]="name"
            [value]="choice.theme"
            [checked]="settings.theme() === choice.theme"
            (change)="settings.setTheme(choice.theme)"
          />
          <span>{{ choice.label }}</span>
        </label>
      }
    </div>
  </fieldset>`,
  styleUrl: './theme-choice.css',
})
export class ThemeChoice {
  protected readonly settings = inject(Settings);
  protected readonly title = $localize`:@@ui.theme:Theme`;
  protected readonly name = `theme-${++count}`;
  protected readonly choices = [
    { theme: 'system', label: $localize`:@@ui.theme.system:System` },
    { theme: 'light', label: $localize`:@@ui.theme.light:Light` },
    { theme: 'dark', label: $localize`:@@ui.theme.dark:Dark` },
  ] as const;
}
