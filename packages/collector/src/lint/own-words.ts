import { constructOf } from '@shopbell/core/config'
import { isRated } from '@shopbell/core'
import { bankedAs, bankOn, byLanguage, placed, questionsOf } from './asked.ts'
import type { Rule } from './finding.ts'

/** What the bank asks is asked in its words and on its scale: they are tried, and in every language. */
export const ownWords: Rule = (config) =>
  placed(config).flatMap((each) =>
    questionsOf(each).flatMap(([path, question]) => {
      const construct = constructOf(question)
      const bank = bankOn(construct)
      if (!isRated(question.kind) || bank.length === 0) return []
      if (bankedAs(question, config) !== undefined) return []
      const said = Object.values(byLanguage(question.text, config))
      const same = bank.find(({ text = {} }) =>
        said.every((words) => Object.values(text).includes(words)),
      )
      const how = same === undefined ? 'in words' : `on a scale (${question.kind})`
      const ids = bank.map(({ id }) => `"bank": "${id}"`).join(' or ')
      const message = `asks about ${construct} ${how} of its own, where the bank has a question: take ${ids}`
      return [{ rule: 'own-words', path, message }]
    }),
  )
