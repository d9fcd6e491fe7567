import { seeded } from '../book.ts'

const storms = ['kill', 'term', 'stop', 'cut', 'silent', 'provider', 'replay', 'postgres', 'clock'] as const
type Storm = (typeof storms)[number]

/** One thing that goes wrong: when, to whom (a number to be taken modulo those there are), and for how long. */
export interface Blow {
  readonly atMs: number
  readonly kind: Storm | 'deploy'
  readonly victim: number
  readonly forMs: number
  readonly choice: number
}

/** How often each comes, by weight. The clock is no fault: it moves so that mails fall due. */
const weights: Record<Storm, number> = {
  ...{ kill: 6, term: 3, stop: 3, cut: 4, silent: 3 },
  ...{ provider: 6, replay: 1, postgres: 1, clock: 6 },
}
const drawn = storms.flatMap((kind) => Array.from({ length: weights[kind] }, () => kind))
const longest: Record<Storm, number> = {
  ...{ kill: 1_000, term: 1_000, stop: 8_000, cut: 4_000, silent: 14_000 },
  ...{ provider: 0, replay: 0, postgres: 2_000, clock: 0 },
}

/** What will happen within `lengthMs`, in order; the same for the same seed. A new version is deployed in the middle. */
export function planStorm(seed: number, lengthMs: number): Blow[] {
  const random = seeded(seed)
  const blows: Blow[] = []
  for (let atMs = 0; atMs < lengthMs; atMs += 300 + random(1_900)) {
    const kind = drawn[random(drawn.length)] ?? 'kill'
    blows.push({ atMs, kind, victim: random(1_000), forMs: random(longest[kind] + 1), choice: random(1_000) })
  }
  const deploy = { atMs: lengthMs / 2, kind: 'deploy', victim: 0, forMs: 0, choice: 0 } as const
  return [...blows, deploy].sort((a, b) => a.atMs - b.atMs)
}
