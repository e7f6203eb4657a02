import type { CommentsReport } from '@shopbell/core/report'
import type { VNode } from 'preact'
import type { View } from '../../address/view.ts'
import type { Go } from '../../parts/link.ts'
import { languageWords } from '../../words/language-words.ts'

interface SearchFormProps {
  readonly body: CommentsReport
  readonly view: View
  readonly go: Go
}

/** What a choice sets in the address, its name, and its values with their words. */
type Choice = readonly [name: string, words: string, values: readonly (readonly [string, string])[]]

const SCORES = [
  ['low', 'Low score'],
  ['middle', 'Middle score'],
  ['high', 'High score'],
] as const

/** Searches comments; what is searched for lives in the address. */
export function SearchForm({ body, view, go }: SearchFormProps): VNode {
  const { own } = view
  const locales = body.languages.map(({ locale }) => locale)
  const asked = own['locale']
  const choices: readonly Choice[] = [
    ['score', 'Score', SCORES],
    ['reason', 'Reason', body.reasons.map(({ id, text }) => [id, text])],
    [
      'locale',
      'Language',
      [...new Set([...locales, ...(asked === undefined ? [] : [asked])])].map((locale) => [
        locale,
        languageWords(locale),
      ]),
    ],
  ]
  function set(name: string, value: string): void {
    const { [name]: _, before: _before, ...rest } = own
    go({ ...view, own: value === '' ? rest : { ...rest, [name]: value } })
  }
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        const words = new FormData(event.currentTarget).get('q')
        set('q', typeof words === 'string' ? words.trim() : '')
      }}
    >
      <label>
        Words in it
        <input
          key={own['q']}
          type="search"
          name="q"
          maxLength={200}
          defaultValue={own['q'] ?? ''}
        />
      </label>
      {choices.map(
        ([name, words, values]) =>
          values.length > 0 && (
            <label key={name}>
              {words}
              <select
                value={own[name] ?? ''}
                onChange={({ currentTarget }) => set(name, currentTarget.value)}
              >
                <option value="">Any</option>
                {values.map(([value, label]) => (
                  <option key={value} value={value} selected={value === own[name]}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          ),
      )}
      <button class="primary" type="submit">
        Search
      </button>
    </form>
  )
}
