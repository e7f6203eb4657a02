export { type Hours, type Weekday, WEEKDAYS, isOpen, openTime } from './hours.ts'
export {
  dayName,
  dayOfHour,
  hourName,
  localHour,
  momentOf,
  parseHour,
  weekName,
  weekday,
  zoneOffset,
} from './local-time.ts'
