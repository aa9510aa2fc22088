/** For `npx drizzle-kit generate`, after a change of the schema. */
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './records/database/schema.ts',
  out: './records/database/migrations',
});
