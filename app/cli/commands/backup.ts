import { command, required } from '../command.ts'

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`

export const backupCommand = command({
  name: 'backup',
  summary: 'Write everything into one file, beside whatever runs',
  usage: 'FILE',
  help: [
    'One compressed archive (tar, gzip) of every table as of one moment, with digests. It runs beside the product.',
    'On the embedded database the file holds APP_SECRET too: without it no portal link that was mailed opens again.',
    'Whoever has the file has everything: it is made readable for its owner alone, and belongs on another machine.',
  ].join('\n'),
  positionals: 1,
  options: {},
  async run(_values, [file], { url, appSecret, keepsSecret }) {
    const { backupToFile } = await import('../backup-to-file.ts')
    const made = await backupToFile({
      ...{ file: required(file, 'FILE'), databaseUrl: url, appSecret },
      withSecret: keepsSecret,
    })
    const { restorePoint, holdsSecret, businesses } = made.manifest
    return {
      json: { file: made.file, bytes: made.bytes, rows: made.rows, businesses, restorePoint, holdsSecret },
      text: [
        `${made.file}: ${megabytes(made.bytes)}, ${made.rows} rows, ${businesses} ${businesses === 1 ? 'business' : 'businesses'}, as of ${restorePoint}.`,
        holdsSecret
          ? 'It holds APP_SECRET: whoever has this file can open every portal link. Keep it where nobody else reads.'
          : 'APP_SECRET is not in it: keep that beside it, or the portal links in mails will not open after a restore.',
      ].join('\n'),
    }
  },
})
