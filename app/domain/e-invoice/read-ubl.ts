import { negateMoney } from '../money.ts'
import { childrenOf, nodeAt, textAt } from '../xml/read-xml.ts'
import type { XmlNode } from '../xml/read-xml.ts'
import { decimalText, invoiceDay, moneyOrNone, said, statedMoney } from './e-invoice.ts'
import type { EInvoice, EInvoiceLine } from './e-invoice.ts'
import { unitOf } from './unit-of.ts'

/**
 * UBL 2.1 Invoice and CreditNote as EN 16931, Peppol BIS Billing 3 and XRechnung write them. Errors: UnreadableInvoice.
 * Source: CEN/TS 16931-3-2 (binding to ISO/IEC 19845).
 */
export function readUbl(root: XmlNode): EInvoice {
  const currency = textAt(root, 'DocumentCurrencyCode') ?? ''
  const type = textAt(root, 'InvoiceTypeCode') ?? textAt(root, 'CreditNoteTypeCode')
  const totals = nodeAt(root, 'LegalMonetaryTotal')
  const sum = (name: string) => moneyOrNone(textAt(totals, name), currency, name)
  const party = nodeAt(root, 'AccountingCustomerParty', 'Party')
  const due = textAt(root, 'DueDate') ?? textAt(root, 'PaymentMeans', 'PaymentDueDate')
  const taxes = childrenOf(root, 'TaxTotal').filter(
    (one) => (nodeAt(one, 'TaxAmount')?.attributes.currencyID ?? currency) === currency,
  )
  const note = childrenOf(root, 'Note')
    .map(({ text }) => text)
    .join('\n')
  return {
    kind: root.name === 'CreditNote' || type === '381' ? 'credit_note' : 'invoice',
    number: said(textAt(root, 'ID'), 200) ?? '',
    issuedOn: invoiceDay(textAt(root, 'IssueDate'), 'The invoice date'),
    dueOn: due === null ? null : invoiceDay(due, 'The due date'),
    buyer: {
      name:
        said(textAt(party, 'PartyName', 'Name') ?? textAt(party, 'PartyLegalEntity', 'RegistrationName'), 200) ?? '',
      email: emailOf(party),
      address: addressOf(nodeAt(party, 'PostalAddress')),
      taxNumber: said(textAt(party, 'PartyTaxScheme', 'CompanyID'), 50),
    },
    purchaseOrder: said(textAt(root, 'OrderReference', 'ID') ?? textAt(root, 'BuyerReference'), 100),
    aboutNumber: said(textAt(root, 'BillingReference', 'InvoiceDocumentReference', 'ID'), 60),
    terms: said(textAt(root, 'PaymentTerms', 'Note'), 200),
    note: said(note, 2_000),
    lines: [
      ...[...childrenOf(root, 'InvoiceLine'), ...childrenOf(root, 'CreditNoteLine')].map((one) =>
        lineOf(one, currency),
      ),
      ...childrenOf(root, 'AllowanceCharge').map((one) => chargeOf(one, currency)),
    ],
    net: statedMoney(textAt(totals, 'TaxExclusiveAmount'), currency, 'TaxExclusiveAmount'),
    tax: moneyOrNone(textAt(taxes[0], 'TaxAmount'), currency, 'TaxAmount'),
    total: statedMoney(textAt(totals, 'TaxInclusiveAmount'), currency, 'TaxInclusiveAmount'),
    prepaid: sum('PrepaidAmount'),
    rounding: sum('PayableRoundingAmount'),
    payable: statedMoney(textAt(totals, 'PayableAmount'), currency, 'PayableAmount'),
  }
}

function emailOf(party: XmlNode | undefined): string | null {
  const endpoint = nodeAt(party, 'EndpointID')
  return textAt(party, 'Contact', 'ElectronicMail') ?? (endpoint?.attributes.schemeID === 'EM' ? endpoint.text : null)
}

function addressOf(node: XmlNode | undefined): string | null {
  const town = [textAt(node, 'PostalZone'), textAt(node, 'CityName')].filter(Boolean).join(' ')
  const lines = [
    ...[textAt(node, 'StreetName'), textAt(node, 'AdditionalStreetName'), textAt(node, 'AddressLine', 'Line'), town],
    ...[textAt(node, 'CountrySubentity'), textAt(node, 'Country', 'IdentificationCode')],
  ]
  return said(lines.filter(Boolean).join('\n'), 500)
}

function lineOf(node: XmlNode, currency: string): EInvoiceLine {
  const item = nodeAt(node, 'Item')
  const quantity = textAt(node, 'InvoicedQuantity') ?? textAt(node, 'CreditedQuantity') ?? '1'
  const amount = statedMoney(textAt(node, 'LineExtensionAmount'), currency, 'LineExtensionAmount')
  const words = [textAt(item, 'Name'), textAt(item, 'Description')].filter(Boolean)
  return {
    description: said([...new Set(words)].join('\n'), 1_000) ?? 'Item',
    ...unitOf({ quantity: decimalText(quantity, 'A quantity'), price: textAt(node, 'Price', 'PriceAmount'), amount }),
    taxRate: decimalText(textAt(item, 'ClassifiedTaxCategory', 'Percent') ?? '0', 'A tax rate'),
  }
}

function chargeOf(node: XmlNode, currency: string): EInvoiceLine {
  const isCharge = textAt(node, 'ChargeIndicator') === 'true'
  const plain = statedMoney(textAt(node, 'Amount'), currency, 'An allowance or charge')
  const amount = isCharge ? plain : negateMoney(plain)
  return {
    description: said(textAt(node, 'AllowanceChargeReason'), 1_000) ?? (isCharge ? 'Charge' : 'Discount'),
    ...{ quantity: '1', amount, unit: amount },
    taxRate: decimalText(textAt(node, 'TaxCategory', 'Percent') ?? '0', 'A tax rate'),
  }
}
