// Lets Lighthouse load one page several times, in a browser that is running already, with the cookies it has.
import lighthouse, { type Result } from 'lighthouse';
import type { PageFigures } from './marks.ts';

const categories = ['performance', 'accessibility', 'best-practices'];

/** Of several loads, the one in the middle by its score: a busy machine spoils single ones. */
export async function audit(
  port: number,
  origin: string,
  page: string,
  path: string,
  runs: number,
): Promise<PageFigures> {
  const loads: PageFigures[] = [];
  while (loads.length < runs) loads.push(figuresOf(await load(port, origin + path), page, path));
  const middle = loads.toSorted((a, b) => a.performance - b.performance || b.lcp - a.lcp)[
    Math.floor(runs / 2)
  ];
  if (!middle) throw new Error(`${path} was not loaded at all`);
  return middle;
}

async function load(port: number, url: string): Promise<Result> {
  const answer = await lighthouse(url, { port, logLevel: 'error', onlyCategories: categories });
  const { lhr } = answer ?? {};
  if (!lhr || lhr.runtimeError) throw new Error(`${url}: ${lhr?.runtimeError?.message ?? 'no result'}`);
  // A session that was not taken up would be measured as a fast sign-in page.
  if (lhr.finalDisplayedUrl !== url) throw new Error(`${url} led to ${lhr.finalDisplayedUrl}`);
  return lhr;
}

function figuresOf(lhr: Result, page: string, path: string): PageFigures {
  const score = (id: string) => Math.round((lhr.categories[id]?.score ?? 0) * 100);
  const value = (id: string) => {
    const { numericValue } = lhr.audits[id] ?? {};
    if (numericValue === undefined) throw new Error(`${path}: Lighthouse did not measure ${id}`);
    return numericValue;
  };
  return {
    page,
    path,
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    lcp: value('largest-contentful-paint'),
    tbt: value('total-blocking-time'),
    cls: value('cumulative-layout-shift'),
    remarks: remarksOf(lhr),
  };
}

/** The audits with a weight that did not pass, in Lighthouse's words. */
function remarksOf(lhr: Result): string[] {
  const weighty = categories.flatMap((id) => lhr.categories[id]?.auditRefs ?? []);
  return weighty
    .filter(({ weight }) => weight > 0)
    .flatMap(({ id }) => lhr.audits[id] ?? [])
    .filter(({ score }) => score !== null && score < 0.9)
    .map(({ title, displayValue }) => (displayValue ? `${title}: ${displayValue}` : title));
}
