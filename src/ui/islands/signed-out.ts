// Where one signs in: nobody is at this browser's counter until somebody has.
import { store } from './counter/store.ts'

void store()
  .then((db) => db.delete('state', 'official'))
  .catch(() => {})
