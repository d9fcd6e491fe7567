import { StyleSheet, Text, View } from '@react-pdf/renderer'
import { brandAccents } from '#app/domain/brand-color.ts'
import { addressBelow } from '#app/domain/postal-address.ts'
import { pdfText } from './pdf-text.ts'

const styles = StyleSheet.create({
  head: { flexDirection: 'row', gap: 24, marginBottom: 24 },
  half: { flex: 1 },
  strong: { fontFamily: 'Helvetica-Bold' },
  faint: { color: '#6b665e' },
  title: { fontFamily: 'Helvetica-Bold', fontSize: 18, lineHeight: 1.2, marginBottom: 4 },
})

interface PaperHeadProps {
  business: { name: string; postalAddress: string | null; email: string; brandColor: string }
  client: { name: string; postalAddress: string | null }
  title: string
  subtitle: string
}

/** Who writes to whom, and what it is: the top of every paper but invoices and letters. */
export function PaperHead({ business, client, title, subtitle }: PaperHeadProps) {
  const { accent } = brandAccents(business.brandColor).light
  return (
    <>
      <View style={styles.head}>
        <View style={styles.half}>
          <Text style={styles.strong}>{pdfText(business.name)}</Text>
          <Text style={styles.faint}>
            {pdfText([...addressBelow(business.name, business.postalAddress), business.email].join('\n'))}
          </Text>
        </View>
        <View style={styles.half}>
          <Text style={styles.strong}>{pdfText(client.name)}</Text>
          <Text style={styles.faint}>{pdfText(addressBelow(client.name, client.postalAddress).join('\n'))}</Text>
        </View>
      </View>
      <Text style={[styles.title, { color: accent }]}>{pdfText(title)}</Text>
      <Text style={styles.faint}>{pdfText(subtitle)}</Text>
    </>
  )
}
