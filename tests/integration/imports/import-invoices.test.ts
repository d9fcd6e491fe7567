import { describe, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { importRows } = await import('#app/features/imports/import-rows.server.ts')
const { inspectImport } = await import('#app/features/imports/inspect-import.server.ts')
const { linesAsFile } = await import('#tests/support/import-files.ts')
type FileSource = ReturnType<typeof linesAsFile>
type Answers = NonNullable<Parameters<typeof inspectImport>[0]['answers']>

const now = new Date('2026-11-23T15:00:00Z')
const header = 'Number,Client,E-mail,Date,Due date,Total,Balance,PO number,Description,Client code'

async function take(
  businessId: string,
  open: FileSource,
  options: { answers?: Answers; dryRun?: boolean; enterBy?: 'age' | 'first' | 'now' } = {},
) {
  const { answers, dryRun, enterBy = 'age' } = options
  const plan = await inspectImport({ open, currency: 'USD', answers })
  if (!plan.ok) throw new Error(plan.reason)
  const rejected: { line: number; reason: string }[] = []
  const onReject = ({ line, reason }: { line: number; reason: string }) => rejected.push({ line, reason })
  const counts = await importRows({ businessId, open, plan: plan.value, enterBy, now, dryRun, onReject })
  const { created, updated, unchanged } = counts
  return { created, updated, unchanged, rejected }
}
const takeRows = (businessId: string, rows: readonly string[], options = {}) =>
  take(businessId, linesAsFile([header, ...rows]), options)
const nothing = { created: 0, updated: 0, unchanged: 0, rejected: [] }

const row = '1001,Acme Ltd,ap@acme.example,2026-11-01,2026-12-01,1200.00,1200.00,PO-7,Website,'
const invoiceOf = (businessId: string, number = '1001') =>
  prisma.invoice.findUniqueOrThrow({
    where: { businessId_number: { businessId, number } },
    include: {
      ledger: { orderBy: [{ postingKey: 'asc' }, { line: 'asc' }] },
      timeline: { orderBy: { id: 'asc' } },
      lines: true,
      client: true,
    },
  })
const typesOf = (timeline: { type: string }[]) => timeline.map(({ type }) => type)

describe('a new invoice', () => {
  test('comes in with ledger, line, timeline and a client to look at', async () => {
    const businessId = await makeBusiness(prisma)
    expect(await takeRows(businessId, [row])).toEqual({ ...nothing, created: 1 })
    const invoice = await invoiceOf(businessId)
    expect(invoice).toMatchObject({
      state: 'issued',
      totalMinor: 120_000n,
      balanceMinor: 120_000n,
      currency: 'USD',
      purchaseOrder: 'PO-7',
      description: 'Website',
      enterOffset: null,
      client: { name: 'Acme Ltd', nameKey: 'acme ltd', code: null, nextCheckAt: now },
      lines: [{ description: 'Website', amountMinor: 120_000n }],
    })
    expect(invoice.referenceCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/)
    expect(invoice.ledger.map(({ account, amountMinor, postingKey }) => [account, amountMinor, postingKey])).toEqual([
      ['receivable', 120_000n, `issue/${invoice.id}`],
      ['revenue', -120_000n, `issue/${invoice.id}`],
    ])
    expect(typesOf(invoice.timeline)).toEqual(['invoice.imported'])
    expect(await prisma.contact.findMany({ where: { businessId }, select: { email: true, role: true } })).toEqual([
      { email: 'ap@acme.example', role: 'bill_to' },
    ])
  })

  test('partly paid: the payment is in the ledger before ours begins', async () => {
    const businessId = await makeBusiness(prisma)
    await takeRows(businessId, ['1001,Acme,ap@acme.example,2026-11-01,2026-12-01,1200.00,200.00,,,'])
    const invoice = await invoiceOf(businessId)
    expect(invoice).toMatchObject({ state: 'issued', balanceMinor: 20_000n })
    expect(invoice.ledger.filter(({ postingKey }) => postingKey === `import/${invoice.id}/paid/100000`)).toMatchObject([
      { account: 'receivable', amountMinor: -100_000n },
      { account: 'clearing', amountMinor: 100_000n },
    ])
  })

  test('paid, and one over nothing, come in settled', async () => {
    const businessId = await makeBusiness(prisma)
    await takeRows(businessId, [
      '1001,Acme,a@acme.example,2026-11-01,2026-12-01,1200.00,0,,,',
      '1002,Acme,a@acme.example,2026-11-01,2026-12-01,0.00,0,,,',
    ])
    expect(await invoiceOf(businessId)).toMatchObject({
      state: 'settled',
      balanceMinor: 0n,
      client: { nextCheckAt: null },
    })
    expect(await invoiceOf(businessId, '1002')).toMatchObject({ state: 'settled', ledger: [] })
  })

  test.each([
    ['age', 14],
    ['first', 7],
    ['now', 30],
  ] as const)('16 days late, entered by %s, begins %i days after its due date', async (enterBy, days) => {
    const businessId = await makeBusiness(prisma)
    await takeRows(businessId, ['1001,Acme,a@acme.example,2026-10-01,2026-11-07,1200.00,1200.00,,,'], { enterBy })
    expect(await invoiceOf(businessId)).toMatchObject({ enterOffset: days })
  })

  test('hostile text is kept as text', async () => {
    const businessId = await makeBusiness(prisma)
    const name = `<script>alert(1)</script>{{ "x" | upcase }}=cmd|' /C calc'!A0 عميل 👩‍👩‍👧`
    const rows = [
      `"INV-\u0000=1+1","${name.replaceAll('"', '""')}\r\nBcc: x@evil.example",a@acme.example,2026-11-01,2026-12-01,10,10,,"=HYPERLINK(""http://x"")",`,
    ]
    expect(await takeRows(businessId, rows)).toMatchObject({ created: 1 })
    expect(await invoiceOf(businessId, 'INV-=1+1')).toMatchObject({
      description: '=HYPERLINK("http://x")',
      client: { name: `${name} Bcc: x@evil.example` },
    })
  })
})

describe('the same file again', () => {
  test('changes nothing at all', async () => {
    const businessId = await makeBusiness(prisma)
    const rows = [
      row,
      '1002,Beta,,2026-11-01,2026-12-01,50,20,,,',
      '1003,Acme ltd,ceo@acme.example;x@other.example,2026-11-01,2026-12-01,50,50,,,C1',
      '1004,No Date,,,2026-12-01,1,1,,,',
    ]
    const first = await takeRows(businessId, rows)
    expect(first).toMatchObject({ created: 3, rejected: [{ line: 5, reason: 'There is no invoice date: fill it in' }] })
    const before = await everything(businessId)
    expect(await takeRows(businessId, rows)).toEqual({ ...nothing, unchanged: 3, rejected: first.rejected })
    expect(await everything(businessId)).toEqual(before)
  })

  test('changes nothing either when a client has paid here since', async () => {
    const businessId = await makeBusiness(prisma)
    await takeRows(businessId, [row])
    const { id, clientId } = await invoiceOf(businessId)
    await payHere({ businessId, id, clientId, minor: 50_000n })
    expect(await takeRows(businessId, [row])).toEqual({ ...nothing, unchanged: 1 })
    expect(await invoiceOf(businessId)).toMatchObject({ balanceMinor: 70_000n })
  })

  test('two imports of one file at once make one of everything', async () => {
    const businessId = await makeBusiness(prisma)
    const rows = Array.from(
      { length: 1_500 },
      (_, i) => `${i},Client ${i % 40},c${i % 40}@x${i % 40}.example,2026-11-01,2026-12-01,10,10,,,`,
    )
    const both = await Promise.all([takeRows(businessId, rows), takeRows(businessId, rows)])
    expect(both.reduce((sum, { created }) => sum + created, 0)).toBe(1_500)
    expect(both.reduce((sum, { unchanged }) => sum + unchanged, 0)).toBe(1_500)
    expect(await prisma.client.count({ where: { businessId } })).toBe(40)
  })
})

describe('a changed file', () => {
  test('a payment the books report is taken over once, the rest settles the invoice', async () => {
    const businessId = await makeBusiness(prisma)
    await takeRows(businessId, [row])
    const partly = row.replace('1200.00,1200.00', '1200.00,700.00')
    expect(await takeRows(businessId, [partly])).toEqual({ ...nothing, updated: 1 })
    expect(await invoiceOf(businessId)).toMatchObject({ state: 'issued', balanceMinor: 70_000n })
    const paid = row.replace('1200.00,1200.00', '1200.00,0.00')
    expect(await takeRows(businessId, [paid])).toEqual({ ...nothing, updated: 1 })
    expect(await takeRows(businessId, [paid])).toEqual({ ...nothing, unchanged: 1 })
    const invoice = await invoiceOf(businessId)
    expect(invoice).toMatchObject({ state: 'settled', balanceMinor: 0n, settledAt: now })
    expect(typesOf(invoice.timeline)).toEqual([
      'invoice.imported',
      'invoice.updated',
      'invoice.updated',
      'invoice.settled',
    ])
  })

  test('a payment made here that the books now know too is not counted twice', async () => {
    const businessId = await makeBusiness(prisma)
    await takeRows(businessId, [row])
    const { id, clientId } = await invoiceOf(businessId)
    await payHere({ businessId, id, clientId, minor: 50_000n })
    expect(await takeRows(businessId, [row.replace('1200.00,1200.00', '1200.00,700.00')])).toEqual({
      ...nothing,
      unchanged: 1,
    })
    expect(await takeRows(businessId, [row.replace('1200.00,1200.00', '1200.00,600.00')])).toEqual({
      ...nothing,
      updated: 1,
    })
    expect(await invoiceOf(businessId)).toMatchObject({ balanceMinor: 60_000n })
  })

  test('due date, purchase order and description follow, with the printed line', async () => {
    const businessId = await makeBusiness(prisma)
    await takeRows(businessId, [row])
    await prisma.client.updateMany({ where: { businessId }, data: { nextCheckAt: null } })
    const changed = '1001,Acme Ltd,ap@acme.example,2026-11-01,2026-12-15,1200.00,1200.00,PO-8,Website and shop,'
    expect(await takeRows(businessId, [changed])).toEqual({ ...nothing, updated: 1 })
    const invoice = await invoiceOf(businessId)
    expect(invoice).toMatchObject({
      purchaseOrder: 'PO-8',
      dueOn: new Date('2026-12-15'),
      lines: [{ description: 'Website and shop' }],
      client: { nextCheckAt: now },
    })
    expect(invoice.timeline.at(-1)).toMatchObject({
      type: 'invoice.updated',
      data: { changed: ['dueOn', 'purchaseOrder', 'description'] },
    })
    expect(await takeRows(businessId, [changed])).toEqual({ ...nothing, unchanged: 1 })
  })

  test.each([
    [
      'another total',
      row.replace('1200.00,1200.00', '1300.00,1300.00'),
      /^The total changed after the invoice was issued/,
    ],
    ['a balance that rose', row.replace('1200.00,1200.00', '1200.00,900.00'), /^The file says less was paid/],
    ['another client', row.replace('Acme Ltd', 'Beta Ltd'), /^Number 1001 already belongs to an invoice of Acme Ltd/],
    ['another invoice date', row.replace('2026-11-01', '2026-11-02'), /^The invoice date changed/],
  ])('%s is handed back, and nothing moves', async (_rule, second, reason) => {
    const businessId = await makeBusiness(prisma)
    await takeRows(businessId, [row.replace('1200.00,1200.00', '1200.00,400.00')])
    const before = await everything(businessId)
    const again = await takeRows(businessId, [second])
    expect(again).toMatchObject({ created: 0, updated: 0, rejected: [{ line: 2 }] })
    expect(again.rejected[0]?.reason).toMatch(reason)
    expect(await everything(businessId)).toEqual(before)
  })

  test('a number twice in the file counts once', async () => {
    const businessId = await makeBusiness(prisma)
    const { created, rejected } = await takeRows(businessId, [row, row])
    expect({ created, rejected }).toEqual({
      created: 1,
      rejected: [{ line: 3, reason: 'Invoice number 1001 stands on line 2 already: each number once' }],
    })
  })
})

describe('clients', () => {
  const contactsOf = async (businessId: string) =>
    (await prisma.contact.findMany({ where: { businessId }, orderBy: { id: 'asc' } })).map(
      ({ role, email }) => `${role} ${email}`,
    )
  const tasksOf = async (businessId: string) =>
    (await prisma.task.findMany({ where: { businessId }, orderBy: { id: 'asc' } })).map(({ title, doneAt }) => [
      title,
      doneAt,
    ])
  const line = (number: number, name: string, email: string, code = '') =>
    `${number},${name},${email},2026-11-01,2026-12-01,10,10,,,${code}`

  test('one of any spelling, several addresses as copies', async () => {
    const businessId = await makeBusiness(prisma)
    await takeRows(businessId, [
      line(1, 'Acme Ltd', 'AP@acme.example; boss@acme.example'),
      line(2, ' ACME  ltd', 'cfo@acme.example'),
    ])
    expect(await prisma.client.count({ where: { businessId } })).toBe(1)
    expect(await contactsOf(businessId)).toEqual([
      'bill_to ap@acme.example',
      'cc boss@acme.example',
      'cc cfo@acme.example',
    ])
  })

  test('a code tells namesakes apart, and is remembered', async () => {
    const businessId = await makeBusiness(prisma)
    await takeRows(businessId, [
      line(1, 'Smith', '', 'S1'),
      line(2, 'Smith', '', 'S2'),
      line(3, 'Smith & Sons', '', 'S1'),
    ])
    expect(
      await prisma.client.findMany({
        where: { businessId },
        select: { name: true, code: true },
        orderBy: { code: 'asc' },
      }),
    ).toEqual([
      { name: 'Smith', code: 'S1' },
      { name: 'Smith', code: 'S2' },
    ])
    expect((await takeRows(businessId, [line(4, 'Smith', '')])).rejected).toEqual([
      { line: 2, reason: 'Several clients are called Smith: add a client code or the e-mail address' },
    ])
  })

  test('without an address they come in and leave a task, which an address closes', async () => {
    const businessId = await makeBusiness(prisma)
    await takeRows(businessId, [line(1, 'Acme', ''), line(2, 'Beta', 'nonsense')])
    expect(await tasksOf(businessId)).toEqual([
      ['Add an e-mail address for Acme: invoices cannot be followed up by mail', null],
      ['Add an e-mail address for Beta: invoices cannot be followed up by mail', null],
    ])
    expect(await takeRows(businessId, [line(1, 'Acme', 'ap@acme.example')])).toEqual({ ...nothing, updated: 1 })
    expect(await contactsOf(businessId)).toEqual(['bill_to ap@acme.example'])
    expect((await tasksOf(businessId))[0]?.[1]).toEqual(now)
  })

  test("an address of another domain is asked about, not written to: it may be a namesake's", async () => {
    const businessId = await makeBusiness(prisma)
    await takeRows(businessId, [line(1, 'Smith', 'a@smith.example'), line(2, 'Smith', 'b@elsewhere.example')])
    expect(await contactsOf(businessId)).toEqual(['bill_to a@smith.example'])
    expect(await tasksOf(businessId)).toEqual([['Is b@elsewhere.example an address of Smith? Add it if it is', null]])
  })
})

test('a dry run counts and writes nothing', async () => {
  const businessId = await makeBusiness(prisma)
  expect(await takeRows(businessId, [row, row], { dryRun: true })).toMatchObject({
    created: 1,
    rejected: [{ line: 3 }],
  })
  expect(await prisma.client.count({ where: { businessId } })).toBe(0)
  expect(await prisma.invoice.count({ where: { businessId } })).toBe(0)
})

test('rows of one business never meet those of another', async () => {
  const [one, other] = [await makeBusiness(prisma), await makeBusiness(prisma)]
  await takeRows(one, [row])
  expect(await takeRows(other, [row])).toMatchObject({ created: 1 })
})

test('a plan with open questions is refused', async () => {
  const businessId = await makeBusiness(prisma)
  await expect(takeRows(businessId, ['1001,Acme,,03/04/2026,05/06/2026,1,1,,,'])).rejects.toThrow('open questions')
  expect(
    await takeRows(businessId, ['1001,Acme,,03/04/2026,05/06/2026,1,1,,,'], { answers: { dateOrder: 'mdy' } }),
  ).toMatchObject({ created: 1 })
})

test('killed after any batch and started again, the end is the same', async () => {
  const businessId = await makeBusiness(prisma)
  const rows = Array.from({ length: 2_500 }, (_, i) => `${i},Client ${i % 700},,2026-11-01,2026-12-01,10,${i % 10},,,`)
  const open = linesAsFile([header, ...rows])
  const plan = await inspectImport({ open, currency: 'USD' })
  if (!plan.ok) throw new Error(plan.reason)
  const call = { businessId, open, plan: plan.value, enterBy: 'age' as const, now }
  let batches = 0
  const killed = importRows({
    ...call,
    onProgress() {
      batches += 1
      if (batches === 2) throw new Error('killed')
    },
  })
  await expect(killed).rejects.toThrow('killed')
  expect(await prisma.invoice.count({ where: { businessId } })).toBe(1_000)
  expect(await importRows(call)).toMatchObject({ created: 1_500, unchanged: 1_000 })
  const [wrong] = await prisma.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM "Invoice" i WHERE i."businessId" = ${businessId}::uuid AND i."balanceMinor" <>
      (SELECT coalesce(sum(l."amountMinor"), 0) FROM "LedgerEntry" l WHERE l."businessId" = i."businessId" AND l."invoiceId" = i."id" AND l."account" = 'receivable')`
  expect(wrong?.count).toBe(0n)
})

async function payHere({
  businessId,
  id,
  clientId,
  minor,
}: {
  businessId: string
  id: string
  clientId: string
  minor: bigint
}) {
  const place = { businessId, clientId, postingKey: `payment/${id}`, currency: 'USD', occurredOn: now, recordedAt: now }
  await prisma.ledgerEntry.createMany({
    data: [
      { ...place, line: 0, account: 'clearing', amountMinor: minor },
      { ...place, line: 1, account: 'receivable', amountMinor: -minor, invoiceId: id },
    ],
  })
}

async function everything(businessId: string) {
  const where = { businessId }
  return Promise.all([
    prisma.client.findMany({ where, orderBy: { id: 'asc' } }),
    prisma.contact.findMany({ where, orderBy: { id: 'asc' } }),
    prisma.invoice.findMany({ where, orderBy: { id: 'asc' }, include: { lines: true, ledger: true } }),
    prisma.timelineEvent.findMany({ where, orderBy: { id: 'asc' } }),
    prisma.task.findMany({ where, orderBy: { id: 'asc' } }),
  ])
}
