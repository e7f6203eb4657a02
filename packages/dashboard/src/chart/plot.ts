// What of Observable Plot charts are drawn with. It is loaded when the first chart is, so a page
// names its marks by way of this file alone and everything else stays out of the bundle.
export {
  areaY,
  axisX,
  axisY,
  barX,
  barY,
  cell,
  dot,
  frame,
  gridX,
  gridY,
  line,
  link,
  plot,
  rect,
  ruleX,
  ruleY,
  text,
  type PlotOptions,
} from '@observablehq/plot'
