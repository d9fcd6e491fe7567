import { expect, test } from 'vitest'
import { detectColumns, hasLineColumns, missingFields } from './detect-columns.ts'

const detect = (headers: string) => detectColumns(headers.split(','))

test('Xero sales invoices', () => {
  const { source, columns } = detect(
    'ContactName,EmailAddress,POAddressLine1,POCity,InvoiceNumber,Reference,InvoiceDate,DueDate,PlannedDate,Total,TaxTotal,InvoiceAmountPaid,InvoiceAmountDue,InventoryItemCode,Description,Quantity,UnitAmount,Discount,LineAmount,AccountCode,TaxType,TaxAmount,Currency,Type,Sent,Status',
  )
  expect(source).toBe('Xero')
  expect(columns).toMatchObject({
    number: 'InvoiceNumber',
    client: 'ContactName',
    email: 'EmailAddress',
    issuedOn: 'InvoiceDate',
    dueOn: 'DueDate',
    total: 'Total',
    balance: 'InvoiceAmountDue',
    paidAmount: 'InvoiceAmountPaid',
    purchaseOrder: 'Reference',
    description: 'Description',
    quantity: 'Quantity',
    unitAmount: 'UnitAmount',
    lineAmount: 'LineAmount',
    taxAmount: 'TaxAmount',
    currency: 'Currency',
    type: 'Type',
    status: 'Status',
  })
  expect(columns.clientCode).toBeUndefined()
})

test("the stars of Xero's template are no part of the name", () => {
  expect(detect('*ContactName,EmailAddress,*InvoiceNumber,*InvoiceDate,*DueDate,*Quantity,*UnitAmount')).toMatchObject({
    source: 'Xero',
    columns: { number: '*InvoiceNumber', client: '*ContactName', dueOn: '*DueDate' },
  })
})

test("Stripe: what was due stays in 'Amount Due', so it is no balance", () => {
  const { source, columns } = detect(
    'id,Amount Due,Billing,Closed,Currency,Customer,Date (UTC),Due Date (UTC),Number,Paid,Subscription,Subtotal,Total Discount Amount,Applied Coupons,Tax,Tax Percent,Total,Amount Paid,Status,Customer Email,Customer Name,Finalized At (UTC),Paid At (UTC)',
  )
  expect(source).toBe('Stripe')
  expect(columns).toEqual({
    number: 'Number',
    client: 'Customer Name',
    clientCode: 'Customer',
    email: 'Customer Email',
    issuedOn: 'Finalized At (UTC)',
    dueOn: 'Due Date (UTC)',
    total: 'Total',
    paidAmount: 'Amount Paid',
    settledOn: 'Paid At (UTC)',
    currency: 'Currency',
    status: 'Status',
  })
})

test.each([
  [
    'Date,Transaction type,Num,Name,Memo/Description,Due date,Amount,Open balance',
    'QuickBooks Online',
    { number: 'Num', client: 'Name', issuedOn: 'Date', dueOn: 'Due date', total: 'Amount', balance: 'Open balance' },
  ],
  [
    'Date,Type,No.,Customer,Memo,Due date,Balance,Total,Status',
    'QuickBooks Online',
    { number: 'No.', client: 'Customer', total: 'Total', balance: 'Balance', type: 'Type', status: 'Status' },
  ],
  [
    ',Type,Date,Num,P. O. #,Name,Name E-Mail,Terms,Due Date,Aging,Open Balance,Amount',
    'QuickBooks Desktop',
    { number: 'Num', purchaseOrder: 'P. O. #', terms: 'Terms', balance: 'Open Balance', total: 'Amount' },
  ],
  [
    'Invoice Number,Invoice Amount,Invoice Balance,Invoice Paid to Date,Invoice PO Number,Invoice Date,Invoice Due Date,Invoice Terms,Invoice Status,Client Name,Client Number,Contact Email',
    'Invoice Ninja',
    {
      paidAmount: 'Invoice Paid to Date',
      dueOn: 'Invoice Due Date',
      clientCode: 'Client Number',
      email: 'Contact Email',
    },
  ],
  [
    'Invoice Number,Status,Customer Name,Customer Email,Invoice Date,Due Date,Currency,Total,Amount Paid,Amount Due',
    'Wave',
    { balance: 'Amount Due', paidAmount: 'Amount Paid', total: 'Total' },
  ],
  [
    'Client Name,Invoice #,Date Issued,Date Due,Invoice Status,Date Paid,Item Name,Item Description,Rate,Quantity,Discount Percentage,Line Subtotal,Tax 1 Type,Tax 1 Amount,Line Total,Currency',
    'FreshBooks',
    { number: 'Invoice #', dueOn: 'Date Due', settledOn: 'Date Paid', lineAmount: 'Line Total', item: 'Item Name' },
  ],
  [
    'Rechnungs-Nr.,Kunde,Kunden-Nr.,E-Mail,Rechnungsdatum,Fällig am,Zahlungsziel,Bruttobetrag,Bezahlt,Bezahlt am,Währung,Bestellnummer,Leistung',
    null,
    {
      number: 'Rechnungs-Nr.',
      clientCode: 'Kunden-Nr.',
      terms: 'Zahlungsziel',
      total: 'Bruttobetrag',
      settledOn: 'Bezahlt am',
    },
  ],
  [
    "N° de facture,Client,Courriel,Date de facture,Date d'échéance,Montant TTC,Reste à payer,Devise,Objet",
    null,
    {
      number: 'N° de facture',
      client: 'Client',
      dueOn: "Date d'échéance",
      balance: 'Reste à payer',
      currency: 'Devise',
    },
  ],
  [
    'Nº factura,Cliente,Correo electrónico,Fecha,Vencimiento,Importe total,Pendiente,Moneda,Concepto',
    null,
    { number: 'Nº factura', client: 'Cliente', issuedOn: 'Fecha', dueOn: 'Vencimiento', balance: 'Pendiente' },
  ],
])('%s', (headers, source, columns) => {
  const detected = detect(headers)
  expect(detected.source).toBe(source)
  expect(detected.columns).toMatchObject(columns)
  expect(missingFields(detected.columns)).toEqual([])
})

test('beside quantities, "Amount" is the amount of a line', () => {
  const { columns } = detect('Date,Transaction type,Num,Name,Due date,Quantity,Sales price,Amount')
  expect(columns).toMatchObject({ lineAmount: 'Amount', unitAmount: 'Sales price' })
  expect(columns.total).toBeUndefined()
  expect(hasLineColumns(columns)).toBe(true)
})

test('a header serves one column, and of two equal ones the first counts', () => {
  expect(detect('Number,Customer,Date,Due date,Amount,Amount').columns).toEqual({
    number: 'Number',
    client: 'Customer',
    issuedOn: 'Date',
    dueOn: 'Due date',
    total: 'Amount',
  })
})

test('what is missing is named; a balance stands in for a total, terms for a due date', () => {
  expect(missingFields(detect('Foo,Bar').columns)).toEqual(['number', 'client', 'total', 'issuedOn', 'dueOn'])
  expect(missingFields(detect('No,Client,Date,Terms,Open balance').columns)).toEqual([])
})
