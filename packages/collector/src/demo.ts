import { fileURLToPath } from 'node:url'

/** The folder with the demonstration business and its shop page. */
export const DEMO_FOLDER: string = fileURLToPath(new URL('../demo/', import.meta.url))
/** The config that is served when none is named. */
export const DEMO_CONFIG: string = fileURLToPath(new URL('../demo/acme.json', import.meta.url))
/** The demonstration business, with which the shop page is served. */
export const DEMO_BUSINESS = 'acme'
