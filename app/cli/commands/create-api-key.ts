import { command, oneOf, required } from '../command.ts'

export const createApiKeyCommand = command({
  name: 'create-api-key',
  summary: 'Make a key for the REST API; it is shown once',
  usage: '--name N [--business SLUG] [--scopes read,write,money]',
  help: 'Scopes: read; write (everything but money out); money (refunds, write-offs, credit paid out). All three when left out.',
  options: {
    business: { type: 'string' },
    name: { type: 'string' },
    scopes: { type: 'string', multiple: true, default: ['read', 'write', 'money'] },
  },
  async run(values) {
    const name = required(values.name, '--name').trim()
    const { apiScopes, createApiKey } = await import('#app/features/api-keys/create-api-key.server.ts')
    const named = values.scopes.flatMap((list) => list.split(/[\s,]+/)).filter(Boolean)
    const scopes = [...new Set(named.map((scope) => oneOf(scope, apiScopes, '--scopes')))]
    required(scopes[0], '--scopes')

    const { now } = await import('#app/clock.server.ts')
    const { findBusiness } = await import('../find-business.ts')
    const { id: businessId, slug } = await findBusiness(values.business)
    const { key } = await createApiKey({ businessId, name, scopes, now: now() })
    return {
      json: { key },
      text: `${key}\n\nKeep it now: only a hash of it is stored. Business ${slug}, scopes ${scopes.join(', ')}.`,
    }
  },
})
