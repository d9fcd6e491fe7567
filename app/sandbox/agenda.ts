import type { Table } from './journal.ts'
import type { SandboxClock } from './sandbox-clock.ts'

export interface AgendaItem {
  id: string
  at: string
  kind: string
  subject: string
}

/** What the providers will do by themselves later: settle a debit, expire a session, send a scheduled mail. */
export interface Agenda {
  /** The sandbox's time; while an item runs, the instant at which it was due. */
  now(): Date
  on(kind: string, handler: (subject: string) => void): void
  /** One item of a kind for a subject: scheduling again moves it. */
  schedule(at: Date, kind: string, subject: string): void
  cancel(kind: string, subject: string): void
  /** When the next item is due; null for an empty agenda. */
  nextAt(): Date | null
  /** Runs everything due until `instant`, in order of time, and says how many items ran. */
  runUntil(instant: Date): number
}

export function createAgenda(
  items: Table<AgendaItem>,
  clock: Pick<SandboxClock, 'now'>,
  log: (line: string) => void,
): Agenda {
  const handlers = new Map<string, (subject: string) => void>()
  let running: Date | null = null

  const run = (item: AgendaItem) => {
    if (items.get(item.id)?.at !== item.at) return // cancelled or moved by an item before it
    items.delete(item.id)
    running = new Date(item.at)
    try {
      handlers.get(item.kind)?.(item.subject)
    } catch (error) {
      log(`${item.kind} of ${item.subject} failed: ${String(error)}`)
    } finally {
      running = null
    }
  }

  return {
    now: () => running ?? clock.now(),
    cancel: (kind, subject) => items.delete(idOf(kind, subject)),
    on: (kind, handler) => void handlers.set(kind, handler),
    schedule(at, kind, subject) {
      const id = idOf(kind, subject)
      items.put(id, { id, at: at.toISOString(), kind, subject })
    },
    nextAt() {
      const first = items.values().reduce<string | null>((min, { at }) => (min === null || at < min ? at : min), null)
      return first === null ? null : new Date(first)
    },
    runUntil(instant) {
      const until = instant.toISOString()
      let ran = 0
      for (;;) {
        const due = items.values().filter((item) => item.at <= until)
        if (due.length === 0) return ran
        due.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
        due.forEach(run)
        ran += due.length
      }
    },
  }
}

const idOf = (kind: string, subject: string) => `${kind} ${subject}`
