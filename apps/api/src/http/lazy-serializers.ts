// Compiles the serializer of an answer when the first such answer is given, not when the server starts.
// The shop documents several hundred answers, most of them refusals: compiling all took longer than the rest of the start.
import { type Options, SerializerSelector } from '@fastify/fast-json-stringify-compiler';

const compileNow = SerializerSelector();

/** For Fastify's `schemaController.compilersFactory.buildSerializer`. */
export const buildLazySerializer: typeof compileNow = (sharedSchemas, options?: Options) => {
  const compile = compileNow(sharedSchemas, options);
  return (route) => {
    let serialize: ReturnType<typeof compile> | undefined;
    return (body) => (serialize ??= compile(route))(body);
  };
};
