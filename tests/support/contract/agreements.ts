import { Temporal } from 'temporal-polyfill'
import { newId } from '#app/ids.server.ts'
import { askForHelp } from '#app/features/help/ask-for-help.server.ts'
import { makeLetter } from '../make-letter.ts'
import type { GoodCalls, Kit } from './kit.ts'
import { usd } from './kit.ts'

/** A client who asks for time. */
async function help({ businessId, issued, now }: Kit): Promise<string> {
  const until = Temporal.PlainDate.from('2026-12-10')
  const wish = { kind: 'extension', until, words: 'Ill' } as const
  const asked = await askForHelp({ businessId, ...(await issued()), wish, now: now() })
  if (!asked.ok) throw new Error(asked.reason)
  return asked.value.helpId
}

let letters = 0
/** A letter that waits for approval, or is further on. */
async function letter({ businessId, now, call, wake }: Kit, ...steps: ('approve' | 'print')[]): Promise<string> {
  await wake()
  const { letterId } = await makeLetter({ businessId, number: `L-${(letters += 1)}`, now: now() })
  for (const step of steps) await call('POST', `/letters/${letterId}/${step}`)
  return letterId
}

const promise = { dueOn: '2026-12-01', amount: usd(60_000) }
const paid = { method: 'check', paidOn: '2026-11-20', amount: usd(60_000), reference: '4711' }

const noticeOf = async ({ call, issued }: Kit): Promise<string> => {
  const { invoiceId } = await issued()
  return String((await call('POST', `/invoices/${invoiceId}/already-paid`, { body: paid })).body['id'])
}

/** The mail of an invoice that was sent. */
const mailOf = async ({ call, issued }: Kit): Promise<string> => {
  const { invoiceId } = await issued()
  return String((await call('POST', `/invoices/${invoiceId}/send`, { body: {} })).body['messageId'])
}

/** The summary of a call, which waits for a decision. */
const summaryOf = async ({ call, issued }: Kit): Promise<string> => {
  const { invoiceId } = await issued()
  const body = { result: { outcome: 'promised', ...promise } }
  return String((await call('POST', `/invoices/${invoiceId}/calls`, { body })).body['summaryMessageId'])
}

/** A mail nobody has read, of nobody known or of a client. */
async function reply({ prisma, businessId, now }: Kit, clientId: string | null = null): Promise<string> {
  const id = newId()
  const whose = clientId ? { clientId, foundBy: 'person' } : {}
  const mail = { fromAddress: 'ada@example.com', toAddresses: ['desk@example.com'], subject: 'Re', text: 'Soon' }
  await prisma.inboundMail.create({ data: { businessId, id, providerId: id, ...whose, ...mail, receivedAt: now() } })
  return id
}

