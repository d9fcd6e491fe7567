import { randomUUID } from 'node:crypto'
import { jsonReply } from '../http-server.ts'
import type { Routes } from '../routes.ts'
import type { World } from '../world.ts'
import { ResendError } from './resend-error.ts'

interface Domain {
  id: string
  name: string
  created_at: string
  receiving: boolean
}

/** The domains of the stand-in's account. */
export interface Domains {
  add(name: string, receiving: boolean): { id: string }
  routes: Routes
}

/** The domain the stand-in sends from when nothing else is set. */
const FIRST = 'dunwell.example'

/** Source: `/domains` in Resend's OpenAPI 1.5.0; names of records stand without the part that is registered, as its pages show them. */
export function createDomains({ journal, agenda }: World): Domains {
  const domains = journal.table<Domain>('resend.domain')
  function add(name: string, receiving: boolean) {
    const known = domains.values().find((one) => one.name === name)
    const domain = { id: known?.id ?? randomUUID(), name, created_at: agenda.now().toISOString(), receiving }
    domains.put(domain.id, domain)
    return domain
  }
  if (domains.values().length === 0) add(FIRST, false)

  const facts = ({ id, name, created_at, receiving }: Domain) => ({
    ...{ id, name, status: 'verified', created_at, region: 'us-east-1', open_tracking: false, click_tracking: false },
    capabilities: { sending: 'enabled', receiving: receiving ? 'enabled' : 'disabled' },
  })
  return {
    add,
    routes: {
      'GET /domains': async (request) => {
        await request.pause()
        return jsonReply(200, { object: 'list', has_more: false, data: domains.values().map(facts) })
      },
      'GET /domains/{}': async (request, id = '') => {
        await request.pause()
        const domain = domains.get(id)
        if (!domain) throw new ResendError(404, 'not_found', 'Domain not found')
        return jsonReply(200, { object: 'domain', ...facts(domain), records: recordsOf(domain) })
      },
    },
  }
}

function recordsOf({ name, receiving }: Domain) {
  const below = name.split('.').slice(0, -2)
  const host = (first: string) => [first, ...below].filter(Boolean).join('.')
  const common = { ttl: 'Auto', status: 'verified' }
  const feedback = 'feedback-smtp.us-east-1.amazonses.com'
  return [
    { ...common, record: 'SPF', name: host('send'), type: 'MX', value: feedback, priority: 10 },
    { ...common, record: 'SPF', name: host('send'), type: 'TXT', value: 'v=spf1 include:amazonses.com ~all' },
    {
      ...common,
      record: 'DKIM',
      name: host('resend._domainkey'),
      type: 'TXT',
      value: 'p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCB',
    },
    ...(receiving
      ? [
          {
            ...common,
            ...{ record: 'Receiving', name: host(''), type: 'MX', priority: 10 },
            value: 'inbound-smtp.us-east-1.amazonaws.com',
          },
        ]
      : []),
  ]
}
