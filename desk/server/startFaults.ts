/** Tells an operator why the desk server does not start, and how to mend it. */
import type { DeskSettings, SettingFault } from './settings.ts';

export function printSettingFaults(faults: readonly SettingFault[]): string {
  const lines = faults.map(({ setting, fault, hint }) => `  ${setting}：${fault}。${hint}`);
  return ['坐席台服务的设置有误：', ...lines].join('\n');
}

/** @param error what `listen` threw */
export function explainStartFault(
  error: unknown,
  { host, port }: Pick<DeskSettings, 'host' | 'port'>,
): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return `端口 ${port} 已被占用（${host}）。请关闭占用它的程序，或用 PORT 换一个端口，例如 PORT=${port + 1}。`;
    case 'EACCES':
      return `没有权限监听端口 ${port}。请用 PORT 换一个 1024 以上的端口。`;
    case 'EADDRNOTAVAIL':
      return `本机没有地址 ${host}。请把 HOST 设为 127.0.0.1。`;
    default:
      return `无法监听 ${host}:${port}：${error instanceof Error ? error.message : String(error)}`;
  }
}
