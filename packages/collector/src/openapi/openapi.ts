import { PROTOCOL } from '@shopbell/core'
import { deviceSchemas } from './device-schemas.ts'
import { listingSchemas } from './listing-schemas.ts'
import type { Json } from './parts.ts'
import { overviewSchemas } from './overview-schemas.ts'
import { paths } from './paths.ts'
import { promptSchemas } from './prompt-schemas.ts'
import { registerSchemas } from './register-schemas.ts'
import { pageSchemas } from './page-schemas.ts'
import { reportSchemas } from './report-schemas.ts'
import { tokenSchemas } from './token-schemas.ts'
import { wireSchemas } from './wire-schemas.ts'

/** Everything the collector serves but files, as OpenAPI 3.1. A test holds its paths to the routes. */
export const openapi: Json = {
  openapi: '3.1.0',
  info: {
    title: 'Shopbell collector',
    version: '1',
    description: `Takes answers once and scores them. The protocol is ${PROTOCOL}.`,
    license: { name: 'MIT', identifier: 'MIT' },
  },
  paths,
  components: {
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer' },
      device: { type: 'http', scheme: 'bearer', description: "A device's own token" },
      pairing: { type: 'http', scheme: 'bearer', description: "A pairing's secret" },
      session: {
        type: 'apiKey',
        in: 'cookie',
        name: '__Host-shopbell_session',
        description: 'Without HTTPS: shopbell_session',
      },
    },
    schemas: {
      ...wireSchemas,
      ...promptSchemas,
      ...reportSchemas,
      ...registerSchemas,
      ...overviewSchemas,
      ...pageSchemas,
      ...listingSchemas,
      ...deviceSchemas,
      ...tokenSchemas,
    },
  },
}
