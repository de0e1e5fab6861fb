import type { Document, ParsedNode } from 'yaml';
import { Composer, Lexer, Parser, YAMLParseError } from 'yaml';
import type { CST } from 'yaml';
import type { ProblemList } from './problem-list.ts';
import { isAboutClosing, syntaxFinding } from './syntax-messages.ts';
import { unclosed } from './unclosed.ts';

/** Every bracket and every indented block is one level; the composer recurses, so the bound comes before it. */
const MAX_DEPTH = 64;
/** Lexemes, about eight a line: time and memory of everything behind are linear in them. */
const MAX_LEXEMES = 100000;
/** Tokens that the library makes an error of, a tenth of a millisecond each. More than are shown. */
const MAX_ERRORS = 200;

/**
 * Parses a text with bounded depth, size and time. Problems of syntax go to `problems`.
 * @returns null where the text was refused before it was read
 */
export function composeYaml(text: string, problems: ProblemList): Document.Parsed<ParsedNode> | null {
  if (!checkCharacters(text, problems)) return null;
  const tokens = tokenize(text, problems);
  if (tokens === null) return null;
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    stringKeys: true,
    strict: true,
    // The library compares every key with every other one; duplicates are found with a map later.
    uniqueKeys: false,
    prettyErrors: false,
    keepSourceTokens: true,
    logLevel: 'silent',
  });
  const { kept, more } = splitErrors(tokens);
  const [document] = [...composer.compose(kept, true, text.length)];
  const second = tokens.filter(({ type }) => type === 'document')[1] as CST.Document | undefined;
  if (second !== undefined) {
    problems.add({
      code: 'config/multiple-documents',
      span: { start: second.offset, end: Math.min(second.offset + 3, text.length) },
      message: 'The text has several YAML documents.',
      fix: 'Keep one of them; the second begins here.',
    });
  }
  const open = tokens.flatMap(unclosed);
  for (const { span, opened } of open)
    problems.add({
      code: 'config/syntax',
      span,
      message: `This \`${opened}\` is not closed.`,
      fix: 'Close it, and indent what it holds further than its key.',
    });
  for (const error of document.errors)
    if (open.length === 0 || !isAboutClosing(error)) problems.add(() => syntaxFinding(error, text));
  for (const { offset, source, message } of more)
    problems.add(() =>
      syntaxFinding(new YAMLParseError([offset, offset + source.length], 'UNEXPECTED_TOKEN', message), text),
    );
  const { explicit, version } = document.directives.yaml;
  if (explicit === true && version !== '1.2') {
    const start = Math.max(0, text.indexOf('%YAML'));
    problems.add({
      code: 'config/syntax',
      span: { start, end: start + 5 },
      message: `The config says that it is YAML ${version}, in which \`NO\` is false and \`0777\` is 511.`,
      fix: 'Delete the `%YAML` line; configs are YAML 1.2.',
    });
  }
  return document;
}

/** Keeps the first so many tokens that are errors, and all others. */
function splitErrors(tokens: readonly CST.Token[]) {
  const isError = (token: CST.Token): token is CST.ErrorToken => token.type === 'error';
  const more = tokens.filter(isError).slice(MAX_ERRORS);
  const left = new Set<CST.Token>(more);
  return { kept: tokens.filter((token) => !left.has(token)), more };
}

function tokenize(text: string, problems: ProblemList): readonly CST.Token[] | null {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let offset = 0;
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    lexemes++;
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > MAX_DEPTH || lexemes > MAX_LEXEMES) {
      const deep = parser.stack.length > MAX_DEPTH;
      problems.add({
        code: 'config/too-large',
        span: { start: Math.min(offset, text.length), end: Math.min(offset + 1, text.length) },
        message: deep
          ? `The config is nested more than ${MAX_DEPTH} levels deep.`
          : `The config has more than ${MAX_LEXEMES} parts.`,
        fix: 'A config needs a few levels and a few hundred lines; check that this is the right file.',
      });
      return null;
    }
    // The lexer marks documents, scalars and flow ends with control characters that are not in the text.
    if (lexeme !== '\u0002' && lexeme !== '\u0018' && lexeme !== '\u001f') offset += lexeme.length;
  }
  tokens.push(...parser.end());
  return tokens;
}

function checkCharacters(text: string, problems: ProblemList): boolean {
  const bad = /[\0-\b\v\f\x0e-\x1f\x7f]|\p{Surrogate}|\r(?!\n)/u.exec(text);
  if (bad === null) return true;
  const span = { start: bad.index, end: bad.index + 1 };
  if (bad[0] === '\r')
    problems.add({
      code: 'config/syntax',
      span,
      message: 'A line ends with a carriage return alone.',
      fix: 'Save the file with LF or CRLF line ends.',
    });
  else
    problems.add({
      code: 'config/encoding',
      span,
      message: `The text has the character U+${bad[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}, which YAML does not allow.`,
      fix: 'Delete it, and save the file as UTF-8.',
    });
  return false;
}
