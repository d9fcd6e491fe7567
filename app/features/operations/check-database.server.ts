import { readdir } from 'node:fs/promises'
import { prisma } from '#app/db/client.server.ts'
import { fine, warn, wrong, type Finding } from './finding.ts'

const OLDEST = 15
/** Restores make enum types and use them in one transaction. */
const RESTORES = 17

/** The server itself: its version, room for connections, its clock against ours, its time zones. */
export async function checkServer(): Promise<Finding[]> {
  const [server] = await prisma.$queryRaw<
    { version: string; number: number; used: number; most: number; zones: number; at: Date }[]
  >`SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
      (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS used,
      current_setting('max_connections')::int AS most, clock_timestamp() AS at,
      (SELECT count(*)::int FROM pg_timezone_names WHERE name IN ('America/New_York', 'Pacific/Kiritimati', 'Europe/Berlin')) AS zones`
  if (!server) throw new Error('PostgreSQL did not answer')
  const major = Math.floor(server.number / 10_000)
  const drift = Math.abs(Date.now() - server.at.getTime()) / 1_000
  return [
    major < OLDEST
      ? wrong('PostgreSQL', `is version ${server.version}`, `Use version ${OLDEST} or newer.`)
      : major < RESTORES
        ? warn('PostgreSQL', `is version ${server.version}`, `To restore a backup here, use ${RESTORES} or newer.`)
        : fine('PostgreSQL', `answers, version ${server.version}`),
    server.used > server.most * 0.8
      ? warn(
          'connections',
          `${server.used} of ${server.most} are in use`,
          'Raise max_connections, or run fewer processes.',
        )
      : fine('connections', `${server.used} of ${server.most} in use`),
    drift > 5
      ? wrong('clocks', `this machine and the database differ by ${Math.round(drift)} s`, 'Let both follow NTP.')
      : fine('clocks', 'this machine and the database agree'),
    server.zones === 3
      ? fine('time zones', 'the database knows them')
      : wrong('time zones', 'the database does not know all of them', 'Install its time zone data (package tzdata).'),
  ]
}

export async function checkMigrations(): Promise<Finding[]> {
  const entries = await readdir('prisma/migrations', { withFileTypes: true })
  const wanted = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const rows = await prisma.$queryRaw<{ name: string; done: boolean }[]>`
    SELECT "migration_name" AS name, "finished_at" IS NOT NULL AS done FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`
  const missing = wanted.filter((each) => !rows.some(({ name, done }) => done && name === each))
  const newer = rows.filter(({ name }) => !wanted.includes(name))
  const broken = rows.filter(({ done }) => !done)
  if (broken.length > 0)
    return [
      wrong(
        'migrations',
        `${broken.map(({ name }) => name).join(', ')} broke off`,
        'Restore the last backup, and tell us.',
      ),
    ]
  if (newer.length > 0)
    return [
      wrong(
        'migrations',
        `the database is of a newer version (${newer.at(-1)?.name})`,
        'Install that version of Dunwell again.',
      ),
    ]
  if (missing.length > 0)
    return [
      wrong('migrations', `${missing.length} are not applied yet`, 'npm run cli -- migrate (npm start does it, too).'),
    ]
  return [fine('migrations', `all ${wanted.length} are applied`)]
}
