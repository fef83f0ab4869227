// attack: passes a directory off as a file
// point: post-build
// expect: broken
// says: OBSH722|cannot be passed
#load "attack.csx"
Effects.AddResultFile("OTHER", "x", "/work");
