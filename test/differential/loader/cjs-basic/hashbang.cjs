#!/usr/bin/env node
exports.line = 2; exports.bang = true;
