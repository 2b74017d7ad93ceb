const Native = RegExp;

/**
 * The class `RegExp` as the package sees it: the standard has patterns compiled in `v` mode
 * (urlpattern.spec.whatwg.org/#compile-a-component), and the package asks for `u`. That comes first all the same, since
 * the engine refuses `-` and `::` outside of classes in `v` mode; what only `v` knows is no valid `u`.
 */
function PatternRegExp(source: string, flags: string): RegExp {
  try {
    return new Native(source, flags);
  } catch {
    return new Native(source, flags.replace('u', 'v'));
  }
}

export { PatternRegExp as RegExp };
