import { PROTOCOL } from '@shopbell/core'
import { deviceSchema } from '@shopbell/core/wire'
import { COUNT, fields, list, orNull, ref, TEXT, type Json } from './parts.ts'

const MS = { type: 'integer', description: 'Epoch ms' }
const MS_OR_NULL = { type: ['integer', 'null'], description: 'Epoch ms' }
const PROTOCOL_FIELD = { protocol: { const: PROTOCOL } }

/** What store tablets and the collector say to each other. */
export const deviceSchemas: Json = {
  PairingRequest: deviceSchema.pairing,
  Pairing: fields({ ...PROTOCOL_FIELD, words: TEXT, secret: TEXT, expiresAt: MS }),
  PairingStatus: fields(
    { ...PROTOCOL_FIELD, status: { enum: ['waiting', 'confirmed', 'expired'] } },
    { token: TEXT, touchpoint: TEXT, name: TEXT },
  ),
  Confirmation: deviceSchema.confirmation,
  Confirmed: fields({ ...PROTOCOL_FIELD, device: TEXT }),
  Heartbeat: deviceSchema.heartbeat,
  HeartbeatReply: fields(
    { ...PROTOCOL_FIELD, now: MS, commands: { type: 'array' } },
    {
      timeZone: TEXT,
      hours: {
        type: 'object',
        description: 'When the touchpoint is open, by day of the week: from and to on its clock',
      },
    },
  ),
  Device: fields({
    id: TEXT,
    name: orNull('string'),
    touchpoint: orNull('string'),
    status: { enum: ['unpaired', 'active', 'silent', 'retired', 'replaced', 'revoked'] },
    pairedAt: MS_OR_NULL,
    lastSeenAt: MS_OR_NULL,
    replacedBy: orNull('string'),
    lastHeartbeat: {
      anyOf: [{ allOf: [ref('Heartbeat'), fields({ received: MS })] }, { type: 'null' }],
    },
    gaps: {
      ...fields({
        expected: COUNT,
        received: COUNT,
        missing: COUNT,
        waiting: COUNT,
        ranges: list(fields({ boot: TEXT, from: COUNT, to: COUNT })),
      }),
      description:
        'What must have been sent and has not arrived, by boot and number; "waiting" of it the device said last that it still keeps.',
    },
    clock: fields({ offset: orNull('number'), uncertain: COUNT }),
    alerts: list(
      fields(
        { kind: { enum: ['silent', 'needs-cleaning', 'data-loss'] }, since: MS },
        { resolvedAt: MS },
      ),
    ),
  }),
  DeviceList: fields({ ...PROTOCOL_FIELD, devices: list(ref('Device')) }),
}
