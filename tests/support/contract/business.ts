import type { GoodCalls, Kit } from './kit.ts'

const csv =
  'Invoice number,Customer,Email,Invoice date,Due date,Total\nX-1,Ada Ltd,ada@example.com,2026-10-01,2026-10-31,10.00\n'
const period = 'from=2026-01-01&until=2026-11-23&currency=USD'

const imported = async ({ call }: Kit): Promise<string> =>
  String((await call('POST', '/imports', { body: { content: csv, start: false } })).body['id'])

const bulk = async ({ call, issued }: Kit): Promise<string> => {
  const { clientId } = await issued()
  const body = { decision: { kind: 'assign', userId: null }, chosen: { clientIds: [clientId] } }
  return String((await call('POST', '/bulk-runs', { body })).body['id'])
}

const dryRun = async ({ call }: Kit): Promise<string> => String((await call('POST', '/dry-runs')).body['id'])

export const businessCalls: GoodCalls = {
  getBusiness: async () => ({}),
  updateBusiness: async () => ({ body: { phone: '+1 555 0100', sendHour: 10, transferDetails: 'IBAN …' } }),
  listNumberSeries: async () => ({}),
  listTeam: async () => ({}),
  listTemplates: async () => ({}),
  search: async ({ issued }) => {
    await issued()
    return { query: 'q=K-' }
  },
  listAudit: async () => ({ query: 'who=all&kind=invoices&from=2026-11-01&until=2026-11-30&q=K' }),
  listUntouched: async () => ({}),
  getDryRuns: async (kit) => {
    await dryRun(kit)
    return {}
  },
  askForDryRun: async () => ({}),
  listDryRunSteps: async (kit) => ({ id: await dryRun(kit), query: 'day=2026-11-24' }),
  getFunnel: async () => ({ query: period }),
  getEffectiveness: async () => ({ query: 'asOf=2026-11-23&currency=USD' }),
  getPromisesReport: async () => ({ query: period }),
  getDisputesReport: async () => ({ query: period }),
  startBulk: async ({ issued }) => ({
    body: {
      decision: { kind: 'hold', reason: 'Moving', until: '2026-12-24' },
      chosen: { invoiceIds: [(await issued()).invoiceId] },
    },
  }),
  getBulkRun: async (kit) => ({ id: await bulk(kit) }),
  undoBulk: async (kit) => {
    const id = await bulk(kit)
    const where = { businessId_id: { businessId: kit.businessId, id } }
    await kit.prisma.bulkRun.update({ where, data: { state: 'done', finishedAt: kit.now() } })
    return { id }
  },
  listImports: async (kit) => {
    await imported(kit)
    return { query: 'limit=2' }
  },
  createImport: async () => ({ body: { kind: 'invoices', filename: 'list.csv', content: csv, enterBy: 'first' } }),
  getImport: async (kit) => ({ id: await imported(kit) }),
  answerImport: async (kit) => ({ id: await imported(kit), body: { dateOrder: 'ymd', currency: 'EUR', start: false } }),
  startImport: async (kit) => ({ id: await imported(kit) }),
  listImportRejects: async (kit) => {
    const importId = await imported(kit)
    const reject = { businessId: kit.businessId, importId, line: 3, reason: 'There is no total', cells: ['X-2'] }
    await kit.prisma.importReject.create({ data: reject })
    return { id: importId, query: 'after=2' }
  },
}
