// attack: replaces a source outside of the sources
// expect: broken
// says: OBSH40
#load "attack.csx"
Effects.AddSource("../../root/.build.log", "x", replace: true);
Effects.AddSource("/etc/shadow", "x", replace: true);
