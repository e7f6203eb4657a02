import { SCOPES } from '../access/scope.ts'
import { COUNT, fields, list, orNull, ref, TEXT, type Json } from './parts.ts'

const SCOPE_LIST: Json = { type: 'array', items: { enum: SCOPES }, minItems: 1 }
const NAME: Json = { type: 'string', minLength: 1, maxLength: 100 }

const TOKEN: Json = {
  id: TEXT,
  name: NAME,
  scopes: SCOPE_LIST,
  madeAt: COUNT,
  revokedAt: orNull('integer'),
  lastUsedOn: orNull('string'),
}

/** What is said and asked of tokens, and of devices that are taken out of use. */
export const tokenSchemas: Json = {
  Token: fields(TOKEN),
  TokenList: fields({ business: TEXT, tokens: list(ref('Token')) }),
  TokenWish: fields({ name: NAME, scopes: SCOPE_LIST }),
  MadeToken: fields({ ...TOKEN, token: TEXT }),
  DeviceStatusWish: fields({ status: { enum: ['retired', 'revoked'] } }),
  DeviceStatusSet: fields({ protocol: TEXT, device: TEXT, status: TEXT }),
}
