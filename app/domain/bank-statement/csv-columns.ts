import { headerKey, words as keys } from '../invoice-import/header-words.ts'
import type { RawRecord } from '../invoice-import/read-records.ts'

/** Where in a row each thing stands, from 0. */
export interface BankColumns {
  readonly bookedOn: number
  readonly valueOn?: number
  readonly amount?: number
  readonly moneyIn?: number
  readonly moneyOut?: number
  readonly direction?: number
  readonly currency?: number
  readonly balance?: number
  readonly name?: number
  readonly account?: number
  readonly ownAccount?: number
  readonly reference?: number
  readonly bankId?: number
  readonly text: readonly number[]
}

type Single = Exclude<keyof BankColumns, 'text'>

/** Names of columns as banks write them, the surest first: English, German, French, Spanish, Dutch. */
const words: Record<Single, readonly string[]> = {
  bookedOn: keys(`Buchungstag, Buchungsdatum, Buchung, Booking date, Booking, Booked on, Posting date, Posted date
    Post date, Transaction date, Date started (UTC), Completed date, Date completed, Date, Datum, Fecha
    Fecha operación, F. operación, Date opération, Date de l'opération, Date comptable, Boekdatum
    Effective date, Process date, Created on, Transaktionsdatum`),
  valueOn: keys(`Valutadatum, Valuta, Wertstellung, Wertstellungsdatum, Value date, Date valeur, Date de valeur
    Fecha valor, F. valor, Valutadag, Rentedatum, Wertdatum`),
  amount: keys(`Betrag, Betrag (EUR), Betrag in EUR, Umsatz, Umsatz in EUR, Amount, Amount (EUR), Amount (USD)
    Amount (GBP), Transaction amount, Net amount, Montant, Montant(EUROS), Importe, Bedrag, Bedrag (EUR)
    Paid amount, Value, Amt`),
  moneyIn: keys(`Haben, Gutschrift, Eingang, Credit, Credit amount, Credits, Money in, Paid in, Deposits, Deposit
    Deposit amount, Crédit, Crédit euros, Abono, Abonos, Haber, Bij, Gutschrift in CHF, Credit in CHF
    Received`),
  moneyOut: keys(`Soll, Belastung, Lastschrift, Ausgang, Debit, Debit amount, Debits, Money out, Paid out, Withdrawals
    Withdrawal, Withdrawal amount, Débit, Débit euros, Cargo, Cargos, Debe, Af, Lastschrift in CHF
    Debit in CHF, Sent`),
  direction: keys(
    `Soll/Haben, S/H, Debit/Credit, Af Bij, Credit Debit Indicator, CR/DR, Dr/Cr, D/C, Details type, Sens`,
  ),
  currency: keys(
    `Währung, Waehrung, Currency, Currency code, Devise, Divisa, Moneda, Munt, Wrg, Ccy, Account currency`,
  ),
  balance: keys(`Saldo, Saldo nach Buchung, Balance, Running balance, Running bal., Account balance, Solde
    Saldo na mutatie, Saldo in EUR`),
  name: keys(`Beguenstigter/Zahlungspflichtiger, Begünstigter/Zahlungspflichtiger, Auftraggeber/Empfänger
    Auftraggeber / Begünstigter, Name Zahlungsbeteiligter, Zahlungsbeteiligter, Zahlungspflichtige*r
    Zahlungspflichtiger, Auftraggeber, Payer, Payer name, Partner Name, Counterparty, Counterparty name
    Counter Party, Payee, Name, Naam / Omschrijving, Naam tegenpartij, Nom, Nombre, Merchant name
    Beneficiary, Ordenante, Beneficiario, Contrepartie, Source name, Empfänger/Auftraggeber`),
  account: keys(`Kontonummer/IBAN, IBAN Zahlungsbeteiligter, Gegenkonto IBAN, Gegenkonto, IBAN, Partner Iban, Payer IBAN
    Counterparty IBAN, Counterparty account, Counter Party Account, Tegenrekening, Tegenrekening IBAN/BBAN
    Kontonummer, Payer account, IBAN contrepartie`),
  ownAccount: keys(`Auftragskonto, IBAN Auftragskonto, Account number, Account, Rekening, IBAN/BBAN, Cuenta, Compte
    Account Name, Konto`),
  reference: keys(`Kundenreferenz (End-to-End), Kundenreferenz, End-to-End-Referenz, End-to-End-ID, End to End Id
    Customer reference, Reference number, Betalingskenmerk, Mandatsreferenz/Kundenreferenz, Check number
    Check or slip #, Cheque number, Reference, Referenz, Référence, Referencia`),
  bankId: keys(`Transaction ID, TransferWise ID, ID, Bank reference, Volgnr, Umsatz-ID, Transaction reference
    Buchungsreferenz`),
}

const textWords = new Set(
  keys(`Verwendungszweck, Verwendungszweck / Kundenreferenz, Vorgang/Verwendungszweck, Buchungstext, Beschreibung
    Description, Details, Transaction description, Narrative, Memo, Notes, Payment reference
    Payment Reference, Particulars, Remittance information, Original description, Libellé, Libelle, Détail
    Concepto, Descripción, Más datos, Observaciones, Mededelingen, Omschrijving, Omschrijving-1
    Omschrijving-2, Umsatztext, Message, Reason, Comment, Transaction details, Bank memo, Booking text, Text`),
)

const HEADER_WITHIN = 30

/** The row that names the columns, among the first of a file, and what it names; null where none says a day and an amount. */
export function findBankColumns(records: readonly RawRecord[]): { at: number; columns: BankColumns } | null {
  let best: { at: number; columns: BankColumns; score: number } | null = null
  for (const [at, { cells, problem }] of records.slice(0, HEADER_WITHIN).entries()) {
    const found = problem ? null : columnsOf(cells)
    if (found && found.score > (best?.score ?? 0)) best = { at, ...found }
  }
  return best
}

function columnsOf(cells: readonly string[]): { columns: BankColumns; score: number } | null {
  const headers = cells.map(headerKey)
  const taken = new Set<number>()
  const found: Partial<Record<Single, number>> = {}
  for (const column of Object.keys(words) as Single[]) {
    const key = words[column].find((one) => headers.some((other, at) => other === one && !taken.has(at)))
    if (key === undefined) continue
    const place = headers.findIndex((other, at) => other === key && !taken.has(at))
    taken.add(place)
    found[column] = place
  }
  const text = headers.flatMap((key, at) => (textWords.has(key) && !taken.has(at) ? [at] : []))
  const { bookedOn, ...others } = found
  const hasMoney = others.amount !== undefined || (others.moneyIn !== undefined && others.moneyOut !== undefined)
  if (bookedOn === undefined || !hasMoney) return null
  // What a payer wrote may stand in the column of references alone.
  const texts = text.length === 0 && others.reference !== undefined ? [others.reference] : text
  return { columns: { ...others, bookedOn, text: texts }, score: taken.size + text.length }
}
