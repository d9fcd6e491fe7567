import importX, { createNodeResolver } from 'eslint-plugin-import-x'
import tseslint from 'typescript-eslint'

/** Who may import whom (README, "Map of rooms"): `room` may import only what `from` does not list. */
const zones = [
  {
    target: './app/domain',
    from: './app',
    except: ['./domain'],
    message: 'The core is pure: it imports nothing but itself and pure libraries.',
  },
  { target: './app/domain', from: ['./emails', './prisma', './tests'], message: 'The core is pure.' },
  {
    target: './app/features',
    from: [
      './app/routes',
      './app/api',
      './app/jobs',
      './app/cli',
      './app/ui',
      './app/http',
      './app/launch',
      './app/sandbox',
    ],
    message: 'Features are called; they do not call the shell.',
  },
  {
    target: './app/db',
    from: ['./app/features', './app/routes', './app/api', './app/jobs', './app/gateways', './app/ui', './app/cli'],
    message: 'The database layer knows the domain and itself.',
  },
  {
    target: './app/gateways',
    from: ['./app/features', './app/routes', './app/api', './app/jobs', './app/ui', './app/cli', './app/db/write'],
    message: 'Gateways speak our words; they do not know who asks.',
  },
  {
    target: './app/ui',
    from: ['./app/features', './app/db', './app/gateways', './app/routes', './app/api', './app/jobs'],
    message: 'Screens are given what they show.',
  },
  {
    target: './emails',
    from: ['./app/features', './app/db', './app/gateways', './app/routes'],
    message: 'Templates are given what they show.',
  },
  {
    target: './app/routes',
    from: ['./app/db/write', './emails', './app/jobs', './app/sandbox', './app/launch'],
    message: 'Routes are thin: parse, call one verb, answer.',
  },
  { target: './app/routes/!(webhooks*)', from: ['./app/gateways'], message: 'Only webhook routes speak to a gateway.' },
  {
    target: './app/!(launch|sandbox|cli)/**',
    from: ['./app/sandbox'],
    message: 'The sandbox is for the launcher and the tests.',
  },
]

const nouns = [
  'approvals',
  'clients',
  'contacts',
  'dunning',
  'holds',
  'imports',
  'invoices',
  'messages',
  'payments',
  'policies',
  'portal',
  'tasks',
  'templates',
  'api-keys',
  'inbox',
  'settings',
  'timeline',
  'letters',
  'evidence',
  'promises',
  'notices',
  'calls',
  'charges',
  'escalation',
  'plans',
  'disputes',
  'files',
  'help',
  'account',
  'mail',
  'recurring',
  'statements',
  'credits',
  'team',
  'audit',
  'search',
  'exports',
  'erasure',
  'views',
  'bulk',
  'desk',
  'reporting',
  'webhooks-out',
  'banking',
  'e-invoices',
  'replies',
  'deliverability',
  'operations',
]
const featureZones = nouns.map((noun) => ({
  target: `./app/features/${noun}`,
  from: './app/features',
  // Every note to a client travels one road: features/mail.
  except: [...new Set([`./${noun}`, './mail'])],
  message: 'Features never import features: what crosses nouns is decided in domain and written by the caller.',
}))

export default tseslint.config(
  { ignores: ['node_modules', 'build', '.data', 'app/db/generated', 'coverage', 'test-results', 'playwright-report'] },
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx,mjs}'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.mjs', '.js'] })] },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: [...zones, ...featureZones] }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-duplicates': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['app/**/*.tsx', 'emails/**/*.tsx'], rules: { '@typescript-eslint/no-invalid-void-type': 'off' } },
  // The desk reads its data anew whenever something happens, and the router forgets the answer then.
  {
    files: ['app/routes/admin*/**/*.tsx', 'app/routes/admin*.tsx'],
    rules: {
      'no-restricted-imports': [
        'error',
        { name: '@remix-run/react', importNames: ['useActionData'], message: 'At the desk: useAnswer (app/ui).' },
      ],
    },
  },
  // The launcher and the command line speak to a person at a terminal.
  {
    files: ['app/launch/**', 'app/cli/**', 'tests/**', 'tools/**', 'app/entry.server.tsx'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['app/domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'crypto'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now' },
        { object: 'Math', property: 'random' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is an argument.' },
      ],
    },
  },
  {
    files: ['app/**/*.{ts,tsx}'],
    ignores: ['app/env.server.ts', 'app/launch/**', 'app/cli/main.ts', '**/*.test.*'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only app/env.server.ts reads the environment.' },
      ],
    },
  },
)
