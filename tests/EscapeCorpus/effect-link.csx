// attack: passes a link to a file of the runtime off as its own
// point: post-build
// expect: broken
// says: OBSH722
#load "attack.csx"
File.CreateSymbolicLink("/work/link", "/host/obs-hooks-scripthost.dll");
Effects.AddResultFile("OTHER", "x", "/work/link");
