import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { SettingsTabs } from '#app/ui/settings-tabs.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const { role } = await requireStaff(request, 'change-settings')
  return {
    mayTeam: can(role, 'manage-team'),
    mayKeys: can(role, 'manage-api-keys'),
    mayWebhooks: can(role, 'manage-webhooks'),
    mayExport: can(role, 'export-everything'),
  }
}

export default function SettingsLayout() {
  return (
    <div className="flex flex-col gap-4">
      <SettingsTabs {...useLoaderData<typeof loader>()} />
      <Outlet />
    </div>
  )
}
