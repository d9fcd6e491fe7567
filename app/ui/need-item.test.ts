import { expect, test } from 'vitest'
import { inOrderOfNeed } from './need-item.ts'
import type { NeedItem } from './need-item.ts'

const need = (key: string, kind: NeedItem['kind'], by: string, minor = 0n): NeedItem => ({
  ...{ key, kind, by, title: key, when: null, facts: [], client: null, verb: 'Open', to: '/', press: null },
  amount: { minor, currency: 'USD' },
})

test('what is late comes first, then what weighs most, then what is most', () => {
  const items = [
    need('call of today', 'call', '2026-11-23', 900n),
    need('dispute of tomorrow', 'dispute', '2026-11-24'),
    need('dispute of today', 'dispute', '2026-11-23'),
    need('larger call of today', 'call', '2026-11-23', 1_000n),
    need('letter of yesterday', 'letter', '2026-11-22'),
  ]
  expect(items.toSorted(inOrderOfNeed).map(({ key }) => key)).toEqual([
    'letter of yesterday',
    'dispute of today',
    'larger call of today',
    'call of today',
    'dispute of tomorrow',
  ])
})
