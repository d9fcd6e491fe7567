import { expect, test } from 'vitest'
import type { ImportKind } from '#app/domain/invoice-import/import-kind.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { importRows } = await import('#app/features/imports/import-rows.server.ts')
const { inspectImport } = await import('#app/features/imports/inspect-import.server.ts')
const { portableLists } = await import('#app/features/exports/lists.server.ts')
const { inTransaction } = await import('#app/db/transaction.server.ts')
const { csvLine } = await import('#app/domain/file/spreadsheet-cell.ts')
const { linesAsFile } = await import('#tests/support/import-files.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const download = await import('#app/routes/admin.imports.lists.$list[.]csv.ts')

const now = new Date('2026-11-23T15:00:00Z')
const kinds: Record<string, ImportKind> = {
  'credit-notes': 'credit_notes',
  clients: 'clients',
  invoices: 'invoices',
  payments: 'payments',
}

/** Every list as the file somebody downloads. */
const listsOf = (businessId: string) =>
  inTransaction(async (tx) => {
    const files = new Map<string, string>()
    for (const { name, headers, pages } of portableLists) {
      let text = csvLine(headers)
      for await (const page of pages(tx, businessId)) text += page.map((cells) => csvLine(cells)).join('')
      files.set(name, text)
    }
    return files
  })

async function take(businessId: string, name: string, text: string) {
  const open = linesAsFile([text])
  const plan = await inspectImport({ open, kind: kinds[name], currency: 'USD' })
  if (!plan.ok) throw new Error(plan.reason)
  const rejected: string[] = []
  const counts = await importRows({
    ...{ businessId, open, plan: plan.value, enterBy: 'age', now },
    onReject: ({ line, reason }) => rejected.push(`${line} ${reason}`),
  })
  return { source: plan.value.source, questions: plan.value.questions, ...counts, rejected }
}

const booksOf = async (businessId: string) => ({
  clients: await prisma.client.findMany({
    where: { businessId },
    select: {
      ...{ name: true, code: true, phone: true, postalAddress: true, taxNumber: true, termsDays: true, locale: true },
      contacts: { select: { email: true, role: true, name: true }, orderBy: { email: 'asc' } },
    },
    orderBy: { name: 'asc' },
  }),
  invoices: await prisma.invoice.findMany({
    where: { businessId },
    select: {
      ...{
        number: true,
        state: true,
        totalMinor: true,
        balanceMinor: true,
        currency: true,
        issuedOn: true,
        dueOn: true,
      },
      ...{ purchaseOrder: true, terms: true },
      lines: { select: { description: true, amountMinor: true, taxMinor: true }, orderBy: { position: 'asc' } },
    },
    orderBy: { number: 'asc' },
  }),
  payments: await prisma.payment.findMany({
    where: { businessId },
    select: { amountMinor: true, currency: true, method: true, receivedOn: true, reference: true },
    orderBy: [{ amountMinor: 'asc' }, { receivedOn: 'asc' }],
  }),
  credit: await prisma.ledgerEntry.groupBy({
    by: ['currency', 'account'],
    where: { businessId, account: { in: ['unapplied', 'receivable', 'clearing'] } },
    _sum: { amountMinor: true },
    orderBy: [{ currency: 'asc' }, { account: 'asc' }],
  }),
})

test('lists we write are lists we read: another business has the same books, and the second time nothing changes', async () => {
  const first = await makeBusiness(prisma)
  const sheet: Record<string, string[]> = {
    clients: [
      'Client,Code,E-mail,Copies to,Contact,Phone,Address,Language,Terms,Tax number',
      `"=HYPERLINK(""http://x""), Ltd",C-1,ap@acme.example,boss@acme.example,Ann Lee,+1 555 0100,"1 Main St\nTroy, NY",de-DE,Net 14,EIN 12`,
      'Bolt,,b@bolt.example,,,,,,,',
    ],
    invoices: [
      'Number,Client,Client code,Date,Due date,Total,Currency,PO number,Item,Quantity,Unit price,Line amount,Tax amount',
      `=1+1,"=HYPERLINK(""http://x""), Ltd",C-1,2026-10-01,2026-10-31,110,USD,PO 1,@cmd,2,30,60,6`,
      `=1+1,"=HYPERLINK(""http://x""), Ltd",C-1,2026-10-01,2026-10-31,110,USD,PO 1,Design,1,40,40,4`,
      'B-1,Bolt,,2026-10-05,2026-11-04,1000,JPY,,Work,1,1000,1000,0',
      'B-2,Bolt,,2026-10-06,2026-11-05,50,USD,,Work,1,50,50,0',
    ],
    payments: [
      'Payment ID,Invoice,Client,Amount,Currency,Date,Method,Reference',
      `1,=1+1,,70,USD,2026-10-20,Check,-881`,
      '2,B-1,,1000,JPY,2026-11-02,Wire,',
      '3,B-2,,60,USD,2026-11-03,Cash,',
      '4,,Bolt,5,USD,2026-11-03,Cash,',
    ],
    'credit-notes': ['Credit note,Invoice number,Amount,Currency,Date,Reason', 'CN-1,=1+1,15.50,USD,2026-11-01,+less'],
  }
  for (const { name } of portableLists)
    expect(await take(first, name, (sheet[name] ?? []).join('\n'))).toMatchObject({ questions: [], rejected: [] })
  const files = await listsOf(first)
  const second = await makeBusiness(prisma)
  for (const [name, text] of files)
    expect([name, await take(second, name, text)]).toEqual([
      name,
      expect.objectContaining({ source: 'Dunwell', questions: [], rejected: [], updated: 0, unchanged: 0 }),
    ])
  const { payments: before, ...books } = await booksOf(first)
  const { payments: after, ...booksThere } = await booksOf(second)
  expect(booksThere).toEqual(books)
  // A payment of which something is left comes as two: what its invoice took, and the credit.
  expect(after.length).toBe(before.length + 1)
  expect([...(await listsOf(second))].map(([name, text]) => [name, text.split('\r\n').length])).toEqual(
    [...files].map(([name, text]) => [name, text.split('\r\n').length]),
  )
  for (const [name, text] of files) {
    expect([name, await take(second, name, text)]).toEqual([name, expect.objectContaining({ created: 0, updated: 0 })])
    // Those they came from know them as well.
    if (name === 'payments') expect(await take(first, name, text)).toMatchObject({ created: 0, rejected: [] })
  }
})

test('what the desk hands out is taken in again without a change', async () => {
  const businessId = await makeBusiness(prisma)
  const sheets: [string, string[]][] = [
    ['clients', ['Client,Code,E-mail,Terms', 'Ærø & Co,C-1,ap@acme.example,Net 14', 'Bolt,,b@bolt.example,']],
    [
      'invoices',
      ['Number,Client,Client code,Date,Due date,Total,Currency', 'A-1,Ærø & Co,C-1,2026-10-01,2026-10-31,1000,JPY'],
    ],
    ['payments', ['Payment ID,Invoice,Amount,Currency,Date,Method', '1,A-1,700,JPY,2026-10-20,Check']],
    ['credit-notes', ['Credit note,Invoice number,Amount,Currency,Date,Reason', 'CN-1,A-1,100,JPY,2026-11-01,Less']],
  ]
  for (const [name, lines] of sheets)
    expect(await take(businessId, name, lines.join('\n'))).toMatchObject({ questions: [], rejected: [] })
  const [email, password] = ['nora@example.com', 'correct horse battery']
  await createStaffUser({ name: 'Nora', email, password, businessId, role: 'bookkeeper', now })
  const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
  const cookie = session.ok ? (session.value.headers.getSetCookie()[0] ?? '') : ''
  const ask = (list: string) =>
    download.loader({
      ...{ request: new Request('http://localhost:3999/admin/imports', { headers: { cookie } }), context: {} },
      params: { list },
    })

  const rows = { clients: 2, invoices: 1, payments: 1, 'credit-notes': 1 }
  for (const [name, count] of Object.entries(rows)) {
    const answer = await ask(name)
    expect(answer.headers.get('content-disposition')).toMatch(new RegExp(`''${name}-20\\d\\d-\\d\\d-\\d\\d\\.csv$`))
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect([name, await take(businessId, name, bytes.toString())]).toEqual([
      name,
      expect.objectContaining({ source: 'Dunwell', created: 0, updated: 0, unchanged: count, rejected: [] }),
    ])
  }
  await expect(ask('toString')).rejects.toMatchObject({ status: 404 })
})
