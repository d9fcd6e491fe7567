import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mailTags, readMailTags } from './mail-tags.ts'

const id = fc.uuid()
const marks = fc.record({
  messageId: id,
  businessId: id,
  keyHash: fc.stringMatching(/^[\w-]{43}$/),
  steps: fc.array(fc.record({ invoiceId: id, stage: fc.integer({ min: 0, max: 999_999 }) }), { maxLength: 80 }),
  links: fc.array(fc.record({ id, invoiceId: id }), { maxLength: 80 }),
})
const sorted = (list: readonly object[]) => list.map((each) => JSON.stringify(each)).toSorted()

test('law: what a mail bears is read back, and is within what the provider takes', () => {
  fc.assert(
    fc.property(marks, (given) => {
      const tags = mailTags(given)
      expect(Object.keys(tags).length).toBeLessThanOrEqual(75)
      for (const value of Object.values(tags)) expect(value).toMatch(/^[\w-]{1,256}$/)
      const read = readMailTags(tags)
      expect(read).toMatchObject({ messageId: given.messageId, businessId: given.businessId, keyHash: given.keyHash })
      expect(sorted(read?.steps ?? [])).toEqual(sorted(given.steps))
      expect(sorted(read?.links ?? [])).toEqual(sorted(given.links))
      // The order in which rows come does not show.
      expect(mailTags({ ...given, steps: given.steps.toReversed(), links: given.links.toReversed() })).toEqual(tags)
    }),
    { numRuns: 60 },
  )
})

test('a mail of an earlier version is known by its message, a stranger’s not at all', () => {
  const message = '01890a5d-ac96-774b-bcce-b302099a8057'
  expect(readMailTags({ message, business: message })).toEqual({
    ...{ messageId: message, businessId: message, keyHash: null, steps: [], links: [] },
  })
  expect(readMailTags({ message: 'm_1', business: message })).toBeNull()
  expect(readMailTags({ category: 'newsletter' })).toBeNull()
})
