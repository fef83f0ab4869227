// attack: adds a result at an absolute path
// point: post-build
// expect: broken
// says: OBSH41
#load "attack.csx"
Effects.AddResult("/etc", "cron.d", "x");
