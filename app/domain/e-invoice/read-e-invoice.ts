import { createEncodingDetector } from '../invoice-import/detect-encoding.ts'
import { refuse } from '../result.ts'
import type { Result } from '../result.ts'
import { readXml } from '../xml/read-xml.ts'
import { checkEInvoice, UnreadableInvoice } from './e-invoice.ts'
import type { EInvoice } from './e-invoice.ts'
import { readCii } from './read-cii.ts'
import { readUbl } from './read-ubl.ts'
import { xmlInPdf } from './xml-in-pdf.ts'

/** A structured invoice, as XML or inside a PDF, by what it holds. Refused in words for whoever sent it. */
export function readEInvoice(bytes: Uint8Array): Result<EInvoice, string> {
  const isPdf = new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-'
  const text = isPdf ? xmlInPdf(bytes) : textOf(bytes)
  if (text === null)
    return refuse('This PDF carries no invoice as data (Factur-X or ZUGFeRD): type it in, or send the XML')
  const xml = readXml(text)
  if (!xml.ok) return xml
  try {
    switch (xml.value.name) {
      case 'Invoice':
      case 'CreditNote':
        return checkEInvoice(readUbl(xml.value))
      case 'CrossIndustryInvoice':
        return checkEInvoice(readCii(xml.value))
      default:
        return refuse('This XML is no invoice: UBL (Invoice, CreditNote) and CII (CrossIndustryInvoice) are read')
    }
  } catch (error) {
    if (error instanceof UnreadableInvoice) return refuse(error.message)
    throw error
  }
}

function textOf(bytes: Uint8Array): string {
  const detector = createEncodingDetector()
  detector.push(bytes)
  return new TextDecoder(detector.verdict()).decode(bytes)
}
