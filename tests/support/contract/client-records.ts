import { proposeContact } from '#app/features/contacts/propose-contact.server.ts'
import { task } from './desk.ts'
import type { GoodCalls, Kit } from './kit.ts'
import { usd } from './kit.ts'

/** A task that asks whether somebody a client named is to be written to. */
async function proposal({ businessId, issued, prisma, now }: Kit): Promise<string> {
  const named = { name: 'Cy', email: 'cy@example.com', phone: null, words: null, leaves: false, toldBy: null }
  const { clientId, invoiceId } = await issued()
  await proposeContact({ businessId, clientId, invoiceId, ...named, now: now() })
  const where = { businessId, clientId, kind: 'contact_proposal' }
  return (await prisma.task.findFirstOrThrow({ where })).id
}

/** A client with 100.00 of credit and an invoice over 600.00. */
async function credited({ call, issued }: Kit) {
  const { invoiceId, clientId } = await issued()
  const payment = { invoiceId, amount: usd(70_000), method: 'check', receivedOn: '2026-11-20' }
  await call('POST', '/payments', { body: payment })
  const number = `C-${invoiceId}`
  const body = {
    clientId,
    number,
    dueOn: '2026-12-31',
    lines: [{ description: 'More', unitAmount: 60_000 }],
    issue: true,
  }
  const second = await call('POST', '/invoices', { body })
  return { clientId, parts: [{ invoiceId: String(second.body['id']), amount: usd(4_000) }] }
}

const hold = { kind: 'manual', reason: 'Moving', until: '2026-12-24' }
const holdOf = async ({ call, client }: Kit): Promise<string> =>
  String((await call('POST', `/clients/${await client()}/holds`, { body: hold })).body['id'])

const policyOf = async ({ call, client }: Kit): Promise<string> => {
  const choice = await call('POST', `/clients/${await client()}/policy`, { body: { preset: 'gentle' } })
  return String(choice.body['policyId'])
}

export const clientRecordCalls: GoodCalls = {
  listClientContacts: async ({ client }) => ({ id: await client() }),
  addClientContact: async ({ client }) => ({
    id: await client(),
    body: { role: 'cc', email: 'books@harbour.example', name: 'Bo' },
  }),
  removeContact: async ({ call, client }) => {
    const body = { role: 'cc', email: 'books@harbour.example' }
    const made = await call('POST', `/clients/${await client()}/contacts`, { body })
    const rows = made.body['data'] as unknown as { id: string; role: string }[]
    return { id: rows.find(({ role }) => role === 'cc')?.id ?? '' }
  },
  changeClientAddress: async ({ client }) => ({
    id: await client(),
    body: { email: 'new@harbour.example', contactName: 'Di' },
  }),
  confirmContact: async (kit) => ({
    id: await proposal(kit),
    body: { role: 'cc', name: 'Cy', email: 'cy@example.com', phone: '1', stopsReader: false },
  }),
  refuseContact: async (kit) => ({ id: await proposal(kit) }),
  getTask: async (kit) => ({ id: await task(kit) }),
  reopenTask: async (kit) => {
    const id = await task(kit)
    await kit.call('POST', `/tasks/${id}/complete`, { body: {} })
    return { id }
  },
  getClientPreferences: async ({ client }) => ({ id: await client() }),
  updateClientPreferences: async ({ client }) => ({
    id: await client(),
    body: { payRun: 'month_end', waitsForPayRun: true, allowedMethods: ['card'], statements: 'always' },
  }),
  getCaseOwner: async ({ client }) => ({ id: await client() }),
  assignClient: async ({ client }) => ({ id: await client(), body: { userId: null } }),
  listPolicies: async (kit) => {
    await policyOf(kit)
    return {}
  },
  getPolicy: async (kit) => ({ id: await policyOf(kit) }),
  getClientPolicy: async ({ client }) => ({ id: await client() }),
  chooseClientPolicy: async ({ client }) => ({ id: await client(), body: { preset: 'firm', enterBy: 'now' } }),
  getInvoicePolicy: async ({ issued }) => ({ id: (await issued()).invoiceId }),
  chooseInvoicePolicy: async ({ issued }) => ({ id: (await issued()).invoiceId, body: { policyId: null } }),
  listClientHolds: async ({ call, client }) => {
    const id = await client()
    await call('POST', `/clients/${id}/holds`, { body: hold })
    return { id }
  },
  placeClientHold: async ({ client }) => ({ id: await client(), body: { ...hold, stopsCharges: false } }),
  listHolds: async (kit) => {
    await holdOf(kit)
    return { query: 'of=all&released=false&limit=2' }
  },
  placeBusinessHold: async () => ({ body: { ...hold, until: '2026-11-23' } }),
  getHold: async (kit) => ({ id: await holdOf(kit) }),
  releaseHold: async (kit) => ({ id: await holdOf(kit) }),
  listCredits: async (kit) => {
    await credited(kit)
    return {}
  },
  getClientCredit: async (kit) => ({ id: (await credited(kit)).clientId, query: 'currency=USD' }),
  applyCredit: async (kit) => {
    const { clientId, parts } = await credited(kit)
    return { id: clientId, body: { parts } }
  },
  unapplyCredit: async (kit) => {
    const { clientId, parts } = await credited(kit)
    const applied = await kit.call('POST', `/clients/${clientId}/credit/apply`, { body: { parts } })
    return { id: String(applied.body['id']) }
  },
  payOutCredit: async (kit) => ({
    id: (await credited(kit)).clientId,
    body: { amount: usd(4_000), method: 'transfer', paidOn: '2026-11-23', reference: 'R', reason: 'They asked' },
  }),
  listStatements: async ({ call, issued }) => {
    const { clientId } = await issued()
    await call('POST', `/clients/${clientId}/statements`, { body: {} })
    return { query: `clientId=${clientId}` }
  },
  sendStatement: async ({ issued }) => ({
    id: (await issued()).clientId,
    body: { period: { from: '2026-11-01', to: '2026-11-23' } },
  }),
  runStatements: async ({ prisma, businessId }) => {
    await prisma.business.update({ where: { id: businessId }, data: { nextStatementAt: null } })
    return {}
  },
}
