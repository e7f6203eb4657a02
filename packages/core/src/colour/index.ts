export { PAPER, PAPER_RGB, contrast, readableOn, readableRgb } from './colour.ts'
