// The door of the test kit: a session, a server, a clock and other tabs, all played by a spec.
export { fakeClock, type FakeClock } from './fake-clock.ts';
export { fakeTabs, type FakeTabs } from './fake-tabs.ts';
export { fakeTokenServer, type FakeTokenServer, type FakeUser } from './fake-token-server.ts';
export { provideAuthTesting, type AuthTesting } from './provide-auth-testing.ts';
