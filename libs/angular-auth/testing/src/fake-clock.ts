// Both clocks of the browser, moved by a spec. Timers are left to the test runner.

export interface FakeClock {
  /** Lets `performance.now()` and `Date.now()` go on by so many milliseconds. */
  advance(milliseconds: number): void;
  /** Sets `Date.now()` alone, in milliseconds since 1970, as a person or a time server does. */
  setWall(milliseconds: number): void;
  /** Takes the place of the two clocks, until the function returned is called. */
  install(): () => void;
}

/** For `provideAuthTesting({ clock })`. Stands still at `wall`, in milliseconds since 1970, until it is moved. */
export function fakeClock(wall = Date.now()): FakeClock {
  let steady = performance.now();
  return {
    advance(milliseconds) {
      steady += milliseconds;
      wall += milliseconds;
    },
    setWall(milliseconds) {
      wall = milliseconds;
    },
    install() {
      const real = { now: Date.now, performanceNow: performance.now };
      Date.now = () => wall;
      performance.now = () => steady;
      return () => {
        Date.now = real.now;
        performance.now = real.performanceNow;
      };
    },
  };
}
