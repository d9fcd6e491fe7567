import type { DnsAnswer, MailLine } from './mail-record.ts'

const suggestion = 'v=DMARC1; p=none;'

/** The hosts whose DMARC record counts for a domain, the nearest first (RFC 7489, 6.6.3). */
export function dmarcHosts(domain: string): string[] {
  const labels = domain.split('.')
  return labels.length > 2 ? [`_dmarc.${domain}`, `_dmarc.${labels.slice(-2).join('.')}`] : [`_dmarc.${domain}`]
}

const tags = (record: string): Map<string, string> =>
  new Map(
    record.split(';').flatMap((part) => {
      const [, name, value] = /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(part) ?? []
      return name && value !== undefined ? [[name.toLowerCase(), value.toLowerCase()] as const] : []
    }),
  )

/**
 * Judges what a domain asks receivers to do with mail that is not from it. `answers` are those of `dmarcHosts`, in their order. Big
 * receivers want a record of everybody who sends many mails; `p=none` is enough for them.
 */
export function judgeDmarc(domain: string, answers: readonly DnsAnswer[]): MailLine {
  const [host = ''] = dmarcHosts(domain)
  const line = { purpose: 'dmarc' as const, type: 'TXT' as const, host, wanted: suggestion }
  for (const answer of answers) {
    if (answer.kind === 'failed')
      return { ...line, found: [], verdict: 'unknown', advice: `The name server did not answer: ${answer.reason}.` }
    const found = answer.kind === 'found' ? answer.values.filter((value) => /^\s*v\s*=\s*DMARC1/i.test(value)) : []
    if (found.length === 0) continue
    const wrong = wrongWith(found)
    if (wrong !== null) return { ...line, found, verdict: 'differs', advice: wrong }
    return { ...line, found, verdict: 'found', advice: couldBeBetter(tags(found[0] ?? '')) }
  }
  return { ...line, found: [], verdict: 'missing', advice: 'Add this TXT record: large receivers ask for one.' }
}

function wrongWith(records: readonly string[]): string | null {
  if (records.length > 1) return 'There are several DMARC records: receivers then ignore all of them. Keep one.'
  const policy = tags(records[0] ?? '').get('p')
  return policy && ['none', 'quarantine', 'reject'].includes(policy)
    ? null
    : 'It names no policy: write p=none, p=quarantine or p=reject.'
}

function couldBeBetter(found: ReadonlyMap<string, string>): string | null {
  if (found.get('p') === 'none')
    return 'It only watches. Once everything you send is signed, p=quarantine keeps others from writing in your name.'
  if (found.get('aspf') === 's')
    return 'It wants the return path to be exactly your domain, which it is not (aspf=s): the signature (DKIM) carries it alone.'
  return null
}
