import { expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { choosePolicy } = await import('#app/features/policies/choose-policy.server.ts')

const now = new Date('2026-11-23T15:00:00Z')
const formOf = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

test('a preset is looked at without a trace, and becomes the business’s own when it is chosen', async () => {
  const businessId = await makeBusiness(prisma)
  await makeInvoice({ businessId, number: '2041', email: 'ada@example.com', dueOn: '2026-11-20', now })
  const call = { businessId, to: { of: 'business' }, above: null, actor: 'system', now } as const
  const policies = () => prisma.dunningPolicy.findMany({ where: { businessId }, select: { id: true, name: true } })

  const look = await choosePolicy({
    ...call,
    form: formOf({ policy: 'preset:gentle', enterBy: 'keep', intent: 'look' }),
  })
  expect(look).toMatchObject({ kind: 'look', policyId: 'preset:gentle' })
  expect(await policies()).toEqual([])

  const seen = 'seen' in look ? look.seen : ''
  const fields = { policy: 'preset:gentle', enterBy: 'keep', intent: 'assign', seen }
  expect(await choosePolicy({ ...call, form: formOf(fields) })).toEqual({ kind: 'assigned' })
  const [own] = await policies()
  expect(own?.name).toBe('Gentle')
  const chosen = () => prisma.business.findUniqueOrThrow({ where: { id: businessId }, select: { policyId: true } })
  expect(await chosen()).toEqual({ policyId: own?.id })

  // Sent twice, it is the same policy; an unknown one is refused.
  expect(await choosePolicy({ ...call, form: formOf(fields) })).toEqual({ kind: 'assigned' })
  expect(await policies()).toHaveLength(1)
  expect(await choosePolicy({ ...call, form: formOf({ policy: 'preset:none' }) })).toEqual({ kind: 'unknown' })
})
