// How the shop looks, which language it speaks and which key it hears, in this browser.
import { Component, inject } from '@angular/core';
import { Field } from '../ui/field.ts';
import { Icon } from '../ui/icon.ts';
import { isLanguage, language, languages } from '../ui/language.ts';
import { hasSearchKey, keepSearchKey } from '../ui/search-key.ts';
import { Settings } from '../ui/settings.ts';
import { ThemeChoice } from '../ui/theme-choice.ts';
import { AccountFrame } from './account-frame.ts';

@Component({
  selector: 'app-appearance',
  imports: [AccountFrame, Field, Icon, ThemeChoice],
  template: `<app-account-frame at="/account/appearance">
    <div class="settings">
      <p class="lead">{{ words.lead }}</p>
      <div>
        <app-theme-choice />
        <p class="hint">{{ words.theme }}</p>
      </div>
      <app-field [label]="words.language" [hint]="words.anew">
        <span class="select">
          <select class="input" (change)="choose($event)">
            @for (choice of choices; track choice.tag) {
              <option [value]="choice.tag" [lang]="choice.tag" [selected]="choice.tag === now">
                {{ choice.name }}
              </option>
            }
          </select>
          <app-icon sign="down" />
        </span>
      </app-field>
      <div>
        <label>
          <input
            type="checkbox"
            aria-describedby="search-key-hint"
            [checked]="hasKey"
            (change)="keepKey($event)"
          />
          {{ words.key }}
        </label>
        <p class="hint" id="search-key-hint">{{ words.single }}</p>
      </div>
    </div>
  </app-account-frame>`,
  styleUrl: './appearance.css',
})
export class Appearance {
  readonly #settings = inject(Settings);
  protected readonly words = {
    lead: $localize`:@@account.appearance.lead:Kept in this browser, not in your account.`,
    theme: $localize`:@@account.appearance.theme-hint:System follows the setting of your device.`,
    language: $localize`:@@account.appearance.language:Language`,
    anew: $localize`:@@account.appearance.language-hint:The page is loaded anew. Names of parts stay as they are.`,
    key: $localize`:@@account.appearance.key:Press / to search`,
    single: $localize`:@@account.appearance.key-hint:Switch it off where a single key gets in the way, such as with speech input.`,
  };
  protected readonly now = language();
  protected readonly hasKey = hasSearchKey();
  protected readonly choices = Object.entries(languages).map(([tag, name]) => ({ tag, name }));

  protected choose({ target }: Event): void {
    const tag = (target as HTMLSelectElement).value;
    if (isLanguage(tag)) this.#settings.setLanguage(tag);
  }

  protected keepKey({ target }: Event): void {
    keepSearchKey((target as HTMLInputElement).checked);
  }
}
