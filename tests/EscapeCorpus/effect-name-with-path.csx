// attack: adds a result whose name is a path
// point: post-build
// expect: broken
// says: OBSH41
#load "attack.csx"
Effects.AddResult("OTHER", "../../../../evil", "x");
