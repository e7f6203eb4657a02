import type { SubjectMaker } from '../subject.ts'
import { loaderFloor, oneFileFloor } from './floors.ts'
import { formbricks } from './formbricks.ts'
import { host } from './host.ts'
import { ours, oursInOneFile } from './ours.ts'
import { posthog } from './posthog.ts'
import { pushfeedback } from './pushfeedback.ts'
import { sentry } from './sentry.ts'
import { surveyjs } from './surveyjs.ts'

/** Everything that can be measured, the host page first. */
export const MAKERS: readonly SubjectMaker[] = [
  host,
  oneFileFloor,
  loaderFloor,
  ours,
  oursInOneFile,
  sentry,
  pushfeedback,
  posthog,
  formbricks,
  surveyjs,
]
