// Shows a picture file before it is anywhere but here. Drawn, because the page may show no addresses of its own making.
import { afterRenderEffect, Component, type ElementRef, input, viewChild } from '@angular/core';

const width = 160;

@Component({
  selector: 'app-preview',
  template: '<canvas #canvas width="160" height="120" aria-hidden="true"></canvas>',
  styles: `
    :host {
      display: block;
      background: var(--field);
    }

    canvas {
      display: block;
      inline-size: 100%;
    }
  `,
})
export class Preview {
  readonly file = input.required<File>();
  protected readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');

  constructor() {
    afterRenderEffect(() => {
      void this.#draw(this.file());
    });
  }

  /** What cannot be drawn leaves the box empty: the server says what is wrong with it. */
  async #draw(file: File): Promise<void> {
    const picture = await createImageBitmap(file, { resizeWidth: width }).catch(() => undefined);
    const canvas = this.canvas().nativeElement;
    if (!picture) return;
    const top = (canvas.height - picture.height) / 2;
    canvas.getContext('2d')?.drawImage(picture, 0, top);
    picture.close();
  }
}
