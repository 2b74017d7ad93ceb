import { defineCodes } from 'internal:errors';
import { describeFunction, surface } from 'internal:surface';

const own = defineCodes({
  Error: { ERR_NOT_IN_SINGLE_EXECUTABLE_APPLICATION: 'Operation cannot be invoked when not in a single-executable application' },
});

function refuse(name: string, length: number): unknown {
  const fn = (): never => {
    throw new own.ERR_NOT_IN_SINGLE_EXECUTABLE_APPLICATION();
  };
  return describeFunction(fn, name, length);
}

/** nodejs.org/api/single-executable-applications.html: what it answers in a program that is none. */
export default surface('sea', 'isSea/0\ngetAsset/2\ngetRawAsset/1\ngetAssetAsBlob/2\ngetAssetKeys/0', {
  isSea: describeFunction((): boolean => false, 'isSea', 0),
  getAsset: refuse('getAsset', 2),
  getRawAsset: refuse('getRawAsset', 1),
  getAssetAsBlob: refuse('getAssetAsBlob', 2),
  getAssetKeys: refuse('getAssetKeys', 0),
});
