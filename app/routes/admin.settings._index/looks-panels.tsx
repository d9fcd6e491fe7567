import { useState } from 'react'
import type { FormEvent } from 'react'
import type { BusinessSettings } from '#app/domain/business-settings.ts'
import { deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { BrandPreview } from './brand-preview.tsx'
import { Checks, Text, TextArea } from './controls.tsx'

interface LooksPanelsProps {
  settings: BusinessSettings & { slug: string; hasLogo: boolean }
  errors: (field: string) => string[] | undefined
}

/** Who the business is and how it looks, with a picture of what clients see that follows what is typed. */
export function LooksPanels({ settings, errors }: LooksPanelsProps) {
  const { name, email, phone, postalAddress, brandColor, slug, hasLogo } = settings
  const logoPath = hasLogo ? `/brand/${slug}/logo` : null
  const [brand, setBrand] = useState({ name, email, phone, postalAddress, brandColor, logoPath })
  const follow = (event: FormEvent) => {
    const { name: field, value } = event.target as HTMLInputElement
    if (field in brand && field !== 'logoPath') setBrand({ ...brand, [field]: value })
  }
  return (
    <div className="contents" onInput={follow}>
      <Panel title="Your business">
        <div className="flex flex-col gap-4">
          <Text label="Name" name="name" value={name} errors={errors('name')} required />
          <Text
            label="E-mail"
            name="email"
            type="email"
            value={email}
            errors={errors('email')}
            hint="Clients’ replies go here."
            required
          />
          <Text label="Phone" name="phone" type="tel" value={phone ?? ''} errors={errors('phone')} />
          <TextArea label="Postal address" name="postalAddress" value={postalAddress ?? ''} />
        </div>
      </Panel>
      <Panel title="Looks">
        <div className="flex flex-col gap-4">
          <Field
            label="Colour"
            hint="For your name, links and buttons; it is darkened where text would be hard to read."
            errors={errors('brandColor')}
          >
            {(control) => (
              <input {...control} type="color" name="brandColor" defaultValue={brandColor} className="h-11 w-20" />
            )}
          </Field>
          <Field
            label="Logo"
            hint="PNG or JPEG, up to 300 KB. Mails show it in place of your name; your clients’ pages do too if it is no more than 12 KB, so that they open at once on a phone."
            errors={errors('logo')}
          >
            {(control) => (
              <input {...control} type="file" name="logo" accept="image/png,image/jpeg" className={deskInput} />
            )}
          </Field>
          {hasLogo && (
            <div className="flex flex-wrap items-center gap-4">
              <img src={`/brand/${slug}/logo`} alt="Your logo" className="h-10 w-auto" />
              <Checks checks={[['removeLogo', 'Remove the logo', false]]} />
            </div>
          )}
          <BrandPreview brand={brand} />
        </div>
      </Panel>
    </div>
  )
}
