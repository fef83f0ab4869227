// attack: adds the environment that the next build would get
// point: post-build
// expect: broken
// says: OBSH41
#load "attack.csx"
Effects.AddResult("OTHER", "_buildenv", "forged");
