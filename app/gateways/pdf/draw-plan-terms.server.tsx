import { Document, Font, Page, Text, View, renderToBuffer } from '@react-pdf/renderer'
import { formatDay, parseDay } from '#app/domain/business-day.ts'
import { letterLabels } from '#app/domain/letter/letter-labels.ts'
import type { PlanTerms } from '#app/domain/plan/plan-terms.ts'
import { planTermsLabels } from '#app/domain/plan/plan-terms-labels.ts'
import type { PlanTermsLabels } from '#app/domain/plan/plan-terms-labels.ts'
import { PaperHead } from './paper-head.tsx'
import { pdfMoney, pdfText } from './pdf-text.ts'
import { planTermsStyles as styles } from './plan-terms-styles.ts'

Font.registerHyphenationCallback((word) => word.match(/.{1,40}/gu) ?? [word])

function Row({ cells, isHead = false }: { cells: readonly [string, string, string]; isHead?: boolean }) {
  const [first, middle, last] = cells
  return (
    <View style={isHead ? [styles.row, styles.faint] : styles.row} wrap={false}>
      <Text style={styles.first}>{pdfText(first)}</Text>
      <Text style={styles.middle}>{pdfText(middle)}</Text>
      <Text style={isHead ? styles.last : [styles.last, styles.strong]}>{last}</Text>
    </View>
  )
}

const longDay = (text: string, locale: string): string => {
  const day = parseDay(text)
  return day ? formatDay(day, locale, 'long') : text
}

function termsOf({ freezesCharges, graceDays }: PlanTerms, labels: PlanTermsLabels): string[] {
  const { paidInParts, early, charges, discount, grace } = labels
  return [paidInParts, early, freezesCharges ? charges.rest : charges.run, discount, grace(graceDays)]
}

function acceptance(terms: PlanTerms, labels: PlanTermsLabels): string {
  const { business, client, offeredBy, acceptedName, acceptedFrom, acceptedAt } = terms
  const at = `${acceptedAt.slice(0, 16).replace('T', ' ')} UTC`
  const offered = labels.offered(offeredBy, { business: business.name, client: client.name })
  const accepted =
    acceptedName === null ? labels.acceptedByRules(business.name, at) : labels.accepted(acceptedName, at, acceptedFrom)
  return `${offered} ${accepted}`
}

/** Draws the terms; see `renderPlanTermsPdf`. */
export function drawPlanTerms(terms: PlanTerms): Promise<Uint8Array> {
  const { business, locale, invoices, total, rows, planId, acceptedAt } = terms
  const labels = planTermsLabels(locale)
  const { columns } = labels
  const madeAt = new Date(acceptedAt)
  const sum = pdfMoney(total, locale)
  return renderToBuffer(
    <Document
      title={pdfText(labels.title)}
      author={pdfText(business.name)}
      producer="Dunwell"
      creator="Dunwell"
      creationDate={madeAt}
      modificationDate={madeAt}
    >
      <Page size={locale.endsWith('-US') ? 'LETTER' : 'A4'} style={styles.page}>
        <View style={styles.body}>
          <PaperHead
            business={business}
            client={terms.client}
            title={labels.title}
            subtitle={labels.agreedOn(longDay(terms.acceptedOn, locale))}
          />
          <Text style={styles.part}>{pdfText(labels.covers)}</Text>
          <Row cells={[columns.invoice, columns.due, pdfText(columns.amount)]} isHead />
          {invoices.map(({ number, dueOn, amount }) => (
            <Row key={number} cells={[number, longDay(dueOn, locale), pdfMoney(amount, locale)]} />
          ))}
          <Text style={styles.part}>{pdfText(labels.instalments)}</Text>
          <Row cells={[columns.number, columns.payBy, pdfText(columns.amount)]} isHead />
          {rows.map(({ dueOn, amount }, n) => (
            <Row key={n} cells={[String(n + 1), formatDay(dueOn, locale, 'full'), pdfMoney(amount, locale)]} />
          ))}
          <Row cells={['', labels.total, sum]} />
          <Text style={styles.part}>{pdfText(labels.terms)}</Text>
          {termsOf(terms, labels).map((term) => (
            <Text key={term} style={styles.term}>
              {pdfText(term)}
            </Text>
          ))}
          <Text style={[styles.term, styles.strong]}>{pdfText(acceptance(terms, labels))}</Text>
        </View>
        <View style={styles.foot} fixed>
          <View style={styles.footRow}>
            <Text>{pdfText(`${business.name} · ${labels.reference(planId)}`)}</Text>
            <Text render={({ pageNumber, totalPages }) => pdfText(letterLabels(locale).page(pageNumber, totalPages))} />
          </View>
        </View>
      </Page>
    </Document>,
  )
}
