import { expect, test } from 'vitest'
import { activeHold } from './hold.ts'
import type { Hold, HoldKind } from './hold.ts'
import { day } from './sample-facts.ts'

const hold = (kind: HoldKind, until: string | null): Hold => ({
  kind,
  until: until === null ? null : day(until),
  reason: '',
})

test.each<[string, Hold[], string, HoldKind | null]>([
  ['a hold is active on its last day', [hold('promise', '2026-03-12')], '2026-03-12', 'promise'],
  ['and ends by itself the day after', [hold('promise', '2026-03-12')], '2026-03-13', null],
  ['without a last day it stays until lifted', [hold('manual', null)], '2030-01-01', 'manual'],
  ['the longest one decides', [hold('promise', '2026-03-12'), hold('plan', '2026-06-01')], '2026-03-01', 'plan'],
  ['an open-ended one outlasts all', [hold('manual', null), hold('plan', '2026-06-01')], '2026-03-01', 'manual'],
  ['whatever the order', [hold('plan', '2026-06-01'), hold('manual', null)], '2026-03-01', 'manual'],
  ['no holds, no hold', [], '2026-03-01', null],
])('%s', (_rule, holds, today, kind) => expect(activeHold(holds, day(today))?.kind ?? null).toBe(kind))
