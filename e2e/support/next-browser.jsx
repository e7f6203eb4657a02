import { hydrateRoot } from 'react-dom/client'
import Page from '../../examples/next/app/page.jsx'

hydrateRoot(document.querySelector('#root'), <Page />)
