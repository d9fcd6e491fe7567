import { languageOf } from '../words/language.ts'
import type { Language } from '../words/language.ts'
import type { PlanSide } from './plan-state.ts'

/** The words of an agreed plan on paper, in the client's language. */
export interface PlanTermsLabels {
  readonly title: string
  readonly agreedOn: (day: string) => string
  readonly covers: string
  readonly instalments: string
  readonly columns: {
    readonly invoice: string
    readonly due: string
    readonly amount: string
    readonly number: string
    readonly payBy: string
  }
  readonly total: string
  readonly terms: string
  readonly paidInParts: string
  readonly early: string
  readonly charges: { readonly rest: string; readonly run: string }
  readonly discount: string
  readonly grace: (businessDays: number) => string
  readonly offered: (side: PlanSide, names: { business: string; client: string }) => string
  readonly accepted: (name: string, at: string, from: string | null) => string
  readonly acceptedByRules: (business: string, at: string) => string
  readonly reference: (planId: string) => string
  /** Name of the file, without its ending. */
  readonly file: string
}

const en: PlanTermsLabels = {
  title: 'Payment plan',
  agreedOn: (day) => `Agreed on ${day}`,
  covers: 'What it covers',
  instalments: 'The instalments',
  columns: { invoice: 'Invoice', due: 'Was due on', amount: 'Amount', number: 'No.', payBy: 'To arrive by' },
  total: 'Total',
  terms: 'The terms',
  paidInParts: 'What is open on the invoices above is paid in these instalments.',
  early: 'Any instalment, or all that is left, may be paid earlier at any time and at no cost.',
  charges: {
    rest: 'No late fees or interest are added to these invoices while the plan is kept.',
    run: 'Late fees and interest under the terms of the invoices go on while the plan runs; they are not part of these sums.',
  },
  discount: 'A discount for early payment that an invoice offered does not apply beside this plan.',
  grace: (days) =>
    `An instalment that has not arrived ${days === 1 ? 'one business day' : `${days} business days`} after its day is talked about: another day, another plan, or, where neither helps, the end of this one. What is open is then due as it was before.`,
  offered: (side, { business, client }) => `Offered by ${side === 'client' ? client : business}.`,
  accepted: (name, at, from) => `Accepted by ${name} on ${at}${from ? `, from the network address ${from}` : ''}.`,
  acceptedByRules: (business, at) => `Accepted on ${at}, within the limits ${business} has set for payment plans.`,
  reference: (planId) => `Reference ${planId}`,
  file: 'Payment-plan',
}

const de: PlanTermsLabels = {
  title: 'Ratenvereinbarung',
  agreedOn: (day) => `Vereinbart am ${day}`,
  covers: 'Was sie umfasst',
  instalments: 'Die Raten',
  columns: { invoice: 'Rechnung', due: 'War fällig am', amount: 'Betrag', number: 'Nr.', payBy: 'Eingang bis' },
  total: 'Summe',
  terms: 'Die Bedingungen',
  paidInParts: 'Was auf den oben genannten Rechnungen offen ist, wird in diesen Raten bezahlt.',
  early: 'Jede Rate oder alles, was noch offen ist, darf jederzeit ohne Kosten früher bezahlt werden.',
  charges: {
    rest: 'Solange die Vereinbarung eingehalten wird, kommen auf diese Rechnungen keine Mahngebühren oder Zinsen hinzu.',
    run: 'Mahngebühren und Zinsen nach den Bedingungen der Rechnungen laufen weiter; sie sind in diesen Beträgen nicht enthalten.',
  },
  discount: 'Ein Skonto, das eine Rechnung angeboten hat, gilt neben dieser Vereinbarung nicht.',
  grace: (days) =>
    `Über eine Rate, die ${days === 1 ? 'einen Werktag' : `${days} Werktage`} nach ihrem Tag nicht eingegangen ist, sprechen wir: ein anderer Tag, eine andere Vereinbarung oder, wo beides nicht hilft, das Ende dieser. Was dann offen ist, ist fällig wie zuvor.`,
  offered: (side, { business, client }) => `Angeboten von ${side === 'client' ? client : business}.`,
  accepted: (name, at, from) => `Angenommen von ${name} am ${at}${from ? `, von der Netzwerkadresse ${from}` : ''}.`,
  acceptedByRules: (business, at) =>
    `Angenommen am ${at}, innerhalb der Grenzen, die ${business} für Ratenpläne gesetzt hat.`,
  reference: (planId) => `Kennzeichen ${planId}`,
  file: 'Ratenvereinbarung',
}

