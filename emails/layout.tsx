import { Body, Container, Head, Hr, Html, Img, Preview, Text } from '@react-email/components'
import type { ReactNode } from 'react'
import { brandAccents } from '#app/domain/brand-color.ts'
import { oneLine } from '#app/domain/one-line.ts'
import { addressBelow } from '#app/domain/postal-address.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { phrasesOf } from '#app/domain/words/phrases.ts'
import type { MailBrand } from './mail-brand.ts'
import { darkSheet, masthead, page, rule, sheet, small } from './parts/mail-styles.ts'

interface LayoutProps {
  brand: MailBrand
  /** The line an inbox shows after the subject. */
  preview: string
  children: ReactNode
}

/** The sheet every mail is written on: who writes above, how to reach them below. */
export function Layout({ brand, preview, children }: LayoutProps) {
  const name = oneLine(brand.name)
  const { light, dark } = brandAccents(brand.color)
  const phrases = phrasesOf(languageOf(brand.locale))
  return (
    <Html lang={brand.locale}>
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style dangerouslySetInnerHTML={{ __html: darkSheet(dark) }} />
      </Head>
      <Body className="mail-page" style={page}>
        <Preview>{preview}</Preview>
        <Container className="mail-sheet" style={sheet}>
          {brand.logoUrl ? (
            <Img src={brand.logoUrl} alt={name} height="40" style={{ margin: '0 0 28px' }} />
          ) : (
            <Text className="mail-accent" style={{ ...masthead, color: light.accent }}>
              {name}
            </Text>
          )}
          {children}
          <Hr className="mail-rule" style={rule} />
          <Text className="mail-small" style={small}>
            {[name, addressBelow(brand.name, brand.postalAddress).map(oneLine).join(', ')].filter(Boolean).join(' · ')}
          </Text>
          <Text className="mail-small" style={small}>
            {phrases.questions(brand.phone && oneLine(brand.phone))}
          </Text>
          <Text className="mail-small" style={small}>
            {phrases.bankDetails}
          </Text>
        </Container>
      </Body>
    </Html>
  )
}
