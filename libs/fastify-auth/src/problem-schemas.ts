// The bodies of problems, as JSON schemas that every view's documentation refers to.
import type { SharedSchema } from './action-schema.ts';

const text = { type: 'string' };

export const problem: SharedSchema = {
  $id: 'Problem',
  description: 'What is wrong, in a sentence.',
  type: 'object',
  properties: {
    detail: text,
    code: { ...text, description: 'A word for programs, where there is one.' },
    messages: {
      description: 'What is wrong with the token of the Authorization header.',
      type: 'array',
      items: {
        type: 'object',
        properties: { token_class: text, token_type: text, message: text },
        required: ['token_class', 'token_type', 'message'],
      },
    },
  },
  required: ['detail'],
};

export const fieldErrors: SharedSchema = {
  $id: 'FieldErrors',
  description: 'What is wrong with each bad field, `non_field_errors` with the whole body.',
  type: 'object',
  additionalProperties: { type: 'array', items: text },
};
