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
