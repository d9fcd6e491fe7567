import { Body, Container, Head, Hr, Html, Img, Preview, Text } from '@react-email/components'
import type { ReactNode } from 'react'
import { brandAccents } from '#app/domain/brand-color.ts'
import type { MailBrand } from './mail-brand.ts'
import { masthead, page, rule, sheet, small } from './parts/mail-styles.ts'

interface LayoutProps {
  brand: MailBrand
  /** The line an inbox shows after the subject. */
  preview: string
  children: ReactNode
}

/** The sheet every mail is written on: who writes above, how to reach them below. */
export function Layout({ brand, preview, children }: LayoutProps) {
  const { accent } = brandAccents(brand.color).light
  return (
    <Html lang={brand.locale}>
      <Head>
        <meta name="color-scheme" content="light" />
        <meta name="supported-color-schemes" content="light" />
      </Head>
      <Body style={page}>
        <Preview>{preview}</Preview>
        <Container style={sheet}>
          {brand.logoUrl ? (
            <Img src={brand.logoUrl} alt={brand.name} height="40" style={{ margin: '0 0 28px' }} />
          ) : (
            <Text style={{ ...masthead, color: accent }}>{brand.name}</Text>
          )}
          {children}
          <Hr style={rule} />
          <Text style={small}>
            {brand.name}
            {brand.postalAddress ? ` · ${brand.postalAddress.replace(/\s*\n\s*/g, ', ')}` : ''}
          </Text>
          <Text style={small}>
            Questions? Reply to this mail{brand.phone ? ` or call ${brand.phone}` : ''}; a person reads it.
          </Text>
          <Text style={small}>
            Our bank details are shown on the invoice page only. We never send or change them by mail.
          </Text>
        </Container>
      </Body>
    </Html>
  )
}
