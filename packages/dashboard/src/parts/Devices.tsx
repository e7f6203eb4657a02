import type { VNode } from 'preact'
import type { Device } from '../api/devices.ts'
import {
  deviceNotes,
  missingWords,
  rangeWords,
  seenWords,
  statusWords,
} from '../words/device-words.ts'
import './devices.css'

interface DevicesProps {
  readonly devices: readonly Device[]
  readonly now: number
}

/** So many ranges are shown of each; the rest is counted. */
const RANGES = 20

/** The tablets: how each is, and exactly what of it has not arrived. */
export function Devices({ devices, now }: DevicesProps): VNode {
  return (
    <section class="card devices" aria-labelledby="devices">
      <h2 id="devices">Tablets</h2>
      <ul>
        {devices.map((device) => (
          <li key={device.id} class={device.status}>
            <p class="line">
              <b dir="auto">{device.name}</b>
              <span class="status">{statusWords(device)}</span>
            </p>
            <p class="where">
              {[device.touchpoint, seenWords(device, now)].filter(Boolean).join(' · ')}
            </p>
            {device.ranges.length === 0 ? (
              <p>{missingWords(device)}</p>
            ) : (
              <details>
                <summary>{missingWords(device)}</summary>
                <ul>
                  {device.ranges.slice(0, RANGES).map((range) => (
                    <li key={`${range.boot} ${range.from}`}>{rangeWords(range)}</li>
                  ))}
                  {device.ranges.length > RANGES && (
                    <li>and {device.ranges.length - RANGES} ranges more</li>
                  )}
                </ul>
              </details>
            )}
            {deviceNotes(device).map((note) => (
              <p key={note} class="say">
                {note}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
