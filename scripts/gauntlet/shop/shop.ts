import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCollector, type Collector } from '../../../e2e/support/collector.ts'
import type { Engine } from '../../browsers.ts'
import { pageScript } from '../page-script.ts'
import { openDesk, type Line } from './desk.ts'
import { layRoad, type Road } from './road.ts'
import { switchOn, type Tablet } from './tablet.ts'

/** A store: a collector far away, the road to it, and tablets. */
export interface Shop {
  readonly collector: Collector
  readonly road: Road
  /** Starts a browser that comes to the desk. @param profile one of the shop's own by default */
  tablet(
    engine: Engine,
    profile?: string,
  ): Promise<{ readonly tablet: Tablet; readonly line: Line }>
  /** Starts a browser with so many tabs, each of which comes to the desk. */
  tabs(
    engine: Engine,
    count: number,
  ): Promise<{ readonly tablet: Tablet; readonly lines: readonly Line[] }>
  /** A folder that goes with the shop. */
  readonly folder: string
  close(): Promise<void>
}

let lives = 0

/** Opens a store. */
export async function openShop(): Promise<Shop> {
  const collector = await startCollector()
  const desk = await openDesk()
  const folder = await mkdtemp(join(tmpdir(), 'shopbell-gauntlet-'))
  const html =
    '<!doctype html><html lang="en"><title>Tablet</title><script src="/tablet.js"></script>'
  const road = await layRoad(collector, {
    '/tablet': { type: 'text/html', body: html },
    '/tablet.js': { type: 'text/javascript', body: await pageScript('page.ts') },
    '/worker.js': { type: 'text/javascript', body: await pageScript('worker.ts') },
  })
  const tablets: Tablet[] = []
  return {
    collector,
    road,
    folder,
    async tablet(engine, profile = join(folder, engine)) {
      const life = String(++lives)
      const query = new URLSearchParams({ desk: desk.url, life })
      const tablet = await switchOn(engine, profile, `${road.url}/tablet?${String(query)}`)
      tablets.push(tablet)
      return { tablet, line: await desk.meet(life) }
    },
    async tabs(engine, count) {
      const names = Array.from({ length: count }, () => String(++lives))
      const urls = names.map((life) => {
        return `${road.url}/tablet?${String(new URLSearchParams({ desk: desk.url, life }))}`
      })
      const tablet = await switchOn(engine, join(folder, engine), ...urls)
      tablets.push(tablet)
      return { tablet, lines: await Promise.all(names.map((life) => desk.meet(life))) }
    },
    async close() {
      for (const tablet of tablets) if (!tablet.hasEnded()) await tablet.kill()
      await road.close()
      await desk.close()
      await collector.stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}
