/**
 * The address of each server that one address names, in its order: as for `libpq`,
 * `postgres://user@one:5432,two:5433/shop` is a primary and its standby, whichever is which. Where
 * there are several, the one that takes writes is meant, as with `target_session_attrs=read-write`,
 * which may stand there too.
 */
export function serversOf(url: string): readonly string[] {
  const match = /^(\w+:\/\/(?:[^@/?#]*@)?)([^/?#]*)(.*)$/s.exec(url)
  if (match === null) return [url]
  const [, before = '', hosts = '', after = ''] = match
  return hosts.split(',').map((host) => before + host + after)
}
