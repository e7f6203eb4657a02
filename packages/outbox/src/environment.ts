import type { KeepingEnvironment } from './keeping/environment.ts'
import type { SendingEnvironment } from './sending/environment.ts'

/** Everything outside the outbox that it touches. Each has a real default; a test passes its own. */
export interface Environment extends KeepingEnvironment, SendingEnvironment {}
