import type { GoodCalls } from './kit.ts'

export const clientCalls: GoodCalls = {
  listClients: async ({ client }) => ({ query: `limit=2&after=${await client()}` }),
  createClient: async () => ({
    body: { name: 'Harbour Dental', email: 'desk@harbour.example', ccEmails: ['books@harbour.example'], phone: '1' },
  }),
  getClient: async ({ client }) => ({ id: await client() }),
  updateClient: async ({ client }) => ({ id: await client(), body: { phone: '2', locale: 'en-GB' } }),
}
