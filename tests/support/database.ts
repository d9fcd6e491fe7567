import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type { PrismaClient } from '#app/db/generated/client.ts'

/**
 * A fresh clone of the migrated database for this test file. Sets the environment, so it must be awaited before anything
 * of the application is imported: `const { prisma } = await freshDatabase()` and dynamic imports below it.
 */
export async function freshDatabase(extraEnv: Record<string, string> = {}) {
  const serverUrl = inject('serverUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  const client = new pg.Client(serverUrl)
  await client.connect()
  // Cloning locks the template; another file may be at it.
  await client.query('SELECT pg_advisory_lock(1)')
  await client.query(`CREATE DATABASE ${name} TEMPLATE template_dunwell`)
  await client.end()
  const url = serverUrl.replace(/\/postgres$/, `/${name}`)
  Object.assign(process.env, testEnvironment(url), extraEnv)
  await import('#app/db/client.server.ts')
  // Tests look at everything: theirs is the client before the lock that keeps each query of the application within its business.
  const { dunwellPrisma: prisma } = globalThis as typeof globalThis & { dunwellPrisma?: PrismaClient }
  if (!prisma) throw new Error('the application made no database client')
  return { prisma, url }
}

/** Every variable the application needs; the providers' addresses lead nowhere unless a test starts the sandbox. */
export function testEnvironment(databaseUrl: string): Record<string, string> {
  return {
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    APP_SECRET: 'test-secret-test-secret-test-secret-test',
    PUBLIC_URL: 'http://localhost:3999',
    STRIPE_SECRET_KEY: 'sk_test_none',
    STRIPE_WEBHOOK_SECRET: 'whsec_none',
    STRIPE_API_BASE: 'http://127.0.0.1:9',
    PAYPAL_CLIENT_ID: 'none',
    PAYPAL_CLIENT_SECRET: 'none',
    PAYPAL_WEBHOOK_ID: 'none',
    PAYPAL_API_BASE: 'http://127.0.0.1:9',
    RESEND_API_KEY: 're_none',
    RESEND_WEBHOOK_SECRET: 'whsec_bm9uZQ==',
    RESEND_API_BASE: 'http://127.0.0.1:9',
    MAIL_FROM: 'invoices@dunwell.example',
    MAIL_RATE: '1000',
    MAIL_DOMAIN_RATE: '100000',
    LOG_LEVEL: 'silent',
  }
}
