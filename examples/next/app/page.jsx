import { ShopbellPrompt } from '@shopbell/widget/react'

/** Rendered on the server: an empty element of the right name, filled in the browser. */
export default function Page() {
  return (
    <main>
      <h1>Order A-1</h1>
      <ShopbellPrompt
        collector={process.env.NEXT_PUBLIC_SHOPBELL ?? 'https://feedback.example'}
        business="acme"
        touchpoint="web-checkout"
      />
    </main>
  )
}
