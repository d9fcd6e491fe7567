import type { ServerBuild } from '@remix-run/node'
import { expect, test } from 'vitest'
import { byRouteArea } from './route-areas.ts'

const paths: Record<string, [parentId: string | undefined, path: string | undefined]> = {
  root: [undefined, ''],
  landing: ['root', undefined],
  layout: ['root', undefined],
  'sign-in': ['layout', 'sign-in'],
  admin: ['root', 'admin'],
  'admin.invoices': ['admin', 'invoices/:id'],
  portal: ['root', 'p/:token'],
  help: ['root', 'help?'],
  rest: ['root', '*'],
}
const routes = Object.fromEntries(Object.entries(paths).map(([id, [parentId, path]]) => [id, { id, parentId, path }]))
const build = { routes, assets: { version: '1', routes } } as unknown as ServerBuild
const areaOf = byRouteArea(build, (area) => area)
const open = ['root', 'landing', 'layout', 'help', 'rest']

test.each([
  ['/admin', ['admin', 'admin.invoices']],
  ['/admin/invoices/1', ['admin', 'admin.invoices']],
  ['/ADMIN/invoices/1', ['admin', 'admin.invoices']],
  ['/p/token/pay', ['portal']],
  ['/sign-in', ['sign-in']],
])('%s is looked for among the routes that begin so, and the open ones', (path, own) => {
  const area = areaOf(path)
  expect(Object.keys(area.routes).sort()).toEqual([...open, ...own].sort())
  expect(Object.keys(area.assets.routes)).toEqual(Object.keys(area.routes))
  expect(area.assets.version).toBe('1')
})

test.each(['/', '/help', '/__manifest', '/admin.data', '/%61dmin', '/nowhere'])('%s is looked for among all', (path) =>
  expect(areaOf(path)).toBe(build),
)
