import { command } from '../command.ts'

export const migrateCommand = command({
  name: 'migrate',
  summary: 'Bring the database up to date',
  usage: '',
  options: {},
  async run() {
    const { env } = await import('#app/env.server.ts')
    const { migrate } = await import('#prisma/migrate.ts')
    const applied = await migrate(env.DATABASE_URL)
    const text = applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}.`
    return { json: { applied }, text }
  },
})
