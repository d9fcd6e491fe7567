import { dmarcHosts, judgeDmarc } from '#app/domain/deliverability/dmarc.ts'
import { judgeRecord } from '#app/domain/deliverability/judge-record.ts'
import type { DnsAnswer, MailLine, WantedRecord } from '#app/domain/deliverability/mail-record.ts'
import { SPF_LOOKUPS_MAX, spfOnward, spfRecords } from '#app/domain/deliverability/spf.ts'
import { resendMode } from '#app/domain/provider/provider-mode.ts'
import { senderOf } from '#app/domain/reply/mail-text.ts'
import { env } from '#app/env.server.ts'
import { openNameServer } from '#app/gateways/dns/name-server.server.ts'
import type { NameServer } from '#app/gateways/dns/name-server.server.ts'
import { findSendingDomain } from '#app/gateways/email/sending-domain.server.ts'
import type { SendingDomain } from '#app/gateways/email/sending-domain.server.ts'

/** How the domain stands with the mail provider: `stand_in` is not asked about in the world. */
export type DomainStanding = 'verified' | 'unverified' | 'unknown' | 'refused' | 'stand_in'

export interface MailReport {
  /** The domain mails are sent from. */
  readonly domain: string
  readonly standing: DomainStanding
  readonly lines: readonly MailLine[]
}

/** The domain mails are sent from, as it is set. */
export const sendingDomain = (): string => senderOf(env.MAIL_FROM).address.split('@').at(-1) ?? ''

/**
 * Sets the records the mail provider wants for the sending domain, and for the domain replies come to, beside what the name server
 * says now. Keeps nothing and never throws: what does not answer is `unknown` in its line. Takes up to half a minute.
 */
export async function lookAtMail(): Promise<MailReport> {
  const domain = sendingDomain()
  const provider = await findSendingDomain(domain)
  const isStandIn = resendMode({ key: env.RESEND_API_KEY, base: env.RESEND_API_BASE }) === 'stand_in'
  // Nothing of a trial leaves this machine.
  const names = isStandIn && env.DNS_SERVER === undefined ? silent : openNameServer(env.DNS_SERVER)
  const wanted = [...recordsOf(provider), ...(await receivingRecords(domain))]
  const lines = await Promise.all(wanted.map((record) => look(record, names)))
  const dmarc = await Promise.all(dmarcHosts(domain).map((host) => names.ask('TXT', host)))
  const all = [...lines, judgeDmarc(domain, dmarc)]
  if (names !== silent) return { domain, standing: standingOf(provider), lines: all }
  return { domain, standing: 'stand_in', lines: all.map((line) => ({ ...line, advice: null })) }
}

const silent: NameServer = { ask: async () => ({ kind: 'failed', reason: 'not asked' }) }

const recordsOf = (provider: SendingDomain): readonly WantedRecord[] =>
  provider.kind === 'known' ? provider.records : []

function standingOf(provider: SendingDomain): DomainStanding {
  if (provider.kind !== 'known') return provider.kind
  return provider.isVerified ? 'verified' : 'unverified'
}

/** What the domain replies come to wants, where it is another one. */
async function receivingRecords(sending: string): Promise<WantedRecord[]> {
  const replies = env.MAIL_REPLY_DOMAIN
  if (replies === undefined || replies === sending) return []
  const provider = await findSendingDomain(replies)
  return recordsOf(provider).filter(({ purpose }) => purpose === 'receiving')
}

async function look(record: WantedRecord, names: NameServer): Promise<MailLine> {
  const answer = await names.ask(record.type, record.host)
  if (record.purpose !== 'spf' || answer.kind !== 'found') return judgeRecord(record, answer)
  return judgeRecord(record, answer, await followSpf(spfRecords(answer.values), names))
}

/** What stands behind the hosts an SPF record leads on to, as far as a receiver would go. */
async function followSpf(records: readonly string[], names: NameServer): Promise<Map<string, DnsAnswer>> {
  const answers = new Map<string, DnsAnswer>()
  let next = records.flatMap(spfOnward)
  while (next.length > 0 && answers.size <= SPF_LOOKUPS_MAX) {
    const [host = '', ...rest] = next
    next = rest
    if (answers.has(host)) continue
    const answer = await names.ask('TXT', host)
    answers.set(host, answer)
    if (answer.kind === 'found') next.push(...spfRecords(answer.values).flatMap(spfOnward))
  }
  return answers
}