const es: PlanTermsLabels = {
  title: 'Plan de pago',
  agreedOn: (day) => `Acordado el ${day}`,
  covers: 'Qué comprende',
  instalments: 'Las cuotas',
  columns: { invoice: 'Factura', due: 'Vencía el', amount: 'Importe', number: 'N.º', payBy: 'A recibir hasta' },
  total: 'Total',
  terms: 'Las condiciones',
  paidInParts: 'Lo pendiente de las facturas indicadas arriba se paga en estas cuotas.',
  early: 'Cualquier cuota, o todo lo que queda, puede pagarse antes en cualquier momento y sin coste.',
  charges: {
    rest: 'Mientras se cumpla el plan, no se añaden recargos ni intereses a estas facturas.',
    run: 'Los recargos e intereses según las condiciones de las facturas siguen corriendo; no forman parte de estos importes.',
  },
  discount: 'Un descuento por pronto pago que ofreciera una factura no se aplica junto a este plan.',
  grace: (days) =>
    `Si una cuota no ha llegado ${days === 1 ? 'un día hábil' : `${days} días hábiles`} después de su fecha, lo hablamos: otra fecha, otro plan o, si nada de ello ayuda, el fin de este. Lo pendiente vence entonces como antes.`,
  offered: (side, { business, client }) => `Ofrecido por ${side === 'client' ? client : business}.`,
  accepted: (name, at, from) => `Aceptado por ${name} el ${at}${from ? `, desde la dirección de red ${from}` : ''}.`,
  acceptedByRules: (business, at) =>
    `Aceptado el ${at}, dentro de los límites que ${business} ha fijado para los planes.`,
  reference: (planId) => `Referencia ${planId}`,
  file: 'Plan-de-pago',
}

const fr: PlanTermsLabels = {
  title: 'Plan de paiement',
  agreedOn: (day) => `Convenu le ${day}`,
  covers: 'Ce qu’il couvre',
  instalments: 'Les échéances',
  columns: { invoice: 'Facture', due: 'Était due le', amount: 'Montant', number: 'N°', payBy: 'À recevoir le' },
  total: 'Total',
  terms: 'Les conditions',
  paidInParts: 'Ce qui reste ouvert sur les factures ci-dessus est réglé en ces échéances.',
  early: 'Toute échéance, ou tout ce qui reste, peut être réglée plus tôt, à tout moment et sans frais.',
  charges: {
    rest: 'Tant que le plan est suivi, ni frais de retard ni intérêts ne s’ajoutent à ces factures.',
    run: 'Les frais de retard et intérêts prévus par les conditions des factures continuent de courir ; ils ne font pas partie de ces montants.',
  },
  discount: 'Un escompte pour paiement anticipé qu’offrait une facture ne s’applique pas à côté de ce plan.',
  grace: (days) =>
    `Si une échéance n’est pas arrivée ${days === 1 ? 'un jour ouvré' : `${days} jours ouvrés`} après sa date, nous en parlons : une autre date, un autre plan ou, si rien n’y fait, la fin de celui-ci. Ce qui reste est alors dû comme auparavant.`,
  offered: (side, { business, client }) => `Proposé par ${side === 'client' ? client : business}.`,
  accepted: (name, at, from) => `Accepté par ${name} le ${at}${from ? `, depuis l’adresse réseau ${from}` : ''}.`,
  acceptedByRules: (business, at) => `Accepté le ${at}, dans les limites que ${business} a fixées pour les plans.`,
  reference: (planId) => `Référence ${planId}`,
  file: 'Plan-de-paiement',
}

const byLanguage: Record<Language, PlanTermsLabels> = { en, de, es, fr }

/** English where a language is not ours. */
export const planTermsLabels = (locale: string): PlanTermsLabels => byLanguage[languageOf(locale)]
