import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { SettingsTabs } from '#app/ui/settings-tabs.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, 'change-settings')
  return null
}

export default function SettingsLayout() {
  return (
    <div className="flex flex-col gap-4">
      <SettingsTabs />
      <Outlet />
    </div>
  )
}
