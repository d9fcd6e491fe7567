import { beforeAll, describe, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { wordsOnPages } from '#tests/support/pdf-words.ts'
import { exceptFromLaws } from '#tests/support/the-books.ts'

exceptFromLaws(['M1', 'M3'], 'a payment is written over, to see its receipt')

const { prisma } = await freshDatabase()
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { makeLinkedInvoice } = await import('#tests/support/portal-link.ts')
const receipt = await import('#app/routes/p.$token.receipts.$id[.]pdf.ts')
const statement = await import('#app/routes/p.$token.statement[.]pdf.ts')

const now = new Date('2026-11-23T15:00:00Z')
let businessId: string
let otherBusinessId: string

beforeAll(async () => {
  businessId = await makeBusiness(prisma)
  otherBusinessId = await makeBusiness(prisma)
})

const makeLink = (number: string, clientName = 'Ada Lovelace Ltd', of = businessId) =>
  makeLinkedInvoice({ businessId: of, number, clientName, email: `${number}@client.example`, dueOn: '2026-11-27', now })

async function pay(invoiceId: string, minor: bigint, of = businessId): Promise<string> {
  const paid = await recordManualPayment({
    ...{ businessId: of, invoiceId, amount: { minor, currency: 'USD' }, method: 'transfer', reference: null },
    ...{ receivedOn: Temporal.PlainDate.from('2026-11-20'), actor: 'system', now },
  })
  if (!paid.ok) throw new Error(paid.reason)
  return paid.value.paymentId
}

const call = (token: string, id = '') => ({
  request: new Request(`http://localhost:3999/p/${token}`),
  params: { token, id },
  context: {},
})
const askFor = async (token: string, id: string): Promise<Response> => {
  try {
    return await receipt.loader(call(token, id))
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    throw thrown
  }
}
const readPdf = async (response: Response) =>
  wordsOnPages(new Uint8Array(await response.arrayBuffer()))
    .flat()
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ')

describe('a receipt', () => {
  test('says what was received, how, when and for what', async () => {
    const { token, invoiceId } = await makeLink('R-1')
    const paymentId = await pay(invoiceId, 10_000n)
    const response = await askFor(token, paymentId)
    expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="Receipt-R-1.pdf"')
    const text = await readPdf(response)
    for (const said of ['Receipt', '20 November 2026', 'by bank transfer', '$100.00', 'invoice R-1', 'Ada Lovelace']) {
      expect(text).toContain(said)
    }
  })

  test('is written in the client’s language', async () => {
    const { token, invoiceId } = await makeLink('R-2', 'Grace Hopper GmbH')
    await prisma.client.updateMany({ where: { businessId, name: 'Grace Hopper GmbH' }, data: { locale: 'de-DE' } })
    const response = await askFor(token, await pay(invoiceId, 10_000n))
    expect(response.headers.get('Content-Disposition')).toContain('Quittung-R-2.pdf')
    expect(await readPdf(response)).toContain('Zahlung per Überweisung')
  })

  test('exists for a payment of this invoice and no other, whoever’s it is', async () => {
    const own = await makeLink('R-3')
    const [ofSameClient, ofOtherClient] = [await makeLink('R-4'), await makeLink('R-5', 'Linus Ltd')]
    const elsewhere = await makeLink('R-6', 'Ada Lovelace Ltd', otherBusinessId)
    const others = [
      await pay(ofSameClient.invoiceId, 5_000n),
      await pay(ofOtherClient.invoiceId, 5_000n),
      await pay(elsewhere.invoiceId, 5_000n, otherBusinessId),
      own.invoiceId,
      '../invoice',
      '',
    ]
    for (const id of others) expect((await askFor(own.token, id)).status).toBe(404)
    const paymentId = await pay(own.invoiceId, 5_000n)
    await prisma.payment.update({
      where: { businessId_id: { businessId, id: paymentId } },
      data: { state: 'returned' },
    })
    expect((await askFor(own.token, paymentId)).status).toBe(404)
  })
})

test('the statement of an invoice lists what raised and lowered it, down to what is open', async () => {
  const { token, invoiceId } = await makeLink('S-1')
  await pay(invoiceId, 10_000n)
  const response = await statement.loader(call(token))
  expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="Statement-S-1.pdf"')
  const text = await readPdf(response)
  for (const said of [
    'Statement of invoice S-1',
    'Invoice issued',
    '$250.00',
    'Payment received',
    '-$100.00',
    '$150.00',
  ]) {
    expect(text).toContain(said)
  }
})
