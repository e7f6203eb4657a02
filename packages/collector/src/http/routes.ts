import type { Metrics } from '../metrics/metrics.ts'
import { devices } from './devices.ts'
import { getBusiness } from './get-business.ts'
import { getComments } from './get-comments.ts'
import { getChannels } from './get-channels.ts'
import { getJourney } from './get-journey.ts'
import { getDrivers } from './get-drivers.ts'
import { getLoyalty } from './get-loyalty.ts'
import { getPrompt } from './get-prompt.ts'
import { getQuality } from './get-quality.ts'
import { getReport } from './get-report.ts'
import { getResponses } from './get-responses.ts'
import { getTouchpoints } from './get-touchpoints.ts'
import { getToday } from './get-today.ts'
import { getStores } from './get-stores.ts'
import { getTrend } from './get-trend.ts'
import { operations } from './operations.ts'
import { pairings } from './pairings.ts'
import { postResponses } from './post-responses.ts'
import type { Route, Surroundings } from './route.ts'
import { session } from './session.ts'
import { tokens } from './tokens.ts'

/** Every route of the collector; whatever else is asked for is a file or nothing. */
export function routesOf(surroundings: Surroundings, metrics: Metrics): readonly Route[] {
  return [
    ...postResponses(surroundings, {
      onResult: metrics.result,
      onSeen: metrics.device,
      onRefusedDevice: metrics.refusedDevice,
    }),
    ...getPrompt(surroundings),
    ...getBusiness(surroundings),
    ...getReport(surroundings),
    ...getTouchpoints(surroundings),
    ...getQuality(surroundings),
    ...getToday(surroundings),
    ...getJourney(surroundings),
    ...getChannels(surroundings),
    ...getTrend(surroundings),
    ...getDrivers(surroundings),
    ...getLoyalty(surroundings),
    ...getStores(surroundings),
    ...getResponses(surroundings),
    ...getComments(surroundings),
    ...pairings(surroundings),
    ...devices(surroundings, {
      onHeartbeat: metrics.heartbeat,
      onSeen: metrics.device,
      onRefused: metrics.refusedDevice,
    }),
    ...session(surroundings),
    ...tokens(surroundings),
    ...operations(surroundings, { metrics }),
  ]
}
