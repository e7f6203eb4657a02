import { readFileSync } from 'node:fs'
import { EXAMPLES } from './examples.ts'

const EXIT_CODES =
  'Ends with 0 when all is well, 1 when something failed, 2 when it was called wrongly.'

/** What `shopbell help` says. */
export const HELP: string = `shopbell: one short question at every touchpoint, kept once, scored honestly

  shopbell serve [--config FILE|FOLDER] [--data DIR] [--database ADDRESS]
                 [--port N] [--host ADDRESS]
      Takes answers, serves the prompt, the kiosk and the results.

  shopbell demo [--seed N] [--days N] [--fill-only] [--data DIR] [--database ADDRESS]
                [--port N] [--host ADDRESS]
      Serves a made-up business whose truth is known: twelve stores, six channels, every stage.
      The first time it fills the data folder with 120 days of answers, or as many as --days says;
      the same seed makes the same answers. --fill-only stops there.

  shopbell import FILE.csv --touchpoint ID --question ID --value COLUMN
                  [--at COLUMN] [--where COLUMN=VALUE]... [--field COLUMN]... [--batch NAME]
                  [--business ID] [--config FILE] [--data DIR] [--database ADDRESS] [--json]
      Adds the answers of a table, each once, however often it is run. Several --where must all
      hold; the same column twice means either value. --at holds ISO 8601 or YYYYMMDD (without a
      zone: the touchpoint's local time) or epoch milliseconds (12 or 13 digits); without --at an
      answer counts as of now. A choice holds its option ids with ; between them.
      A row is known by its table's name, all its cells and how many rows like it came before: the
      same file again adds nothing, a file that grew adds its new rows, a file of another name is
      another table. --batch names the table whatever the file is called.

  shopbell pair WORDS --touchpoint ID [--name NAME] [--replaces DEVICE]
      Says where the tablet stands that shows these three words. --replaces takes the place of
      another device, whose history goes on under the touchpoint. Also while serve runs.

  shopbell devices [--business ID] [--json]
  shopbell devices retire ID | revoke ID
      Lists tablets: how they are, which answers are missing. A retired one may still deliver what
      it keeps; a revoked one may not.

  shopbell tokens [list] [--business ID] [--json]
  shopbell tokens make --name NAME [--scope ingest|read|manage]... [--business ID] [--json]
  shopbell tokens revoke ID [--business ID]
      Who may send for many, read figures, or read contacts and manage; read unless said. A token is
      shown once, and only its hash is kept. Also while serve runs.

  shopbell forget --response ID | --device ID | --respondent TEXT | --expired
                  [--business ID] [--json]
      Erases a response, all that a tablet took, or all of whoever left this mail address or telephone
      number or has this value in a field; none of it is taken again. --expired deletes words that are
      older than the config's "retention" says, which serve does every hour. Also while serve runs.

  shopbell import-outbox FILE [--json]
      Adds what a tablet could not send and exported to a file, each once.

  shopbell verify [--data DIR] [--database ADDRESS] [--json]
      Counts all answers and events again and compares every rollup with them.

  shopbell lint [FILE|FOLDER] [--json]
      Looks a config over for what costs answers or keeps them from being compared: a prompt that
      mixes service and experience, asks more than one question, one more and an optional text,
      speaks the trade's language (NPS, ticket, touchpoint …) or words in one channel what another
      words otherwise. Each finding is a line with its place; with --json one object. Ends with 1
      when there is something to mend.

  shopbell export FILE.csv|FILE.jsonl [--business ID] [--contacts] [--json]
      Writes every answer of a business: a line an answer, or JSON, a line a response. Also while
      serve runs.

  shopbell backup FILE [--data DIR] [--database ADDRESS] [--json]
      Writes everything as of one moment into one file, also while serve runs. It has contacts and
      the hashes of tokens: keep it safe.

  shopbell restore FILE [--data DIR] [--database ADDRESS] [--json]
      Puts a backup into an empty database of either kind: all of it, checked by counts and
      checksums, or nothing.

  shopbell move --from ADDRESS --to ADDRESS [--json]
      Copies everything into another, empty database, and compares both by counts and checksums.
      What is broken off goes on where it was when it is run again. Nothing is written to --from
      meanwhile: who tries is told to try later.

  shopbell migrate [--distributed] [--data DIR] [--database ADDRESS] [--json]
      Brings the tables up to date, as serve does when it starts. --distributed spreads them by
      business over the machines of a Citus cluster.

  shopbell help [COMMAND] | COMMAND --help
      Says all of this, or what there is to know of one command, with examples.
  shopbell --version

Environment, where no option says otherwise: SHOPBELL_CONFIG, SHOPBELL_DATABASE, SHOPBELL_TOKEN,
SHOPBELL_PROXIES, SHOPBELL_CLIENT_RATE, SHOPBELL_BUSINESS_RATE, SHOPBELL_LOG, PORT, HOST.
Without a config the demonstration business is served. Data lies in ./shopbell-data.
A database's ADDRESS is sqlite:FILE or postgres://USER:PASSWORD@HOST[,STANDBY]/NAME; any number of
collectors may share a PostgreSQL database. Of several hosts the one that takes writes is used.

${EXIT_CODES}`

/** What there is to say of one command; `undefined` when there is none of that name. */
export function helpOf(name: string): string | undefined {
  const own = HELP.split('\n\n').filter((block) => block.startsWith(`  shopbell ${name} `))
  if (own.length === 0 || name === 'help') return undefined
  const examples = Object.hasOwn(EXAMPLES, name) ? EXAMPLES[name]! : []
  const shown = ['Examples:', ...examples.map((line) => `  ${line}`)].join('\n')
  return [...own, ...(examples.length === 0 ? [] : [shown]), EXIT_CODES].join('\n\n')
}

/** The version of this package. */
export function version(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(manifest) as { version: string }).version
}
