import type { GoodCalls, Kit } from './kit.ts'

async function taken({ prisma, businessId, now }: Kit) {
  const { takeStatement } = await import('#app/features/banking/take-statement.server.ts')
  const text = `Date,Name,Description,Amount\n2026-11-20,Ann,money ${crypto.randomUUID()},5.00`
  const bytes = new TextEncoder().encode(text)
  await takeStatement({ businessId, filename: 'bank.csv', bytes, actor: 'user:test', now: now() })
  return prisma.bankLine.findFirstOrThrow({ where: { businessId, state: 'open' }, orderBy: { id: 'desc' } })
}

export const bankCalls: GoodCalls = {
  createBankStatement: async () => ({
    body: { filename: 'bank.csv', content: btoa('Date,Name,Description,Amount\n2026-11-20,Bob,tea,4.00') },
  }),
  listBankStatements: async (kit) => {
    await taken(kit)
    return { query: 'limit=2' }
  },
  getBankStatement: async (kit) => ({ id: (await taken(kit)).statementId }),
  listBankLines: async (kit) => {
    await taken(kit)
    return { query: 'status=open&limit=2' }
  },
  bookBankLine: async (kit) => ({
    id: (await taken(kit)).id,
    body: { clientId: (await kit.issued()).clientId, allocation: [] },
  }),
  ignoreBankLine: async (kit) => ({ id: (await taken(kit)).id, body: { reason: 'A tax refund' } }),
}
