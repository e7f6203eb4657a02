import { renderToString } from 'react-dom/server'
import Page from '../../examples/next/app/page.jsx'

/** The example's page as a server sends it. */
export const render = () => renderToString(<Page />)
