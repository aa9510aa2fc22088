import { test } from 'vitest';
import { callerTexts as texts } from '../../desk/web/texts.ts';
import { startBrowser } from '../support/browser.ts';
import { eventually } from '../support/deadline.ts';
import { callerPage } from './webCalls.ts';
import { openWebHouse } from './webHouse.ts';
test('timing', async () => {
  const house = await openWebHouse();
  for (const permission of [true, false]) {
    const b = await startBrowser({ permission });
    for (let i = 0; i < 3; i++) {
    const page = await callerPage(house, b, []);
    const calls = house.agents.length;
    page.on('console', m => { if (m.text().startsWith('T ')) console.log(m.text()); });
    const t = performance.now();
    await page.getByRole('button', { name: texts.ring }).click();
    await eventually(10_000, 'agent', () => house.agents[calls] !== undefined);
    const a = performance.now();
    await page.getByRole('textbox').waitFor();
    const c = performance.now();
    await eventually(10_000, 'x', () => house.agents[calls]?.joined.length === 1);
    console.log(permission, 'agent in', Math.round(a - t), 'page connected', Math.round(c - t), 'joined', Math.round(performance.now() - t));
    await page.close();
    }
    await b.close();
  }
  await house.close();
});
