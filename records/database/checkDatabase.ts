/**
 * Looks at the database that the settings name and changes nothing: for the start, before anything
 * runs, and for the doctor.
 */
import type pg from 'pg';
import { patientClient } from './connection.ts';
import { DatabaseFault } from './databaseFault.ts';
import { embeddedMajor, judgeFolder } from './embedded/folder.ts';
import { requireKnownSchema, requireServer } from './migrate.ts';
import { faultOf } from './openDatabase.ts';
import { type DatabaseSettings, placeOf } from './settings.ts';

/** @returns what is there, in a line @throws DatabaseFault where it can't be used as it is */
export async function checkDatabase(settings: DatabaseSettings): Promise<string> {
  const place = placeOf(settings);
  if (settings.kind === 'embedded') {
    const state = judgeFolder(settings.dataDir);
    if (typeof state === 'object') throw new DatabaseFault('refused', state.refused);
    return `${place}（PostgreSQL ${embeddedMajor} 格式${state === 'missing' ? '，启动时建立' : ''}）`;
  }
  const client = await patientClient({ url: settings.url }).catch((error: unknown) => {
    throw faultOf(error, place);
  });
  try {
    return `${place}（${await describe(client)}）`;
  } catch (error) {
    throw faultOf(error, place);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function describe(client: pg.ClientBase): Promise<string> {
  const major = await requireServer(client);
  const missing = await requireKnownSchema(client);
  return `版本 ${major}，${missing === 0 ? '结构是最新的' : `启动时升级结构 ${missing} 步`}`;
}
