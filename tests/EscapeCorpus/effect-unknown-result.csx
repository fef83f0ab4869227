// attack: replaces and removes results that are not there
// point: post-build
// expect: broken
// says: OBSH41
#load "attack.csx"
Effects.ReplaceResult(new ResultFile("OTHER", "none", 1), "x");
Effects.RemoveResult(new ResultFile("..", ".build.log", 1));
