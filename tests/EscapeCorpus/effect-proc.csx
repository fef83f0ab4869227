// attack: passes the memory of a process off as a file
// point: post-build
// expect: broken
// says: OBSH722
#load "attack.csx"
Effects.AddResultFile("OTHER", "x", "/proc/self/maps");
