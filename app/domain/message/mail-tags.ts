/** What a mail says about itself at the provider, so that a database brought back from a backup can find what it forgot. */
export interface MailMarks {
  readonly messageId: string
  readonly businessId: string
  /** SHA-256 of the message's key, base64url: keys that follow from a payment or a plan come again when it is decided anew. */
  readonly keyHash: string
  /** The steps of follow-up it takes. */
  readonly steps: readonly { readonly invoiceId: string; readonly stage: number }[]
  /** The portal links it bears. */
  readonly links: readonly { readonly id: string; readonly invoiceId: string }[]
}

/** Resend takes 75 tags of 256 characters; what does not fit is left out. Source: resend.com/docs/dashboard/emails/tags */
const TAGS_OF_A_KIND = 30
const IN_ONE_TAG = 3

/** A step as a tag and a found mail name it. */
export const stepMark = ({ invoiceId, stage }: { invoiceId: string; stage: number }): string => `${invoiceId}_${stage}`

/** The same for the same message at every try: a repeat must be the same bytes. */
export function mailTags({ messageId, businessId, keyHash, steps, links }: MailMarks): Record<string, string> {
  return {
    message: messageId,
    business: businessId,
    key: keyHash,
    ...packed('step', steps.map(stepMark)),
    ...packed(
      'link',
      links.map(({ id, invoiceId }) => `${id}_${invoiceId}`),
    ),
  }
}

function packed(name: string, words: readonly string[]): Record<string, string> {
  const sorted = words.toSorted()
  const tags: Record<string, string> = {}
  for (let n = 0; n * IN_ONE_TAG < sorted.length && n < TAGS_OF_A_KIND; n += 1)
    tags[`${name}${n + 1}`] = sorted.slice(n * IN_ONE_TAG, (n + 1) * IN_ONE_TAG).join('_')
  return tags
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const isId = (text: string | undefined): text is string => text !== undefined && new RegExp(`^${UUID}$`).test(text)

/** What the tags of a mail say; null where it is none of ours. Mails of earlier versions bear their message and business only. */
export function readMailTags(
  tags: Readonly<Record<string, string>>,
): (Omit<MailMarks, 'keyHash'> & { readonly keyHash: string | null }) | null {
  const { message, business, key = null } = tags
  if (!isId(message) || !isId(business)) return null
  const all = (name: string, shape: RegExp) =>
    Object.entries(tags)
      .filter(([tag]) => new RegExp(`^${name}\\d+$`).test(tag))
      .flatMap(([, value]) => [...value.matchAll(shape)])
  return {
    ...{ messageId: message, businessId: business, keyHash: key },
    steps: all('step', new RegExp(`(${UUID})_(\\d{1,9})`, 'g')).map(([, invoiceId = '', stage]) => ({
      invoiceId,
      stage: Number(stage),
    })),
    links: all('link', new RegExp(`(${UUID})_(${UUID})`, 'g')).map(([, id = '', invoiceId = '']) => ({
      id,
      invoiceId,
    })),
  }
}
