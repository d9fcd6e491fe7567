import { Resolver } from 'node:dns/promises'
import type { DnsAnswer, RecordType } from '#app/domain/deliverability/mail-record.ts'
import { DeadlineExceeded, withDeadline } from '#app/gateways/deadline.ts'

const DEADLINE_MS = 5_000

export interface NameServer {
  /** What stands under a name: texts in one piece, mail servers as `priority host`. Never throws. */
  ask(type: RecordType, host: string): Promise<DnsAnswer>
}

/** A name server: `address` or the machine's own. */
export function openNameServer(address: string | undefined): NameServer {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  if (address !== undefined) resolver.setServers([address])
  const read: Record<RecordType, (host: string) => Promise<string[]>> = {
    TXT: async (host) => (await resolver.resolveTxt(host)).map((pieces) => pieces.join('')),
    MX: async (host) => (await resolver.resolveMx(host)).map(({ priority, exchange }) => `${priority} ${exchange}`),
    CNAME: (host) => resolver.resolveCname(host),
  }
  return {
    async ask(type, host) {
      try {
        const values = await withDeadline(read[type](host), DEADLINE_MS, 'the name server')
        return values.length > 0 ? { kind: 'found', values } : { kind: 'missing' }
      } catch (error) {
        return answerOf(error)
      }
    },
  }
}

function answerOf(error: unknown): DnsAnswer {
  if (error instanceof DeadlineExceeded) return { kind: 'failed', reason: 'it took too long' }
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
  return code === 'ENOTFOUND' || code === 'ENODATA' ? { kind: 'missing' } : { kind: 'failed', reason: code }
}
