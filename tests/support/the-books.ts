import type pg from 'pg'
import type { Breach, Law } from './invariants.ts'

/** What a file's tests are held to, beside the laws over its own database. */
interface Books {
  /** M5: set by whoever starts the stand-in providers. */
  askProviders: (client: pg.Client) => Promise<Breach[]>
  readonly excepted: Map<Law, string>
  close(): void
}

const holder = globalThis as typeof globalThis & { booksOfTests?: Books }
const nobody = () => Promise.resolve<Breach[]>([])

/** One for each file of tests; it outlives the modules, which a file begins anew. */
export const theBooks = (): Books =>
  (holder.booksOfTests ??= {
    askProviders: nobody,
    excepted: new Map(),
    close() {
      this.askProviders = nobody
      this.excepted.clear()
    },
  })

/** From here on this file breaks these laws on purpose. */
export function exceptFromLaws(laws: readonly Law[], why: string): void {
  for (const law of laws) theBooks().excepted.set(law, why)
}
