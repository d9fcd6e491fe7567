import type { ImportField, RowColumn } from './import-column.ts'

/**
 * Folds a header to what matters for recognising it: "*InvoiceNumber", "Invoice number" and "invoice_number" are one,
 * "#" reads as "number", accents and punctuation fall away.
 */
export const headerKey = (header: string): string =>
  header
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('#', 'number')
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '')

/** A list of headers, apart by commas and lines, as keys. */
export const words = (text: string): string[] =>
  text.split('\n').flatMap((line) => line.split(',').map(headerKey).filter(Boolean))

/**
 * Header words by column, the most telling first: exports of QuickBooks, Xero, Invoice Ninja, Wave and FreshBooks, then
 * what people write by hand in English, German, French and Spanish.
 */
export const headerWords: Record<ImportField | RowColumn, readonly string[]> = {
  number:
    words(`Invoice number, Invoice #, Invoice no, InvoiceNo, Invoice num, Inv no, Inv #, Num, No, Number, Doc number,
    Document number, Invoice, Invoice ID, Ref no, #
    Rechnungsnummer, Rechnungs-Nr, Rechnung Nr, Rechnungsnr, RE-Nr, Belegnummer, Beleg-Nr, Belegnr, Belegfeld 1, Nr, Rechnung
    Numéro de facture, N° de facture, N° facture, No facture, Numéro facture, Facture n°, Numéro, Facture
    Número de factura, N.º de factura, Nº factura, Nº de factura, Núm. factura, Num factura, Número, Factura`),
  client:
    words(`Customer name, Client name, ContactName, Contact name, Customer full name, Customer/Project, Customer, Client, Name,
    Company name, Company, Account name, Bill to, Billed to, Organization, Debtor
    Kundenname, Kunde, Firma, Firmenname, Debitor, Debitorname, Auftraggeber, Empfänger, Name des Kunden
    Nom du client, Client facturé, Raison sociale, Société, Entreprise, Nom, Débiteur
    Nombre del cliente, Nombre cliente, Cliente, Razón social, Empresa, Nombre, Deudor`),
  clientCode:
    words(`Customer number, Customer no, Customer #, Customer ID, Customer code, Client number, Client no, Client ID,
    Client code, Account number, Account no, Account code client, ContactID, Client ID Number
    Kundennummer, Kunden-Nr, Kundennr, Kd-Nr, KdNr, Debitorennummer, Debitor Nr, Debitorenkonto
    Code client, Numéro client, N° client, Numéro de client, Référence client
    Código de cliente, Código cliente, Número de cliente, Nº cliente, ID cliente`),
  email:
    words(`Customer email, Client email, Contact email, Client Contact Email, EmailAddress, Email address, Billing email,
    Bill email, E-mail, Email, Main email, Mail, Email to, Invoice email
    E-Mail-Adresse, Mailadresse, Rechnungs-E-Mail, E-Mail Kunde, Kunden-E-Mail
    Adresse e-mail, Adresse email, Courriel, Adresse électronique, E-mail client
    Correo electrónico, Correo, Dirección de correo, Email cliente`),
  issuedOn:
    words(`Invoice date, InvoiceDate, Date issued, Issue date, Issued on, Issued, Bill date, Transaction date, Txn date,
    Document date, Date of invoice, Created date, Date created, Date
    Rechnungsdatum, Belegdatum, Ausstellungsdatum, Rechnung vom, Datum
    Date de facture, Date de facturation, Date facture, Date d'émission, Émise le, Émis le
    Fecha de factura, Fecha factura, Fecha de emisión, Fecha de expedición, Emitida el, Fecha`),
  dueOn:
    words(`Due date, DueDate, Invoice due date, Payment due date, Payment due, Date due, Due on, Due by, Due, Pay by
    Fälligkeitsdatum, Fällig am, Fälligkeit, Fällig, Zahlbar bis, Zahlungsziel Datum, Zahlungstermin
    Date d'échéance, Échéance, Date échéance, À payer avant le, Payable le
    Fecha de vencimiento, Fecha vencimiento, Vencimiento, Vence el, Vence, Pagar antes de`),
  terms: words(`Terms, Payment terms, Term, Net terms
    Zahlungsbedingungen, Zahlungsbedingung, Zahlungsziel, Zahlungskondition, Konditionen
    Conditions de paiement, Conditions de règlement, Délai de paiement, Modalités de paiement
    Condiciones de pago, Plazo de pago, Términos de pago, Términos, Plazo`),
  total:
    words(`Total, Invoice total, Total amount, Invoice amount, Amount total, Grand total, Gross amount, Total incl tax, Total (incl. tax),
    Gross total, Gross, Amount, Invoice value, Total Price, Original amount
    Rechnungsbetrag, Bruttobetrag, Gesamtbetrag, Brutto, Summe brutto, Endbetrag, Gesamt, Gesamtsumme, Betrag brutto, Summe, Betrag
    Montant TTC, Total TTC, Montant total, Montant de la facture, TTC, Montant
    Importe total, Total factura, Importe de la factura, Total con IVA, Importe bruto, Importe`),
  balance:
    words(`Balance, Open balance, Balance due, Invoice balance, InvoiceAmountDue, Amount due, Outstanding, Outstanding balance,
    Outstanding amount, Open amount, Amount outstanding, Remaining, Amount remaining, Total due, Still open, Unpaid, Owing, Amount owing
    Offener Betrag, Offen, Restbetrag, Saldo, Noch offen, Offener Saldo, Offene Summe
    Solde, Solde dû, Reste à payer, Reste dû, Montant dû, Restant dû, Solde restant
    Saldo pendiente, Pendiente, Importe pendiente, Por pagar, Saldo restante, Por cobrar`),
  paidAmount:
    words(`Amount paid, InvoiceAmountPaid, Paid amount, Invoice Paid to Date, Paid to date, Total paid, Paid, Payments,
    Amount received, Received, Already paid, Payments received
    Bezahlter Betrag, Bezahlt, Gezahlt, Zahlbetrag, Bereits bezahlt, Zahlungen, Zahlungseingang
    Montant payé, Montant réglé, Payé, Réglé, Déjà payé, Acompte versé, Paiements
    Importe pagado, Pagado, Cobrado, Importe cobrado, Pagos`),
  settledOn:
    words(`Date paid, Paid on, Paid date, Payment date, Last payment date, Paid at, Settled on, Fully paid on, Invoice Paid Date
    Bezahlt am, Zahlungsdatum, Zahldatum, Gezahlt am, Datum Zahlung, Eingangsdatum
    Payée le, Payé le, Date de paiement, Date de règlement, Réglée le, Réglé le
    Fecha de pago, Fecha pago, Pagada el, Pagado el, Fecha de cobro, Fecha cobro`),
  currency:
    words(`Currency, Currency code, Invoice currency, Invoice Currency Code, CurrencyCode, Cur, Ccy, Client Currency
    Währung, Währungscode, WKZ, Devise, Monnaie, Code devise, Moneda, Divisa, Código de moneda`),
  purchaseOrder:
    words(`PO number, P.O. #, P. O. #, PO #, PO no, P.O. number, P.O., PO, Invoice PO Number, Purchase order, Purchase order number,
    P.O./S.O., Customer PO, Client PO, Order number, Order no, Your reference, Reference
    Bestellnummer, Bestell-Nr, Bestellnr, Ihre Bestellung, Ihr Zeichen, Auftragsnummer, Auftrags-Nr, Referenz
    Numéro de commande, N° de commande, N° commande, Bon de commande, Votre référence, Référence
    Número de pedido, Nº pedido, Nº de pedido, Pedido, Orden de compra, Su referencia, Referencia`),
  description:
    words(`Description, Memo/Description, Memo, Item description, ItemDescription, Invoice description, Subject, Summary, Details,
    Notes, Note, Message, Message on invoice, Public notes, Invoice Public Notes, Title, Project, For, Work
    Beschreibung, Bezeichnung, Leistung, Betreff, Verwendungszweck, Buchungstext, Text, Bemerkung, Notiz, Position
    Désignation, Libellé, Objet, Prestation, Intitulé, Remarque
    Descripción, Concepto, Asunto, Detalle, Observaciones`),
  status: words(
    `Invoice status, Status, State, Payment status, Rechnungsstatus, Zustand, Statut, État, Estado, Situación`,
  ),
  type: words(`Transaction type, Type, Document type, Doc type, Txn type, Invoice type, Belegart, Dokumentart, Art, Typ,
    Type de document, Type de pièce, Tipo, Tipo de documento`),
  item: words(`Item name, Item(Product/Service), Product/Service, Product/service full name, Item, Product, Service, InventoryItemCode,
    Artikel, Produkt, Article, Produit, Artículo, Producto`),
  quantity: words(`Quantity, ItemQuantity, Item quantity, Qty, Menge, Anzahl, Quantité, Qté, Cantidad, Unidades`),
  unitAmount:
    words(`UnitAmount, Unit amount, Unit price, ItemRate, Item rate, Rate, Sales price, Unit cost, Cost, Price, Item Cost,
    Einzelpreis, Stückpreis, Preis, Prix unitaire, Prix, P.U., Precio unitario, Precio`),
  lineAmount:
    words(`LineAmount, Line amount, ItemAmount, Item amount, Line total, Item total, Item Line Total, Line subtotal, Extended price,
    Positionsbetrag, Zeilenbetrag, Gesamtpreis Position, Total ligne, Montant ligne, Total línea, Importe línea`),
  taxAmount: words(`TaxAmount, Line tax, Line tax amount, Item tax amount, ItemTaxAmount, Tax 1 Amount`),
}
