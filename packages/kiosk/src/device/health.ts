import type { Facts } from './facts.ts'
import type { Network } from './network.ts'

/** One thing about a tablet, in words for whoever stands in front of it. */
export interface Finding {
  readonly id: string
  /** `bad` keeps a tablet from being called healthy; `note` is worth knowing. */
  readonly level: 'good' | 'note' | 'bad'
  readonly title: string
  /** What it means, and what to do where there is something to do. */
  readonly says: string
}

/** So much of what the browser gives may be used before somebody should know. */
const FULL = 0.8

/** Whether a tablet is healthy: nothing is bad. What cannot be known is bad where answers depend on it. */
export function isHealthy(findings: readonly Finding[]): boolean {
  return findings.every(({ level }) => level !== 'bad')
}

/**
 * What is to be said of a tablet, in the order in which it matters.
 * @param network what the last look at it found; `null` before the first
 */
export function findingsOf(facts: Facts, network: Network | null): readonly Finding[] {
  const { usage, quota } = facts
  return [
    ...(facts.isLossSuspected ? [LOSS] : []),
    ...(facts.refused === null ? [] : [REFUSED]),
    STORAGE[facts.storage],
    facts.isRestartProven ? PROVEN : UNPROVEN,
    persisted(facts.persisted),
    facts.installed ? INSTALLED : NOT_INSTALLED,
    ...(network === null ? [] : [NETWORK[network]]),
    wakeLock(facts.wakeLock),
    facts.isPaired ? PAIRED : UNPAIRED,
    ...(usage !== null && quota !== null && usage > quota * FULL ? [NEARLY_FULL] : []),
    ...(facts.takenBack === null ? [] : [TAKEN_BACK]),
  ]
}

const LOSS: Finding = {
  id: 'loss',
  level: 'bad',
  title: 'This browser forgot',
  says: 'What was kept here has been deleted since it was set up. Answers that were not sent are lost. Find out what clears it: a private window, a shell that resets, a cleaning app.',
}

const REFUSED: Finding = {
  id: 'refused',
  level: 'bad',
  title: 'The collector does not let this tablet in',
  says: 'Answers are kept here. Pair it again.',
}

const STORAGE: Readonly<Record<Facts['storage'], Finding>> = {
  disk: {
    id: 'storage',
    level: 'good',
    title: 'Writes and reads',
    says: 'Answers are written to the disk.',
  },
  copy: {
    id: 'storage',
    level: 'bad',
    title: 'The database is ill',
    says: 'Answers are in the second copy, which is small. Restart the tablet.',
  },
  memory: {
    id: 'storage',
    level: 'bad',
    title: 'Nothing can be written',
    says: 'Answers are in this page alone. Do not switch it off; restore the network so that they are sent.',
  },
}

const PROVEN: Finding = {
  id: 'restart',
  level: 'good',
  title: 'Remembers after a restart',
  says: 'What was written before the browser was closed was there afterwards.',
}

const UNPROVEN: Finding = {
  id: 'restart',
  level: 'bad',
  title: 'Not seen to remember yet',
  says: 'Close this app completely and open it again. If this stays, the browser forgets: a private window, or a shell that clears its sessions.',
}

const INSTALLED: Finding = {
  id: 'installed',
  level: 'good',
  title: 'Runs as an app',
  says: 'It has a window of its own.',
}

const NOT_INSTALLED: Finding = {
  id: 'installed',
  level: 'bad',
  title: 'Runs in a browser tab',
  says: 'Install it: a browser may delete what a tab has kept.',
}

const NETWORK: Readonly<Record<Network, Finding>> = {
  open: {
    id: 'network',
    level: 'good',
    title: 'Reaches the collector',
    says: 'It answered in its own words.',
  },
  portal: {
    id: 'network',
    level: 'bad',
    title: 'Something else answers',
    says: 'A page to sign in to the Wi-Fi, perhaps. Sign in, or let this tablet through. Answers wait here.',
  },
  down: {
    id: 'network',
    level: 'note',
    title: 'No way to the collector now',
    says: 'Answers wait here until there is one.',
  },
}

const PAIRED: Finding = {
  id: 'paired',
  level: 'good',
  title: 'Paired',
  says: 'The collector knows this tablet.',
}

const UNPAIRED: Finding = {
  id: 'paired',
  level: 'note',
  title: 'Not paired',
  says: 'It asks and sends, but nobody is told when it falls silent.',
}

const NEARLY_FULL: Finding = {
  id: 'room',
  level: 'bad',
  title: 'Nearly full',
  says: 'The browser has little room left. Restore the network, or export the answers.',
}

const TAKEN_BACK: Finding = {
  id: 'version',
  level: 'note',
  title: 'A new version was taken back',
  says: 'It did not come up. The one before it runs until there is another.',
}

function persisted(value: boolean | null): Finding {
  const id = 'persisted'
  if (value === true) {
    return {
      id,
      level: 'good',
      title: 'The browser keeps it',
      says: 'It promised not to delete what is here to make room.',
    }
  }
  return value === false
    ? {
        id,
        level: 'bad',
        title: 'The browser may delete it',
        says: 'It did not promise to keep what is here. Install the app, then run the check again.',
      }
    : {
        id,
        level: 'bad',
        title: 'The browser does not say whether it keeps it',
        says: 'It may delete what is here to make room. Take one of the browsers in the printed recipes.',
      }
}

function wakeLock(value: boolean | null): Finding {
  return value === true
    ? {
        id: 'wake-lock',
        level: 'good',
        title: 'Keeps the screen on',
        says: 'The browser holds it on.',
      }
    : {
        id: 'wake-lock',
        level: 'note',
        title: 'The screen may go dark',
        says: 'The browser does not hold it on. Set the tablet never to sleep.',
      }
}
