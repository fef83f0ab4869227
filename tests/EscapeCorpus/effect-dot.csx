// attack: adds a result with the name of the directory
// point: post-build
// expect: broken
// says: OBSH41
#load "attack.csx"
Effects.AddResult("OTHER", "..", "x");