export const agreementCalls: GoodCalls = {
  listPromises: async ({ call, issued }) => {
    const { invoiceId, clientId } = await issued()
    await call('POST', `/invoices/${invoiceId}/promises`, { body: promise })
    return { query: `status=pending&clientId=${clientId}&invoiceId=${invoiceId}` }
  },
  takePromise: async ({ issued }) => ({
    id: (await issued()).invoiceId,
    body: { ...promise, dueOn: '2027-01-15', source: 'mail', note: 'A grant is due' },
  }),
  listAlreadyPaidNotices: async (kit) => {
    await noticeOf(kit)
    return { query: 'status=open&limit=2' }
  },
  noteAlreadyPaid: async ({ issued }) => ({ id: (await issued()).invoiceId, body: paid }),
  closeAlreadyPaid: async (kit) => ({ id: await noticeOf(kit) }),
  listHelpRequests: async (kit) => {
    await help(kit)
    return { query: 'status=open&limit=2' }
  },
  grantHelp: async (kit) => ({
    id: await help(kit),
    body: { until: '2026-12-15', stopsCharges: false, message: 'Get well' },
  }),
  declineHelp: async (kit) => ({ id: await help(kit), body: { message: 'We cannot this time' } }),
  listCalls: async ({ call, issued }) => {
    const { invoiceId } = await issued()
    await call('POST', `/invoices/${invoiceId}/calls`, { body: { result: { outcome: 'no_answer' } } })
    return { query: `invoiceId=${invoiceId}` }
  },
  logCall: async ({ issued }) => ({
    id: (await issued()).invoiceId,
    body: {
      ...{ result: { outcome: 'disputes', amount: usd(1_000), reason: 'It is green' }, calledBy: 'Ida' },
      ...{ spokeWith: 'Bo', notes: 'Friendly', summary: 'We look into it', taskId: null },
    },
  }),
  listLetters: async (kit) => {
    await letter(kit)
    return { query: 'status=drafted&limit=2' }
  },
  getLetter: async (kit) => ({ id: await letter(kit) }),
  approveLetter: async (kit) => ({ id: await letter(kit) }),
  printLetter: async (kit) => ({ id: await letter(kit, 'approve') }),
  postLetter: async (kit) => ({
    id: await letter(kit, 'approve', 'print'),
    body: { postedOn: '2026-11-23', tracking: 'RR 1' },
  }),
  cancelLetter: async (kit) => ({ id: await letter(kit), body: { reason: 'We spoke' } }),
  getLetterPdf: async (kit) => ({ id: await letter(kit) }),
  listMessages: async (kit) => {
    await mailOf(kit)
    return { query: 'kind=invoice&status=queued&limit=2' }
  },
  getMessage: async (kit) => ({ id: await mailOf(kit) }),
  resolveMessage: async (kit) => {
    const id = await mailOf(kit)
    const where = { businessId_id: { businessId: kit.businessId, id } }
    await kit.prisma.outboxMessage.update({ where, data: { state: 'unknown', firstTriedAt: kit.now() } })
    return { id, body: { arrived: true } }
  },
  listReplies: async (kit) => {
    await reply(kit)
    return { query: 'read=false&limit=2' }
  },
  getReply: async (kit) => ({ id: await reply(kit) }),
  readReply: async (kit) => ({ id: await reply(kit, await kit.client()), body: { waitUntil: '2026-11-30' } }),
  assignReply: async (kit) => ({ id: await reply(kit), body: { clientId: await kit.client() } }),
  getReminder: async ({ reminder }) => ({ id: (await reminder()).reminderId }),
  postponeReminder: async ({ reminder }) => ({ id: (await reminder()).reminderId, body: { until: '2026-11-30' } }),
  getDraft: async ({ reminder }) => ({ id: (await reminder()).reminderId }),
  editDraft: async (kit) => ({
    id: await summaryOf(kit),
    body: { subject: 'Our talk', body: 'Thank you for your time.', personalLine: 'See you soon', isConfirmed: true },
  }),
  approveDrafts: async ({ reminder }) => ({ body: { ids: [(await reminder()).reminderId] } }),
  skipDraft: async (kit) => ({ id: await summaryOf(kit), body: { reason: 'We met' } }),
  undoDraftDecision: async ({ call, reminder }) => {
    const { reminderId: id } = await reminder()
    await call('POST', `/reminders/${id}/approve`)
    return { id, body: { decision: 'approval' } }
  },
  getInvoiceEscalation: async ({ issued }) => ({ id: (await issued()).invoiceId }),
  answerInvoiceEscalation: async ({ issued }) => ({
    id: (await issued()).invoiceId,
    body: { costMinor: 5_000, weighed: 'Worth it', adviceSought: true, adviceFrom: 'Our lawyer' },
  }),
  sendInvoice: async ({ issued }) => ({ id: (await issued()).invoiceId, body: { message: 'As agreed' } }),
  writeOffRest: async ({ call, issued }) => {
    const { invoiceId: id } = await issued()
    const body = { invoiceId: id, amount: usd(59_950), method: 'check', receivedOn: '2026-11-20' }
    await call('POST', '/payments', { body })
    return { id }
  },
  listInvoicePortalLinks: async ({ call, issued }) => {
    const { invoiceId: id } = await issued()
    await call('POST', `/invoices/${id}/portal-links`)
    return { id }
  },
  endPortalLink: async ({ call, issued, prisma, businessId }) => {
    const { invoiceId } = await issued()
    await call('POST', `/invoices/${invoiceId}/portal-links`)
    return { id: (await prisma.portalLink.findFirstOrThrow({ where: { businessId, invoiceId } })).id }
  },
  getInvoicePdf: async ({ issued }) => ({ id: (await issued()).invoiceId }),
  getStatementPdf: async ({ issued }) => ({ id: (await issued()).clientId }),
}
