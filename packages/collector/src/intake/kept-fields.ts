/** What the host page said of a visit. */
type Fields = Readonly<Record<string, string | number | boolean>>

/**
 * The fields of a response as they are kept: addresses of pages without their query, fragment, user
 * and password, in which names, mail addresses and session keys travel.
 */
export function keptFields(fields: Fields): Fields {
  const kept = Object.entries(fields).map(([name, value]): [string, string | number | boolean] => [
    name,
    typeof value === 'string' ? withoutSecrets(value) : value,
  ])
  return Object.fromEntries(kept)
}

/** An address, whole or from its path on: no white space, and nothing that people write. */
const ADDRESS = /^(?:([a-z][a-z\d+.-]*:)?\/\/(?:[^\s/?#]*@)?([^\s/?#]*))?(\/?[^\s?#]*)([?#]\S*)?$/i

function withoutSecrets(text: string): string {
  const match = ADDRESS.exec(text.trim())
  if (match === null) return text
  const [, scheme = '', host, path = ''] = match
  if (host === undefined) return path.startsWith('/') ? path : text
  return `${scheme}//${host}${path}`
}
