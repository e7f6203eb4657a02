export { PAPER, contrast, readableOn } from './colour.ts'
