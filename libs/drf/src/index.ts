// How Django REST framework answers.
export { type Page } from './page.ts';
