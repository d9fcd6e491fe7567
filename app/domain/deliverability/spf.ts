import type { DnsAnswer } from './mail-record.ts'

/** A receiver gives up after so many further questions (RFC 7208, 4.6.4). */
export const SPF_LOOKUPS_MAX = 10

/** The SPF records among the texts of a host. */
export const spfRecords = (values: readonly string[]): string[] =>
  values.map((value) => value.trim()).filter((value) => /^v=spf1(\s|$)/i.test(value))

const terms = (record: string): string[] => record.trim().split(/\s+/).slice(1)
const mechanismOf = (term: string): string => term.replace(/^[+\-~?]/, '').toLowerCase()

/** The hosts a record sends the receiver on to: what it includes, and where it redirects. */
export const spfOnward = (record: string): string[] =>
  terms(record).flatMap((term) => /^(?:include:|redirect=)([^\s/%]+)$/.exec(mechanismOf(term))?.[1] ?? [])

const asks = (term: string): boolean => /^(include:|redirect=|exists:|(a|mx|ptr)([:/]|$))/.test(mechanismOf(term))

/**
 * How many further questions a receiver must ask to judge by this record, through all it includes; `answers` holds what is known by
 * host, and what is not known counts as one. More than `SPF_LOOKUPS_MAX` is more than enough to know.
 */
export function spfLookups(record: string, answers: ReadonlyMap<string, DnsAnswer>): number {
  let count = 0
  const follow = (text: string, above: readonly string[]) => {
    count += terms(text).filter(asks).length
    for (const host of spfOnward(text)) {
      if (count > SPF_LOOKUPS_MAX || above.includes(host)) return
      const answer = answers.get(host)
      const [next] = answer?.kind === 'found' ? spfRecords(answer.values) : []
      if (next) follow(next, [...above, host])
    }
  }
  follow(record, [])
  return count
}

/** What is wrong with the SPF record of a host that should hold `wanted`, in words; null: nothing. */
export function judgeSpf(
  wanted: string,
  values: readonly string[],
  answers: ReadonlyMap<string, DnsAnswer>,
): string | null {
  const records = spfRecords(values)
  const [record] = records
  if (!record) return null
  if (records.length > 1)
    return 'There are several SPF records: receivers then ignore all of them (RFC 7208, 3.2). Join them into one.'
  const missing = spfOnward(wanted).filter((host) => !spfOnward(record).includes(host))
  if (missing.length > 0)
    return `It does not include ${missing.join(' and ')}: add ${missing.map((host) => `include:${host}`).join(' ')} before its last part.`
  if (terms(record).some((term) => /^\+?all$/i.test(term)))
    return 'It ends in “+all”, which lets anybody send in your name: end it in “~all”.'
  if (spfLookups(record, answers) > SPF_LOOKUPS_MAX)
    return `It needs more than ${SPF_LOOKUPS_MAX} further questions, and receivers give up: remove what is not used any more.`
  return null
}
