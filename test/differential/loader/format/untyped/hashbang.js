#!/usr/bin/env node
export default "after a hashbang";
