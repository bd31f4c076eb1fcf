/** The walls of the house (docs/architecture.md): arrows point one way, subjects meet through their index. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule(
      'law-is-alone',
      'law imports nothing of ours',
      { path: '^packages/law/' },
      { path: '^(packages/documents|apps)/' },
    ),
    rule(
      'documents-on-law',
      'documents knows law alone',
      { path: '^packages/documents/' },
      { path: '^apps/' },
    ),
    rule(
      'law-has-no-io',
      'law is pure: no files, no network, no processes',
      { path: '^packages/law/src/', pathNot: '\\.test\\.ts$' },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'law-by-index',
      'packages are entered through their index',
      { path: '^(packages/documents|apps)/' },
      { path: '^packages/law/src/', pathNot: '^packages/law/src/index\\.ts$' },
    ),
    rule(
      'documents-by-index',
      'packages are entered through their index',
      { path: '^apps/' },
      { path: '^packages/documents/src/', pathNot: '^packages/documents/src/index\\.ts$' },
    ),
    rule(
      'law-subjects-by-index',
      'a subject of the law is entered through its index',
      { path: '^packages/law/src/([^/]+)/' },
      { path: '^packages/law/src/([^/]+)/', pathNot: ['^packages/law/src/$1/', '/index\\.ts$'] },
    ),
    rule(
      'server-subjects-by-index',
      'a subject of the server is entered through its index; platform is open to all',
      { path: '^apps/server/src/([^/]+)/' },
      { path: '^apps/server/src/([^/]+)/', pathNot: ['^apps/server/src/($1|platform)/', '/index\\.tsx?$'] },
    ),
    rule(
      'platform-knows-no-subject',
      'platform serves every subject and knows none',
      { path: '^apps/server/src/platform/' },
      { path: '^apps/server/src/(?!platform/)' },
    ),
    rule(
      'console-by-api',
      'the console knows the server by the types of its API alone',
      { path: '^apps/console/' },
      { path: '^(packages|apps/server)/' },
    ),
    rule('no-circles', 'no import circles', {}, { circular: true }),
    rule('no-unresolved', 'every import resolves', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
    exclude: { path: '(^|/)dist/' },
  },
};
