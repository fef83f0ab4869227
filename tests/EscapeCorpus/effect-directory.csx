// attack: passes a directory off as a file
// point: post-build
// expect: broken
// says: cannot be passed on: Access to the path '/work' is denied
#load "attack.csx"
Effects.AddResultFile("OTHER", "x", "/work");
