import { staffRoles } from '#app/auth/permissions.ts'
import type { StaffRole } from '#app/auth/permissions.ts'
import { roleWords } from '#app/ui/role-words.ts'

/** The four roles, each with what it may do. */
export function RoleChoice({ legend, chosen }: { legend: string; chosen: StaffRole }) {
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      {staffRoles.map((role) => (
        <label key={role} className="flex min-h-11 items-start gap-2 py-1.5 lg:min-h-0">
          <input
            type="radio"
            name="role"
            value={role}
            defaultChecked={role === chosen}
            className="mt-0.5 size-4 shrink-0"
          />
          <span className="min-w-0">
            <span className="font-medium">{roleWords[role].name}</span>
            <span className="block text-xs text-ink-faint first-letter:uppercase">{roleWords[role].may}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
