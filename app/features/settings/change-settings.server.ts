import { z } from 'zod'
import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import {
  changedSettings,
  checkSettings,
  settingsChanges,
  type BusinessSettings,
  type SettingsFault,
} from '#app/domain/business-settings.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { readLogo } from './read-logo.ts'

export interface ChangeSettings {
  businessId: string
  typed: BusinessSettings
  /** A new logo; empty bytes keep the present one. */
  logo: Uint8Array
  removeLogo: boolean
  actor: string
  now: Date
}

export type ChangeRefusal = { field: SettingsFault['field'] | 'logo'; message: string }

/** Changes what the business says of itself. Each change is on record by name; a new hour or zone is felt by every open invoice at once. */
export async function changeSettings(
  change: ChangeSettings,
): Promise<Result<string[], 'faulty'> & { faults?: ChangeRefusal[] }> {
  const { businessId, typed, actor, now } = change
  const checked = checkSettings(typed)
  const logo = change.logo.length > 0 ? readLogo(change.logo) : null
  const faults: ChangeRefusal[] = [
    ...(checked.ok ? [] : (checked.faults ?? [])),
    ...(z.email().safeParse(typed.email).success
      ? []
      : [{ field: 'email' as const, message: 'Give an address such as billing@example.com.' }]),
    ...(logo && !logo.ok
      ? [
          {
            field: 'logo' as const,
            message: 'Choose a PNG or JPEG picture of at most 300 KB and four million pixels, such as 2000 by 2000.',
          },
        ]
      : []),
  ]
  if (!checked.ok || faults.length > 0) return { ...refuse('faulty'), faults }

  return inTransaction(async (tx) => {
    const before = await tx.business.findUniqueOrThrow({ where: { id: businessId } })
    const after = checked.value
    const changed = [
      ...changedSettings(before, after),
      ...(logo || (change.removeLogo && before.logoType) ? ['logo'] : []),
    ]
    if (changed.length === 0) return ok(changed)
    const picture = logo?.ok
      ? { logo: new Uint8Array(logo.value.bytes), logoType: logo.value.contentType }
      : change.removeLogo
        ? { logo: null, logoType: null }
        : {}
    await tx.business.update({ where: { id: businessId }, data: { ...after, ...picture } })
    if (before.timeZone !== after.timeZone || before.sendHour !== after.sendHour) {
      await tx.client.updateMany({ where: { businessId, nextCheckAt: { not: null } }, data: { nextCheckAt: now } })
    }
    const changes = {
      ...settingsChanges(before, after, before.currency),
      // Bytes are never put on record: what stands there is that there was one.
      ...(changed.includes('logo') && {
        logo: { before: before.logoType && 'a picture', after: logo ? 'a new picture' : null },
      }),
    }
    await recordEvents(tx, [{ businessId, type: 'business.updated', actor, at: now, data: { changed, changes } }])
    return ok(changed)
  })
}
