import type { Frame } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { asLevel, LEVEL_FILTERS } from '../address/level.ts'
import { filtered, LEVELS, type Level, type View } from '../address/view.ts'
import { choicesOf } from './filter-choices.ts'
import type { Go } from './link.ts'

interface LevelSwitchProps {
  readonly view: View
  /** `null` until it has come: then only whose view it is can be chosen. */
  readonly frame: Frame | null
  readonly go: Go
}

const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  owner: 'Owner’s view',
  region: 'Region’s view',
  store: 'Store’s view',
  developer: 'Developer’s view',
}

const ALL_WORDS = { region: 'All regions', location: 'All stores' } as const

/**
 * Who reads, and of a region or a store which one. It is a native list, so that it works with keys,
 * by touch and when it is read out; what is chosen is in the address.
 */
export function LevelSwitch({ view, frame, go }: LevelSwitchProps): VNode {
  const filter = LEVEL_FILTERS[view.level] as keyof typeof ALL_WORDS | undefined
  const choices = filter === undefined || frame === null ? [] : choicesOf(filter, frame)
  const chosen = filter === undefined ? '' : (view.where[filter] ?? '')
  return (
    <div class="level">
      <label>
        <span class="unseen">Whose view</span>
        <select
          value={view.level}
          onChange={({ currentTarget }) => go(asLevel(view, currentTarget.value as Level))}
        >
          {LEVELS.map((level) => (
            <option key={level} value={level} selected={level === view.level}>
              {LEVEL_WORDS[level]}
            </option>
          ))}
        </select>
      </label>
      {filter !== undefined && choices.length > 1 && (
        <label>
          <span class="unseen">{filter === 'region' ? 'Which region' : 'Which store'}</span>
          <select
            value={chosen}
            onChange={({ currentTarget }) =>
              go(filtered(view, filter, currentTarget.value || null))
            }
          >
            <option value="">{ALL_WORDS[filter]}</option>
            {chosen !== '' && !choices.some(([value]) => value === chosen) && (
              <option value={chosen}>{chosen}</option>
            )}
            {choices.map(([value, words]) => (
              <option key={value} value={value} selected={value === chosen}>
                {words}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  )
}
