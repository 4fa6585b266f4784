// Finds the messages in TypeScript, and the templates that stand in it.
import ts from 'typescript';
import type { Message } from './message.ts';

interface Code {
  readonly messages: readonly Message[];
  readonly templates: readonly string[];
}

export function wordsInCode(file: string, source: string): Code {
  const messages: Message[] = [];
  const templates: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === '$localize') {
      messages.push({ file, early: isEarly(node), ...read(node.template) });
    }
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'template') {
      if (ts.isStringLiteralLike(node.initializer)) templates.push(node.initializer.text);
    }
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  return { messages, templates };
}

/** `:@@id:text ${value}:name: text`, where each value has a name. */
function read(template: ts.TemplateLiteral): { id: string; text: string } {
  const [first = '', ...rest] = ts.isTemplateExpression(template)
    ? [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)]
    : [template.text];
  const [, id = '', start = ''] = /^(?::@@([^:]*):)?([^]*)$/.exec(first) ?? [];
  const parts = rest.map((part, index) => {
    const [, name = index === 0 ? 'PH' : `PH_${index}`, text = ''] = /^(?::(\w+):)?([^]*)$/.exec(part) ?? [];
    return `{$${name}}${text}`;
  });
  return { id, text: start + parts.join('') };
}

/** Whether no function and no field of a class stands between it and the module. */
function isEarly(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isSourceFile(parent)) return true;
  const isStatic = ts.isPropertyDeclaration(parent) && ts.getModifiers(parent)?.some(isStaticKeyword);
  if (ts.isFunctionLike(parent) || (ts.isPropertyDeclaration(parent) && !isStatic)) return false;
  return isEarly(parent);
}

function isStaticKeyword({ kind }: ts.Modifier): boolean {
  return kind === ts.SyntaxKind.StaticKeyword;
}
