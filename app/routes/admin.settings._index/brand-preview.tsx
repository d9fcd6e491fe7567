import { brandAccents } from '#app/domain/brand-color.ts'
import type { AccentPair } from '#app/domain/brand-color.ts'
import { addressBelow } from '#app/domain/postal-address.ts'

export interface Brand {
  name: string
  email: string
  phone: string | null
  postalAddress: string | null
  brandColor: string
  /** Null writes the name instead. */
  logoPath: string | null
}

// The grounds of app/ui/styles.css, both at once: a page shows one scheme, this shows the two side by side.
const sheets = {
  light: { paper: '#faf9f7', surface: '#ffffff', ink: '#1f1d1a', soft: '#534f48', line: '#e4e0d9' },
  dark: { paper: '#171614', surface: '#201f1c', ink: '#efece6', soft: '#c6c1b7', line: '#3a3733' },
}

/** What clients see of the business, in its colour: their page and its mails by day and by night, and the head of an invoice. */
export function BrandPreview({ brand }: { brand: Brand }) {
  const accents = brandAccents(brand.brandColor)
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-3 sm:grid-cols-2">
        {(['light', 'dark'] as const).map((scheme) => (
          <PortalHead key={scheme} {...{ brand, scheme }} accent={accents[scheme]} />
        ))}
        {(['light', 'dark'] as const).map((scheme) => (
          <MailHead key={scheme} {...{ brand, scheme }} accent={accents[scheme]} />
        ))}
      </div>
      <PaperHead brand={brand} accent={accents.light} />
    </div>
  )
}

interface HeadProps {
  brand: Brand
  accent: AccentPair
}
type Scheme = keyof typeof sheets

function PortalHead({ brand, scheme, accent }: HeadProps & { scheme: Scheme }) {
  const { paper, ink, soft, line } = sheets[scheme]
  return (
    <figure className="flex min-w-0 flex-col gap-1">
      <div className="grow rounded-lg border p-4" style={{ background: paper, color: ink, borderColor: line }}>
        <Masthead brand={brand} accent={accent} />
        <p className="truncate text-xs" style={{ color: soft }}>
          {[brand.email, brand.phone].filter(Boolean).join(' · ')}
        </p>
        <p className="mt-3 text-base font-semibold">Invoice 2041</p>
        <SampleButton accent={accent}>Pay by card</SampleButton>
      </div>
      <figcaption className="text-xs text-ink-faint">Your clients’ page, {scheme}</figcaption>
    </figure>
  )
}

function MailHead({ brand, scheme, accent }: HeadProps & { scheme: Scheme }) {
  const { surface, ink, soft, line } = sheets[scheme]
  return (
    <figure className="flex min-w-0 flex-col gap-1">
      <div className="grow rounded-lg border p-4" style={{ background: surface, color: ink, borderColor: line }}>
        <Masthead brand={brand} accent={accent} />
        <p className="mt-3">Hello Ada, thank you for working with us.</p>
        <SampleButton accent={accent}>See and pay the invoice</SampleButton>
        <p className="mt-3 border-t pt-2 text-xs break-words" style={{ color: soft, borderColor: line }}>
          {[brand.name, addressBelow(brand.name, brand.postalAddress).join(', ')].filter(Boolean).join(' · ')}
        </p>
      </div>
      <figcaption className="text-xs text-ink-faint">A mail, {scheme}</figcaption>
    </figure>
  )
}

/** Paper is white whatever the screen is. */
function PaperHead({ brand, accent }: HeadProps) {
  const { ink, soft, line, surface } = sheets.light
  return (
    <figure className="flex min-w-0 flex-col gap-1">
      <div className="rounded-lg border p-4" style={{ background: surface, color: ink, borderColor: line }}>
        <div className="flex flex-wrap justify-between gap-x-6 gap-y-2 text-xs">
          <p className="min-w-0">
            <strong className="break-words">{brand.name}</strong>
            {[...addressBelow(brand.name, brand.postalAddress), brand.email].map((text) => (
              <span key={text} className="block break-words" style={{ color: soft }}>
                {text}
              </span>
            ))}
          </p>
          <p>
            <strong>Ada Lovelace Ltd</strong>
            <span className="block" style={{ color: soft }}>
              12 Analytical Row
            </span>
          </p>
        </div>
        <p className="mt-3 text-base font-semibold" style={{ color: accent.accent }}>
          Invoice 2041
        </p>
      </div>
      <figcaption className="text-xs text-ink-faint">The head of an invoice on paper</figcaption>
    </figure>
  )
}

function Masthead({ brand, accent }: HeadProps) {
  if (brand.logoPath) return <img src={brand.logoPath} alt={brand.name} className="h-10 max-w-full object-contain" />
  return (
    <p className="font-semibold break-words" style={{ color: accent.accent }}>
      {brand.name}
    </p>
  )
}

function SampleButton({ accent, children }: { accent: AccentPair; children: string }) {
  return (
    <p
      className="mt-3 inline-block rounded-lg px-3 py-1.5 text-sm font-medium"
      style={{ background: accent.accent, color: accent.on }}
    >
      {children}
    </p>
  )
}
