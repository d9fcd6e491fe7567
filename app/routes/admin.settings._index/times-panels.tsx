import type { BusinessSettings } from '#app/domain/business-settings.ts'
import { deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Text } from './controls.tsx'

interface TimesPanelsProps {
  settings: BusinessSettings
  zones: readonly string[]
  errors: (field: string) => string[] | undefined
}

/** When mails go out, and how letters are folded. */
export function TimesPanels({ settings, zones, errors }: TimesPanelsProps) {
  return (
    <>
      <Panel title="When mails go out">
        <div className="flex flex-col gap-4">
          <Field label="Time zone" hint="Says which day is today." errors={errors('timeZone')}>
            {(control) => (
              <select {...control} name="timeZone" defaultValue={settings.timeZone} className={deskInput}>
                {[...new Set([settings.timeZone, 'UTC', ...zones])].map((zone) => (
                  <option key={zone}>{zone}</option>
                ))}
              </select>
            )}
          </Field>
          <Text
            label="Send hour"
            name="sendHour"
            type="number"
            value={String(settings.sendHour)}
            errors={errors('sendHour')}
            hint="Full hour of the client’s day, 8 to 19."
            required
          />
          <Text
            label="Thank-yous wait"
            name="thankYouWaitHours"
            type="number"
            value={String(settings.thankYouWaitHours)}
            errors={errors('thankYouWaitHours')}
            hint="Hours in which you can add a line of your own, 0 to 72; then they go out in the next business hour."
            required
          />
        </div>
      </Panel>
      <Panel title="Letters">
        <Field
          label="Envelopes"
          hint="Says where the address stands, so that it shows in the window, and on which paper."
          errors={errors('letterLayout')}
        >
          {(control) => (
            <select {...control} name="letterLayout" defaultValue={settings.letterLayout} className={deskInput}>
              <option value="us">US #10 with a window, Letter paper</option>
              <option value="din5008">DIN 5008 form B (DL window), A4 paper</option>
            </select>
          )}
        </Field>
      </Panel>
    </>
  )
}
