import { expect, test } from 'vitest'
import { money } from '../money.ts'
import { activeHold, askedOf } from './hold.ts'
import type { Hold, HoldKind } from './hold.ts'
import { day, holdWith } from './sample-facts.ts'

const hold = (kind: HoldKind, until: string | null, minor?: bigint): Hold =>
  holdWith({
    kind,
    until: until === null ? null : day(until),
    amount: minor === undefined ? null : money(minor, 'USD'),
  })

test.each<[string, Hold[], string, HoldKind | null]>([
  ['a hold is active on its last day', [hold('promise', '2026-03-12')], '2026-03-12', 'promise'],
  ['and ends by itself the day after', [hold('promise', '2026-03-12')], '2026-03-13', null],
  ['without a last day it stays until lifted', [hold('manual', null)], '2030-01-01', 'manual'],
  ['the longest one decides', [hold('promise', '2026-03-12'), hold('plan', '2026-06-01')], '2026-03-01', 'plan'],
  ['an open-ended one outlasts all', [hold('manual', null), hold('plan', '2026-06-01')], '2026-03-01', 'manual'],
  ['whatever the order', [hold('plan', '2026-06-01'), hold('manual', null)], '2026-03-01', 'manual'],
  ['a part of the amount in dispute does not rest the rest', [hold('dispute', null, 200n)], '2026-03-01', null],
  ['no holds, no hold', [], '2026-03-01', null],
])('%s', (_rule, holds, today, kind) => expect(activeHold(holds, day(today))?.kind ?? null).toBe(kind))

test.each<[string, Hold[], string, bigint]>([
  ['nothing rests: all of it', [], '2026-03-01', 900n],
  ['a part rests: the other part', [hold('dispute', null, 200n)], '2026-03-01', 700n],
  ['two parts rest', [hold('dispute', null, 200n), hold('already_paid', '2026-03-01', 300n)], '2026-03-01', 400n],
  ['the one that is over is asked for again', [hold('already_paid', '2026-03-01', 300n)], '2026-03-02', 900n],
  ['more than is open rests: nothing, never less', [hold('dispute', null, 2_000n)], '2026-03-01', 0n],
])('of $9.00, %s is asked for', (_rule, holds, today, minor) =>
  expect(askedOf(holds, money(900n, 'USD'), day(today)).minor).toBe(minor),
)
