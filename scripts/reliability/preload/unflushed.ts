import { DatabaseSync } from 'node:sqlite'

// A collector that is started with this does not flush what a killed one before it has written.

const exec = Reflect.get(DatabaseSync.prototype, 'exec')
DatabaseSync.prototype.exec = function unflushed(sql) {
  if (sql !== 'PRAGMA wal_checkpoint') exec.call(this, sql)
}
