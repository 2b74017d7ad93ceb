import { defineCodes } from 'internal:errors';
import { surface } from 'internal:surface';

const own = defineCodes({ Error: { ERR_INSPECTOR_NOT_ACTIVE: 'Inspector is not active' } });

/** nodejs.org/api/inspector.html: what a process without an inspector answers, and refusals for the rest. */
export function inspectorSurface(module: string, base: string): Record<string, unknown> {
  const events = (domain: string, names: string): object => surface(`${module}.${domain}`, names.replaceAll(' ', '/0\n'));
  return surface(
    module,
    `
    open/3 =inspectorOpen
    close/0 =_debugEnd
    url/0
    waitForDebugger/0 =inspectorWaitForDebugger
    console
    Session/0 : ${base} connect connectToMainThread post disconnect
    Network
    NetworkResources
    DOMStorage
`,
    {
      close: function _debugEnd(): void {},
      url: function url(): void {},
      waitForDebugger: function inspectorWaitForDebugger(): never {
        throw new own.ERR_INSPECTOR_NOT_ACTIVE();
      },
      console: (globalThis as unknown as { console: object }).console,
      Network: events(
        'Network',
        'requestWillBeSent responseReceived loadingFinished loadingFailed dataSent dataReceived webSocketCreated ' +
          'webSocketClosed webSocketHandshakeResponseReceived/0',
      ),
      NetworkResources: events('NetworkResources', 'put/0'),
      DOMStorage: events(
        'DOMStorage',
        'domStorageItemAdded domStorageItemRemoved domStorageItemUpdated domStorageItemsCleared registerStorage/0',
      ),
    },
  );
}
