import { Component, createRef, type VNode } from 'preact'
import { surfaceOf, type Surface } from '../chart/surface.ts'
import type * as plot from '../chart/plot.ts'
import type { Table } from '../export/table.ts'
import { Exports } from './Exports.tsx'
import { TableBeside } from './TableBeside.tsx'
import './chart.css'

/** The marks that a chart is put together from; see `chart/plot.ts`. */
export type Plot = typeof plot

interface ChartProps {
  /** What its files are called, without an ending. */
  readonly name: string
  /** What it shows, in a few words; who does not see it hears this. */
  readonly title: string
  /**
   * Says what to draw. It is called again when the size or the light changes; width, colours and
   * letters are seen to.
   */
  readonly draw: (plot: Plot, surface: Surface) => plot.PlotOptions
  /** The same figures as rows. */
  readonly table: Table
}

/** A chart with its figures beside it, to be taken along. */
export class Chart extends Component<ChartProps, { readonly isMissing: boolean }> {
  override state: { readonly isMissing: boolean } = { isMissing: false }
  private readonly place = createRef<HTMLDivElement>()
  private plot: Plot | null = null
  private drawn: SVGSVGElement | null = null
  private width = 0
  private readonly light = matchMedia('(prefers-color-scheme: dark)')
  private readonly size = new ResizeObserver(() => {
    if (this.place.current?.clientWidth !== this.width) this.draw()
  })

  override componentDidMount(): void {
    this.size.observe(this.place.current!)
    this.light.addEventListener('change', this.draw)
    void this.load()
  }

  override componentDidUpdate(): void {
    this.draw()
  }

  override componentWillUnmount(): void {
    this.size.disconnect()
    this.light.removeEventListener('change', this.draw)
  }

  private async load(): Promise<void> {
    try {
      this.plot = await import('../chart/plot.ts')
      this.draw()
    } catch {
      this.setState({ isMissing: true })
    }
  }

  private readonly draw = (): void => {
    const place = this.place.current
    if (place === null || this.plot === null || place.clientWidth === 0) return
    const surface = surfaceOf(place)
    this.width = surface.width
    const { ink, paper } = surface.colours
    const chart = this.plot.plot({
      width: surface.width,
      className: 'plot',
      ...this.props.draw(this.plot, surface),
      style: { color: ink, background: paper, fontFamily: 'inherit', fontSize: '12px' },
    })
    // Its rules are in the page's own style sheet: no other may apply here.
    for (const style of chart.querySelectorAll('style')) style.remove()
    // The whole is one picture with a name; what it is made of has none.
    for (const mark of chart.querySelectorAll('[aria-label]')) mark.removeAttribute('aria-label')
    this.drawn = chart instanceof SVGSVGElement ? chart : chart.querySelector('svg')
    place.replaceChildren(chart)
  }

  override render({ name, title, table }: ChartProps): VNode {
    return (
      <div class="chart">
        <div ref={this.place} role="img" aria-label={title}>
          {this.state.isMissing && <p class="say">The chart did not come. Here are its figures.</p>}
        </div>
        <div class="aside">
          <TableBeside caption={title} table={table} />
          <Exports name={name} title={title} table={table} chart={() => this.drawn} />
        </div>
      </div>
    )
  }
}
