import { createHmac, randomBytes } from 'node:crypto'
import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** What tells one client from another, and tells nobody who it is. */
export type ClientName = (
  peer: string | undefined,
  forwarded: string | readonly string[] | undefined,
) => string | undefined

/**
 * Names clients by a hash of their address under a key that ends with the process: the address
 * itself is kept nowhere. An IPv6 client is its /64, of which it has every address.
 *
 * Behind a proxy it is whom the proxy names last in `X-Forwarded-For`; the machine itself is always
 * taken for one. `undefined` is the machine itself, or nobody that can be told from others.
 * @param proxies addresses and subnets of proxies whose word is taken, such as `10.0.0.0/8`
 * @throws RangeError for one that is neither
 */
export function clientNames(
  proxies: readonly string[] = [],
  key: Buffer = randomBytes(32),
): ClientName {
  const trusted = blockList(['127.0.0.0/8', '::1', ...proxies])
  const isTrusted = (address: string): boolean =>
    trusted.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')

  function addressOf(
    peer: string,
    forwarded: string | readonly string[] | undefined,
  ): string | undefined {
    const named = forwarded === undefined ? [] : forwarded.toString().split(',')
    for (const each of [...named, peer].reverse()) {
      const address = plain(each.trim())
      if (address === undefined || !isTrusted(address)) return address
    }
    return undefined
  }

  return (peer, forwarded) => {
    const address = peer === undefined ? undefined : addressOf(peer, forwarded)
    if (address === undefined) return undefined
    return createHmac('sha256', key).update(network(address)).digest('base64url').slice(0, 16)
  }
}

/** An address without the port, brackets and IPv4 mapping that proxies and sockets write. */
function plain(text: string): string | undefined {
  const bare = text.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^::ffff:(?=\d+\.)/i, '')
  const address = isIPv4(bare.replace(/:\d+$/, '')) ? bare.replace(/:\d+$/, '') : bare
  return isIPv4(address) || isIPv6(address) ? address : undefined
}

/** What one client has for itself: an IPv4 address, or the first 64 bits of an IPv6 one. */
function network(address: string): string {
  if (isIPv4(address)) return address
  const [head = '', tail] = address.replace(/%.*$/, '').toLowerCase().split('::')
  const [first, last] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean))
  const groups = [
    ...first!,
    ...Array(Math.max(0, 8 - first!.length - last!.length)).fill('0'),
    ...last!,
  ]
  return groups
    .slice(0, 4)
    .map((group) => String(group).replace(/^0+(?=.)/, ''))
    .join(':')
}

function blockList(entries: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/')
    const family = isIPv4(address) ? 'ipv4' : 'ipv6'
    const isAddress = isIPv4(address) || isIPv6(address)
    const most = family === 'ipv4' ? 32 : 128
    if (!isAddress || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= most))) {
      throw new RangeError(`a proxy is an address or a subnet such as 10.0.0.0/8, not ${entry}`)
    }
    list.addSubnet(address, bits === undefined ? most : Number(bits), family)
  }
  return list
}
