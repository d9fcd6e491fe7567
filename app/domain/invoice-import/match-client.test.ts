import { expect, test } from 'vitest'
import { matchClient, newAddresses } from './match-client.ts'
import type { ClientMark, KnownClient } from './match-client.ts'

const client = (id: string, facts: Partial<KnownClient> = {}): KnownClient => ({
  ...{ id, name: 'Smith', nameKey: 'smith', code: null, emails: [] },
  ...facts,
})
const row = (facts: Partial<ClientMark> = {}): ClientMark => ({ code: null, nameKey: 'smith', emails: [], ...facts })

const coded = client('coded', { code: 'S1', emails: ['a@smith.example'] })
const plain = client('plain', { emails: ['b@plain.example'] })

test.each([
  ['by code, whatever the name', row({ code: 'S1', nameKey: 'smith & sons' }), [coded, plain], 'coded by code'],
  ['by name and address', row({ emails: ['b@plain.example'] }), [coded, plain], 'plain by email'],
  ['by a name only one bears', row(), [plain], 'plain by name'],
  ['by a name only one bears, code or not', row(), [coded], 'coded by name'],
  ['a new code adopts a client that has none', row({ code: 'S2' }), [plain], 'plain by code'],
  ['but not one with addresses of somebody else', row({ code: 'S2', emails: ['x@other.example'] }), [plain], 'new'],
  ['nor one that has another code', row({ code: 'S2' }), [coded], 'new'],
  ['two namesakes and an unknown address', row({ emails: ['x@other.example'] }), [coded, plain], 'new'],
  ['two namesakes and nothing else', row(), [coded, plain], 'ambiguous'],
  ['nobody', row(), [], 'new'],
])('%s', (_rule, mark, candidates, expected) => {
  const match = matchClient(mark, candidates)
  expect(match.kind === 'known' ? `${match.client.id} by ${match.by}` : match.kind).toBe(expected)
})

test.each([
  ['same domain: added', 'name', ['c@plain.example'], ['c@plain.example'], []],
  ['another domain under the same name: asked', 'name', ['x@other.example'], [], ['x@other.example']],
  ['another domain, but the code says who it is: added', 'code', ['x@other.example'], ['x@other.example'], []],
  ['known already: nothing', 'name', ['b@plain.example'], [], []],
] as const)('%s', (_rule, by, emails, add, ask) => {
  expect(newAddresses(row({ emails: [...emails] }), { kind: 'known', client: plain, by })).toEqual({ add, ask })
})

test('two mailboxes at a public provider prove nothing', () => {
  const known = client('gmail', { emails: ['smith@gmail.com'] })
  expect(newAddresses(row({ emails: ['other@gmail.com'] }), { kind: 'known', client: known, by: 'name' }).add).toEqual(
    [],
  )
})
