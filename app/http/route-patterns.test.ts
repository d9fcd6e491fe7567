import type { ServerBuild } from '@remix-run/node'
import { expect, test } from 'vitest'
import { routePatterns } from './route-patterns.ts'

const route = (id: string, parentId?: string, path?: string) => [id, { id, parentId, path }]
const patternOf = routePatterns(
  Object.fromEntries([
    route('root', undefined, ''),
    route('_index', 'root'),
    route('p.$token', 'root', 'p/:token'),
    route('p.$token._index', 'p.$token'),
    route('p.$token.$', 'p.$token', '*'),
    route('p.$token.pay', 'p.$token', 'pay'),
    route('p.$token.receipts', 'p.$token', 'receipts/:id.pdf'),
    route('admin', 'root', 'admin'),
    route('admin.clients.$id', 'admin', 'clients/:id'),
    route('admin.clients.new', 'admin', 'clients/new'),
    route('api.v1.$', 'root', 'api/v1/*'),
    route('api.docs.($chapter)', 'root', 'api/docs/:chapter?'),
  ]) as unknown as ServerBuild['routes'],
)

test.each([
  ['/', ''],
  ['/_root.data', ''],
  ['/p/Zm9vYmFy', '/p/:token'],
  ['/p/Zm9vYmFy/', '/p/:token'],
  ['/p/Zm9vYmFy.data', '/p/:token'],
  ['/p/Zm9vYmFy/pay', '/p/:token/pay'],
  ['/p/Zm9vYmFy/nothing/there', '/p/:token/*'],
  ['/p/Zm9vYmFy/receipts/19.pdf', '/p/:token/receipts/:id.pdf'],
  ['/admin', '/admin'],
  ['/admin/clients/new', '/admin/clients/new'],
  ['/admin/clients/19', '/admin/clients/:id'],
  ['/api/v1/invoices/19/holds', '/api/v1/*'],
  ['/api/docs', '/api/docs'],
  ['/api/docs/invoices', '/api/docs/:chapter'],
  ['/assets/root-Cab3.js', '/assets/*'],
  ['/wp-login.php', 'other'],
])('%s is %s', (path, pattern) => expect(patternOf(path)).toBe(pattern === '' ? '/' : pattern))
