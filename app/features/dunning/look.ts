import type { DunningFacts } from '#app/domain/dunning/dunning-facts.ts'

/** One look at one client, under its lock: the facts as they stand and the moment they are judged at. */
export interface Look {
  readonly businessId: string
  readonly clientId: string
  readonly facts: DunningFacts
  readonly now: Date
}

export const numberOf = ({ facts }: Look, invoiceId: string): string =>
  facts.invoices.find(({ id }) => id === invoiceId)?.number ?? ''
