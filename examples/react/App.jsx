import { ShopbellPrompt, usePrompt } from '@shopbell/widget/react'
import { useState } from 'react'

const address = { collector: location.origin, business: 'acme' }

export function App() {
  const [said, setSaid] = useState('')
  return (
    <main>
      <h1>Order A-1</h1>
      <ShopbellPrompt
        {...address}
        touchpoint="web-checkout"
        fields={{ order: 'A-1' }}
        onAnswered={() => setSaid('Answered')}
        onDelivered={() => setSaid('Delivered')}
      />
      <p role="log">{said}</p>
      <Thumbs />
    </main>
  )
}

/** The same question with a face of one's own. */
function Thumbs() {
  const prompt = usePrompt({ ...address, touchpoint: 'web-chat' })
  if (prompt.status !== 'ready') return null
  const { state, view, visit } = prompt
  const asked = state.screen.at === 'asking' ? state.screen.question : null
  return (
    <section aria-label="Chat">
      <h2>{asked === null ? view.strings.thanks : asked.text}</h2>
      {asked?.points.map(({ value, label }) => (
        <button key={value} onClick={() => void visit.tap(value)}>
          {label}
        </button>
      ))}
    </section>
  )
}
