#!/usr/bin/env node
// A file that is there before anything is built, so that an install can link the command.
import '../dist/cli.js'
