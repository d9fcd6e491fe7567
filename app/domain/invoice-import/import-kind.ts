import { headerWords, words } from './header-words.ts'
import { importFields, rowColumns } from './import-column.ts'
import type { ImportColumn } from './import-column.ts'

/** What a list can hold, one row each. */
export const importKinds = ['invoices', 'clients', 'payments', 'credit_notes'] as const
export type ImportKind = (typeof importKinds)[number]

export interface KindColumns {
  /** The fields a person can name, in the order they are asked for. */
  readonly fields: readonly ImportColumn[]
  /** Columns of exports that tell what a row is, never asked for. */
  readonly others: readonly ImportColumn[]
  /** The columns without which no row can be taken in; of each group one is enough. */
  readonly mandatory: readonly (readonly [ImportColumn, ...ImportColumn[]])[]
  readonly dates: readonly ImportColumn[]
  readonly amounts: readonly ImportColumn[]
  /** Header words by column, the most telling first. */
  readonly words: Partial<Record<ImportColumn, readonly string[]>>
}

const { client, clientCode, email, terms, currency, status, type } = headerWords
const whose = { client, clientCode, email }
const invoiceNumber =
  words(`Invoice number, Invoice no, Invoice num, InvoiceNumber, Invoice #, Invoice, Invoice reference, Applied to,
  Rechnungsnummer, Rechnungs-Nr, Rechnung Nr, Rechnung, Numéro de facture, N° de facture, Facture
  Número de factura, Nº de factura, Factura`)
const amount =
  words(`Amount, Payment amount, Amount paid, Amount received, Paid amount, Total, Total amount, Gross, Credit amount, Credit
  Betrag, Zahlbetrag, Gutschriftsbetrag, Bruttobetrag, Montant, Montant payé, Importe, Importe pagado, Cobrado`)
const reason =
  words(`Reason, Memo/Description, Memo, Description, Notes, Private notes, Public notes, Reference, Details
  Grund, Beschreibung, Bemerkung, Text, Motif, Libellé, Remarque, Motivo, Concepto, Descripción`)

