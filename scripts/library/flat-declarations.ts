import ts from 'typescript';

/** What of a file of declarations a symbol is declared by, if it stands at its top. */
function statementOf(declaration: ts.Declaration): ts.Statement | undefined {
  const node = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  return node.parent !== undefined && ts.isSourceFile(node.parent) ? (node as unknown as ts.Statement) : undefined;
}

/** As it stands in a file that says at its end what it hands out. */
function plain(statement: ts.Statement): string {
  const source = statement.getSourceFile().text;
  const { pos, end } = ts.getLeadingCommentRanges(source, statement.getFullStart())?.at(-1) ?? { pos: 0, end: 0 };
  const comment = source.slice(pos, end);
  const text = statement.getText().replace(/^export (default )?/, '');
  const declared = /^(declare|interface|type) /.test(text) ? text : `declare ${text}`;
  return comment === '' ? declared : `${comment}\n${declared}`;
}

/**
 * All declarations that the exports of a module lead to, as one module that imports nothing.
 * @param program of files of declarations
 * @param ours those that may be taken from; what others declare must be known wherever TypeScript is
 * @throws Error where the module's types lead to a package, or two of them have one name
 */
export function flatDeclarations(program: ts.Program, entry: string, ours: ReadonlySet<string>): string {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  if (source === undefined || module === undefined) throw new Error(`${entry} is no module`);
  const real = (symbol: ts.Symbol): ts.Symbol =>
    (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);

  const taken = new Map<string, ts.Symbol>();
  const statements: ts.Statement[] = [];
  const follow = (symbol: ts.Symbol): void => {
    const { name, declarations = [] } = symbol;
    const own = declarations.flatMap((declaration) => statementOf(declaration) ?? []);
    if (own.length === 0 || taken.get(name) === symbol) return;
    const path = own[0].getSourceFile().fileName;
    if (!ours.has(path)) {
      if (program.isSourceFileDefaultLibrary(own[0].getSourceFile())) return;
      throw new Error(`${name} of ${path} is part of the public types`);
    }
    if (taken.has(name)) throw new Error(`two public types are called ${name}`);
    taken.set(name, symbol);
    for (const statement of own) {
      statements.push(statement);
      visit(statement);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportTypeNode(node)) throw new Error(`${node.getText()} in ${node.getSourceFile().fileName} has no name`);
    const symbol = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined;
    if (symbol !== undefined) follow(real(symbol));
    ts.forEachChild(node, visit);
  };

  const names = checker.getExportsOfModule(module).map((exported) => {
    const symbol = real(exported);
    if (symbol.declarations === undefined) throw new Error(`${exported.name} is exported and declared nowhere`);
    follow(symbol);
    const value = (symbol.flags & ts.SymbolFlags.Value) !== 0;
    return `  ${value ? '' : 'type '}${symbol.name === exported.name ? '' : `${symbol.name} as `}${exported.name},`;
  });
  return `${statements.map(plain).join('\n\n')}\n\nexport {\n${names.join('\n')}\n};\n`;
}
