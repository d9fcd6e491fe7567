import { childEnvironment, configure } from './configure.ts'
import { findDatabase } from './find-database.ts'
import type { FoundDatabase } from './find-database.ts'
import { readRun } from './run-file.ts'

/**
 * Sets the environment as the launcher does for its own processes; must be awaited before anything of the application is
 * imported. Ports and address are those of the installation that runs on this data folder, unless the operator says
 * otherwise. Errors: StartRefusal.
 */
export async function prepareEnvironment(usesProviders: boolean): Promise<FoundDatabase> {
  const source = process.env
  source['LOG_LEVEL'] ||= 'warn'
  for (const [name, value] of Object.entries(readRun(source['DATA_DIR'] || './.data'))) source[name] ||= value
  // What never speaks to a provider needs no provider's keys.
  const config = configure(usesProviders ? source : { ...source, SANDBOX: '1' })
  const database = await findDatabase(source)
  const { url: databaseUrl, appSecret, dataDir } = database
  Object.assign(source, childEnvironment(config, { databaseUrl, appSecret, dataDir }))
  return database
}
