import { createHmac } from 'node:crypto'

/** Tells one APP_SECRET from another without telling it: a database and its backups keep this of the secret they belong to. */
export const verifierOf = (appSecret: string): string =>
  createHmac('sha256', appSecret).update('which secret this is').digest('base64url')
