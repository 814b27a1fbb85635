import * as v from "valibot";
import { eventSchema } from "../../shared/events/event.ts";
import { baseStationSchema } from "../../shared/model/base-station.ts";
import { forbiddenRuleOf, namesSubscriber } from "../../shared/model/forbidden-fields.ts";
import { placeSchema } from "../../shared/model/place.ts";
import { fieldNamesOf } from "../../shared/model/schema-fields.ts";
import { checkOf } from "./check.ts";
import type { Check } from "./check.ts";
import type { ReadableDb } from "./database.ts";

/** Nothing that may exist nowhere has a place: no column, and no field of anything stored. */
export function checkSchema(db: ReadableDb): Check {
  const columns = columnNamesOf(db);
  const fields = [eventSchema, placeSchema].flatMap(fieldNamesOf);
  const findings = [...columns, ...fields].flatMap((name) => {
    const rule = forbiddenRuleOf(name);
    return rule === null ? [] : [`${name} is forbidden: ${rule}`];
  });
  for (const name of fieldNamesOf(baseStationSchema)) {
    if (namesSubscriber(name)) findings.push(`base stations have no ${name}`);
  }
  return checkOf("schema", findings, `${columns.length} columns and ${fields.length} fields`);
}

/** "table.column" of every table that there is. */
function columnNamesOf(db: ReadableDb): string[] {
  const rows = db.all(`select t.name || '.' || c.name as name
    from sqlite_schema t join pragma_table_xinfo(t.name) c where t.type = 'table'`);
  return rows.map((row) => v.parse(nameRow, row).name);
}

const nameRow = v.object({ name: v.string() });
