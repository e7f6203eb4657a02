import type { DatabaseSync } from 'node:sqlite'
import { EPISODE_RULE, episodes } from '@shopbell/core/kiosk'
import type { Touch } from '@shopbell/core/wire'
import { CLEAN_AFTER, FASTEST, isLive, isOneSpot, RULES, SAME_SPOT } from '../../devices/misuse.ts'
import type { Item } from '../store.ts'
import type { RollupDeltas } from './rollup-deltas.ts'
import { whenOf } from './steps.ts'

/** Flags responses by their neighbours on the same device, and keeps the rollups of what is flagged. */
export interface Flagger {
  /** A response is new, and its first answers are kept. */
  onResponse(item: Item): void
  /** Whether a response is flagged, so that answers that are added to it count as such. */
  isFlagged(business: string, response: string): boolean
}

/** An episode is looked at this far, in taps; whatever is longer is play anyway. */
const FAR = 50

/** Prepares every statement once. */
export function flagger(database: DatabaseSync, deltas: RollupDeltas): Flagger {
  const insert = database.prepare(
    'INSERT INTO flag (business, response, rule) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const count = database.prepare(
    'SELECT count(*) AS count FROM flag WHERE business = ? AND response = ?',
  )
  const response = database.prepare(
    'SELECT touchpoint, hour, uncertain FROM response WHERE business = ? AND id = ?',
  )
  const ratings = database.prepare(
    `SELECT question, kind, point FROM answer
     WHERE business = ? AND response = ? AND point IS NOT NULL`,
  )
  const earlier = database.prepare(
    `SELECT id, at FROM response WHERE business = ? AND device = ? AND uncertain = 0 AND at <= ? AND at >= ?
     ORDER BY at DESC LIMIT ${FAR}`,
  )
  const later = database.prepare(
    `SELECT id, at FROM response WHERE business = ? AND device = ? AND uncertain = 0 AND at > ? AND at <= ?
     ORDER BY at LIMIT ${FAR}`,
  )
  const touches = database.prepare(
    `SELECT id, at, touch FROM response WHERE business = ? AND device = ? AND uncertain = 0 AND at <= ?
     ORDER BY at DESC LIMIT ${SAME_SPOT.taps}`,
  )
  const fastest = database.prepare(
    `SELECT id, at FROM response WHERE business = ? AND device = ? AND uncertain = 0 AND at <= ?
     ORDER BY at DESC LIMIT ${FASTEST.taps}`,
  )
  const nth = database.prepare(
    `SELECT at FROM response WHERE business = ? AND device = ? AND uncertain = 0 AND at <= ?
     ORDER BY at DESC LIMIT 1 OFFSET ${FASTEST.taps - 1}`,
  )
  const cleaning = database.prepare(
    `UPDATE device_alert SET ends = max(ends, ?1)
     WHERE business = ?2 AND device = ?3 AND kind = 'needs-cleaning' AND ends > ?4`,
  )
  const alert = database.prepare(
    `INSERT INTO device_alert VALUES (?, ?, 'needs-cleaning', ?, ?) ON CONFLICT DO NOTHING`,
  )

  function flag(business: string, id: string, rule: string): void {
    if (insert.run(business, id, rule).changes === 0) return
    const row = response.get(business, id)!
    const touchpoint = String(row['touchpoint'])
    const when = whenOf(row)
    deltas.flag(business, when, [touchpoint, rule])
    if (Number(count.get(business, id)!['count']) > 1) return
    deltas.flag(business, when, [touchpoint, ''])
    for (const { question, kind, point } of ratings.all(business, id)) {
      deltas.flagged(business, when, [touchpoint, String(question), String(kind), Number(point)])
    }
  }

  /** Looks only as far as the gap from tap to tap; mostly there is nobody near. */
  function flagEpisode({ business, id }: Item, device: string, at: number): void {
    const { gap } = EPISODE_RULE
    const near = [
      ...earlier.all(business, device, at, at - gap * FAR),
      ...later.all(business, device, at, at + gap * FAR),
    ].map((row) => ({ id: String(row['id']), at: Number(row['at']), device }))
    near.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    const own = episodes(near).find(({ taps }) => taps.some((tap) => near[tap]!.id === id))
    // More taps at one moment than are looked at.
    if (own === undefined) return flag(business, id, RULES.episode)
    const out = own.kept ? own.taps.slice(1) : own.taps
    for (const tap of out) flag(business, near[tap]!.id, RULES.episode)
  }

  function flagGhosts(item: Item, device: string, at: number): void {
    const { business, received } = item
    const ghosts = new Set<string>()
    const rows = item.touch === undefined ? [] : touches.all(business, device, at)
    const last = rows.flatMap(({ id, at, touch }) =>
      typeof touch === 'string'
        ? [{ id: String(id), at: Number(at), touch: JSON.parse(touch) as Touch }]
        : [],
    )
    if (isOneSpot(last)) for (const { id } of last) ghosts.add(id)
    const first = nth.get(business, device, at)
    if (first !== undefined && at - Number(first['at']) < FASTEST.within) {
      for (const { id } of fastest.all(business, device, at)) ghosts.add(String(id))
    }
    if (ghosts.size === 0) return
    for (const id of ghosts) flag(business, id, RULES.ghost)
    if (!isLive({ ...item, at })) return
    const goesOn = cleaning.run(received + CLEAN_AFTER, business, device, received).changes > 0
    if (!goesOn) alert.run(business, device, received, received + CLEAN_AFTER)
  }

  return {
    onResponse(item) {
      for (const rule of item.flags ?? []) flag(item.business, item.id, rule)
      // Where the time is a guess, so is the time between.
      if (item.device === undefined || item.uncertain === true) return
      flagEpisode(item, item.device, item.at)
      flagGhosts(item, item.device, item.at)
    },
    isFlagged: (business, id) => Number(count.get(business, id)!['count']) > 0,
  }
}
