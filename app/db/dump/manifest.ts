import { z } from 'zod'

const FileSchema = z.object({
  path: z.string(),
  bytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** What a backup says of itself; the last but one file of the archive. */
export const ManifestSchema = z.object({
  format: z.literal('dunwell-backup-1'),
  /** The product's version, for people. */
  version: z.string(),
  /** The instant it shows, by the application's clock. */
  restorePoint: z.iso.datetime(),
  postgres: z.string(),
  /** Applied when it was made, in the order of their names. */
  migrations: z.array(z.string().regex(/^\d{14}_\w+$/)),
  secretVerifier: z.string(),
  /** True where the file `secret` lies in the archive. */
  holdsSecret: z.boolean(),
  businesses: z.number().int(),
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.number().int().min(0),
      files: z.array(FileSchema),
    }),
  ),
  sequences: z.array(z.object({ name: z.string(), value: z.string().regex(/^\d+$/) })),
})
export type Manifest = z.infer<typeof ManifestSchema>
export type DumpedTable = Manifest['tables'][number]

export const manifestPath = 'manifest.json'
export const manifestSumPath = 'manifest.json.sha256'
export const secretPath = 'secret'