const columns: Record<ImportKind, KindColumns> = {
  invoices: {
    fields: importFields,
    others: rowColumns,
    mandatory: [['number'], ['client'], ['total', 'balance', 'lineAmount'], ['issuedOn'], ['dueOn', 'terms']],
    dates: ['issuedOn', 'dueOn', 'settledOn'],
    amounts: ['total', 'balance', 'paidAmount', 'unitAmount', 'lineAmount', 'taxAmount'],
    words: headerWords,
  },
  clients: {
    fields: [
      ...(['client', 'clientCode', 'email', 'copies', 'contact', 'phone', 'address', 'language', 'timeZone'] as const),
      ...(['terms', 'taxNumber'] as const),
    ],
    others: ['firstName', 'lastName', 'street', 'street2', 'city', 'region', 'postcode', 'country'],
    mandatory: [['client']],
    dates: [],
    amounts: [],
    words: {
      client,
      clientCode: [...clientCode, ...words('Code, Number, ID Number, Account No., Acct No., Kürzel')],
      email: [...words('Bill to, Main Email, Email, E-mail, Email address, Contact Email'), ...email],
      copies: words('Copies to, CC, Cc Email, Other contacts, Kopie an, Copie à'),
      contact:
        words(`Contact, Contact person, Primary contact, Contact full name, Full name, Attention, Attention to, POAttentionTo
        Ansprechpartner, Kontakt, Kontaktperson, Contact principal, Interlocuteur, Persona de contacto, Contacto`),
      firstName: words('First name, Contact first name, FirstName, Given name, Vorname, Prénom'),
      lastName: words(
        'Last name, Contact last name, LastName, Family name, Surname, Nachname, Nom de famille, Apellidos',
      ),
      phone:
        words(`Phone, Phone number, Phone numbers, PhoneNumber, Main phone, Client phone, Contact phone, Telephone, Mobile
        Telefon, Telefonnummer, Tel, Téléphone, Teléfono`),
      address: words(`Postal address, Billing address, Bill address, Address, Bill to address, Full address
        Anschrift, Adresse, Rechnungsadresse, Adresse de facturation, Dirección, Dirección de facturación`),
      street:
        words(`Street, Street address, Address line 1, POAddressLine1, Address 1, Billing street, Client street, Address1
        Straße, Rue, Calle`),
      street2: words('Address line 2, POAddressLine2, Address 2, Apartment, Apt/Suite, Client apartment, Address2'),
      city: words('City, POCity, Billing city, Client city, Town, Ort, Stadt, Ville, Ciudad'),
      region: words(
        'State, Province/State, PORegion, Region, Province, Billing state, State/Province, Client state, Bundesland',
      ),
      postcode:
        words(`Postal code, Zip, Zip code, Postal code/zip code, POPostalCode, Postcode, Billing zip, Client postal code
        PLZ, Postleitzahl, Code postal, Código postal`),
      country: words('Country, POCountry, Billing country, Client country, Land, Pays, País'),
      language: words('Language, Locale, Sprache, Langue, Idioma'),
      timeZone: words('Time zone, Timezone, Zeitzone'),
      terms: [...words('Terms in days, DueDateSalesDay'), ...terms],
      taxNumber:
        words(`Tax number, TaxNumber, VAT number, VAT ID, Tax ID, Client VAT number, Resale Num, GST number, ABN
        USt-IdNr, Umsatzsteuer-ID, Steuernummer, Numéro de TVA, N° TVA, NIF, CIF`),
    },
  },
  payments: {
    fields: [
      ...(['invoiceNumber', 'client', 'clientCode', 'email', 'amount', 'receivedOn', 'method', 'reference'] as const),
      ...(['externalId', 'currency'] as const),
    ],
    others: ['status', 'type', 'applied'],
    mandatory: [['amount'], ['receivedOn'], ['invoiceNumber', 'client', 'clientCode', 'email']],
    dates: ['receivedOn'],
    amounts: ['amount', 'applied'],
    words: {
      ...whose,
      invoiceNumber,
      amount,
      receivedOn: words(`Received on, Payment date, Date received, Date paid, Paid on, Paid at, Deposit date, Date, Day
        Zahlungsdatum, Eingangsdatum, Bezahlt am, Wertstellung, Buchungstag, Datum, Date de paiement, Date de règlement
        Fecha de pago, Fecha de cobro, Fecha`),
      method: words(`Method, Payment method, Payment type, Paid by, Way, Pay method, Type of payment
        Zahlungsart, Zahlungsweise, Mode de paiement, Moyen de paiement, Forma de pago, Método de pago`),
      reference:
        words(`Reference, Reference no, Reference number, Ref no, Transaction reference, Check number, Cheque number, Check #
        Payment reference, Memo, Notes, Referenz, Verwendungszweck, Référence, Referencia`),
      externalId: words(
        `Payment ID, Payment number, Transaction ID, Payment #, Number, Num, ID, Zahlungsnummer, Id de pago`,
      ),
      currency,
      status,
      type,
      applied: words('Applied amount, Amount applied, Applied'),
    },
  },
  credit_notes: {
    fields: [
      ...(['number', 'invoiceNumber', 'amount', 'creditedOn', 'reason', 'client', 'clientCode', 'currency'] as const),
    ],
    others: ['status', 'type', 'applied', 'taxAmount'],
    mandatory: [['invoiceNumber'], ['amount'], ['creditedOn']],
    dates: ['creditedOn'],
    amounts: ['amount', 'applied', 'taxAmount'],
    words: {
      ...whose,
      number:
        words(`Credit note number, Credit note no, Credit note, Credit number, Credit memo number, Credit memo, Credit no, Number, Num
        Gutschriftsnummer, Gutschrift Nr, Gutschrift, Numéro d'avoir, N° d'avoir, Avoir, Número de abono, Abono`),
      invoiceNumber,
      amount,
      creditedOn: words(`Credited on, Credit note date, Credit date, Issued on, Issue date, Date, Day
        Gutschriftsdatum, Datum, Date d'avoir, Fecha de abono, Fecha`),
      reason,
      currency,
      status,
      type,
      applied: words('Applied amount, Amount applied, Applied, Taken off the invoice'),
      taxAmount: words('Tax, Tax amount, Total tax, VAT, Steuer, TVA, IVA'),
    },
  },
}

/** The columns of one kind of list, and how they are recognised. */
export const columnsOfKind = (kind: ImportKind): KindColumns => columns[kind]

/** What rows of a kind are called: one of them, and several. */
export const kindWords: Record<ImportKind, readonly [one: string, several: string]> = {
  invoices: ['invoice', 'invoices'],
  clients: ['client', 'clients'],
  payments: ['payment', 'payments'],
  credit_notes: ['credit note', 'credit notes'],
}
