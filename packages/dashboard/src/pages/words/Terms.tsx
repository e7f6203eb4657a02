import type { CommentLanguage } from '@shopbell/core/report'
import type { VNode } from 'preact'
import type { View } from '../../address/view.ts'
import { Exports } from '../../parts/Exports.tsx'
import { linkTo, type Go } from '../../parts/link.ts'
import { languageWords } from '../../words/language-words.ts'
import { countWords, numberWords } from '../../words/number-words.ts'

interface TermsProps {
  readonly languages: readonly CommentLanguage[]
  readonly view: View
  readonly go: Go
}

/** The words that are in most comments, by language; each leads to the comments that have it. */
export function Terms({ languages, view, go }: TermsProps): VNode {
  const { before: _, ...own } = view.own
  return (
    <section class="card" aria-labelledby="terms">
      <h2 id="terms">Common words</h2>
      {languages.map(({ locale, comments, terms }) => (
        <div key={locale}>
          <h3>
            {languageWords(locale)} <span class="how">{countWords(comments, 'comment')}</span>
          </h3>
          {terms.length === 0 ? (
            <p class="say">No word is in five of them.</p>
          ) : (
            <table class="even">
              <thead>
                <tr>
                  <th scope="col">Word</th>
                  <th scope="col">Comments</th>
                  <th scope="col">with a low score</th>
                </tr>
              </thead>
              <tbody>
                {terms.map(({ term, comments: count, low }) => (
                  <tr key={term}>
                    <th scope="row" lang={locale} dir="auto">
                      <a {...linkTo({ ...view, own: { ...own, q: term } }, go)}>{term}</a>
                    </th>
                    <td>{numberWords(count)}</td>
                    <td>{numberWords(low)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      ))}
      <Exports
        name="common-words"
        title="Common words"
        table={{
          head: ['language', 'word', 'comments', 'with a low score'],
          rows: languages.flatMap(({ locale, terms }) =>
            terms.map(({ term, comments, low }) => [locale, term, comments, low]),
          ),
        }}
      />
      <p class="note">
        Words as they were written, once a comment; function words are left out. That a word comes
        with low scores does not say that it is the cause.
      </p>
    </section>
  )
}
