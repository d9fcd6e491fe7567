import { maskAddress } from '#app/domain/account/mask-address.ts'
import { isContactChannel, isPreferredMethod, preferredMethods } from '#app/domain/client/preferences.ts'
import type { ContactChannel, Preferences, PreferencesOffer, PreferredMethod } from '#app/domain/client/preferences.ts'
import { addresseeOf } from '#app/domain/letter/addressee.ts'
import { languageOf, wordsLocale } from '#app/domain/words/language.ts'
import { prisma } from '#app/db/client.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { billToAddress } from './dunning-rows.server.ts'

export interface PreferencesOnFile {
  readonly current: Preferences
  readonly offer: PreferencesOffer
  /** As it is stored; null: the business's. */
  readonly clientLocale: string | null
  readonly businessLocale: string
  readonly clientName: string
  /** Where mail goes now, as far as anybody may see it; null: nowhere. */
  readonly masked: string | null
  /** Somebody the client named waits to be confirmed. */
  readonly isAsked: boolean
}

/** What a client has asked for, and what can be asked for. Null for an unknown client. */
export async function readPreferences(tx: Tx, businessId: string, clientId: string): Promise<PreferencesOnFile | null> {
  const client = await tx.client.findUnique({
    where: { businessId_id: { businessId, id: clientId } },
    include: {
      contacts: { orderBy: { createdAt: 'asc' } },
      contactProposals: { where: { state: 'open' }, select: { id: true } },
      business: { omit: { logo: true } },
    },
  })
  if (!client) return null
  const { business, contacts, preferredMethod, preferredChannel, payRun, quietDays, locale } = client
  const to = billToAddress(contacts)
  const takes: Record<PreferredMethod, boolean> = {
    card: business.acceptsCard,
    ach: business.acceptsAch && business.currency === 'USD',
    paypal: business.acceptsPaypal,
    transfer: business.transferDetails !== null,
    check: business.transferDetails !== null,
  }
  const reaches: [ContactChannel, boolean][] = [
    ['email', to !== null],
    ['letter', addresseeOf(client) !== null],
    ['phone', Boolean(client.phone?.trim())],
  ]
  const isAllowed = (method: PreferredMethod) =>
    client.allowedMethods.length === 0 || client.allowedMethods.includes(method) || !isOnline(method)
  return {
    current: {
      method: isPreferredMethod(preferredMethod) ? preferredMethod : null,
      channel: isContactChannel(preferredChannel) ? preferredChannel : null,
      language: languageOf(wordsLocale(locale, business.locale)),
      quietDays: [...quietDays].sort((a, b) => a - b),
      payRun,
    },
    offer: {
      methods: preferredMethods.filter((method) => takes[method] && isAllowed(method)),
      channels: reaches.flatMap(([channel, isOpen]) => (isOpen ? [channel] : [])),
      sendDays: business.sendDays,
    },
    ...{ clientLocale: locale, businessLocale: business.locale, clientName: client.name },
    masked: to && maskAddress(to),
    isAsked: client.contactProposals.length > 0,
  }
}

/** The same for pages. Errors: throws for an unknown client. */
export async function findPreferences(businessId: string, clientId: string): Promise<PreferencesOnFile> {
  const onFile = await readPreferences(prisma, businessId, clientId)
  if (!onFile) throw new Error(`client ${clientId} is not there`)
  return onFile
}

const isOnline = (method: PreferredMethod): boolean => method === 'card' || method === 'ach' || method === 'paypal'
