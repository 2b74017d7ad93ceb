"use strict"; exports.self = (function () { return this; })();
