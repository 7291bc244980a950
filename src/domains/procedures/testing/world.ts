import bodiesFile from '../../../../profiles/cam-lo-2019/bodies.json' with { type: 'json' }
import calendarFile from '../../../../profiles/cam-lo-2019/calendar.json' with { type: 'json' }
import officeHoursFile from '../../../../profiles/cam-lo-2019/office-hours.json' with { type: 'json' }
import postsFile from '../../../../profiles/cam-lo-2019/posts.json' with { type: 'json' }
import profileFile from '../../../../profiles/cam-lo-2019/procedures.json' with { type: 'json' }
import unitsFile from '../../../../profiles/cam-lo-2019/units.json' with { type: 'json' }
import { type CalendarFile, importCalendar, type OfficeHoursFile } from '../../../core/calendar/index.ts'
import {
  importLocality,
  importPosts,
  importUnits,
  type LocalityFile,
  type PostsFile,
  type UnitFile,
} from '../../../core/organization/index.ts'
import { type TestDatabase, testDatabase } from '../../../platform/testing/index.ts'
import type { ProceduresFile } from '../rules/file.ts'
import datedFile from './dated-catalogue.json' with { type: 'json' }

/** What was in force on 31/12/2019. */
export const profile = profileFile as unknown as ProceduresFile

/** Every dated version of the seed catalogue, 2014 to 2026. */
export const dated = datedFile as unknown as ProceduresFile

/** A migrated database with the units, posts and calendar of Cam Lộ and no procedures yet. */
export async function openDistrict(): Promise<TestDatabase> {
  const base = await testDatabase()
  const { db } = base
  const localityId = await importLocality(db, unitsFile.locality as LocalityFile, 'cam-lo-2019')
  await importUnits(db, localityId, [...unitsFile.units, ...bodiesFile.bodies] as UnitFile[])
  await importPosts(db, localityId, postsFile as unknown as PostsFile)
  await importCalendar(db, calendarFile as unknown as CalendarFile, officeHoursFile as unknown as OfficeHoursFile)
  return base
}
