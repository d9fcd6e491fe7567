import { negateMoney } from '../money.ts'
import { childrenOf, nodeAt, textAt } from '../xml/read-xml.ts'
import type { XmlNode } from '../xml/read-xml.ts'
import { decimalText, invoiceDay, moneyOrNone, said, statedMoney, UnreadableInvoice } from './e-invoice.ts'
import type { EInvoice, EInvoiceLine } from './e-invoice.ts'
import { unitOf } from './unit-of.ts'

/**
 * UN/CEFACT Cross Industry Invoice as Factur-X, ZUGFeRD 2 and XRechnung write it, in any profile. Errors: UnreadableInvoice.
 * Source: CEN/TS 16931-3-3 (binding to CII D16B); Factur-X 1.07.
 */
export function readCii(root: XmlNode): EInvoice {
  const document = nodeAt(root, 'ExchangedDocument')
  const trade = nodeAt(root, 'SupplyChainTradeTransaction')
  const agreement = nodeAt(trade, 'ApplicableHeaderTradeAgreement')
  const settlement = nodeAt(trade, 'ApplicableHeaderTradeSettlement')
  if (!document || !settlement) throw new UnreadableInvoice('It is no complete Cross Industry Invoice')
  const currency = textAt(settlement, 'InvoiceCurrencyCode') ?? ''
  const totals = nodeAt(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation')
  const sum = (name: string) => moneyOrNone(textAt(totals, name), currency, name)
  const tax = childrenOf(totals, 'TaxTotalAmount').find(
    ({ attributes }) => (attributes.currencyID ?? currency) === currency,
  )
  const terms = childrenOf(settlement, 'SpecifiedTradePaymentTerms')
  const due = terms.map((one) => textAt(one, 'DueDateDateTime', 'DateTimeString')).find(Boolean) ?? null
  const party = nodeAt(agreement, 'BuyerTradeParty')
  const note = childrenOf(document, 'IncludedNote').map((one) => textAt(one, 'Content') ?? '')
  return {
    kind: textAt(document, 'TypeCode') === '381' ? 'credit_note' : 'invoice',
    number: said(textAt(document, 'ID'), 200) ?? '',
    issuedOn: invoiceDay(textAt(document, 'IssueDateTime', 'DateTimeString'), 'The invoice date'),
    dueOn: due === null ? null : invoiceDay(due, 'The due date'),
    buyer: {
      name: said(textAt(party, 'Name'), 200) ?? '',
      email: emailOf(party),
      address: addressOf(nodeAt(party, 'PostalTradeAddress')),
      taxNumber: said(textAt(party, 'SpecifiedTaxRegistration', 'ID'), 50),
    },
    purchaseOrder: said(
      textAt(agreement, 'BuyerOrderReferencedDocument', 'IssuerAssignedID') ?? textAt(agreement, 'BuyerReference'),
      100,
    ),
    aboutNumber: said(textAt(settlement, 'InvoiceReferencedDocument', 'IssuerAssignedID'), 60),
    terms: said(terms.map((one) => textAt(one, 'Description')).find(Boolean) ?? null, 200),
    note: said(note.join('\n'), 2_000),
    lines: [
      ...childrenOf(trade, 'IncludedSupplyChainTradeLineItem').map((one) => lineOf(one, currency)),
      ...childrenOf(settlement, 'SpecifiedTradeAllowanceCharge').map((one) => chargeOf(one, currency)),
    ],
    net: statedMoney(textAt(totals, 'TaxBasisTotalAmount'), currency, 'TaxBasisTotalAmount'),
    tax: moneyOrNone(tax?.text ?? null, currency, 'TaxTotalAmount'),
    total: statedMoney(textAt(totals, 'GrandTotalAmount'), currency, 'GrandTotalAmount'),
    prepaid: sum('TotalPrepaidAmount'),
    rounding: sum('RoundingAmount'),
    payable: statedMoney(textAt(totals, 'DuePayableAmount'), currency, 'DuePayableAmount'),
  }
}

function emailOf(party: XmlNode | undefined): string | null {
  const endpoint = nodeAt(party, 'URIUniversalCommunication', 'URIID')
  const contact = textAt(party, 'DefinedTradeContact', 'EmailURIUniversalCommunication', 'URIID')
  return contact ?? (endpoint?.attributes.schemeID === 'EM' ? endpoint.text : null)
}

function addressOf(node: XmlNode | undefined): string | null {
  const town = [textAt(node, 'PostcodeCode'), textAt(node, 'CityName')].filter(Boolean).join(' ')
  const lines = [
    ...['LineOne', 'LineTwo', 'LineThree'].map((name) => textAt(node, name)),
    town,
    textAt(node, 'CountryID'),
  ]
  return said(lines.filter(Boolean).join('\n'), 500)
}

function lineOf(node: XmlNode, currency: string): EInvoiceLine {
  const product = nodeAt(node, 'SpecifiedTradeProduct')
  const settlement = nodeAt(node, 'SpecifiedLineTradeSettlement')
  const total = textAt(settlement, 'SpecifiedTradeSettlementLineMonetarySummation', 'LineTotalAmount')
  const price = nodeAt(node, 'SpecifiedLineTradeAgreement', 'NetPriceProductTradePrice')
  const quantity = textAt(node, 'SpecifiedLineTradeDelivery', 'BilledQuantity') ?? '1'
  const words = [textAt(product, 'Name'), textAt(product, 'Description')].filter(Boolean)
  return {
    description: said([...new Set(words)].join('\n'), 1_000) ?? 'Item',
    ...unitOf({
      quantity: decimalText(quantity, 'A quantity'),
      price: textAt(price, 'ChargeAmount'),
      amount: statedMoney(total, currency, 'LineTotalAmount'),
    }),
    taxRate: decimalText(textAt(settlement, 'ApplicableTradeTax', 'RateApplicablePercent') ?? '0', 'A tax rate'),
  }
}

function chargeOf(node: XmlNode, currency: string): EInvoiceLine {
  const isCharge = textAt(node, 'ChargeIndicator', 'Indicator') === 'true'
  const plain = statedMoney(textAt(node, 'ActualAmount'), currency, 'An allowance or charge')
  const amount = isCharge ? plain : negateMoney(plain)
  return {
    description: said(textAt(node, 'Reason'), 1_000) ?? (isCharge ? 'Charge' : 'Discount'),
    ...{ quantity: '1', amount, unit: amount },
    taxRate: decimalText(textAt(node, 'CategoryTradeTax', 'RateApplicablePercent') ?? '0', 'A tax rate'),
  }
}
