import type { ReactNode } from 'react'
import { brandAccents } from '#app/domain/brand-color.ts'
import { addressBelow } from '#app/domain/postal-address.ts'
import { useStyleNonce } from '#app/ui/nonce.ts'
import { LetterPage } from '#app/ui/page.tsx'

interface LetterheadOf {
  name: string
  email: string
  phone: string | null
  postalAddress: string | null
  brandColor: string
  logoPath: string | null
}

const addressLines = ({ name, postalAddress }: LetterheadOf) => addressBelow(name, postalAddress)

/** The sheet of a letter: who writes on top, in their own colour, how to reach them, and at the foot where they are. */
export function PortalFrame({ business, children }: { business: LetterheadOf; children: ReactNode }) {
  const nonce = useStyleNonce()
  const { light, dark } = brandAccents(business.brandColor)
  // Only colours that `brandAccents` has read and written itself: nothing of the stored text reaches the style sheet.
  const accents = `:root{--accent:${light.accent};--on-accent:${light.on}}
@media screen and (prefers-color-scheme:dark){:root{--accent:${dark.accent};--on-accent:${dark.on}}}`
  return (
    <LetterPage>
      <style nonce={nonce} dangerouslySetInnerHTML={{ __html: accents }} />
      <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        {business.logoPath ? (
          <img
            src={business.logoPath}
            alt={business.name}
            className="h-12 max-w-[240px] object-contain object-left rtl:object-right"
          />
        ) : (
          <p className="text-lg font-semibold text-accent">{business.name}</p>
        )}
        <p className="flex flex-wrap gap-x-4 text-sm text-ink-soft">
          <a className="link inline-flex min-h-6 items-center" href={`mailto:${business.email}`}>
            {business.email}
          </a>
          {business.phone && (
            <a className="link inline-flex min-h-6 items-center" href={`tel:${business.phone.replace(/[^\d+]/g, '')}`}>
              {business.phone}
            </a>
          )}
        </p>
      </header>
      {children}
      {business.postalAddress && (
        <footer className="border-t border-line pt-4 text-sm text-ink-faint">
          <address className="not-italic">{[business.name, ...addressLines(business)].join(' · ')}</address>
        </footer>
      )}
    </LetterPage>
  )
}
