import { randomBytes } from 'node:crypto'
import { PAIRING_WORDS } from '@shopbell/core/wire'
import { directory } from '../business/directory.ts'
import type { Confirmed } from '../store/device-store.ts'
import { readArguments } from './arguments.ts'
import { databaseOf, openStore } from './database.ts'
import { EXIT, failed, wrongCall, type Io } from './io.ts'
import { LOCATION_OPTIONS, readConfigs } from './locations.ts'
import { placeOf } from './which-business.ts'

/** `shopbell pair`: says where the tablet stands that shows these words; also while `serve` runs. */
export async function pair(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments({
    args: [...args],
    options: {
      ...LOCATION_OPTIONS,
      touchpoint: { type: 'string' },
      name: { type: 'string' },
      replaces: { type: 'string' },
    },
    allowPositionals: true,
  })
  // As they are read off a screen: with spaces or hyphens, in whatever case.
  const words = positionals
    .join('-')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '-')
  if (!PAIRING_WORDS.test(words)) throw wrongCall('pair takes the three words on the tablet')
  const { touchpoint, name, replaces } = values
  if (touchpoint === undefined) throw wrongCall('pair needs --touchpoint ID (see shopbell help)')
  const known = directory(readConfigs(values, io).configs)
  const store = await openStore(databaseOf(values, io), values)
  try {
    const pairing = await store.devices.findPairing(words)
    const served = pairing === null ? undefined : known.find(pairing.business)
    if (pairing === null || served === undefined) throw failed(WHY_NOT.unknown)
    const place = placeOf(served, touchpoint)
    const outcome = await store.devices.confirm({
      words,
      touchpoint,
      salt: randomBytes(16).toString('base64url'),
      now: Date.now(),
      ...(name === undefined ? {} : { name }),
      ...(replaces === undefined ? {} : { replaces }),
    })
    if (outcome !== 'confirmed') throw failed(WHY_NOT[outcome])
    io.out(`${name ?? pairing.device} stands at ${place.touchpoint.name} (${touchpoint})`)
    return EXIT.good
  } finally {
    await store.close()
  }
}

const WHY_NOT: Readonly<Record<Exclude<Confirmed, 'confirmed'>, string>> = {
  unknown: 'no tablet waits under these words: look at its screen again',
  expired: 'these words are over; the tablet shows new ones',
  taken: 'these words were confirmed otherwise',
  'no-such-device': 'there is no device of the id that --replaces names (see shopbell devices)',
}
