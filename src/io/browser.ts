import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Opens an address with the system's own browser. @returns false when there is none to start */
export async function openBrowser(url: string): Promise<boolean> {
  const [command = '', ...args] = process.platform === 'darwin' ? ['open', url] : process.platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler', url] : ['xdg-open', url];
  try {
    const child = spawn(command, args, { stdio: 'ignore', detached: true });
    await once(child, 'spawn');
    child.unref();
    return true;
  } catch {
    return false;
  }
}
