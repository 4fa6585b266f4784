// What a User-Agent header tells in plain words: which browser or program, on which system.

/** In this order, because most browsers also claim to be those below them. */
const programs: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|OPiOS|OPX|Opera)\b/, 'Opera'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\bHeadlessChrome\//, 'Headless Chrome'],
  [/\b(?:Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/[\d.]+ (?:Mobile\/\w+ )?Safari\//, 'Safari'],
  [/^curl\//, 'curl'],
  [/^Wget\//, 'Wget'],
  [/^python-requests\//, 'Python Requests'],
  [/^python-httpx\//, 'Python HTTPX'],
  [/^Python-urllib\//, 'Python'],
  [/^PostmanRuntime\//, 'Postman'],
  [/^(?:node|undici)\b/, 'Node.js'],
  [/^okhttp\//, 'OkHttp'],
  [/^Go-http-client\//, 'Go'],
];

/** Android says Linux as well, and an iPhone says Mac OS X. An iPad asks for desktop pages as a Mac: it cannot be told from one. */
const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** "Firefox on Linux", "curl", "Unknown program on Windows", "Unknown device". */
export function deviceOf(userAgent: string): string {
  const program = nameIn(userAgent, programs);
  const system = nameIn(userAgent, systems);
  if (system === undefined) return program ?? $localize`:@@ui.device.unknown:Unknown device`;
  if (program === undefined) return $localize`:@@ui.device.unknown-on:Unknown program on ${system}:system:`;
  return $localize`:@@ui.device.on:${program}:program: on ${system}:system:`;
}

function nameIn(text: string, names: readonly (readonly [RegExp, string])[]): string | undefined {
  return names.find(([pattern]) => pattern.test(text))?.[1];
}
