import { command, required } from '../command.ts'

export const restoreCommand = command({
  name: 'restore',
  summary: 'Bring a backup back, into an empty database or in the place of what is there',
  usage: 'FILE [--replace]',
  help: [
    'The file is read from end to end and compared with its digests first: a damaged one changes nothing.',
    'Stop Dunwell before. The backup comes in as a whole or not at all; backups of older versions are brought up to date.',
    'When it is started again, the worker first asks the providers what happened since the backup (mails sent, money',
    'received) and sends nothing before it knows. Everybody signs in anew.',
    '  --replace   what is in the database now is gone for good',
  ].join('\n'),
  positionals: 1,
  options: { replace: { type: 'boolean', default: false } },
  async run({ replace }, [file], { url, appSecret, keepsSecret, isEmbedded, dataDir }) {
    const { restoreFromFile } = await import('../restore-from-file.ts')
    const { env } = await import('#app/env.server.ts')
    const secrets = { appSecret, keepsSecret, earlierSecrets: env.APP_SECRET_PREVIOUS }
    const order = { file: required(file, 'FILE'), databaseUrl: url, ...secrets, replace }
    const { manifest, secret, applied, replaced } = await restoreFromFile(order)
    if (isEmbedded && secret !== null) {
      const { keepAppSecret } = await import('#app/launch/data-dir.ts')
      keepAppSecret(dataDir, secret)
    }
    const { restorePoint, businesses, tables } = manifest
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    return {
      json: { restorePoint, businesses, rows, migrated: applied, replaced },
      text: [
        `Restored as of ${restorePoint}: ${businesses} ${businesses === 1 ? 'business' : 'businesses'}, ${rows} rows.`,
        ...(replaced ? [`Replaced: ${replaced.businesses} businesses with ${replaced.invoices} invoices.`] : []),
        ...(applied.length > 0 ? [`Brought up to date: ${applied.length} migrations applied.`] : []),
        'Start Dunwell now. It first asks the providers what happened since then, and sends nothing before it knows.',
      ].join('\n'),
    }
  },
})
