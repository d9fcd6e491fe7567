import { prisma } from '#app/db/client.server.ts'
import { env } from '#app/env.server.ts'
import { visitDesk } from '../desk-visitor.ts'
import { liveIn } from '../lived-in.ts'
import { BENCH_NOW, invoices, isQuick, measured, median, percentile, report, sizeName, timed } from '../metric.ts'
import { BUSINESS, idOf } from '../world.ts'

// What an owner opens, page after page, each against the rows of one page by one covering index.
const dashboard = [
  ...[
    '/admin',
    '/admin/follow-ups',
    '/admin/follow-ups?label=part_paid',
    '/admin/next-30-days',
    '/admin/tasks',
    '/admin/untouched',
  ],
  ...[
    '/admin/reports',
    '/admin/reports/aging',
    '/admin/reports/forecast',
    '/admin/reports/funnel',
    '/admin/reports/dso',
  ],
  ...['/admin/reports/promises', '/admin/reports/disputes', '/admin/approvals'],
]
const views = ['open', 'due', 'overdue', 'processing', 'draft', 'paid', 'closed', 'all']
const sorts = ['due', 'latest', 'balance', 'client', 'next']
const labels = ['overdue', 'disputed', 'promised', 'on_plan', 'paused', 'processing', 'part_paid', 'needs_approval']
const lists = [
  ...views.map((view) => `/admin/invoices?show=${view}`),
  ...sorts.map((sort) => `/admin/invoices?sort=${sort}`),
  ...labels.map((label) => `/admin/invoices?label=${label}`),
  ...labels
    .filter((label) => !['overdue', 'needs_approval'].includes(label))
    .map((label) => `/api/v1/invoices?label=${label}`),
  '/api/v1/invoices?label=due',
  ...['current', '1-30', '31-60', '61-90', '90%2B'].map((age) => `/admin/invoices?age=${age}`),
  ...['0', '1', '8'].map((stage) => `/admin/invoices?stage=${stage}`),
  ...['no', 'disputed', 'on_plan', 'promised', 'paused', 'clearing'].map(
    (rest) => `/admin/follow-ups?as=list&rests=${rest}`,
  ),
  ...['owner=none', 'owner=nobody', 'policy=standard', `policy=${idOf('client', 1)}`, `client=${idOf('client', 7)}`],
  ...['currency=USD', 'currency=EUR', 'min=4990', 'max=51', 'min=100&max=100.10', 'within=2', 'within=14&sort=next'],
  ...[
    'label=part_paid&sort=client',
    'label=needs_approval&sort=balance',
    'age=61-90&sort=balance',
    'stage=8&sort=client',
  ],
  ...['q=INV-0000', 'q=77', 'q=client+no+19', 'q=client', 'q=123.45', 'q=nothing+of+the+kind'],
].map((query) => (query.startsWith('/') ? query : `/admin/invoices?${query}`))
const api = [
  '',
  '?state=issued',
  '?state=draft',
  '?state=void',
  '?state=settled',
  '?dueFrom=2026-12-18',
  '?issuedFrom=2026-11-18',
  '?dueTo=2026-08-27',
]
  .concat(`?clientId=${idOf('client', 7)}`, '?number=INV-0000077', '?updatedSince=2026-11-23T00:00:00Z')
  .map((query) => `/api/v1/invoices${query}`)
const others = [
  '/admin/clients',
  '/admin/clients?q=no+19',
  '/admin/payments',
  '/admin/payments?show=processing',
  '/admin/outbox',
  '/admin/outbox?show=bounced',
].concat('/admin/audit', '/admin/search?q=client+no+7', '/admin/disputes', '/admin/thank-yous', '/admin/credits')

await liveIn(env.DATABASE_URL)
const desk = await visitDesk()
const rounds = isQuick ? 1 : 10
/** The quick run looks at a few of each kind. */
const some = (paths: readonly string[]) => (isQuick ? paths.filter((_, n) => n % 6 === 0) : paths)

/** Each page over and over, one at a time; `first` is what nobody had looked at before. */
async function visit(paths: readonly string[]) {
  const looks: { path: string; first: number; rest: number[] }[] = []
  for (const path of paths) {
    const { ms: first } = await desk.get(path)
    const rest: number[] = []
    for (let n = 0; n < rounds; n += 1) rest.push((await desk.get(path)).ms)
    looks.push({ path, first, rest })
  }
  const slowest = looks.toSorted((a, b) => b.first - a.first).slice(0, 5)
  console.error(
    slowest
      .map(({ path, first, rest }) => `${path} ${Math.round(first)}, then ${Math.round(median(rest))} ms`)
      .join('\n'),
  )
  const all = looks.flatMap(({ rest }) => rest)
  const more = {
    p50: percentile(all, 0.5),
    slowest: Math.max(...all),
    'p95 first': percentile(
      looks.map(({ first }) => first),
      0.95,
    ),
  }
  return {
    p95: percentile(all, 0.95),
    more: { ...more, 'slowest first': Math.max(...looks.map(({ first }) => first)) },
  }
}

/** The second page of a list, as the screen or the answer links it; none where the first is all there is. */
async function pageAfter(path: string): Promise<string[]> {
  const { text } = await desk.get(path)
  const after = /"next":"([^"]+)"/.exec(text)?.[1] ?? /after=([^"&]+)"[^>]*>Next page/.exec(text)?.[1]
  return after ? [`${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(decodeURIComponent(after))}`] : []
}

// Pages in the middle and at the end of a list: nobody walks there one by one.
const deep = [0.5, 0.9999].flatMap((share) => {
  const n = Math.floor(invoices * share)
  const id = idOf('invoice', n)
  const day = new Date(BENCH_NOW.getTime() + (Math.floor(116 * share) - 90) * 86_400_000).toISOString().slice(0, 10)
  const at = (query: string, value: string) => `/admin/invoices?${query}&after=${encodeURIComponent(`${value}~${id}`)}`
  return [
    at('sort=due', day),
    at('sort=latest', day),
    at('sort=balance', String(Math.floor(495_000 * (1 - share)))),
    at('sort=client', `client no ${Math.floor(n / 5)}`),
    at('show=all', 'n'),
    `/api/v1/invoices?after=${id}`,
  ]
})

for (const path of ['/admin', '/admin/invoices', '/admin/follow-ups', '/api/v1/invoices']) await desk.get(path)
const home = await visit(some(dashboard))
const following: string[] = []
for (const path of isQuick ? [] : [...lists, ...api]) following.push(...(await pageAfter(path)))
const list = await visit(isQuick ? some([...lists, ...api]) : [...lists, ...api, ...following, ...deep, ...others])
const bare: number[] = []
for (let n = 0; n < 30; n += 1) {
  bare.push(
    1_000 *
      (await timed(
        () => prisma.$queryRaw`
    SELECT "id", "dueOn", "currency", "balanceMinor", "clientId", "stage" FROM "Invoice"
    WHERE "businessId" = ${BUSINESS}::uuid AND "state" = 'issued' ORDER BY "dueOn", "id" LIMIT 51`,
      )),
  )
}
const limit = percentile(bare, 0.5)
const web = desk.peakMemory()
await desk.leave()
await report({
  [`admin.dashboard_${sizeName}`]: measured(home.p95, 'ms', limit, home.more),
  [`admin.invoices_${sizeName}`]: measured(list.p95, 'ms', limit, { ...list.more, 'web MB': web }),
})
