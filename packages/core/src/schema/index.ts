export {
  type Answer,
  type Batch,
  type Device,
  type Response,
  type Result,
  MAX_BYTES,
  MAX_OPTIONS,
  MAX_RESPONSES,
  decodeBatch,
  decodeResponse,
  echoedId,
  wireSchema,
} from './wire.ts'
