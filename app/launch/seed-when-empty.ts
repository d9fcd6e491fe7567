import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

/** Gives a fresh demo its business; a database with any business in it is left alone. */
export async function seedWhenEmpty(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    const { rows } = await client.query<{ empty: boolean }>('SELECT NOT EXISTS (SELECT FROM "Business") AS empty')
    if (!rows[0]?.empty) return
  } finally {
    await client.end()
  }
  console.log('Seeding the demo business …')
  await promisify(execFile)(process.execPath, [join('build', 'processes', 'cli.js'), 'seed'])
}
