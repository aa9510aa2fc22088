/**
 * The keys of this installation: made once, at the first start, from the machine's randomness, and
 * kept in `secrets.json` that only its owner may read (mode 0600).
 *
 * Existing keys are never replaced, and a file that others may read or that is broken is refused
 * rather than silently mended: it may have leaked.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { StartFault } from './StartFault.ts';

const secretsSchema = z.object({
  livekitApiKey: z.string().min(8),
  livekitApiSecret: z.string().min(32),
  deskSecret: z.string().min(32),
});

export type Secrets = z.infer<typeof secretsSchema>;

/** @throws StartFault where the file is broken or readable by others */
export function secretsOf(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  if (!existsSync(file)) return make(file, dataDir);
  if ((statSync(file).mode & 0o077) !== 0) {
    throw new StartFault(
      `${file} 的权限过宽，其他用户可以读到密钥。\n  收紧：chmod 600 ${file}\n  若可能已泄露：删除它，下次启动会生成新的密钥。`,
    );
  }
  const read = secretsSchema.safeParse(jsonOf(file));
  if (!read.success) {
    throw new StartFault(`${file} 已损坏。删除它，下次启动会生成新的密钥。`);
  }
  return read.data;
}

function make(file: string, dataDir: string): Secrets {
  mkdirSync(dataDir, { recursive: true });
  const secrets: Secrets = {
    livekitApiKey: `key${randomBytes(9).toString('hex')}`,
    livekitApiSecret: randomBytes(36).toString('base64url'),
    deskSecret: randomBytes(36).toString('base64url'),
  };
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return secrets;
}

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
