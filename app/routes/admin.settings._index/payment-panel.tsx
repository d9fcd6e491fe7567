import { toDecimalString } from '#app/domain/money.ts'
import type { BusinessSettings } from '#app/domain/business-settings.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Checks, Text, TextArea } from './controls.tsx'

interface PaymentPanelProps {
  settings: BusinessSettings & { currency: string }
  errors: (field: string) => string[] | undefined
}

const limits = [
  ['cardMaxMinor', 'Card up to'],
  ['achMaxMinor', 'Bank debit up to'],
  ['paypalMaxMinor', 'PayPal up to'],
] as const

/** Which ways to pay the portal offers, and for which sums. */
export function PaymentPanel({ settings, errors }: PaymentPanelProps) {
  const { currency } = settings
  const written = (minor: bigint | null) => (minor === null || minor < 0n ? '' : toDecimalString({ minor, currency }))
  return (
    <Panel title="How clients pay">
      <div className="flex flex-col gap-4">
        <Checks
          checks={[
            ['acceptsCard', 'Card', settings.acceptsCard],
            ['acceptsAch', 'Bank debit (ACH), for invoices in US dollars', settings.acceptsAch],
            ['acceptsPaypal', 'PayPal', settings.acceptsPaypal],
          ]}
        />
        <Text
          label={`Smallest part (${currency})`}
          name="minimumPartMinor"
          inputMode="decimal"
          value={written(settings.minimumPartMinor)}
          errors={errors('minimumPartMinor')}
          hint="The least a client may pay online at a time. A smaller rest can always be paid as a whole."
          required
        />
        <div className="grid gap-4 sm:grid-cols-3">
          {limits.map(([name, label]) => (
            <Text
              key={name}
              label={`${label} (${currency})`}
              name={name}
              inputMode="decimal"
              value={written(settings[name])}
              errors={errors(name)}
            />
          ))}
        </div>
        <p className="text-sm text-ink-faint">
          Above these sums a way to pay is not offered, so that large payments take the cheaper road. Empty: for any
          sum.
        </p>
        <TextArea
          label="Bank transfer or cheque"
          name="transferDetails"
          value={settings.transferDetails ?? ''}
          errors={errors('transferDetails')}
          hint="In your own words. It is shown on the portal only and never mailed, so that nobody can swap it on the way."
        />
        {errors('transferDetails') && (
          <p>
            <a href="/admin/confirm?next=/admin/settings" target="_blank" className="link inline-block py-1">
              Confirm that it is you
            </a>{' '}
            in another tab, come back here and save.
          </p>
        )}
      </div>
    </Panel>
  )
}
