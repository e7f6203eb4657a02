import { DatabaseSync } from 'node:sqlite'

// A collector that is started with this does not flush a commit before it acknowledges it.

const exec = Reflect.get(DatabaseSync.prototype, 'exec')
DatabaseSync.prototype.exec = function relaxed(sql) {
  exec.call(this, sql.replace('synchronous = FULL', 'synchronous = NORMAL'))
}
