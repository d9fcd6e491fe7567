import { parseEnv, type Env } from './env-schema.ts'

export type { Env } from './env-schema.ts'

/** The environment of this process. This is the only file of the application that reads it. */
export const env: Env = parseEnv(process.env)
