/**
 * The floors of the house: each may import only floors below it, and on one floor a folder imports another only through
 * its index.ts. See docs/architecture.md.
 */
const door = '/index[.]tsx?$'

const TESTS = ['[.]test[.]tsx?$', '^src/testing/', '^src/platform/testing/', '^src/(core|domains)/[^/]+/testing/']

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'platform-knows-nothing-above', severity: 'error', from: { path: '^src/platform/' }, to: { path: '^src/', pathNot: '^src/platform/' } },
    { name: 'ui-knows-no-government', severity: 'error', from: { path: '^src/ui/' }, to: { path: '^src/(core|domains|commands|demo|testing|[^/]+[.]tsx?$)' } },
    { name: 'core-below-domains', severity: 'error', from: { path: '^src/core/' }, to: { path: '^src/(domains|commands|demo|testing|[^/]+[.]tsx?$)' } },
    { name: 'domains-below-app', severity: 'error', from: { path: '^src/domains/' }, to: { path: '^src/(commands|demo|testing|[^/]+[.]tsx?$)' } },
    {
      name: 'core-order', comment: 'identity > organization > ledger calendar official-forms files outbox notifications; correspondence beside identity', severity: 'error',
      from: { path: '^src/core/(ledger|calendar|official-forms|files|outbox|notifications)/' },
      to: { path: '^src/core/', pathNot: '^src/core/(ledger|calendar|official-forms|files|outbox|notifications)/' },
    },
    { name: 'organization-below-identity', severity: 'error', from: { path: '^src/core/organization/' }, to: { path: '^src/core/identity/' } },
    {
      name: 'domains-below-views', comment: 'evaluation and insight stand above the other domains', severity: 'error',
      from: { path: '^src/domains/(?!evaluation|insight)' }, to: { path: '^src/domains/(evaluation|insight)/' },
    },
    {
      name: 'papers-below-dossiers', comment: 'the store knows of dossiers only what the composition hands it', severity: 'error',
      from: { path: '^src/domains/papers/' }, to: { path: '^src/domains/(?!papers/)' },
    },
    {
      name: 'through-the-door', severity: 'error',
      from: { path: '^src/(core|domains)/([^/]+)/' },
      to: { path: '^src/(core|domains)/[^/]+/', pathNot: ['^src/$1/$2/', '^src/(core|domains)/[^/]+' + door] },
    },
    {
      name: 'rules-are-pure', comment: 'no database, clock or http', severity: 'error',
      from: { path: '^src/(core|domains)/[^/]+/rules/', pathNot: '[.]test[.]tsx?$' },
      to: { path: '^src/platform/(database|http|server|clock)|node_modules/(fastify|postgres|kysely)/' },
    },
    {
      name: 'no-tests-in-the-program',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { path: TESTS },
    },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
