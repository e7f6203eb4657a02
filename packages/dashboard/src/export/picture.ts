/** How much finer than the screen a PNG is, so that it prints well. */
const FINENESS = 2

/**
 * A chart as an SVG file that stands alone.
 * @param paper the colour behind it
 */
export function svgOf(chart: SVGSVGElement, paper: string): string {
  const copy = chart.cloneNode(true) as SVGSVGElement
  const { width, height } = sizeOf(chart)
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  const { color, fontFamily } = getComputedStyle(chart)
  copy.setAttribute('color', color)
  copy.setAttribute('font-family', fontFamily)
  const back = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: paper })) {
    back.setAttribute(name, value)
  }
  copy.prepend(back)
  return new XMLSerializer().serializeToString(copy)
}

/** A chart as a PNG file. @returns `null` when the browser cannot draw it */
export async function pngOf(chart: SVGSVGElement, paper: string): Promise<Blob | null> {
  const { width, height } = sizeOf(chart)
  const image = new Image(width, height)
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(chart, paper))}`
  try {
    await image.decode()
  } catch {
    return null
  }
  const canvas = document.createElement('canvas')
  canvas.width = width * FINENESS
  canvas.height = height * FINENESS
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

function sizeOf(chart: SVGSVGElement): { readonly width: number; readonly height: number } {
  return { width: chart.width.baseVal.value, height: chart.height.baseVal.value }
}
