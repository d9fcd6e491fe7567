import { register } from 'prom-client'
import { afterAll, vi } from 'vitest'

// The files of a project that is not isolated share a process: loading the packages anew for each costs more than most of them do.
// Nothing of ours is shared all the same. A file begins with the application not yet loaded and the environment as the process had
// it at first, and leaves none of our own names on the global object.
const holder = globalThis as typeof globalThis & {
  testEnvironment?: NodeJS.ProcessEnv
  dunwellPrisma?: { $disconnect(): Promise<void> }
}
const environment = (holder.testEnvironment ??= { ...process.env })

vi.resetModules()
// Counters belong to the package, which stays: what an earlier file counted is not this one's.
register.clear()
afterAll(async () => {
  await holder.dunwellPrisma?.$disconnect()
  for (const name of Object.keys(globalThis)) if (name.startsWith('dunwell')) Reflect.deleteProperty(globalThis, name)
  for (const name of Object.keys(process.env)) if (!(name in environment)) Reflect.deleteProperty(process.env, name)
  Object.assign(process.env, environment)
})
