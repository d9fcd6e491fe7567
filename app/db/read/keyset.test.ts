import { expect, test } from 'vitest'
import { readKeyset, writeKeyset } from './keyset.ts'

const id = '01a20680-4e1a-7377-941a-a097165193e3'
const day = /^\d{4}-\d{2}-\d{2}$/

test('a place survives the address', () => {
  const place = { value: '2026-11-23', id }
  expect(readKeyset(writeKeyset(place), day)).toEqual(place)
})

test.each([[null], [''], ['2026-11-23'], [`x~${id}`], [`2026-11-23~${id}~1`], ['2026-11-23~1 OR 1=1']])(
  '%j is the beginning of the list',
  (text) => expect(readKeyset(text, day)).toBeNull(),
)
