import { Button, Text } from '@react-email/components'
import { brandAccents } from '#app/domain/brand-color.ts'
import { paragraph } from './mail-styles.ts'

export function Paragraphs({ lines }: { lines: readonly string[] }) {
  return lines.map((line, i) => (
    <Text key={i} style={paragraph}>
      {line}
    </Text>
  ))
}

export function Closing({ lines }: { lines: readonly string[] }) {
  return (
    <Text style={{ ...paragraph, marginTop: '24px' }}>
      {lines.map((line, i) => (
        <span key={i}>
          {i > 0 && <br />}
          {line}
        </span>
      ))}
    </Text>
  )
}

/** The one link of a mail: to the invoice's page. */
export function PageButton({ href, label, color }: { href: string; label: string; color: string }) {
  const { accent, on } = brandAccents(color).light
  const style = {
    display: 'inline-block',
    margin: '8px 0 20px',
    padding: '13px 22px',
    borderRadius: '8px',
    backgroundColor: accent,
    color: on,
    fontSize: '16px',
    fontWeight: 600,
    textDecoration: 'none',
  }
  return (
    <Button className="mail-button" href={href} style={style}>
      {label}
    </Button>
  )
}
