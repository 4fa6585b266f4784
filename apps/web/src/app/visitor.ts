// Spares a visitor the question for a session that they do not have: the server has seen so when it sent the page.
import { DOCUMENT } from '@angular/common';
import { inject } from '@angular/core';
import type { AuthTransportFactory } from '@latchkey/angular-auth';

/** As the server knows it; a page that was sent from elsewhere says nothing. */
const mark = 'meta[name="latchkey-session"][content="none"]';

/** It holds for this page load alone: what another tab begins later is taken up as ever. */
export function unlessVisitor(transportOf: AuthTransportFactory): AuthTransportFactory {
  return (context) => {
    const transport = transportOf(context);
    let isVisitor = inject(DOCUMENT).querySelector(mark) !== null;
    return {
      ...transport,
      restore() {
        const found = isVisitor ? undefined : transport.restore();
        isVisitor = false;
        return found;
      },
    };
  };
}
