import { clientOperations } from './clients.server.ts'
import type { Operation } from './operation.ts'

/** Every operation there is. The dispatcher serves it and the OpenAPI document describes it; nothing else is offered. */
export const routeTable: readonly Operation[] = [...clientOperations]
