import { defineConfig } from 'vitest/config'

// `unit` needs nothing but Node; `integration` needs PostgreSQL (one embedded server, a cloned database per file); `security` tries every door over HTTP; `faults` kills real processes.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['app/**/*.test.{ts,tsx}', 'emails/**/*.test.{ts,tsx}', 'tests/bench/*.test.ts'],
          environment: 'node',
          setupFiles: ['tests/support/own-process.ts', 'tests/support/strict-console.ts'],
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/support/global-database.ts'],
          isolate: false,
          setupFiles: [
            'tests/support/own-process.ts',
            'tests/support/hold-invariants.ts',
            'tests/support/strict-console.ts',
          ],
          // A limit for what hangs: commands of the CLI take seconds each where the machine does other work.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'security',
          include: ['tests/security/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/support/global-database.ts'],
          isolate: false,
          setupFiles: [
            'tests/support/own-process.ts',
            'tests/support/hold-invariants.ts',
            'tests/support/strict-console.ts',
          ],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/support/global-database.ts'],
          setupFiles: ['tests/support/hold-invariants.ts'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
          maxWorkers: 1,
        },
      },
    ],
  },
})
