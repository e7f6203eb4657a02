import express from 'express'
import { ParseServer } from 'parse-server'

// parse-server in a process of its own, as its guide starts it: `serve.mjs POSTGRES-URL`.

const [, , databaseURI] = process.argv
const server = new ParseServer({
  databaseURI,
  appId: 'bench',
  masterKey: 'bench',
  serverURL: 'http://127.0.0.1:1/parse',
  silent: true,
  logsFolder: null,
  allowClientClassCreation: true,
  mountPath: '/parse',
})
await server.start()
const app = express()
app.use('/parse', server.app)
const listener = app.listen(0, '127.0.0.1', () => console.log(listener.address().port))
process.once('SIGTERM', () => process.exit(0))
